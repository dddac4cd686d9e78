"""Numbers that need no second look: within bounds, not in a text. Most cells of most sheets hold these."""

from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from parindex.model.rules.answers import (
    AsksAmount,
    AsksChoice,
    AsksCount,
    AsksParts,
    AsksPoints,
    AsksRate,
    AsksTally,
    AsksTicks,
)
from parindex.model.scores import Numeric, Scored
from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.numbers import exact
from parindex.sources.score_sheets.answers.answer_place import Slot
from parindex.sources.score_sheets.answers.point_like import questioned

__all__ = ["Bounds", "bounds", "plainly"]

_LARGE = 10**9
"""Far below what is refused as too large."""

Bounds = tuple[Decimal, Decimal, bool]
"""From, to, and whether a cell shown as percent is as good."""


def bounds(slot: Slot) -> Bounds | None:
    """Return the numbers that are an answer as they stand; `None` if the rule has to look at each."""
    asked = slot.answer
    match asked:
        case AsksPoints(step=None, least=least):
            return least, min(slot.max, Decimal(_LARGE)), False
        case AsksRate() | AsksTally():
            return max(Decimal(1), questioned(asked, slot.max)), Decimal(100), True
        case AsksAmount(negative=False) if not questioned(asked, slot.max):
            return Decimal(0), Decimal(_LARGE), False
        case AsksPoints() | AsksAmount() | AsksCount() | AsksChoice() | AsksTicks() | AsksParts():
            return None
        case _:
            assert_never(asked)


def plainly(within: Bounds, value: CellValue, *, percent: bool) -> Scored | None:
    """Return the answer if the cell holds a number that is one as it stands, else `None`."""
    if not isinstance(value, float | int) or isinstance(value, bool) or not 0 <= value <= _LARGE:
        return None
    least, most, rate = within
    scored, number = _scored(value, percent)
    if percent:
        return scored if rate and 0 <= number <= most else None
    if rate and number == least:  # 1 may be meant for 100 %, 2 of 2 for points
        return None
    return scored if least <= number <= most else None


@lru_cache(maxsize=8192)
def _scored(value: float, percent: bool) -> tuple[Scored, Decimal]:  # noqa: FBT001  keys of the cache
    number = exact(value + 0) * (100 if percent else 1)  # -0.0 + 0 is 0.0
    return Scored(Numeric(number), plain_number(number) + ("%" if percent else "")), number
