"""Use case: the descriptor beside a table that was written, so that other programs need not guess at it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.open_data.described import Measured, TableForm, package_document, resource_document
from parindex.version import __version__
from parindex.workflow.output.safe_output import write_output

__all__ = ["Described", "Made", "describe", "measured"]

_NAME: Final = "datapackage.json"


class Described(NamedTuple):
    """What a table is, and of which workspace."""

    form: TableForm
    sets: tuple[Measured, ...]
    title: str
    licence: str | None


class Made(NamedTuple):
    """A document, the name that its file should have, and what describes it if it is a table."""

    content: bytes
    name: str
    described: Described | None = None


def measured(block: BlockStandings) -> Measured:
    """Return the set that a block was measured with."""
    return Measured(block.block, block.edition.key, block.edition.digest, block.edition.draft)


def describe(path: Path, content: bytes, described: Described, home: Path) -> Path | None:
    """Write or complete `datapackage.json` in the folder of a table; return it.

    Other tables of the folder stay described as long as they are there. The descriptor of somebody else
    stays as it is: the table gets one of its own name. What is no file (a pipe, a device) is not described.

    Raises:
        ParindexError: it cannot be written.
    """
    if not path.is_file():
        return None
    target = path.with_name(_NAME)
    others = _others(target)
    if others is None:
        target, others = path.with_suffix(f".{_NAME}"), []
    resource = resource_document(_slug(path.stem), path.name, content, described.form, described.sets)
    kept = [one for one in others if one["path"] != path.name and (path.parent / one["path"]).is_file()]
    resources = sorted([*kept, resource], key=lambda one: str(one["path"]))
    document = package_document(described.title, described.licence, __version__, resources)
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write_output(target, text.encode(), home, ".json")
    return target


def _others(target: Path) -> Sequence[Mapping[str, Any]] | None:
    """Return what a descriptor of ours describes; `None` for one that is not ours."""
    if not target.exists():
        return []
    try:
        found = json.loads(target.read_bytes())
        resources = [one for one in found["resources"] if isinstance(one["path"], str)]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return resources if "parindex" in found else None


def _slug(stem: str) -> str:
    """Return a name as Frictionless wants it: small letters, digits and `-._`."""
    small = "".join(char if char.isascii() and (char.isalnum() or char in "-._") else "-" for char in stem.casefold())
    return small.strip("-") or "table"
