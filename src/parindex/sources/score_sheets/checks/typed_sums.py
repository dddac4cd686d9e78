"""Sums that stand in a sheet, against the sum of what they are made of."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from parindex.model.issues import Severity
from parindex.model.results.typed_totals import Unchecked
from parindex.model.rules import PointsTyped
from parindex.model.rules.answers import AsksChoice, AsksPoints, AsksTicks
from parindex.model.scores import Choice, Mark, NotApplicable, Numeric, Scored, Stage, Ticks
from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks

__all__ = ["Unchecked", "number_of", "spans", "subtotals"]

_PRINTED = Decimal("0.01")
"""Printed sums of rounded parts may miss by so much."""


def subtotals(
    tools: Tools,
    plan: LinePlan,
    marks: Marks,
    stage: Stage | None,
    value_at: Callable[[int], CellValue],
) -> Iterator[tuple[int, Problem | Unchecked]]:
    """Yield the lines whose sum is not that of their parts, for one stage (`None`: whatever is there).

    A sum of other things than points is yielded unchecked. Nothing is compared with a stage that has no
    scores, or with scores that cannot be read.
    """
    if stage is not None and not _has_scores(marks, stage):
        return
    unread = frozenset(code for code, lost in marks.unread if stage in {None, lost})
    points = _Points(tools, marks, stage, unread)
    for index, code in plan.groups:
        typed = number_of(value_at(index))
        parts = tools.parts[code]
        if typed is None or not unread.isdisjoint(parts):
            continue
        total = points.of(parts) if code in tools.summed else None
        if total is None:
            if points.has_any(parts):
                yield index, Unchecked(code, (), typed, shown(value_at(index)))
        elif abs(typed - total) > _PRINTED:
            values = {"component": code, "title": tools.title(code)}
            yield index, Problem("S307", {**values, "value": shown(value_at(index)), "sum": plain_number(total)}, code)
    yield from _totals(tools, plan, points, value_at)


def _has_scores(marks: Marks, stage: Stage) -> bool:
    given = any(mark.stage is stage for marks_of in marks.by_code.values() for mark in marks_of)
    return given or any(lost is stage for _, lost in marks.unread)


class _Points:
    """The points of one stage, worked out where they are asked for, each once."""

    def __init__(self, tools: Tools, marks: Marks, stage: Stage | None, unread: frozenset[str]) -> None:
        self._tools, self._marks, self._stage, self._unread = tools, marks.by_code, stage, unread
        self._known: dict[str, Decimal | None] = {}

    @property
    def answered(self) -> set[str]:
        """The components and adjustments that the sheet has an answer of, of whatever stage."""
        return {*self._marks, *self._unread}

    @property
    def unread(self) -> frozenset[str]:
        """The components whose score cannot be read."""
        return self._unread

    def has_any(self, codes: Sequence[str]) -> bool:
        """Tell whether this stage answers one of some components."""
        return any(self._stage in {None, mark.stage} for code in codes for mark in self._marks.get(code, ()))

    def of(self, codes: Sequence[str]) -> Decimal | None:
        """Return the sum of some components; `None` if one of them is no plain points, or none is answered."""
        total, answered = Decimal(0), False
        for code in codes:
            if code in self._marks or code in self._unread:
                answered = True
                points = self.one(code)
                if points is None:
                    return None
                total += points
        return total if answered else None

    def one(self, code: str) -> Decimal | None:
        """Return the points of one component; 0 where this stage has none."""
        if code not in self._known:
            given = self._marks.get(code, ())
            self._known[code] = None if code in self._unread else _points(self._tools, code, given, self._stage)
        return self._known[code]


def _totals(
    tools: Tools, plan: LinePlan, points: _Points, value_at: Callable[[int], CellValue]
) -> Iterator[tuple[int, Problem | Unchecked]]:
    """Compare lines of totals: each may sum up everything, or the lines since the one before."""
    if not plan.totals or all(value_at(index) is None for index in plan.totals) or points.unread:
        return
    plain = all(points.one(code) is not None for code in points.answered)
    done = -1
    for index in plan.totals:
        typed = number_of(value_at(index))
        among = spans(tools, plan, index, done)
        done = index
        if typed is None or not among[0] or not points.has_any(among[0]):
            continue
        if not plain:
            yield index, Unchecked("", among, typed, shown(value_at(index)), agreed=index in plan.agreed)
            continue
        sums = [sum((_signed(tools, points, code) for code in span), Decimal(0)) for span in among]
        if all(abs(typed - wanted) > _PRINTED for wanted in sums):
            values = {"value": shown(value_at(index)), "sum": plain_number(max(sums))}
            yield index, Problem("S308", values, severity=Severity.ERROR if index in plan.agreed else None)


def spans(tools: Tools, plan: LinePlan, index: int, done: int) -> tuple[tuple[str, ...], ...]:
    """Return what a line of totals may be the sum of: all lines above it, those of components, those since `done`."""
    above = [(at, code) for at, code in plan.leaves if at < index and code not in tools.uncounted]
    return (
        tuple(code for _, code in above),
        tuple(code for _, code in above if code not in tools.adjustments),
        tuple(code for at, code in above if at > done),
    )


def _signed(tools: Tools, points: _Points, code: str) -> Decimal:
    """Return what a line adds to a total; penalties take away."""
    number = points.one(code) or Decimal(0)
    return -abs(number) if code in tools.penalties else number


def _points(tools: Tools, code: str, marks: Sequence[Mark], stage: Stage | None) -> Decimal | None:
    """Return the points of an answer where the rule says them plainly; 0 where this stage has none."""
    answer = next((mark.answer for mark in marks if stage in {None, mark.stage}), None)
    if answer is None or isinstance(answer, NotApplicable):
        return Decimal(0)
    return _plain_points(tools, code, answer)


def _plain_points(tools: Tools, code: str, answer: Scored) -> Decimal | None:
    rule = PointsTyped() if code in tools.adjustments else tools.edition.nodes[code].score
    match rule.answer, answer.value:
        case AsksPoints(least=0), Numeric(number=number):
            return number
        case AsksChoice(unit="points", worth=worth), Choice(key=key):
            return worth[key]
        case AsksTicks(together=False, enough=None, worth=worth), Ticks(keys=keys):
            return sum((worth[key] for key in keys), Decimal(0))
        case _:
            return None


def number_of(value: CellValue) -> Decimal | None:
    """Return the number in a cell of a sum; `None` if it holds none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        return exact(value)
    typed = read_number(value)
    return typed.number if isinstance(typed, Typed) and not typed.percent else None
