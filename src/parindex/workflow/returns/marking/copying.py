"""One marked copy, the best that the file allows; runs in the process for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from parindex.language import Speech, speech
from parindex.reporting.marked_copies import Finding
from parindex.reporting.marked_copies.edited import edited_copy
from parindex.reporting.marked_copies.losses_of_copy import LINKS, lost_words
from parindex.reporting.marked_copies.rebuilt import rebuilt_copy
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.workbook.guard.intake import digest, take_in
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.signature import kind_of_content, kind_of_package
from parindex.sources.workbook.processes.reading import read_workbook
from parindex.sources.workbook.xlsx.reader import read_ooxml
from parindex.workflow.returns.marking.clean_package import clean_package
from parindex.workflow.returns.marking.process import Marked

__all__ = ["copy_of"]


def copy_of(path: Path, sha256: str, findings: Sequence[Finding], locale: str, *, values_only: bool = False) -> Marked:
    """Edit the workbook; if that would change what it says, build one of its values.

    Raises `Refused` or anything else if the file is not the one that was read.
    """
    content = take_in(path)
    if digest(content) != sha256:
        message = "the file has changed since it was read"
        raise ValueError(message)
    voice = speech(locale)
    if kind_of_content(content) == "zip" and not values_only:
        package = Package(content)
        if kind_of_package(package) == "xlsx":
            grids, _ = read_ooxml(package, str(path))
            for rich in (True, False):
                if made := _edited(Package(content), grids, findings, voice, rich=rich):
                    return made
    grids = list(read_workbook(path).sheets)
    if not grids:
        message = "the file cannot be read"
        raise ValueError(message)
    notes = [voice.say("The format of the file could not be kept: this copy holds its values alone.")]
    return Marked(rebuilt_copy(grids, findings, notes, voice), edited=False, lost=())


def _edited(
    package: Package, grids: Sequence[Grid], findings: Sequence[Finding], voice: Speech, *, rich: bool
) -> Marked | None:
    """Return an edited copy that reads back as the original does, `None` if there is no such copy."""
    try:
        clean, lost = clean_package(package)
        notes = lost_words(lost, voice)
        made = edited_copy(clean, grids, findings, notes, voice, rich=rich)
        again, _ = read_ooxml(Package(made.content), "")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises anything over what it does not understand
        return None
    if not _same([grid for grid in grids if grid.name in made.kept], again, made.frozen):
        return None
    if any(made.frozen.values()):
        lost |= {LINKS}
    return Marked(made.content, edited=True, lost=tuple(sorted(lost)))


def _same(grids: Sequence[Grid], again: Sequence[Grid], frozen: Mapping[str, frozenset[Position]]) -> bool:
    """Tell whether all sheets of the sender say the same in the copy; formulas that led out are values there."""
    by_name = {grid.name: grid for grid in again}
    return all(grid.name in by_name and _alike(grid, by_name[grid.name], frozen[grid.name]) for grid in grids)


def _alike(grid: Grid, other: Grid, frozen: frozenset[Position]) -> bool:
    before = replace(grid, formulas=grid.formulas - frozen, uncached=grid.uncached - frozen)
    facts = ("hidden", "hidden_rows", "hidden_columns", "errors", "uncached", "formulas", "percents")
    if any(getattr(before, fact) != getattr(other, fact) for fact in facts):
        return False
    return sorted(grid.merges) == sorted(other.merges) and _values(grid) == _values(other)


def _values(grid: Grid) -> dict[Position, CellValue]:
    return {(r, c): value for r, row in enumerate(grid.rows) for c, value in enumerate(row) if value is not None}
