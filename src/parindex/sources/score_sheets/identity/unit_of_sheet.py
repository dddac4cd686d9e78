"""Whose scores a sheet holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from parindex.model.units import Unit
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.identity.title_block import generic, unit_label, without_superior
from parindex.sources.score_sheets.identity.title_units import units_in_title
from parindex.sources.score_sheets.identity.unit_names import Candidates, NameIndex, Unknown
from parindex.sources.score_sheets.layout import Layout

__all__ = ["Identity", "identify", "look_up", "of_sheet"]

_COPY = re.compile(r"\s*(\(\d+\)|- copy|- bản sao|\bfinal\b|\bv\d+\b)\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(^|[\s_\-.])(năm[\s_]*)?(19|20|21)\d\d(?=$|[\s_\-.])", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,4}\s*[.\-_)]\s*")
_PARTS = re.compile(r"_+|\s+[-–]\s+")


@dataclass(frozen=True, slots=True)
class Identity:
    """The unit of a sheet, or its name alone where no registry is there. `problem`: why it is not known."""

    name: str
    unit: Unit | None = None
    problem: Problem | None = None
    doubt: Problem | None = None


_NOBODY = Identity("")


def look_up(names: NameIndex, name: str) -> Identity:
    """Look a name up in the registry."""
    found = names.find(name)
    match found:
        case Unit():
            return Identity(found.name, found)
        case Candidates(units=units):
            return Identity(name, None, Problem("S202", {"name": name, "candidates": _listed(units)}))
        case Unknown(nearest=nearest):
            return Identity(name, None, Problem("S201", {"name": name, "nearest": _listed(nearest) or "–"}))


def of_sheet(names: NameIndex | None, grid: Grid, layout: Layout, path: Path) -> tuple[Identity, Position | None]:
    """Tell the unit of a sheet, and the cell that names it, if one does.

    What a rule says counts first, then a label ("Đơn vị: …"), then the name of the sheet or file, then the
    only unit that is named anywhere above the table. A title that names others than these raises a doubt.
    """
    last = layout.heading[0]
    if layout.unit_name:
        return identify(names, layout.unit_name, grid.name, path), (last, 0)
    if label := unit_label(grid, last):
        return identify(names, label[0], grid.name, path), (label[1], label[2])
    found = identify(names, None, grid.name, path)
    titled = units_in_title(names, grid, last) if names is not None else {}
    if not titled:
        return found, None
    first, at = next(iter(titled.values()))
    if found.unit is not None:
        return (
            (found, titled[found.unit.id][1])
            if found.unit.id in titled
            else (_doubted(names, found, first, grid.name, path), at)
        )
    if len(titled) == 1:
        return Identity(first.name, first), at
    units = tuple(unit for unit, _ in titled.values())
    return Identity(
        first.name, None, Problem("S202", {"name": shown(_text(grid, at)), "candidates": _listed(units)})
    ), at


def _doubted(names: NameIndex | None, found: Identity, other: Unit, sheet: str, path: Path) -> Identity:
    """Doubt a unit that only the name of the sheet or file tells, where the title names another of its kind."""
    if found.unit is None or names is None or names.criteria(found.unit) != names.criteria(other):
        return found
    where = sheet if _among_parts(names, sheet).unit == found.unit else path.stem
    values = {"name": other.name, "other": found.name, "where": shown(where)}
    return replace(found, doubt=Problem("S203", values))


def _text(grid: Grid, at: Position) -> CellValue:
    return grid.rows[at[0]][at[1]]


def identify(names: NameIndex | None, label: str | None, sheet: str, path: Path) -> Identity:
    """Tell the unit from the label in the title, else the sheet's name, else the file's name."""
    if names is None:
        return Identity(label or (path.stem if generic(sheet) else sheet))
    if label is not None:
        found = look_up(names, label)
        if found.unit is None and (short := without_superior(label)):
            inner = look_up(names, short)
            found = inner if inner.unit else _nearer(found, inner)
        return _cross_checked(names, found, sheet, path) if found.unit else found
    for name in (sheet, path.stem):
        found = _among_parts(names, name)
        if found.unit or (found.problem and found.problem.code == "S202"):
            return found
    return look_up(names, path.stem if generic(sheet) else sheet)


def _nearer(found: Identity, inner: Identity) -> Identity:
    """Suggest for a name what is like it without the body above it."""
    if found.problem is None or inner.problem is None or not found.problem.code == inner.problem.code == "S201":
        return found
    values = {**found.problem.values, "nearest": inner.problem.values["nearest"]}
    return replace(found, problem=replace(found.problem, values=values))


def _among_parts(names: NameIndex, name: str) -> Identity:
    """Look up a name that may stand among other words, parted by dashes or underscores."""
    if names.unit(name) is not None:
        return look_up(names, name)
    found = {unit.id: Identity(unit.name, unit) for part in _parts(name) if isinstance(unit := names.unit(part), Unit)}
    return next(iter(found.values())) if len(found) == 1 else _NOBODY


def _parts(name: str) -> Iterator[str]:
    bare = _NUMBER.sub("", _YEAR.sub(" ", _COPY.sub("", name))).strip(" _-.")
    for part in (bare, *_PARTS.split(bare)):
        if part.strip():
            yield part.strip()


def _cross_checked(names: NameIndex, found: Identity, sheet: str, path: Path) -> Identity:
    """Doubt a label where the name of the sheet or file is that of another unit."""
    for name in (sheet, path.stem):
        other = _among_parts(names, name).unit
        if other is not None and found.unit is not None and other.id != found.unit.id:
            values = {"name": found.name, "other": other.name, "where": name}
            return Identity(found.name, found.unit, None, Problem("S203", values))
    return found


def _listed(units: tuple[Unit, ...]) -> str:
    return "; ".join(f"{unit.name} ({unit.id})" for unit in units)
