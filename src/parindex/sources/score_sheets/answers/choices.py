"""Answers that name something: a level, a grade, the conditions of a checklist."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from parindex.model.rules import Checklist, ChecklistItem, Grade, Level, Levels, Percent
from parindex.model.scores import Choice, Ticks
from parindex.model.texts.bilingual import Text
from parindex.sources.cells.cell_text import folded, plain_number
from parindex.sources.cells.numbers import read_number
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot, UnreadableError, number_in

__all__ = ["checklist", "grade", "key_of", "level", "titled"]

_NONE = {"none", "không", "ko", "không có", "không đạt nội dung nào"}
_ALL = {"all", "tất cả", "đủ", "đầy đủ", "toàn bộ"}
_BROAD = re.compile(r"[;\n]+")
_NARROW = re.compile(r"[;\n,]+")


def titled(choices: Mapping[str, Level | Grade | ChecklistItem]) -> dict[str, Text | None]:
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


def level(slot: Slot, rule: Levels, cell: Cell) -> Choice:
    """Read a level by name, or by its points."""
    named = key_of(cell.raw, titled(rule.levels)) if isinstance(cell.raw, str) else None
    if named is not None:
        return Choice(named)
    _must_be_number(slot, cell, titled(rule.levels))
    number = number_in(slot, cell, lambda value: any(one.points == value for one in rule.levels.values()))
    if number.percent:
        raise UnreadableError(slot, cell, "S111", holds=plain_number(number.value / 100))
    for key, choice in rule.levels.items():
        if choice.points == number.value:
            return Choice(key)
    raise UnreadableError(slot, cell, "S107", possible=_priced(rule.levels.items()))


def grade(slot: Slot, rule: Percent, cell: Cell) -> Choice:
    """Read a grade by name, or by its percentage."""
    named = key_of(cell.raw, titled(rule.grades)) if isinstance(cell.raw, str) else None
    if named is not None:
        return Choice(named)
    _must_be_number(slot, cell, titled(rule.grades))
    number = number_in(slot, cell, lambda value: any(one.percent == value for one in rule.grades.values()))
    for key, choice in rule.grades.items():
        if choice.percent == number.value:
            return Choice(key)
    possible = "; ".join(f"{plain_number(choice.percent)}% ({key})" for key, choice in rule.grades.items())
    raise UnreadableError(slot, cell, "S107", possible=possible)


def checklist(slot: Slot, rule: Checklist, cell: Cell) -> Ticks:
    """Read the conditions that are met: their names, none, all, or the points that some of them make."""
    if isinstance(cell.raw, str) and (named := _ticked(slot, rule, cell, cell.raw)) is not None:
        return Ticks(named)
    number = number_in(slot, cell, lambda value: _subset(rule, value) is not None)
    if number.percent:
        raise UnreadableError(slot, cell, "S111", holds=plain_number(number.value / 100))
    met = _subset(rule, number.value)
    if met is None:
        raise UnreadableError(slot, cell, "S107", possible=_priced(rule.items.items()))
    return Ticks(met)


def _ticked(slot: Slot, rule: Checklist, cell: Cell, text: str) -> frozenset[str] | None:
    """Return the conditions that a text names; `None` if it is a number."""
    titles = titled(rule.items)
    one = key_of(text, titles)
    if one is not None:
        return frozenset((one,))
    if folded(text) in _NONE:
        return frozenset()
    if folded(text) in _ALL:
        return frozenset(rule.items)
    if read_number(text) is not None:
        return None
    for pattern in (_BROAD, _NARROW):
        pieces = [piece for piece in pattern.split(text) if piece.strip()]
        keys = [key_of(piece, titles) for piece in pieces]
        if None not in keys:
            return frozenset(key for key in keys if key)
    unknown = next(piece for piece, key in zip(pieces, keys, strict=True) if key is None)
    raise UnreadableError(slot, cell, "S106", unknown=folded(unknown), possible=_names(titles))


def _subset(rule: Checklist, points: Decimal) -> frozenset[str] | None:
    """Find conditions that make exactly `points`; sums are kept once, so many conditions stay cheap."""
    if rule.require == "all":
        total = sum((item.points for item in rule.items.values()), Decimal(0))
        return {Decimal(0): frozenset[str](), total: frozenset(rule.items)}.get(points)
    reached: dict[Decimal, frozenset[str]] = {Decimal(0): frozenset()}
    for key, item in rule.items.items():
        for total, keys in list(reached.items()):
            if total + item.points <= points:
                reached.setdefault(total + item.points, keys | {key})
        if len(reached) > 10_000:  # noqa: PLR2004  sums of odd decimals could double with every condition
            return None
    return reached.get(points)


def _must_be_number(slot: Slot, cell: Cell, titles: Mapping[str, Text | None]) -> None:
    if isinstance(cell.raw, str) and read_number(cell.raw) is None:
        raise UnreadableError(slot, cell, "S106", unknown=cell.text, possible=_names(titles))


def _names(titles: Mapping[str, Text | None]) -> str:
    return "; ".join(f"{key} ({title})" if title else key for key, title in titles.items())


def _priced(choices: Iterable[tuple[str, Level | ChecklistItem]]) -> str:
    return "; ".join(f"{plain_number(choice.points)} ({key})" for key, choice in choices)
