"""What stands above and around a table: the unit's name and the year."""

import re
from collections.abc import Iterator

from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import Grid
from parindex.sources.score_sheets.layout.words import is_unit_heading

__all__ = ["generic", "unit_label", "without_superior", "years_in"]

_LABEL = re.compile(
    r"^\W*((?:tên )?(?:cơ quan,? )?(?:đơn vị|địa phương|cơ quan|unit|name of unit|unit name)"
    r"(?: (?:được chấm|được đánh giá|tự chấm|tự đánh giá|báo cáo|chấm điểm))?(?: \([^)]*\))?)\s*[:：]\s*(.*)$",
    re.IGNORECASE,
)
_SUPERIOR = re.compile(
    r"(.*?\S)\s*[,(–-]\s*(?:trực thuộc |thuộc )?(?:ubnd )?"
    r"(?:thành phố|tp|thị xã|tx|huyện|h|quận|q|tỉnh|t|đặc khu|city|district|province)\b[. ].*",
    re.IGNORECASE,
)
_FILLER = re.compile(r"[.…_]{3,}")
_WITH_YEAR = re.compile(r"(.*\S)\s*[,;.(–\s-]\s*(?:năm|year)\s*:?\s*(?:19|20)[0-9]{2}\s*\)?\.?", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:năm|year)\s*:?\s*((?:19|20|21)[0-9]{2})\b")
_LABELLED_YEAR = re.compile(r"^(năm|year)( [^\d:]{0,30})?\s*:?$")
_DATE = re.compile(r"tháng\s*[\d.…_]*\s*năm|quyết định|căn cứ|nghị quyết|kèm theo|kế hoạch số|công văn")
_SUBJECT = re.compile(r"chỉ số|cchc|par index|cải cách|chấm điểm|thẩm định|kết quả|đánh giá|score|bảng")
_GENERIC = re.compile(
    r"^(sheet|trang tính|trang_tính|bảng|bang|phiếu|phieu|biểu|bieu|phụ lục|phu luc|pl|mẫu|mau|điểm|diem|chấm|cham"
    r"|tự chấm|tu cham|thẩm định|score|data|form|table|export|kết quả|ket qua|cchc|\d)",
)
_FIRST, _LAST = 1900, 2200


def unit_label(grid: Grid, last: int) -> tuple[str, int, int] | None:
    """Return the name that a label above row `last` gives to the unit, with its row and column.

    The name stands behind the colon of "Đơn vị: …" or in the next filled cell of the row.
    """
    for row, cells in enumerate(grid.rows[:last]):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or len(cell) > 400:  # noqa: PLR2004  a paragraph is no label
                continue
            text = _FILLER.sub(" ", shown(cell)).strip()
            match = _LABEL.match(text)
            if match and match[2].strip():
                return _without_year(match[2].strip()), row, column
            if match or is_unit_heading(text):
                for after in range(column + 1, len(cells)):
                    value = cells[after]
                    if isinstance(value, str) and not blank(value):
                        return shown(value), row, after
    return None


def _without_year(name: str) -> str:
    """Return a name without the year that follows it on the same line."""
    found = _WITH_YEAR.fullmatch(name)
    return found[1].rstrip(" ,;.–-") if found else name


def without_superior(name: str) -> str:
    """Return a name without the body above it: "Phường An Mỹ, TP Tam Kỳ"; empty if it names none."""
    found = _SUPERIOR.fullmatch(shown(name))
    return found[1] if found else ""


def years_in(grid: Grid, last: int) -> dict[int, tuple[int, int]]:
    """Return the years that the title above row `last` names, with their places.

    Dates of letters and decisions do not count; of several years those in the subject line count.
    """
    found = list(_years(grid, last))
    subject = [one for one in found if one[2]]
    years: dict[int, tuple[int, int]] = {}
    for year, place, _ in subject or found:
        years.setdefault(year, place)
    return years


def _years(grid: Grid, last: int) -> Iterator[tuple[int, tuple[int, int], bool]]:
    for row, cells in enumerate(grid.rows[:last]):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str):
                continue
            text = folded(cell[:600])
            if _LABELLED_YEAR.match(text):
                yield from _beside(cells, row, column)
            for match in _YEAR.finditer(text):
                if not _DATE.search(text[max(0, match.start() - 60) : match.end()]):
                    yield int(match[1]), (row, column), _SUBJECT.search(text) is not None


def _beside(cells: tuple[object, ...], row: int, column: int) -> Iterator[tuple[int, tuple[int, int], bool]]:
    for after in range(column + 1, len(cells)):
        value = cells[after]
        if value is None:
            continue
        text = shown(value) if isinstance(value, str | int | float) else ""
        if text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST:
            yield int(text), (row, after), True
        return


def generic(name: str) -> bool:
    """Tell whether the name of a sheet says nothing about a unit."""
    return _GENERIC.match(folded(name)) is not None
