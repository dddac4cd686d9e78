"""What a sheet's XML says beside its values, found in a few passes at the speed of C.

Works on XML in the one spelling that practically all programs write; anything else goes to the
slow and complete reading in `sheet_walk`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from parindex.sources.cells.grid import Position
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.number_formats.formats import NumberFormat
from parindex.sources.workbook.number_formats.shown_numbers import shown_in
from parindex.sources.workbook.sheet_facts import SheetFacts, area, reach
from parindex.sources.workbook.xlsx.sheet_walk import walk

__all__ = ["facts_of"]

_FAITHFUL: Mapping[int, NumberFormat] = MappingProxyType({})
_AS_HELD: Mapping[Position, str] = {}
_DIGITS = b"0123456789"
_CELL = b'<c r="'
_EMPTY = b"<v></v>"
_ROW = b"<row "
_SHAPE = re.compile(
    rb'([A-Z]{1,3})"(?: s="")?(?: t="(?:n|(s)|(b)|(str|inlineStr|d))")?'
    rb"(?: ?/>|>(<f(?: [^<>]*)?(?:/>|>[^<>]*</f>))?"
    rb"(<v>(?(4)[^<>]*|(?(2)|[-+.E]*))</v>|<is><t(?: [^<>]*)?>[^<>]*</t></is>|<v ?/>)?</c>)"
    rb"\s*"
)
_TAG = re.compile(rb'(?:[^<>]* )?r=""[^<>]*>\s*')
_ROW_END = re.compile(rb"</row>\s*\Z")
_HEAD = re.compile(rb"[^!]*<sheetData>\s*")
_HUGE = re.compile(rb"[eE][-+]?[0-9]{3}")
_STORED = re.compile(rb"<v>([^<]+)</v>")
_FAR = re.compile(rb'<c r="[A-Z]+(?:0|[0-9]{4})')
_REFERENCE_ROW = re.compile(rb'<c r="[A-Z]+([1-9][0-9]{0,6})"')
_LOW = (b'ht="0', b'ht="1"', b'ht="1.', b'ht=".', b"ht='", b"ht =")
_NARROW = (b'idth="0', b'idth=".', b"zeroHeight", b'defaultRowHeight="0', b"width='", b"width =")
"""Beginnings of heights and widths that the slow reading has to look at."""
_ODD_SIZE = re.compile(rb'(?:ht|idth)="[^"0-9]*[0-9.]*[^".0-9]')
_LONG = 1_000
"""What is longer is not worth being remembered."""
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6}:[A-Z]{1,3}[1-9][0-9]{0,6})"')


def facts_of(  # noqa: PLR0913  what a workbook says of all its cells
    xml: bytes,
    percent: frozenset[int],
    formats: Mapping[int, NumberFormat] = _FAITHFUL,
    struck: frozenset[int] = frozenset(),
    *,
    sheet: str,
    never_calculated: bool,
) -> SheetFacts:
    """Collect the facts of one sheet.

    `xml` is a clean part; `percent` the cell formats that show percent, `formats` those that may show
    another number than a cell holds, `struck` those that strike out. Raises `Refused`.
    """
    # Cells of the first format need not name it.
    plain = 0 not in percent and 0 not in formats and 0 not in struck
    found = _plain(xml, percent, formats, never_calculated=never_calculated) if plain else None
    return found or walk(xml, percent, formats, struck, sheet=sheet, never_calculated=never_calculated)


def _plain(
    xml: bytes, percent: frozenset[int], formats: Mapping[int, NumberFormat] = _FAITHFUL, *, never_calculated: bool
) -> SheetFacts | None:
    end = xml.rfind(b"</sheetData>")
    body, tail = xml[: max(end, 0)], xml[end:]
    looks = _looks(body)
    merges = _MERGE.findall(tail)
    if looks is None or b"<!" in tail or not len(merges) == tail.count(b"mergeCell ") <= limit("merges"):
        return None
    extent = _extent(body, looks)
    if extent is None:
        return None
    try:
        areas = tuple(map(area, merges))
        formulas, uncached = _formulas(body, never_calculated=never_calculated) if looks.has_formula else (_NONE, _NONE)
        percents = _percents(body, percent)
        shown = shown_in(body, formats) if formats else _AS_HELD
    except ValueError:
        return None
    values = looks.values - (body.count(_EMPTY) if looks.has_formula else 0)
    return SheetFacts(extent, values, areas, formulas=formulas, uncached=uncached, percents=percents, shown=shown)


def _hides(body: bytes) -> bool:
    """Tell whether a row or column may be hidden; some programs say of each one that it is not."""
    said = body.count(b"hidden=")
    return said > 0 and said != body.count(b'hidden="false"') + body.count(b'hidden="0"')


def _flattens(body: bytes) -> bool:
    """Tell whether a row may be too low, or a column too narrow, to be seen."""
    head = body[: body.find(_ROW)]
    odd = any(sign in body for sign in _LOW) or any(sign in head for sign in _NARROW)
    return odd or _ODD_SIZE.search(body) is not None


class _Looks(NamedTuple):
    """What rows look like without their digits: number of cells with a value, the last column."""

    values: int = 0
    column: int = 0
    has_formula: bool = False
    has_exponent: bool = False
    has_truth: bool = False
    hides: bool = False


def _looks(body: bytes) -> _Looks | None:
    """Look at all rows; None if the spelling is unusual.

    Without their digits most rows look alike, so that only a few have to be examined. A cell
    that is stored twice shows itself later: the reader then finds fewer values than were counted here.
    """
    head, *rows = body.translate(None, _DIGITS).split(_ROW)
    if not _HEAD.fullmatch(head):
        return None
    total = _Looks(hides=b"hidden=" in head)
    for row, times in Counter(rows).items():
        seen = _examined(row) if len(row) < _LONG else _examined.__wrapped__(row)
        if seen is None:
            return None
        total = _sum(total, seen, times)
    odd = total.has_exponent and _HUGE.search(body), total.has_truth and _EMPTY in body, total.hides and _hides(body)
    return None if any(odd) or _flattens(body) else total


def _sum(total: _Looks, row: _Looks, times: int) -> _Looks:
    return _Looks(
        total.values + times * row.values,
        max(total.column, row.column),
        total.has_formula or row.has_formula,
        total.has_exponent or row.has_exponent,
        total.has_truth or row.has_truth,
        total.hides or row.hides,
    )


@lru_cache(maxsize=2_000)
def _examined(row: bytes) -> _Looks | None:
    """Examine what a row looks like without its digits; files of one origin have the same few."""
    end = _ROW_END.search(row)
    tag, *cells = (row[: end.start()] if end else row).split(_CELL)
    if not _TAG.fullmatch(tag) or (cells and not end) or b"xmlns" in row:
        return None
    total = _Looks(hides=b"hidden=" in tag)
    for cell, times in Counter(cells).items():
        seen = _cell(cell) if len(cell) < _LONG else _cell.__wrapped__(cell)
        if seen is None:
            return None
        total = _sum(total, seen, times)
    return total


@lru_cache(maxsize=4_000)
def _cell(shape: bytes) -> _Looks | None:
    found = _SHAPE.fullmatch(shape)
    if found is None:
        return None
    value = found[6] or b""
    if value.startswith(b"<is>") != (found[4] == b"inlineStr") and value.startswith((b"<is>", b"<v>")):
        return None
    has_value = value not in (b"", b"<v/>", b"<v />")
    return _Looks(has_value, _column(found[1]), found[5] is not None, b"E" in value, found[3] is not None)


def _extent(body: bytes, looks: _Looks) -> tuple[int, int] | None:
    """Return (rows, columns), at most; None if it is too much, or a cell has an impossible row."""
    rows = 999
    if _FAR.search(body):
        numbers = _REFERENCE_ROW.findall(body)
        if len(numbers) != body.count(_CELL):
            return None
        rows = max(map(int, set(numbers)))
    possible = rows <= limit("rows") and looks.column <= limit("columns") and rows * looks.column <= limit("cells")
    return (rows, looks.column) if possible else None


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
