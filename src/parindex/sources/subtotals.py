"""Sums that stand in a sheet, against the sum of what they are made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from parindex.model.criteria import Node
from parindex.model.rules import Checklist, Levels, PointsTyped
from parindex.model.scores import Choice, Mark, NotApplicable, Numeric, Scored, Stage, Ticks
from parindex.sources.desk import Tools
from parindex.sources.grid import CellValue
from parindex.sources.marks import Marks
from parindex.sources.numbers import Typed, exact, read_number
from parindex.sources.plain import plain_number, shown
from parindex.sources.problem import Problem
from parindex.sources.rows import LinePlan

__all__ = ["subtotals"]

_PRINTED = Decimal("0.01")
"""Printed sums of rounded parts may miss by so much."""


def subtotals(
    tools: Tools,
    plan: LinePlan,
    marks: Marks,
    stage: Stage | None,
    value_at: Callable[[int], CellValue],
) -> Iterator[tuple[int, Problem]]:
    """Yield the lines whose sum is not that of their parts, for one stage (`None`: whatever is there).

    Only where all parts are points: what a rate or a count is worth is not known here.
    """
    typed_sums = [index for index, _ in plan.groups if value_at(index) is not None]
    typed_sums += [index for index in plan.totals if value_at(index) is not None]
    if not typed_sums:
        return
    points: dict[str, Decimal | None] = {
        code: _points(tools, code, given, stage) for code, given in marks.by_code.items()
    }
    points |= {code: None for code, unread in marks.unread if stage in {None, unread}}
    for index, code in plan.groups:
        typed = _number(value_at(index))
        node = tools.edition.nodes[code]
        if typed is None or not _adds_up(node):
            continue
        parts = [points.get(leaf.code, Decimal(0)) for leaf in _leaves(node)]
        wanted = sum((part for part in parts if part is not None), Decimal(0))
        if (
            None not in parts
            and any(code_.code in points for code_ in _leaves(node))
            and abs(typed - wanted) > _PRINTED
        ):
            values = {"component": code, "title": tools.title(code)}
            yield index, Problem("S307", {**values, "value": shown(value_at(index)), "sum": plain_number(wanted)}, code)
    yield from _totals(tools, plan, points, value_at)


def _totals(
    tools: Tools, plan: LinePlan, points: Mapping[str, Decimal | None], value_at: Callable[[int], CellValue]
) -> Iterator[tuple[int, Problem]]:
    """Compare lines of totals: each may sum up everything, or the lines since the one before."""
    if None in points.values() or not points:
        return
    done = -1
    for index in plan.totals:
        typed = _number(value_at(index))
        above = [(at, points.get(code) or Decimal(0), code) for at, code in plan.leaves if at < index]
        sums = {
            sum((part for _, part, _ in above), Decimal(0)),
            sum((part for _, part, code in above if code not in tools.adjustments), Decimal(0)),
            sum((part for at, part, _ in above if at > done), Decimal(0)),
        }
        done = index
        if typed is not None and above and all(abs(typed - wanted) > _PRINTED for wanted in sums):
            yield index, Problem("S308", {"value": shown(value_at(index)), "sum": plain_number(max(sums))})


def _points(tools: Tools, code: str, marks: Sequence[Mark], stage: Stage | None) -> Decimal | None:
    """Return the points of an answer where the rule says them plainly; 0 where this stage has none."""
    answer = next((mark.answer for mark in marks if stage in {None, mark.stage}), None)
    if answer is None or isinstance(answer, NotApplicable):
        return Decimal(0)
    return _plain_points(tools, code, answer)


def _plain_points(tools: Tools, code: str, answer: Scored) -> Decimal | None:
    rule = PointsTyped() if code in tools.adjustments else tools.edition.nodes[code].score
    match rule, answer.value:
        case PointsTyped(), Numeric(number=number):
            return number
        case Levels(levels=levels), Choice(key=key):
            return levels[key].points
        case Checklist(items=items, require="each"), Ticks(keys=keys):
            return sum((items[key].points for key in keys), Decimal(0))
        case _:
            return None


def _leaves(node: Node) -> Iterator[Node]:
    if node.is_leaf:
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _adds_up(node: Node) -> bool:
    return node.aggregate == "sum" and all(_adds_up(part) for part in node.parts)


def _number(value: CellValue) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        return exact(value)
    typed = read_number(value)
    return typed.number if isinstance(typed, Typed) and not typed.percent else None
