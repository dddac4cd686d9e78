"""What a shell proposes for the word that is being typed: units, blocks and years of the workspace."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from parindex.errors import ParindexError

if TYPE_CHECKING:
    from parindex.workflow.years.workspace import Workspace
from parindex.sources.files.paths import find_workspace

__all__ = ["blocks", "units", "years"]

Proposals = list[tuple[str, str]]
"""What may be typed, and what it means."""


def units(incomplete: str) -> Proposals:
    """Propose units by their ids; a part of the name finds them, too."""
    wanted = incomplete.casefold()
    known = ((unit.id, unit.name) for one in _workspace() for unit in one.registry.units)
    return [(id_, name) for id_, name in known if id_.startswith(wanted) or wanted in name.casefold()]


def blocks(incomplete: str) -> Proposals:
    """Propose blocks by their ids."""
    known = ((each, str(block.title)) for one in _workspace() for each, block in one.registry.blocks.items())
    return _beginning(known, incomplete)


def years(incomplete: str) -> Proposals:
    """Propose the years of which there are scores or sheets."""
    from parindex.workflow.years.known_years import known_years, sheet_years  # noqa: PLC0415  only while typing
    from parindex.workflow.years.workspace import Session  # noqa: PLC0415  as above

    root = find_workspace(Path.cwd())
    if root is None:
        return []
    try:
        with Session(root) as session:
            known = known_years(session)
            found = sorted({*known.scored, *known.printed, *sheet_years(session)})
    except (ParindexError, OSError):  # nobody wants to read of errors while typing
        return []
    return _beginning(((str(year), "") for year in found), incomplete)


def _workspace() -> "Iterator[Workspace]":
    from parindex.workflow.years.workspace import load  # noqa: PLC0415  only while typing

    root = find_workspace(Path.cwd())
    if root is not None:
        try:
            yield load(root)
        except (ParindexError, OSError):  # as above
            return


def _beginning(known: Iterable[tuple[str, str]], incomplete: str) -> Proposals:
    return [one for one in known if one[0].startswith(incomplete)]
