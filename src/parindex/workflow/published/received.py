"""A bundle from another office: what it was computed from, and whether it is what was published."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from parindex.errors import ParindexError
from parindex.model.frozen import Frozen
from parindex.model.journal import Action, Record
from parindex.model.manifest import Manifest, Role, read_manifest
from parindex.model.revisions import Revision, RevisionPlace
from parindex.sources.bundle_file import BundleFile, damaged
from parindex.store import StoredSheet, read_rows
from parindex.version import __version__
from parindex.workflow.definitions import DefinitionFile, PrivateFolder, workspace_of
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.published.bundle import reports_of
from parindex.workflow.published.exhibit import Exhibit, Shelf
from parindex.workflow.published.findings import Finding, Verification, disproof, note
from parindex.workflow.published.verify import VerifyOptions, verify_shelf
from parindex.workflow.revision import RevisionInputs, manifest_of
from parindex.workflow.standing import checked

__all__ = ["bundle_inputs", "verify_bundle"]

_SILENT = Silent()
_MANIFEST = re.compile(r"manifest-r([0-9]+)\.json", re.ASCII)
_PLAIN = re.compile(r"[^\W_][\w .()-]{0,99}")
"""A piece of a path that is a name on every system."""

Kept = TypeVar("Kept")


class _Head(Frozen):
    kind: str
    parindex: str
    schema_: Annotated[int, Field(alias="schema")]
    year: int
    revision: int
    manifest_sha256: str
    not_at_hand: tuple[str, ...]


class _Line(Frozen):
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


def verify_bundle(path: Path, options: VerifyOptions, *, progress: Progress = _SILENT) -> Verification:
    """Compare everything in a bundle with everything else in it.

    Raises:
        ParindexError: the file is no bundle, or it was built to deceive or to overwhelm.
    """
    folder = PrivateFolder()
    with BundleFile(path) as bundle:
        shelf = _shelf(bundle, folder.path)
        found = verify_shelf(shelf, options, progress=progress)
        more = tuple(_reports(bundle, shelf))
    return Verification(found.year, (*found.findings, *more), found.proofs)


def bundle_inputs(path: Path, year: int | None = None, revision: int | None = None) -> RevisionInputs:
    """Return the sheets and the definitions in a bundle; `year` and `revision`, if given, must be its own.

    Raises:
        ParindexError: the file is no bundle of that year and revision, or it was built to deceive or to overwhelm.
    """
    folder = PrivateFolder()
    with BundleFile(path) as bundle:
        shelf = _shelf(bundle, folder.path)
        (exhibit,) = shelf.exhibits
        if exhibit.unreadable is not None:
            raise exhibit.unreadable
        found = exhibit.revision
        if year not in {None, found.year} or revision not in {None, found.number}:
            raise ParindexError(
                "The bundle {path} holds {year}, revision {revision}.",
                path=path,
                year=found.year,
                revision=found.number,
            )
        files = [
            DefinitionFile(one.role, one.path, shelf.definition(one.sha256)) for one in manifest_of(found).definitions
        ]
        then = workspace_of(files, found.year, shelf.home)
        return RevisionInputs(then, checked(then, found.year, exhibit.stored), found)


def _shelf(bundle: BundleFile, home: Path) -> Shelf:
    head = _part(bundle, "bundle.json", TypeAdapter(_Head))
    revisions = list(_revisions(bundle, head.year))
    exhibits = [_exhibit(bundle, one) for one in revisions if one.number == head.revision]
    if not exhibits:
        raise damaged(bundle.path, "bundle.json")
    records = [Record(**dict(line)) for line in _part(bundle, "journal.json", TypeAdapter(list[_Line]))]
    return Shelf(head.year, home, records, revisions, exhibits, _definition(bundle), _at_hand(bundle, home))


def _exhibit(bundle: BundleFile, revision: Revision) -> Exhibit:
    rows = _part(bundle, "entries.json", TypeAdapter(list[dict[str, str]]))
    try:
        return Exhibit(revision, read_rows(revision.year, rows))
    except ParindexError as error:
        return Exhibit(revision, (), {}, error)


def _revisions(bundle: BundleFile, year: int) -> Iterator[Revision]:
    found = sorted((int(name[1]), name[0]) for name in map(_MANIFEST.fullmatch, bundle.names) if name)
    for number, name in found:
        text = _text(bundle, name)
        manifest = read_manifest(text)
        if manifest is None:
            raise damaged(bundle.path, name)
        yield Revision(year, number, manifest.reason, "", manifest.published_at, text)


def _part(bundle: BundleFile, name: str, kind: TypeAdapter[Kept]) -> Kept:
    try:
        return kind.validate_python(json.loads(_text(bundle, name)))
    except (ValidationError, ValueError, RecursionError) as error:
        raise damaged(bundle.path, name) from error


def _text(bundle: BundleFile, name: str) -> str:
    try:
        return bundle.read(name).decode()
    except UnicodeDecodeError as error:
        raise damaged(bundle.path, name) from error


def _definition(bundle: BundleFile) -> Callable[[str], bytes]:
    def read(digest: str) -> bytes:
        content = bundle.read(f"definitions/{digest}")
        if sha256(content).hexdigest() != digest:
            raise damaged(bundle.path, f"definitions/{digest}")
        return content

    return read


def _at_hand(bundle: BundleFile, home: Path) -> Callable[[str, str], Path | None]:
    """Lay a workbook where it was in its workspace if that is a plain path: names may tell what a file is."""
    names = (PurePosixPath(name) for name in bundle.names if name.startswith("inputs/"))
    parts = {name.stem: str(name) for name in names}
    laid: dict[tuple[str, str], Path] = {}

    def find(path: str, digest: str) -> Path | None:
        if digest not in parts:
            return None
        if (path, digest) not in laid:
            suffix = PurePosixPath(parts[digest]).suffix
            target = home / _safe(path, suffix, len(laid))
            if target.exists():
                target = home / f"inputs-{len(laid)}" / target.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bundle.read(parts[digest]))
            laid[path, digest] = target
        return laid[path, digest]

    return find


def _safe(path: str, suffix: str, number: int) -> PurePosixPath:
    pieces = path.replace("\\", "/").split("/")
    if all(map(_PLAIN.fullmatch, pieces)) and path.casefold().endswith(suffix):
        return PurePosixPath(*pieces)
    name = re.sub(r"[^\w .()-]", "_", pieces[-1])[-80:].strip(" ._") or "sheet"
    return PurePosixPath(f"inputs-{number}") / (name if name.casefold().endswith(suffix) else name + suffix)


def _reports(bundle: BundleFile, shelf: Shelf) -> Iterator[Finding]:
    """Make the reports anew, where that is the same program and no template of a stranger has to run."""
    there: Mapping[str, bytes] = {name: bundle.read(name) for name in bundle.names if name.startswith("reports/")}
    exhibit = shelf.exhibits[-1]
    manifest = read_manifest(exhibit.revision.manifest)
    if not there or manifest is None:
        return
    if any(one.role is Role.TEMPLATE for one in manifest.definitions):
        yield note("reports_templates")
        return
    if (head := _part(bundle, "bundle.json", TypeAdapter(_Head))).parindex != __version__:
        yield note("reports_version", then=head.parindex)
        return
    made = _made(shelf, exhibit, manifest)
    for name in sorted(there):
        if made is not None and made.get(name) != there[name]:
            yield disproof("report_differs", path=name)


def _made(shelf: Shelf, exhibit: Exhibit, manifest: Manifest) -> Mapping[str, bytes] | None:
    before = [one for one in shelf.revisions if one.number < manifest.revision]
    place = RevisionPlace(exhibit.revision, before[-1] if before else None)
    try:
        files = [DefinitionFile(one.role, one.path, shelf.definition(one.sha256)) for one in manifest.definitions]
        stored: list[StoredSheet] = list(exhibit.stored)
        return reports_of(workspace_of(files, manifest.year, shelf.home), stored, manifest, place)
    except ParindexError:  # told already: the results cannot be computed
        return None
