"""Answers that name something: a level, a grade, the conditions of a checklist."""

import re
from collections.abc import Mapping
from decimal import Decimal

from parindex.model.rules.answers import AsksChoice, AsksTicks, Titled
from parindex.model.scores import Choice, Ticks
from parindex.model.texts.bilingual import Text
from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.cell_text import folded
from parindex.sources.cells.numbers import read_number
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot, UnreadableError, number_in

__all__ = ["choice", "key_of", "ticks", "titled"]

_NONE = {"none", "không", "ko", "không có", "không đạt nội dung nào"}
_ALL = {"all", "tất cả", "đủ", "đầy đủ", "toàn bộ"}
_BROAD = re.compile(r"[;\n]+")
_NARROW = re.compile(r"[;\n,]+")


def titled(choices: Mapping[str, Titled]) -> dict[str, Text | None]:
    """Return the titles of choices by key."""
    return {key: choice.title for key, choice in choices.items()}


def key_of(text: str, titles: Mapping[str, Text | None]) -> str | None:
    """Find the choice whose key or title (in either language) is `text`, letters' size and spaces aside."""
    wanted = folded(text)
    for key, title in titles.items():
        names = (key, key.replace("_", " "), *((title.vi, title.en) if title else ()))
        if any(name and folded(name) == wanted for name in names):
            return key
    return None


def choice(slot: Slot, asked: AsksChoice, cell: Cell) -> Choice:
    """Read a level or a grade by name, or by its points or its percentage."""
    titles = titled(asked.choices)
    named = key_of(cell.raw, titles) if isinstance(cell.raw, str) else None
    if named is not None:
        return Choice(named)
    _must_be_number(slot, cell, titles)
    number = number_in(slot, cell, lambda value: value in asked.worth.values())
    if number.percent and asked.unit == "points":
        raise UnreadableError(slot, cell, "S111", holds=plain_number(number.value / 100))
    for key, worth in asked.worth.items():
        if worth == number.value:
            return Choice(key)
    raise UnreadableError(slot, cell, "S107", possible=_priced(asked.worth, "%" if asked.unit == "percent" else ""))


def ticks(slot: Slot, asked: AsksTicks, cell: Cell) -> Ticks:
    """Read the conditions that are met: their names, none, all, or the points that some of them make."""
    if isinstance(cell.raw, str) and (named := _ticked(slot, asked, cell, cell.raw)) is not None:
        return Ticks(named)
    number = number_in(slot, cell, lambda value: _subset(slot, asked, value) is not None)
    if number.percent:
        raise UnreadableError(slot, cell, "S111", holds=plain_number(number.value / 100))
    met = _subset(slot, asked, number.value)
    if met is None:
        raise UnreadableError(slot, cell, "S107", possible=_priced(asked.worth))
    return Ticks(met)


def _ticked(slot: Slot, asked: AsksTicks, cell: Cell, text: str) -> frozenset[str] | None:
    """Return the conditions that a text names; `None` if it is a number."""
    titles = titled(asked.choices)
    one = key_of(text, titles)
    if one is not None:
        return frozenset((one,))
    if folded(text) in _NONE:
        return frozenset()
    if folded(text) in _ALL:
        return frozenset(asked.choices)
    if read_number(text) is not None:
        return None
    for pattern in (_BROAD, _NARROW):
        pieces = [piece for piece in pattern.split(text) if piece.strip()]
        keys = [key_of(piece, titles) for piece in pieces]
        if None not in keys:
            return frozenset(key for key in keys if key)
    unknown = next(piece for piece, key in zip(pieces, keys, strict=True) if key is None)
    raise UnreadableError(slot, cell, "S106", unknown=folded(unknown), possible=_names(titles))


def _subset(slot: Slot, asked: AsksTicks, points: Decimal) -> frozenset[str] | None:
    """Find conditions that make exactly `points`; sums are kept once, so many conditions stay cheap."""
    if asked.together:
        total = sum(asked.worth.values(), Decimal(0))
        return {Decimal(0): frozenset[str](), total: frozenset(asked.choices)}.get(points)
    if asked.enough is not None and points == slot.max:
        return frozenset(list(asked.choices)[: asked.enough])
    if not asked.single:
        return None if points else frozenset()
    reached: dict[Decimal, frozenset[str]] = {Decimal(0): frozenset()}
    for key, worth in asked.worth.items():
        for total, keys in list(reached.items()):
            if total + worth <= points and (asked.enough is None or len(keys) + 1 < asked.enough):
                reached.setdefault(total + worth, keys | {key})
        if len(reached) > 10_000:  # noqa: PLR2004  sums of odd decimals could double with every condition
            return None
    return reached.get(points)


def _must_be_number(slot: Slot, cell: Cell, titles: Mapping[str, Text | None]) -> None:
    if isinstance(cell.raw, str) and read_number(cell.raw) is None:
        raise UnreadableError(slot, cell, "S106", unknown=cell.text, possible=_names(titles))


def _names(titles: Mapping[str, Text | None]) -> str:
    return "; ".join(f"{key} ({title})" if title else key for key, title in titles.items())


def _priced(worth: Mapping[str, Decimal], unit: str = "") -> str:
    return "; ".join(f"{plain_number(each)}{unit} ({key})" for key, each in worth.items())
