"""Two manifests of one revision, the published one and the one computed now: what differs, down to the cell."""

from collections.abc import Iterator, Mapping

from parindex.model.records.manifest import BlockResults, Cell, Input, Manifest, UnitResult
from parindex.model.records.verification import CellMismatch, Finding, ResultMismatch, disproof
from parindex.workflow.publication.cell_words import Telling, told_apart

__all__ = ["cell_differences", "input_findings", "result_differences", "shown"]

_RESULTS = ("name", "points", "applicable", "index", "published", "tier", "rank", "missing")


def input_findings(then: Manifest, now: Manifest) -> Iterator[Finding]:
    """Yield the sheets that were removed, added or changed in the store."""
    was = {(one.unit, one.step): one for one in then.inputs}
    became = {(one.unit, one.step): one for one in now.inputs}
    names = {**_names(now), **_names(then)}
    for unit, step in sorted(was.keys() - became.keys()):
        yield _sheet("sheet_removed", names, unit, step)
    for unit, step in sorted(became.keys() - was.keys()):
        yield _sheet("sheet_added", names, unit, step)
    for key in sorted(was.keys() & became.keys()):
        if was[key].entries != became[key].entries:
            yield _sheet("sheet_changed", names, *key)
        elif _origin(was[key]) != _origin(became[key]):
            yield _sheet("origin_changed", names, *key)


def _sheet(kind: str, names: Mapping[str, str], unit: str, step: str) -> Finding:
    return disproof(kind, unit=f"{unit}, {step}" if step else unit, name=names.get(unit, unit))


def _origin(one: Input) -> tuple[str, str, str]:
    return one.path, one.sheet, one.sha256


def _names(manifest: Manifest) -> dict[str, str]:
    return {unit: result.name for block in manifest.blocks.values() for unit, result in block.units.items()}


def result_differences(then: Manifest, now: Manifest) -> Iterator[ResultMismatch]:
    """Yield totals, tiers and ranks that come out otherwise."""
    for name in sorted(then.blocks.keys() | now.blocks.keys()):
        was, became = then.blocks.get(name), now.blocks.get(name)
        if was is None or became is None:
            text = tuple(None if one is None else f"{len(one.units)}" for one in (was, became))
            yield ResultMismatch(name, "", name, "units", *text)
            continue
        yield from _block(name, was, became)


def _block(name: str, was: BlockResults, became: BlockResults) -> Iterator[ResultMismatch]:
    for what in ("mean", "criteria", "digest"):
        old, new = getattr(was, what), getattr(became, what)
        if old != new:
            yield ResultMismatch(name, "", was.title, what, old, new)
    for unit in sorted(was.units.keys() | became.units.keys()):
        yield from _unit(name, unit, was.units.get(unit), became.units.get(unit))
    if was.absent != became.absent:
        old, new = (", ".join(one.absent.values()) for one in (was, became))
        yield ResultMismatch(name, "", was.title, "absent", old, new)


def _unit(block: str, unit: str, was: UnitResult | None, became: UnitResult | None) -> Iterator[ResultMismatch]:
    known = was or became
    assert known is not None
    for what in _RESULTS:
        old, new = (None if one is None else shown(getattr(one, what)) for one in (was, became))
        if old != new:
            yield ResultMismatch(block, unit, known.name, what, old, new)


def shown(value: object) -> str | None:
    """Write a result as text."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return None if value is None else str(value)


def cell_differences(then: Manifest, now: Manifest) -> Iterator[CellMismatch]:
    """Yield the cells of units in both that say something else, or give other points."""
    for name in then.blocks.keys() & now.blocks.keys():
        was, became = then.blocks[name].units, now.blocks[name].units
        for unit in was.keys() & became.keys():
            if was[unit].cells != became[unit].cells:
                yield from _cells(unit, was[unit], became[unit])


def _cells(unit: str, was: UnitResult, became: UnitResult) -> Iterator[CellMismatch]:
    for code in {**was.cells, **became.cells}:
        old, new = was.cells.get(code), became.cells.get(code)
        if old != new:
            stage, cell, *_ = old or new or ("", "")
            yield CellMismatch(unit, was.name, code, stage, cell, _said(old, new), _said(new, old), None)


def _said(cell: Cell | None, other: Cell | None) -> str | None:
    """Say what a cell holds, with as much as is needed to see the difference."""
    if cell is None:
        return None
    return told_apart(_telling(cell), None if other is None else _telling(other))


def _telling(cell: Cell) -> Telling:
    stage, place, text, meaning, points = cell
    return Telling(text or meaning, f"{meaning}, {points}", f"{stage} {place}")
