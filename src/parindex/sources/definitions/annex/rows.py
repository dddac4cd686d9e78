"""Rows of one annex: heading and repeated headings dropped, continued rows joined, lines of choices gathered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import dropwhile, takewhile

from parindex.sources.cells.cell_text import address, shown
from parindex.sources.cells.grid import CellValue, Grid, filled
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.definitions.annex.codes import RowCode, code_of, part_of_title
from parindex.sources.definitions.annex.columns import AnnexColumn, AnnexHeading, find_heading, is_heading_row

__all__ = ["AnnexLine", "Tabled", "read_tables"]

_CAPTION = re.compile(r"phụ lục|annex|appendix|bộ (?:tiêu chí|chỉ số)|bảng|criteria|áp dụng", re.IGNORECASE)
_CONTINUED = re.compile(r"\s*\(?(?:tiếp(?: theo)?|continued|cont\.?)\)?\s*", re.IGNORECASE)
_NOTED = re.compile(r"\s*(?:\(\*+\)|\*|ghi chú|lưu ý|notes?\b)", re.IGNORECASE)
_NOTES_END = re.compile(
    r"\s*(?:phụ lục|annex|appendix|nơi nhận|người lập|thủ trưởng|tm\.|kt\.|chủ tịch|giám đốc|signed)", re.IGNORECASE
)
_MARK = re.compile(r"\s*(?:[xX✓✔vV+]|có|yes)\s*")
_NUMBER = re.compile(r"^\s*(?:\(?tối đa\)?\s*)?([+-]?\d+(?:[.,]\d+)?)\s*(?:điểm|đ|points?)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One row of the table as it stands. `column` counts the columns of titles; `indent` is in blanks."""

    sheet: str
    cell: str
    code: RowCode | None
    title: str
    points: Decimal | None
    points_text: str
    rule: str = ""
    method: str = ""
    note: str = ""
    english: str = ""
    column: int = 0
    indent: int = 0
    bold: bool = False
    first_of_table: bool = False
    code_text: str = ""
    """What stands in the column of codes, where it is no code."""
    beside: str = ""
    """Another title in the same row, to the left: that of its group."""


@dataclass(slots=True)
class Tabled:
    """One annex: its caption and lines."""

    caption: str
    lines: list[AnnexLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_tables(grids: Sequence[Grid]) -> list[Tabled]:
    """Return the annexes of a file, in their order.

    A table without a heading of its own, or with the same heading and codes that go on, continues the one before.
    """
    found: list[Tabled] = []
    heading: AnnexHeading | None = None
    caption: list[str] = []
    for grid in grids:
        if grid.hidden:
            continue
        rows = filled(grid)
        texts = [[shown(value) for value in row] for row in rows]
        own = find_heading(texts)
        if own is None and (heading is None or max(map(len, texts), default=0) < len(heading.texts)):
            told = [" ".join(dict.fromkeys(text for text in row if text)) for row in texts]
            caption += [text for text in told if text]
            if found:
                found[-1].notes += _notes(told)
            continue
        used = own or replace(heading, top=0, end=0)  # type: ignore[type-var]
        assert used is not None
        lines = list(_lines(grid, rows, texts, used))
        above = [*caption, *(" ".join(dict.fromkeys(filter(None, row))) for row in texts[: used.top])]
        if found and (own is None or _goes_on(found[-1].lines, lines, above)):
            found[-1].lines += lines
        elif lines:
            found.append(Tabled(_caption(above) or ("" if ":" in grid.name else grid.name), lines))
        heading, caption = used, []
    return [one for one in found if any(line.points is not None for line in one.lines)]


def _notes(texts: Sequence[str]) -> list[str]:
    """Return the notes below a table, from the word on that says so, up to a caption or a signature."""
    noted = dropwhile(lambda text: not _NOTED.match(text), filter(None, texts))
    return list(takewhile(lambda text: not _NOTES_END.match(text), noted))


def _goes_on(before: Sequence[AnnexLine], lines: Sequence[AnnexLine], above: Sequence[str]) -> bool:
    codes = {line.code.text for line in before if line.code}
    first = next((line.code.text for line in lines if line.code), None)
    if first is None:
        return True
    opening = next((line.code.text for line in before if line.code), None)
    return first not in codes or (first != opening and not any(_CAPTION.search(text) for text in above))


def _caption(above: Sequence[str]) -> str:
    told = [text for text in above if text]
    fitting = [text for text in told if _CAPTION.search(text)]
    return " – ".join((fitting or told)[-3:])[:300]


def _lines(
    grid: Grid, rows: Sequence[Sequence[CellValue]], texts: Sequence[Sequence[str]], heading: AnnexHeading
) -> Iterator[AnnexLine]:
    repeated = _below_merges(grid)
    first, group = True, ""
    place = heading.first(AnnexColumn.CODE)
    coded = place is not None and any(code_of(row[place]) for row in rows[heading.end :] if place < len(row))
    for at in range(heading.end, len(rows)):
        if not any(texts[at]) or is_heading_row(texts[at], heading) or _CONTINUED.fullmatch(" ".join(texts[at])):
            continue
        line = _line(grid, rows[at], at, heading, repeated, first=first)
        if line is None:
            continue
        if line.beside and not coded:
            if line.beside != group:
                yield replace(_group_line(line), first_of_table=first)
            group, line, first = line.beside, replace(line, beside=""), False
        yield replace(line, first_of_table=first)
        first = False


def _group_line(line: AnnexLine) -> AnnexLine:
    """Return the row of a group whose title stands beside that of its first part."""
    return AnnexLine(line.sheet, line.cell, None, line.beside, None, "", column=max(0, line.column - 1))


def _below_merges(grid: Grid) -> set[tuple[int, int]]:
    """Name the cells below the first row of a merged range: what they show belongs to the row above."""
    return {
        (row, column)
        for top, left, bottom, right in grid.merges
        for row in range(top + 1, bottom + 1)
        for column in range(left, right + 1)
    }


def _line(  # noqa: PLR0913  a row, where it stands, and what is known around it
    grid: Grid,
    row: Sequence[CellValue],
    at: int,
    heading: AnnexHeading,
    repeated: set[tuple[int, int]],
    *,
    first: bool,
) -> AnnexLine | None:
    def cell(column: AnnexColumn) -> CellValue:
        place = heading.first(column)
        if place is None or place >= len(row) or (at, place) in repeated:
            return None
        return row[place]

    titles = heading.columns[AnnexColumn.TITLE]
    told = [(n, place) for n, place in enumerate(titles) if place < len(row) and shown(row[place])]
    own = [(n, place) for n, place in told if (at, place) not in repeated]
    number, place = (own or [(0, titles[0])])[-1]
    raw = _raw(row[place]) if own else ""
    code_value = cell(AnnexColumn.CODE)
    code = code_of(code_value)
    title = raw.strip()
    points_text = _raw(cell(AnnexColumn.MAX)).strip()
    points = _points(cell(AnnexColumn.MAX)) if points_text else None
    goes_on = first and not points_text and heading.first(AnnexColumn.CODE) is not None and at == heading.end
    if (
        code is None
        and not goes_on
        and (shown(code_value) == title or not shown(code_value))
        and (led := part_of_title(title))
    ):
        code, title = led
    if points_text and points_text == title:  # a title over all columns
        points_text = ""
    if not (code or title or points_text or _raw(cell(AnnexColumn.RULE)).strip()):
        return None
    return AnnexLine(
        grid.name,
        address(at, place),
        code,
        "\n".join(" ".join(part.split()) for part in title.splitlines() if part.strip()),
        points,
        points_text,
        rule=_other(cell(AnnexColumn.RULE), raw),
        method=_method(heading, _other(cell(AnnexColumn.METHOD), raw), points),
        note=_other(cell(AnnexColumn.NOTE), raw),
        english=_other(cell(AnnexColumn.ENGLISH), ""),
        column=number,
        indent=len(raw) - len(raw.lstrip()),
        bold=(at, place) in grid.bold,
        code_text="" if code or shown(code_value) == title else shown(code_value).strip(),
        beside=_beside(own, row, raw),
    )


def _beside(own: Sequence[tuple[int, int]], row: Sequence[CellValue], raw: str) -> str:
    """Return the title of a group that stands to the left of that of its part."""
    others = [shown(row[place]) for _, place in own[:-1]]
    return next((" ".join(text.split()) for text in reversed(others) if text.strip() != raw.strip()), "")


def _method(heading: AnnexHeading, text: str, points: Decimal | None) -> str:
    """Return how a row is assessed; a cross, or all its points, below a head that names a survey say what it says."""
    place = heading.first(AnnexColumn.METHOD)
    marked = _MARK.fullmatch(text) or (points is not None and _points(text) == points)
    return heading.texts[place] if place is not None and text and marked else text


def _other(value: CellValue, title: str) -> str:
    text = _raw(value).strip()
    return "" if text and text == title.strip() else text


def _raw(value: CellValue) -> str:
    return value if isinstance(value, str) else shown(value)


def _points(value: CellValue) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return exact(value)
    match = _NUMBER.match(shown(value))
    typed = read_number(match[1]) if match else None
    return typed.number if isinstance(typed, Typed) else typed.decimal if typed else None
