"""What a sheet's XML says beside its values, found in a few passes at the speed of C.

Works on XML in the one spelling that practically all programs write; anything else goes to the
slow and complete reading in `sheet_walk`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parindex.sources.grid import Position
from parindex.sources.workbook.facts import SheetFacts, area, reach
from parindex.sources.workbook.limits import limit
from parindex.sources.workbook.sheet_walk import walk

__all__ = ["facts_of"]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
_CELL = b'<c r="'
_SHAPE = re.compile(
    rb'([A-Z]{1,3})"(?: s="")?(?: t="(?:[sbn]|(str|inlineStr|d))")?'
    rb"(?: ?/>|>(<f(?: [^<>]*)?(?:/>|>[^<>]*</f>))?"
    rb"(<v>(?(2)[^<>]*|[-+.E]*)</v>|<is><t(?: [^<>]*)?>[^<>]*</t></is>|<v ?/>)?</c>)"
    rb'\s*(?:</row>\s*(?:<row (?:[^<>]* )?r=""[^<>]*>\s*(?:</row>\s*)?)*)?'
)
_HEAD = re.compile(rb"[^!]*<sheetData>\s*(?:<row (?:[^<>]* )?r=\"[0-9]+\"[^<>]*>\s*(?:</row>\s*)?)+")
_HUGE = re.compile(rb"[eE][-+]?[0-9]{3}")
_STORED = re.compile(rb"<v>([^<]+)</v>")
_FAR = re.compile(rb'<c r="[A-Z]+(?:0|[0-9]{4})')
_REFERENCE_ROW = re.compile(rb'<c r="[A-Z]+([1-9][0-9]{0,6})"')
_LONG = 200
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6}:[A-Z]{1,3}[1-9][0-9]{0,6})"')


def facts_of(xml: bytes, percent: frozenset[int], *, sheet: str, never_calculated: bool) -> SheetFacts:
    """Collect the facts of one sheet.

    `xml` is a clean part; `percent` the cell formats that show percent. Raises `Refused`.
    """
    found = _plain(xml, percent, never_calculated=never_calculated)
    return found or walk(xml, percent, sheet=sheet, never_calculated=never_calculated)


def _plain(xml: bytes, percent: frozenset[int], *, never_calculated: bool) -> SheetFacts | None:
    body, end, tail = xml.partition(b"</sheetData>")
    head = body[: body.find(_CELL)]
    if not end or _hides(body) or b"<!" in tail or not _HEAD.fullmatch(head):
        return None
    counted = _counted(body)
    merges = _MERGE.findall(tail)
    if counted is None or not len(merges) == tail.count(b"mergeCell ") <= limit("merges"):
        return None
    extent, values, has_formulas = counted
    try:
        areas = tuple(map(area, merges))
        formulas, uncached = _formulas(body, never_calculated=never_calculated) if has_formulas else (_NONE, _NONE)
        percents = _percents(body, percent)
    except ValueError:
        return None
    return SheetFacts(extent, values, areas, formulas=formulas, uncached=uncached, percents=percents)


def _hides(body: bytes) -> bool:
    """Tell whether a row or column may be hidden; some programs say of each one that it is not."""
    said = body.count(b"hidden=")
    return said > 0 and said != body.count(b'hidden="false"') + body.count(b'hidden="0"')


def _counted(body: bytes) -> tuple[tuple[int, int], int, bool] | None:
    """Return extent, number of values, and whether there are formulas; None if the spelling is unusual.

    Without their digits most cells look alike, so that only a few shapes have to be examined. A cell
    that is stored twice shows itself later: the reader then finds fewer values than were counted here.
    """
    shapes = Counter(body.translate(None, _DIGITS).split(_CELL)[1:])
    values, has_formulas, columns = 0, False, set[bytes]()
    for shape, times in shapes.items():
        seen = _examined(shape) if len(shape) < _LONG else _examined.__wrapped__(shape)
        if seen is None or (seen.has_exponent and _HUGE.search(body)):
            return None
        columns.add(seen.column)
        has_formulas |= seen.has_formula
        values += times if seen.has_value else 0
    empty = body.count(b"<v></v>")
    if (empty and b't="b"' in body) or (rows := _rows(body)) is None:
        return None
    extent = rows, max(map(_column, columns), default=0)
    if extent[0] > limit("rows") or extent[1] > limit("columns") or extent[0] * extent[1] > limit("cells"):
        return None
    return extent, values - empty, has_formulas


class _Shape(NamedTuple):
    column: bytes
    has_formula: bool
    has_value: bool
    has_exponent: bool


@lru_cache(maxsize=4_000)
def _examined(shape: bytes) -> _Shape | None:
    """Examine what a cell looks like without its digits; files of one origin have the same few shapes."""
    found = _SHAPE.fullmatch(shape)
    if found is None:
        return None
    value = found[4] or b""
    return _Shape(found[1], found[3] is not None, value not in (b"", b"<v/>", b"<v />"), b"E" in value)


def _rows(body: bytes) -> int | None:
    """Return the number of rows (999 for all small sheets), or None if a cell has an impossible row."""
    if not _FAR.search(body):
        return 999
    rows = _REFERENCE_ROW.findall(body)
    return None if len(rows) != body.count(_CELL) else max(map(int, set(rows)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


_NONE: frozenset[Position] = frozenset()


def _formulas(body: bytes, *, never_calculated: bool) -> tuple[frozenset[Position], frozenset[Position]]:
    """Return the formulas with and those without a stored value."""
    found: list[tuple[bytes, bytes, bytes]] = []
    before, *rest = body.split(b"<f")
    for after in rest:
        name, _, attributes = before[before.rfind(_CELL) + len(_CELL) :].partition(b'"')
        cell = after.partition(b"</c>")[0]
        stored = _STORED.search(cell)
        value = stored[1] if stored else b"" if b't="str"' not in attributes or b"<v" not in cell else b"text"
        found.append((name, attributes, value))
        before = after
    if never_calculated and all(value in (b"0", b"") for *_, value in found):
        return _NONE, frozenset(reach(name) for name, *_ in found)
    uncached = frozenset(reach(name) for name, _, value in found if not value)
    return frozenset(reach(name) for name, *_ in found) - uncached, uncached


def _percents(body: bytes, percent: frozenset[int]) -> frozenset[Position]:
    if not percent:
        return _NONE
    return frozenset(reach(name) for style in percent for name in _cells_in(body, b' s="%d"' % style))


def _cells_in(body: bytes, style: bytes) -> Iterator[bytes]:
    """Yield the names of the cells of one style that hold a number."""
    before, *rest = body.split(style)
    for after in rest:
        if after.startswith((b"><", b' t="n"><')):
            yield before[before.rfind(_CELL) + len(_CELL) : -1]
        before = after
