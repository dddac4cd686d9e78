"""Answers that are numbers: points, rates, amounts and counts."""

from collections.abc import Callable
from decimal import Decimal

from parindex.model.rules.answers import AsksAmount, AsksPoints
from parindex.model.scores import Numeric
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.sources.cells.numbers import Typed, read_number
from parindex.sources.score_sheets.answers.answer_place import Cell, Number, Slot, UnreadableError, number_in
from parindex.sources.score_sheets.answers.point_like import like_points

__all__ = ["amount", "points", "rate", "whole"]

_HUNDRED = Decimal(100)


def points(slot: Slot, asked: AsksPoints, cell: Cell) -> Numeric:
    """Points from 0 to the maximum, in steps if the rule has them; `0.85/1` is 0.85 out of 1."""
    number = _out_of(slot, cell) or number_in(slot, cell, _within(slot, asked))
    if number.percent:
        raise UnreadableError(slot, cell, "S111", holds=plain_number(number.value / 100))
    if number.value < 0 and slot.deducts:
        number = Number(-number.value, percent=False)
        cell.note(slot, "S482", read=plain_number(number.value))
    _not_negative(slot, cell, number.value)
    if number.value < asked.least:
        raise UnreadableError(slot, cell, "S480", least=plain_number(asked.least))
    if number.value > slot.max and slot.capped:
        cell.note(slot, "S117")
    elif number.value > slot.max:
        raise UnreadableError(slot, cell, "S103")
    step = asked.step
    if step is not None and (number.value - asked.least) % step:
        below = number.value - (number.value - asked.least) % step
        near = NumberText(f"{plain_number(below)} / {plain_number(min(below + step, slot.max))}")
        raise UnreadableError(slot, cell, "S104", step=plain_number(step), near=near)
    return Numeric(number.value)


def _within(slot: Slot, asked: AsksPoints) -> Callable[[Decimal], bool]:
    least, step = asked.least, asked.step
    return lambda number: least <= number <= slot.max and not (step and (number - least) % step)


def _out_of(slot: Slot, cell: Cell) -> Number | None:
    """Read `0.85/1` where 1 is the maximum of the component."""
    if not isinstance(cell.raw, str) or cell.raw.count("/") != 1:
        return None
    first, _, second = cell.raw.partition("/")
    share, whole_ = read_number(first), read_number(second)
    if not (isinstance(share, Typed) and isinstance(whole_, Typed)) or whole_ != Typed(slot.max) or share.percent:
        return None
    if not cell.natural:
        after = plain_number(share.number)
        cell.note(slot, "S120", before=cell.text, after=after, typed=after)
    return Number(share.number, percent=False)


def rate(slot: Slot, cell: Cell) -> Numeric:
    """Read a rate in percent, from 0 to 100: `90`, `90%`, or 0.9 in a cell shown as percent."""
    number = number_in(slot, cell, lambda number: 0 <= number <= _HUNDRED)
    _not_negative(slot, cell, number.value)
    if number.value > _HUNDRED:
        raise UnreadableError(slot, cell, "S108")
    if 0 < number.value <= 1 and not number.percent:
        rather = plain_number(number.value * 100)
        cell.note(slot, "S109", read=plain_number(number.value), rather=rather)
    elif not number.percent and like_points(slot.answer, slot.max, number.value):
        cell.note(slot, "S165", read=plain_number(number.value))
    return Numeric(number.value)


def amount(slot: Slot, asked: AsksAmount, cell: Cell) -> Numeric:
    """Read an amount of any size; negative ones only where the rule takes them."""
    number = number_in(slot, cell, lambda number: number >= 0 or asked.negative)
    if number.percent and not cell.natural and not isinstance(cell.raw, str):
        cell.note(slot, "S121", before=cell.text, after=plain_number(number.value))
    if not asked.negative:
        _not_negative(slot, cell, number.value)
    if not number.percent and like_points(asked, slot.max, number.value):
        cell.note(slot, "S165", read=plain_number(number.value))
    return Numeric(number.value)


def whole(slot: Slot, cell: Cell) -> Numeric:
    """Read a count: a whole number from 0."""
    number = number_in(slot, cell, lambda number: number >= 0 and number == number.to_integral_value())
    _not_negative(slot, cell, number.value)
    if number.percent or number.value != number.value.to_integral_value():
        raise UnreadableError(slot, cell, "S110")
    return Numeric(number.value)


def _not_negative(slot: Slot, cell: Cell, number: Decimal) -> None:
    if number < 0:
        raise UnreadableError(slot, cell, "S102")
