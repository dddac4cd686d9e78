"""A cell of an .ods sheet, from its attributes and its text; and the cells of a row, in turn."""

from collections.abc import Mapping
from typing import NamedTuple

from parindex.sources.cells.grid import CellValue
from parindex.sources.workbook.facts.fonts import PLAIN, Font
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import within
from parindex.sources.workbook.number_formats.formats import NumberFormat
from parindex.sources.workbook.number_formats.shown_numbers import shown_number
from parindex.sources.workbook.ods.styles import Look, Styles
from parindex.sources.workbook.ods.values import NUMERIC, error_shown, value_of

__all__ = ["BadCellError", "OdsCell", "OdsRow", "cell_of", "times"]

_LONGEST = 18
_TIMES = "table:number-columns-repeated"
_DOWN, _ACROSS = "table:number-rows-spanned", "table:number-columns-spanned"


class BadCellError(Exception):
    """What is said of a cell cannot be. `code` is an issue code."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


class OdsCell(NamedTuple):
    """A cell that stands for `times` of them; `noted` if there is more to it than its value.

    `open` is a value of which row or column decide how it is shown; `format` may show another one.
    """

    times: int
    value: CellValue = None
    noted: bool = False
    open: bool = False
    error: str = ""
    formula: bool = False
    uncached: bool = False
    percent: bool = False
    spans: tuple[int, int] = (1, 1)
    format: NumberFormat | None = None
    font: Font = PLAIN

    @property
    def is_plain(self) -> bool:
        """Tell whether there is nothing to it but one value, and row or column."""
        return self.times == 1 and not self.noted and self.format is None


class OdsRow:
    """The values of a row down to the last one, and by column: cells of which more is known, and what is `shown`.

    Of `shown` each is (column, cells, text). Of cells that are open nothing is noted unless the row `asks` for it.
    """

    def __init__(self, sheet: str, *, asks: bool = True) -> None:
        self.values: list[CellValue] = []
        self.noted: list[tuple[int, OdsCell]] = []
        self.shown: list[tuple[int, int, str]] = []
        self.blank = 0
        self._asks = asks
        self._sheet = sheet

    @property
    def column(self) -> int:
        """Where the next cell stands."""
        return len(self.values) + self.blank

    def add(self, cell: OdsCell, value: CellValue) -> None:
        """Add a cell that holds `value`. Raises `Refused` where there are too many columns."""
        number, noted = cell.times, cell.noted
        if value is None and not noted:
            self.blank += number
            return
        values = self.values
        if self.blank or number > 1:
            within("columns", self.column + number, sheet=self._sheet)
            values += [None] * self.blank
            self.blank = 0
        if noted or (cell.open and self._asks):
            self.noted.append((len(values), cell))
        if cell.format is not None and type(value) is float:
            shown = shown_number(cell.format, value)
            if shown is not None:
                self.shown.append((len(values), number, shown))
        values += [value] * number


def cell_of(given: Mapping[str, str], text: str, styles: Styles, *, has_paragraph: bool) -> OdsCell:
    """Read a cell. Raises `BadCellError`."""
    number = times(given, _TIMES)
    formula = "table:formula" in given
    error = error_shown(given, text, formula=formula)
    uncached = formula and not error and not _has_result(given, text, has_paragraph=has_paragraph)
    value = None if error or uncached else _value(given, text)
    spans = _spans(given)
    percent, undecided, shown, font = False, False, None, PLAIN
    if value is not None:
        style = given.get("table:style-name", "")
        # Without a style of its own a cell has that of its row or column, or of the workbook.
        undecided = not style
        own = styles.look(style) if style else Look()
        font = Font(strikes=own.font.strikes)
    if type(value) is float:
        percent, shown = given.get("office:value-type") == "percentage" or own.percent, own.format
    noted = bool(error or formula or percent or spans != (1, 1) or font != PLAIN)
    return OdsCell(number, value, noted, undecided, error, formula, uncached, percent, spans, shown, font)


def _has_result(given: Mapping[str, str], text: str, *, has_paragraph: bool) -> bool:
    """Tell whether a formula was calculated.

    One that results in nothing has a paragraph without text; one that was never calculated has none.
    """
    kind = given.get("office:value-type")
    if kind is None:
        return has_paragraph and not text
    return kind not in NUMERIC or "office:value" in given


def _value(given: Mapping[str, str], text: str) -> CellValue:
    try:
        return value_of(given, text)
    except (ValueError, OverflowError) as error:
        raise BadCellError("F303" if "office:value" in given else "F304", str(error)[:40]) from None


def times(given: Mapping[str, str], name: str) -> int:
    """Return how many cells, rows or columns an element stands for. Raises `BadCellError`."""
    text = given.get(name, "1")
    if not (text.isascii() and text.isdecimal() and text.strip("0") and len(text) <= _LONGEST):
        raise BadCellError("F304", text[:40])
    return int(text)


def _spans(given: Mapping[str, str]) -> tuple[int, int]:
    if _DOWN not in given and _ACROSS not in given:
        return 1, 1
    return min(times(given, _DOWN), limit("rows")), min(times(given, _ACROSS), limit("columns"))
