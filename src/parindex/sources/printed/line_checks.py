"""Whether the printed figures of one line belong together: index, points, maximum and parts.

Every printed number stands for all numbers that round to it: half a unit in its last place to either
side. Some offices cut digits off instead, so an index may be a whole unit too low.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parindex.model.issues import Severity
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.lines import Line

__all__ = ["PrintedSteps", "index_against_points", "parts_against_total"]

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class PrintedSteps:
    """The unit in the last place of each column; maxima are exact."""

    index: Decimal
    points: Decimal
    areas: Mapping[str, Decimal]
    full: Decimal = Decimal(0)
    """The largest maximum of the table."""


def index_against_points(line: Line, steps: PrintedSteps) -> Problem | None:
    """Say if the index is not points / maximum x 100, as far as rounding lets one tell.

    Where something did not apply to a unit and its maximum is a smaller one, the index may have been converted in
    some other way: that is only a warning.
    """
    if line.index is None or line.points is None or not line.maximum:
        return None
    computed = line.points / line.maximum * _HUNDRED
    slack = steps.points / 2 / line.maximum * _HUNDRED
    if abs(line.index - computed) <= steps.index + slack:
        return None
    shown = round(computed, max(2, -int(steps.index.as_tuple().exponent)))
    values: dict[str, object] = {
        "name": line.unit.name,
        "index": NumberText(line.index),
        "points": NumberText(line.points),
        "maximum": plain_number(line.maximum),
        "computed": NumberText(shown),
    }
    smaller = line.maximum < steps.full
    return Problem("H406", values, severity=Severity.WARNING if smaller else None)


def parts_against_total(lines: Sequence[Line], steps: PrintedSteps) -> Iterator[tuple[Line | None, Problem]]:
    """Yield the lines whose parts do not add up to the total.

    Parts that add up nowhere are no parts of the total; that is said once, for no line.
    """
    found = [(line, _off(line, steps)) for line in lines if line.areas and _total(line) is not None]
    misfits = [(line, problem) for line, problem in found if problem is not None]
    fitting = len(found) - len(misfits)
    if misfits and fitting * 2 < len(found):
        yield None, Problem("H408", {"fitting": fitting, "lines": len(found)})
    else:
        yield from misfits


def _total(line: Line) -> Decimal | None:
    return line.index if line.points is None else line.points


def _off(line: Line, steps: PrintedSteps) -> Problem | None:
    total = _total(line)
    assert total is not None
    own = steps.index if line.points is None else steps.points
    tolerance = (own + sum(steps.areas[area] for area in line.areas)) / 2
    added = sum(line.areas.values(), Decimal(0))
    if abs(added - total) <= tolerance:
        return None
    values: dict[str, object] = {
        "name": line.unit.name,
        "sum": NumberText(added),
        "total": NumberText(total),
        "tolerance": plain_number(tolerance),
    }
    return Problem("H407", values)
