"""Number formats that cells have on a condition: they show another number than the cell holds.

Nothing is calculated: a condition of which is not known whether it holds may hold.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.sources.cells.grid import Grid, Merge
from parindex.sources.cells.numbers import exact
from parindex.sources.workbook.number_formats.formats import NumberFormat, shows_percent
from parindex.sources.workbook.number_formats.shown_numbers import shown_number

__all__ = ["OPERATORS", "CellCondition", "ConditionalFormat", "FormatOnCondition", "bound", "with_conditional_formats"]

OPERATORS = (
    "",
    "between",
    "notBetween",
    "equal",
    "notEqual",
    "greaterThan",
    "lessThan",
    "greaterThanOrEqual",
    "lessThanOrEqual",
)
"""What all binary formats of Excel count from 1."""
_WHOLE, _NUMBER = b"\x1e", b"\x1f"
_HOLDS: Mapping[str, Callable[[float, float, float], bool]] = {
    "lessThan": lambda number, low, _: number < low,
    "lessThanOrEqual": lambda number, low, _: number <= low,
    "equal": lambda number, low, _: number == low,
    "notEqual": lambda number, low, _: number != low,
    "greaterThanOrEqual": lambda number, low, _: number >= low,
    "greaterThan": lambda number, low, _: number > low,
    "between": lambda number, low, high: low <= number <= high,
    "notBetween": lambda number, low, high: not low <= number <= high,
}


@dataclass(frozen=True, slots=True)
class CellCondition:
    """A comparison by its name in OOXML with one or two bounds as written; anything else has an empty `operator`."""

    operator: str
    bounds: tuple[str, ...]

    def may_hold(self, number: float) -> bool:
        """Tell whether the condition holds; where that is not known without calculating, it may."""
        try:
            bounds = [float(one) for one in self.bounds]
            return _HOLDS[self.operator](number, bounds[0], bounds[-1]) if bounds else True
        except (ValueError, KeyError):
            return True


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """What numbers of some areas are shown with on a condition."""

    areas: tuple[Merge, ...]
    format: NumberFormat
    condition: CellCondition


@dataclass(frozen=True)
class FormatOnCondition(NumberFormat):
    """The format of a cell whose style has others on conditions, of which the first that may hold counts."""

    others: tuple[tuple[CellCondition, NumberFormat], ...] = ()

    decimals = None
    is_faithful = False

    def shows(self, number: Decimal) -> str | None:
        """Return what is shown, as a format does."""
        for condition, other in self.others:
            if condition.may_hold(float(number)):
                return other.shows(number)
        return super().shows(number)


def bound(formula: bytes) -> str:
    """Read a bound out of the formula of a condition in a binary format; empty if it has to be calculated."""
    if formula[:1] == _WHOLE and len(formula) == 1 + 2:
        return str(int.from_bytes(formula[1:], "little"))
    if formula[:1] == _NUMBER and len(formula) == 1 + 8:
        return repr(struct.unpack("<d", formula[1:])[0])
    return ""


def with_conditional_formats(grid: Grid, formats: Sequence[ConditionalFormat]) -> Grid:
    """Add what cells show where a condition that may hold gives them another format."""
    if not formats:
        return grid
    shown = dict(grid.shown)
    for one in formats:
        if one.format.is_faithful:
            continue
        for area in one.areas:
            for row, column, number in _numbers(grid, area):
                if one.condition.may_hold(number) and (text := _shown(one.format, number)) is not None:
                    shown[row, column] = text
    return replace(grid, shown=shown)


def _shown(one: NumberFormat, number: float) -> str | None:
    """Return what is shown; a percentage, too: what may be one or not is never read as one."""
    text = shown_number(one, number)
    return f"{exact(number) * 100:f}%" if text is None and shows_percent(one.code) else text


def _numbers(grid: Grid, where: Merge) -> Iterator[tuple[int, int, float]]:
    top, left, bottom, right = where
    for row, values in enumerate(grid.rows[top : bottom + 1], top):
        for column, value in enumerate(values[left : right + 1], left):
            if isinstance(value, float | int) and value is not True and value is not False:
                yield row, column, value
