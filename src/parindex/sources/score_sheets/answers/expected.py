"""What the rule of a component asks for in a cell: the remedy of an answer that cannot be read."""

from collections.abc import Mapping
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
    Titled,
)
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.sources.score_sheets.answers.answer_place import Slot

__all__ = ["asked"]


def asked(slot: Slot) -> Phrase:  # noqa: PLR0911  one return for each kind of answer
    """Say what may be typed, in the words of a remedy: "Type …"."""
    match slot.answer:
        case AsksPoints() as asked_points:
            return _points(slot, asked_points)
        case AsksChoice(choices=choices):
            return Phrase("one of: {choices}", {"choices": _names(choices)})
        case AsksTicks(choices=choices):
            return Phrase("what is met, parted by semicolons, or “none”: {choices}", {"choices": _names(choices)})
        case AsksRate():
            return Phrase("a rate from 0 to 100 %")
        case AsksAmount(negative=negative):
            return Phrase("a number") if negative else Phrase("a number from 0 up")
        case AsksCount():
            return Phrase("how many there were, as a whole number: 0, 1, 2, …")
        case AsksTally(options=options):
            form = "; ".join(f"{option}=…" for option in options)
            return Phrase("the answers of each option ({form}), or a rate from 0 to 100 %", {"form": form})
        case AsksParts(parts=parts):
            return Phrase("the parts in this form: {form}", {"form": "; ".join(f"{part.id}=…" for part in parts)})
        case _:
            assert_never(slot.answer)


def _points(slot: Slot, asked_points: AsksPoints) -> Phrase:
    most, step = plain_number(slot.max), asked_points.step
    if asked_points.least:
        low = plain_number(asked_points.least)
        if step is None:
            return Phrase("a number from {low} to {max}", {"low": low, "max": most})
        values = {"low": low, "max": most, "step": plain_number(step)}
        return Phrase("a number from {low} to {max} in steps of {step}", values)
    if step is None:
        return Phrase("a number from 0 to {max}", {"max": most})
    return Phrase("a number from 0 to {max} in steps of {step}", {"max": most, "step": plain_number(step)})


def _names(choices: Mapping[str, Titled]) -> str:
    return "; ".join(f"{key} ({choice.title})" if choice.title else key for key, choice in choices.items())
