"""The place of one answer: a component, an adjustment, or a part of a compound rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parindex.model.rules.answers import AnswerKind, ScoringRule
from parindex.model.scores import Value
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.numbers import Ambiguous, Typed, exact, read_number
from parindex.sources.cells.problem import Problem

__all__ = ["Cell", "Number", "Slot", "UnreadableError", "number_in"]

_FARTHEST = Decimal(10) ** 12
"""No score, rate, count or amount of a unit is larger; a slip of the hand is."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What is asked for in a cell."""

    code: str
    title: str
    max: Decimal
    rule: ScoringRule
    capped: bool = False
    """More than the maximum may be typed; only the maximum will count."""
    deducts: bool = False
    """Its points are taken off: a minus before them says the same."""
    pieces: dict[tuple[str, str, str], tuple[Value, tuple[Problem, ...]]] = field(default_factory=dict, compare=False)
    """What texts for parts of a compound rule came to: (id, text, sign before decimals) to value and notes."""

    @property
    def answer(self) -> AnswerKind:
        """What the rule takes."""
        return self.rule.answer

    @property
    def values(self) -> Mapping[str, object]:
        """The values that every message about this slot may use."""
        return {"component": self.code, "title": self.title, "max": plain_number(self.max)}


@dataclass(slots=True)
class Cell:
    """A value on its way to be understood; `notes` gathers what has to be told about it.

    `natural`: a number inside a text is as it should be (a part of a longer answer).
    """

    raw: str | int | float
    percent: bool = False
    natural: bool = False
    decimal: str = ""
    """The sign before decimals in the table, where it is known."""
    notes: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the cell shows."""
        if self.percent and not isinstance(self.raw, str):
            return f"{plain_number(exact(self.raw) * 100)}%"
        return shown(self.raw)

    def note(self, slot: Slot, code: str, **values: object) -> None:
        """Tell something about the cell that does not stop the reading."""
        self.notes.append(Problem(code, {**slot.values, "value": self.text, **values}, slot.code))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell; `percent`: it is a percentage (90 for 90 %)."""

    value: Decimal
    percent: bool


class UnreadableError(Exception):
    """The cell says nothing that its rule can use. Never leaves this package."""

    def __init__(self, slot: Slot, cell: Cell, code: str, **values: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, {**slot.values, "value": cell.text, **values}, slot.code)


def number_in(slot: Slot, cell: Cell, admits: Callable[[Decimal], bool]) -> Number:
    """Return the number in a cell, noting a repair if it stood in a text.

    `admits` says which numbers the rule can take: of two readings the only one that it takes is meant, else the one
    that the table's sign before decimals gives.
    """
    if not isinstance(cell.raw, str):
        number = exact(cell.raw)
        return _near(slot, cell, Number(number * 100 if cell.percent else number, cell.percent))
    typed = read_number(cell.raw)
    if typed is None:
        raise UnreadableError(slot, cell, "S101")
    if isinstance(typed, Ambiguous):
        settled = _settled(typed, cell, admits)
        if settled is None:
            first, second = plain_number(typed.decimal), plain_number(typed.thousands)
            raise UnreadableError(slot, cell, "S105", first=first, second=second)
        typed = Typed(settled, typed.percent)
    if not cell.natural:
        bare = plain_number(typed.number)
        after = NumberText(f"{bare} %") if typed.percent else bare
        cell.note(slot, "S120", before=cell.text, after=after, typed=bare)
    return _near(slot, cell, Number(typed.number, typed.percent))


def _settled(typed: Ambiguous, cell: Cell, admits: Callable[[Decimal], bool]) -> Decimal | None:
    """Return the reading that is meant; where the rule takes neither, the decimal one is refused in its words."""
    decimal, thousands = admits(typed.decimal), admits(typed.thousands)
    if decimal != thousands:
        return typed.decimal if decimal else typed.thousands
    if not decimal:
        return typed.decimal
    if not cell.decimal:
        return None
    return typed.decimal if typed.sign == cell.decimal else typed.thousands


def _near(slot: Slot, cell: Cell, number: Number) -> Number:
    if not number.value.is_finite() or abs(number.value) > _FARTHEST:
        raise UnreadableError(slot, cell, "S101")
    return number
