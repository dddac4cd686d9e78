"""What the rule of a component asks for in a cell: the remedy of an answer that cannot be read."""

from collections.abc import Mapping
from typing import assert_never

from parindex.model.rules import (
    Bands,
    BestOf,
    BestUnit,
    Checklist,
    ChecklistItem,
    Count,
    Deduction,
    Grade,
    Level,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    SumOf,
    Survey,
)
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import plain_number
from parindex.sources.score_sheets.answers.answer_place import Slot

__all__ = ["asked"]


def asked(slot: Slot) -> Phrase:  # noqa: PLR0911  one return for each kind of rule
    """Say what may be typed, in the words of a remedy: "Type …"."""
    match slot.rule:
        case PointsTyped():
            return _points(slot, slot.rule)
        case Levels(levels=choices) | Percent(grades=choices):
            return Phrase("one of: {choices}", {"choices": _names(choices)})
        case Checklist(items=choices):
            return Phrase("what is met, parted by semicolons, or “none”: {choices}", {"choices": _names(choices)})
        case Proportional() | Bands(of="rate"):
            return Phrase("a rate from 0 to 100 %")
        case Bands() | BestUnit():
            return Phrase("a number from 0 up")
        case MinMax():
            return Phrase("a number")
        case Count() | Deduction():
            return Phrase("how many there were, as a whole number: 0, 1, 2, …")
        case Survey(options=options):
            form = "; ".join(f"{option}=…" for option in options)
            return Phrase("the answers of each option ({form}), or a rate from 0 to 100 %", {"form": form})
        case BestOf(cases=parts) | SumOf(parts=parts):
            return Phrase("the parts in this form: {form}", {"form": "; ".join(f"{part.id}=…" for part in parts)})
        case _:
            assert_never(slot.rule)


def _points(slot: Slot, rule: PointsTyped) -> Phrase:
    most = plain_number(slot.max)
    if rule.step is None:
        return Phrase("a number from 0 to {max}", {"max": most})
    return Phrase("a number from 0 to {max} in steps of {step}", {"max": most, "step": plain_number(rule.step)})


def _names(choices: Mapping[str, Level] | Mapping[str, Grade] | Mapping[str, ChecklistItem]) -> str:
    return "; ".join(f"{key} ({choice.title})" if choice.title else key for key, choice in choices.items())
