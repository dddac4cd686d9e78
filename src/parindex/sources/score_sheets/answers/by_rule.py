"""Cells that hold one answer."""

from typing import TypeAlias, assert_never

from parindex.model.rules.answers import (
    AsksAmount,
    AsksChoice,
    AsksCount,
    AsksPoints,
    AsksRate,
    AsksTicks,
)
from parindex.model.scores import Value
from parindex.sources.score_sheets.answers.amounts import amount, points, rate, whole
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot
from parindex.sources.score_sheets.answers.choices import choice, ticks

__all__ = ["AsksOne", "simple"]

AsksOne: TypeAlias = AsksPoints | AsksChoice | AsksTicks | AsksRate | AsksAmount | AsksCount


def simple(slot: Slot, asked: AsksOne, cell: Cell) -> Value:
    """Read a cell by what is asked for in it."""
    match asked:
        case AsksPoints():
            return points(slot, asked, cell)
        case AsksChoice():
            return choice(slot, asked, cell)
        case AsksTicks():
            return ticks(slot, asked, cell)
        case AsksRate():
            return rate(slot, cell)
        case AsksAmount():
            return amount(slot, asked, cell)
        case AsksCount():
            return whole(slot, cell)
        case _:
            assert_never(asked)
