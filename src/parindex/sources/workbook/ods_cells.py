"""A cell of an .ods sheet, from its attributes and its text; and the cells of a row, in turn."""

from collections.abc import Mapping
from typing import NamedTuple

from parindex.sources.grid import CellValue
from parindex.sources.workbook.limits import limit
from parindex.sources.workbook.ods_styles import Styles
from parindex.sources.workbook.ods_values import NUMERIC, error_shown, value_of
from parindex.sources.workbook.refusal import within

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

    `open` is a number of which row or column decide whether it is shown as percent.
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


class OdsRow:
    """The values of a row down to the last one, and the cells of which more than a value is known, by column."""

    def __init__(self, sheet: str) -> None:
        self.values: list[CellValue] = []
        self.noted: list[tuple[int, OdsCell]] = []
        self._sheet = sheet
        self._blank = 0

    @property
    def column(self) -> int:
        """Where the next cell stands."""
        return len(self.values) + self._blank

    def add(self, cell: OdsCell, value: CellValue) -> None:
        """Add a cell that holds `value`. Raises `Refused` where there are too many columns."""
        number, _, noted, open_, *_ = cell
        if value is None and not noted:
            self._blank += number
            return
        values = self.values
        if self._blank or number > 1:
            within("columns", self.column + number, sheet=self._sheet)
            values += [None] * self._blank
            self._blank = 0
        if noted or open_:
            self.noted.append((len(values), cell))
        if number == 1:
            values.append(value)
        else:
            values += [value] * number


def cell_of(given: Mapping[str, str], text: str, styles: Styles, *, has_paragraph: bool) -> OdsCell:
    """Read a cell. Raises `BadCellError`."""
    number = times(given, _TIMES)
    formula = "table:formula" in given
    error = error_shown(given, text, formula=formula)
    uncached = formula and not error and not _has_result(given, text, has_paragraph=has_paragraph)
    value = None if error or uncached else _value(given, text)
    spans = _spans(given)
    percent, undecided = False, False
    if type(value) is float:
        style = given.get("table:style-name", "")
        percent = given.get("office:value-type") == "percentage" or styles.shows_percent(style)
        undecided = not percent and not style
    noted = bool(error or formula or percent or spans != (1, 1))
    return OdsCell(number, value, noted, undecided, error, formula, uncached, percent, spans)


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
