"""The figures of one cell of a published table."""

import re
from decimal import Decimal

from parindex.model.texts.number_text import NumberText, plain_number
from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import Grid
from parindex.sources.cells.numbers import Ambiguous, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.fields import Field
from parindex.sources.score_sheets.lines.code_cells import arabic
from parindex.sources.score_sheets.score_cells import cell_at

__all__ = ["Figure", "read_figure", "read_of", "step_of"]

_PLACE = re.compile(
    r"(?:(?:đồng |xếp )*(?:hạng|thứ|vị trí) ?:? ?|(?:joint |tied )?rank ?:? ?|joint |tied |t)?=? ?(?P<rank>[0-9]{1,5})"
    r"(?: ?- ?(?P<last>[0-9]{1,5}))?(?: ?=)?(?: ?/ ?(?P<of>[0-9]{1,5}))?(?: ?\(?(?:đồng hạng|joint|tied?)\)?)?"
)
"""A rank in words, one that is shared, or one that says of how many: Hạng 3, =2, 2-3, 2/18."""
_ROMAN = re.compile(r"(?:(?:xếp )?(?:hạng|thứ) |rank )?(x{0,3}(?:ix|iv|v?i{0,3}))")
_DASHES = str.maketrans("–—−", "---")
_WITHOUT = frozenset(
    (
        *(
            "rút",
            "rút lui",
            "xin rút",
            "đã rút",
            "không tham gia",
            "không xếp hạng",
            "không đánh giá",
            "không chấm điểm",
        ),
        *("không có", "withdrawn", "withdrew", "not ranked", "unranked", "not assessed", "not available", "none"),
    )
)
"""Words where a figure would stand: the unit has none."""

_CLEAR = 10
"""Three decimals behind so large a whole part are decimals: no total of an index has ten thousand points."""

Figure = tuple[Decimal, bool]
"""The number, and whether it was printed as percent."""


def read_figure(grid: Grid, row: int, column: int, field: Field) -> Figure | Problem | None:
    """Return the number of a cell as it was printed, `None` for a cell that says nothing."""
    place = row, column
    if place in grid.errors or place in grid.uncached:
        return Problem("H304", {"value": grid.errors.get(place, "=")})
    value = cell_at(grid, row, column)
    if blank(value) or (isinstance(value, str) and folded(value).strip("() .") in _WITHOUT):
        return None
    if field is Field.RANK and isinstance(value, str) and (rank := _rank(value)):
        return Decimal(rank), False
    found = _number(grid, row, column, field)
    if isinstance(found, Problem):
        return found
    if field is Field.RANK and (found[0] != found[0].to_integral_value() or found[0] < 1 or found[1]):
        return Problem("H303", {"value": shown(value)})
    return found


def read_of(grid: Grid, row: int, column: int) -> int | None:
    """Return of how many units a rank says that it is: 18 in 2/18."""
    value = cell_at(grid, row, column)
    found = _place(value) if isinstance(value, str) else None
    return int(found["of"]) if found and found["of"] else None


def _rank(text: str) -> int | None:
    """Return a rank that is written otherwise than as a bare number: Hạng 3, =2, 2-3, 2/18, IV."""
    if found := _place(text):
        return int(found["rank"])
    found = _ROMAN.fullmatch(folded(text))
    return arabic(found[1]) if found and found[1] else None


def _place(text: str) -> re.Match[str] | None:
    """Match a rank; one that is shared with others names the first of their places, then the last: 2-3."""
    found = _PLACE.fullmatch(folded(text).translate(_DASHES))
    if found and found["last"] and int(found["last"]) <= int(found["rank"]):
        return None
    return found


def _number(grid: Grid, row: int, column: int, field: Field) -> Figure | Problem:
    value = cell_at(grid, row, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = exact(value)
        return (number.scaleb(2), True) if (row, column) in grid.percents else (number, False)
    read = read_number(value) if isinstance(value, str) else None
    if isinstance(read, Ambiguous):
        return _settled(read, field, shown(value))
    if read is None:
        return Problem("H301", {"value": shown(value)})
    return read.number, read.percent


def _settled(read: Ambiguous, field: Field, text: str) -> Figure | Problem:
    if field is Field.RANK:
        return read.thousands, False
    if field is Field.INDEX or abs(read.decimal) >= _CLEAR:
        return read.decimal, False
    values: dict[str, object] = {
        "value": text,
        "decimal": NumberText(str(read.decimal)),
        "thousands": plain_number(read.thousands),
    }
    return Problem("H302", values)


def step_of(numbers: list[Decimal]) -> Decimal:
    """Return the unit in the last place that a column was printed with: 0.01 for 84.58, 46.8 and 44."""
    places = [-int(number.as_tuple().exponent) for number in numbers]
    return Decimal(1).scaleb(-max([0, *places]))
