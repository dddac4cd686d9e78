"""The rules that one cell of one unit answers."""

from typing import assert_never

from parindex.model.rules import (
    Bands,
    BestUnit,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
)
from parindex.model.scores import Value
from parindex.sources.score_sheets.answers.amounts import amount, bands, points, proportional, whole
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot
from parindex.sources.score_sheets.answers.choices import checklist, grade, level

__all__ = ["Simple", "simple"]

Simple = PointsTyped | Levels | Checklist | Bands | Proportional | BestUnit | MinMax | Count | Percent | Deduction


def simple(slot: Slot, rule: Simple, cell: Cell) -> Value:  # noqa: PLR0911  one return for each rule
    """Read a cell by a rule that needs one value."""
    match rule:
        case PointsTyped():
            return points(slot, rule, cell)
        case Levels():
            return level(slot, rule, cell)
        case Checklist():
            return checklist(slot, rule, cell)
        case Bands():
            return bands(slot, rule, cell)
        case Proportional():
            return proportional(slot, rule, cell)
        case BestUnit() | MinMax():
            return amount(slot, rule, cell)
        case Count() | Deduction():
            return whole(slot, rule, cell)
        case Percent():
            return grade(slot, rule, cell)
        case _:
            assert_never(rule)
