"""The parts of a bundle that say what it is, as they are written and read."""

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from parindex.model.definition import Frozen
from parindex.model.records.journal import Action
from parindex.model.records.manifest import Manifest
from parindex.reporting import FORMATS
from parindex.sources.bundle_file import BundleFile, damaged
from parindex.version import __version__

__all__ = [
    "BundleHead",
    "JournalLine",
    "JournalLink",
    "as_json",
    "contents",
    "part",
    "part_text",
    "readme",
    "report_names",
]

_README: Final = """\
Gói hồ sơ kiểm chứng kết quả công bố của parindex.
Kiểm chứng trong một thư mục bất kỳ, không cần gì thêm (thay TEP.zip bằng tên tệp này):

    parindex verify --bundle TEP.zip

Đối chiếu SHA-256 của bản kê với số in trong quyết định công bố:

    {digest}

A bundle of parindex: everything that is needed to verify a published year, with the command above
(write the name of this file for TEP.zip). Compare the SHA-256 of the manifest with the one printed in the decision.
"""

_LEFT_OUT: Final = frozenset({"pdf"})
"""Formats that came after bundles: those that were handed out must stay whole for whoever verifies them."""

Kept = TypeVar("Kept")


class BundleHead(Frozen):
    """What `bundle.json` says."""

    kind: Literal["parindex-bundle"]
    parindex: str
    schema_: Annotated[Literal[1], Field(alias="schema")]
    year: int
    revision: int
    manifest_sha256: str
    not_at_hand: tuple[str, ...]


class JournalLine(Frozen):
    """A record of the journal."""

    number: int
    at: str
    who: str
    version: str
    action: Action
    year: int
    revision: int
    detail: dict[str, Any]
    previous: str
    digest: str


class JournalLink(Frozen):
    """A record of the journal that is about another year: only what holds the chain together."""

    number: int
    previous: str
    digest: str


def contents(
    manifest: Manifest, digest: str, left_out: Iterable[str], program: str = __version__
) -> Mapping[str, object]:
    """Return what `bundle.json` says; `left_out` are the paths of the workbooks that are not in the bundle."""
    return {
        "kind": "parindex-bundle",
        "parindex": program,
        "schema": 1,
        "year": manifest.year,
        "revision": manifest.revision,
        "manifest_sha256": digest,
        "not_at_hand": sorted(left_out),
    }


def readme(digest: str) -> bytes:
    """Return what `README.txt` says."""
    return _README.format(digest=digest).encode()


def report_names(manifest: Manifest) -> dict[str, str]:
    """Return the formats of the reports with the names of their parts."""
    name = f"reports/par-index-{manifest.year}-r{manifest.revision}"
    return {kind: f"{name}{FORMATS[kind].suffix}" for kind in FORMATS if kind not in _LEFT_OUT}


def as_json(document: object) -> bytes:
    """Write a part in its one form."""
    text = json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode()


def part(bundle: BundleFile, name: str, kind: TypeAdapter[Kept]) -> Kept:
    """Read a part.

    Raises:
        ParindexError: it is missing, or not what `bundle` writes.
    """
    try:
        return kind.validate_python(json.loads(part_text(bundle, name)))
    except (ValidationError, ValueError, RecursionError) as error:
        raise damaged(bundle.path, name) from error


def part_text(bundle: BundleFile, name: str) -> str:
    """Read a part as text.

    Raises:
        ParindexError: it is missing, or no text.
    """
    try:
        return bundle.read(name).decode()
    except UnicodeDecodeError as error:
        raise damaged(bundle.path, name) from error
