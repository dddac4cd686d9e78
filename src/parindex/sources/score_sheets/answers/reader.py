"""Cells into answers, each distinct cell of a component once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from parindex.model.rules.answers import AsksChoice, AsksParts, AsksTally, AsksTicks
from parindex.model.scores import NotApplicable, Numeric, Scored, Value
from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.lookalikes import repair, visible
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot, UnreadableError
from parindex.sources.score_sheets.answers.by_rule import simple
from parindex.sources.score_sheets.answers.check_boxes import of_check_box, truth
from parindex.sources.score_sheets.answers.choices import key_of, titled
from parindex.sources.score_sheets.answers.compound import compound, tally
from parindex.sources.score_sheets.answers.expected import asked
from parindex.sources.score_sheets.answers.plain_numbers import bounds, plainly

__all__ = ["AnswerReader", "CellOutcome", "not_applicable"]

_REMEMBERED = 2000
"""Distinct cells kept for one component; a sheet made to be different everywhere must not fill the memory."""

_STARTS = ("không phát sinh", "không có phát sinh", "ko phát sinh", "không áp dụng", "không đánh giá", "not applicable")
_OF_PROGRAMS = {"None", "NULL", "null", "NaN", "nan", "NaT", "<NA>", "nil"}
"""What programs write for a cell with nothing in it."""
_NO_TICKS = "None"
"""What a form in English offers for a checklist of which nothing is there; its list and its note say so."""
_WORDS = {"kps", "k/ps", "kđg", "n/a", "na", "n.a", "n.a."}


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """What a cell came to: an answer or none (empty, or unreadable), and what has to be told."""

    answer: Scored | NotApplicable | None = None
    problems: tuple[Problem, ...] = ()


_NOTHING = CellOutcome()
_ADVISED = {"S101", "S106"}
"""Codes whose remedies say what the rule asks for."""


class AnswerReader:
    """Reads the cells of one criteria set."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._slots = {slot.code: slot for slot in slots}
        self._bounds = {code: bounds(slot) for code, slot in self._slots.items()}
        self._known: dict[str, dict[tuple[CellValue, type, bool, str], CellOutcome]] = {
            code: {} for code in self._slots
        }

    def plain(self, code: str, value: CellValue, *, percent: bool) -> Scored | None:
        """Return the answer of a cell that holds a number which is one as it stands, else `None`."""
        within = self._bounds[code]
        return plainly(within, value, percent=percent) if within else None

    def read(self, code: str, value: CellValue, *, percent: bool = False, decimal: str = "") -> CellOutcome:
        """Read one cell of the component `code`.

        `percent`: the cell is shown as percent; `decimal`: the sign before decimals in its table, if that is known.
        """
        scored = self.plain(code, value, percent=percent)
        if scored is not None:
            return CellOutcome(scored)
        known = self._known[code]
        key = (value, value.__class__, percent, decimal)
        outcome = known.get(key)
        if outcome is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            outcome = known[key] = _read(self._slots[code], value, percent=percent, decimal=decimal)
        return outcome


def not_applicable(text: str) -> bool:
    """Tell whether a text says that nothing arose which could be scored."""
    plain = folded(text)
    return plain in _WORDS or plain.startswith(_STARTS)


def _read(slot: Slot, value: CellValue, *, percent: bool, decimal: str) -> CellOutcome:
    if value is None or (isinstance(value, str) and blank(value)):
        return _NOTHING
    if (ticked := truth(value)) is not None and not (isinstance(value, str) and _named(slot, value)):
        return _checked(slot, ticked=ticked)
    if isinstance(value, date | time | timedelta):
        return CellOutcome(None, (Problem("S114", {**slot.values, "value": shown(value)}, slot.code),))
    if isinstance(value, str) and not _named(slot, value) and not_applicable(value):
        return CellOutcome(NotApplicable(shown(value)), _repaired(slot, value))
    cell = Cell(value + 0 if isinstance(value, float) else value, percent, decimal=decimal)  # -0.0 + 0 is 0.0
    try:
        answer = Scored(_value(slot, cell), cell.text)
    except UnreadableError as error:
        return CellOutcome(None, (_advised(slot, error.problem),))
    text = isinstance(value, str) and not isinstance(answer.value, Numeric)
    return CellOutcome(answer, (*cell.notes, *((*_repaired(slot, value), *_empty(slot, value)) if text else ())))


def _checked(slot: Slot, *, ticked: bool) -> CellOutcome:
    """Read a check box where the rule knows but two answers, full points or none of them."""
    text = shown(ticked)
    found = of_check_box(slot.rule, ticked=ticked)
    if found is None:
        return CellOutcome(None, (_advised(slot, Problem("S106", {**slot.values, "unknown": text}, slot.code)),))
    values = {**slot.values, "before": text, "after": found.told}
    return CellOutcome(Scored(found.value, text), (Problem("S164", values, slot.code),))


def _repaired(slot: Slot, value: CellValue) -> tuple[Problem, ...]:
    """Tell that letters of a text were repaired before it was compared with the answers of the rule."""
    why = repair(value, ends=True) if isinstance(value, str) else None
    if why is None:
        return ()
    values = {**slot.values, "before": visible(str(value)), "after": shown(value), "why": why}
    return (Problem("S126", values, slot.code),)


def _empty(slot: Slot, value: CellValue) -> tuple[Problem, ...]:
    """Tell that an answer reads as what programs write for an empty cell, unless the form offers just that."""
    if isinstance(slot.answer, AsksTicks) and value == _NO_TICKS:
        return ()
    choices = slot.answer.choices if isinstance(slot.answer, AsksChoice | AsksTicks) else {}
    titles = [title for title in titled(choices).values() if title]
    if value not in _OF_PROGRAMS or value in {*choices, *(text for one in titles for text in (one.vi, one.en))}:
        return ()
    return (Problem("S171", {**slot.values, "value": shown(value)}, slot.code),)


def _advised(slot: Slot, problem: Problem) -> Problem:
    """Add what the rule asks for, where the remedy says it."""
    if problem.code not in _ADVISED:
        return problem
    return replace(problem, values={**problem.values, "asked": asked(slot)})


def _named(slot: Slot, text: str) -> bool:
    """Tell whether a choice of the rule bears this name, which then means that choice and nothing else."""
    match slot.answer:
        case AsksChoice(choices=choices) | AsksTicks(choices=choices):
            return key_of(text, titled(choices)) is not None
        case _:
            return False


def _value(slot: Slot, cell: Cell) -> Value:
    match slot.answer:
        case AsksTally() as asked:
            return tally(slot, asked, cell)
        case AsksParts() as asked:
            return compound(slot, asked, cell)
        case asked:
            return simple(slot, asked, cell)
