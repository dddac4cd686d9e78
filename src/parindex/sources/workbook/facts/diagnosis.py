"""Where a sheet went wrong: the second look at cells that the reader could not read, or read otherwise."""

import re
from bisect import insort
from collections.abc import Sequence

from parindex.sources.cells.grid import CellValue, Merge
from parindex.sources.workbook.facts.calamine_rows import Rows
from parindex.sources.workbook.facts.shared_texts import SharedTexts
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.sheet_facts import SheetFacts, address

__all__ = ["overlapping", "readable", "refuse_disagreement", "refuse_lost_texts"]

_KNOWN_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"))
_ERROR_CELL = re.compile(
    rb"""(<(?:\w+:)?c\b[^<>]*?\bt=["']e["'][^<>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v\b[^<>]*>)[^<]*""", re.DOTALL
)


_INDEX = re.compile(
    rb"""(<(?:\w+:)?c\b[^<>]*?\bt=["']s["'][^<>]*>\s*(?:<(?:\w+:)?v\b[^<>]*>))\s*([0-9]+)\s*(</(?:\w+:)?v>)"""
)
_SPACES = re.compile(r"\s+|_x[0-9A-Fa-f]{4}_")


def readable(xml: bytes, facts: SheetFacts) -> bytes:
    """Write error cells so that the reader knows them; what they really show is among the facts."""
    if facts.texts:
        xml = _INDEX.sub(rb"\1\2\3", xml)
    if facts.errors and not _KNOWN_ERRORS.issuperset(facts.errors.values()):
        return _ERROR_CELL.sub(rb"\1#N/A", xml)
    return xml


def refuse_disagreement(sheet: str, facts: SheetFacts, rows: Rows, shared: SharedTexts) -> None:
    """Refuse a sheet if the reader shows nothing where a value is stored, a value where there is none, or another."""
    stored = {at for at in facts.positions or () if not shared.is_empty(facts.texts.get(at, -1))}
    shown = {(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None}
    other = {at for at, number in facts.numbers.items() if at in shown and _differs(rows[at[0]][at[1]], number)}
    other |= {
        at for at, number in facts.texts.items() if at in shown and not _same(rows[at[0]][at[1]], shared.text(number))
    }
    for at in sorted((stored ^ shown) | other):
        raise Refused("F304", sheet=sheet, cell=address(at))


def _differs(value: CellValue, number: float) -> bool:
    """Tell whether a number was read as another one; dates are numbers that are shown otherwise."""
    return isinstance(value, float) and value != number


def _same(value: CellValue, text: str) -> bool:
    """Tell whether a text was read as the one that its number names; readers differ in spaces and escapes."""
    return isinstance(value, str) and _SPACES.sub("", value) == _SPACES.sub("", text)


def refuse_lost_texts(sheet: str, facts: SheetFacts, shared: SharedTexts) -> None:
    """Refuse a sheet with a cell that points to a text which is not there."""
    for at, number in facts.texts.items():
        if not shared.holds(number):
            raise Refused("F304", sheet=sheet, cell=address(at))


def overlapping(merges: Sequence[Merge]) -> Merge | None:
    """Return a merged range that overlaps another one, if there is any."""
    open_until: list[tuple[int, Merge]] = []
    for merge in sorted(merges):
        top, left, bottom, right = merge
        while open_until and open_until[0][0] < top:
            open_until.pop(0)
        for _, (_, other_left, _, other_right) in open_until:
            if left <= other_right and other_left <= right:
                return merge
        insort(open_until, (bottom, merge))
    return None
