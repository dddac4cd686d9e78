"""What may be typed in the cell of a component: its look, its check, and what is said about both."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from parindex.language import Speech
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.model.criteria import Adjustment, Node
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
from parindex.reporting.forms.choices import Choices, choices_of
from parindex.reporting.forms.points import decimal

__all__ = ["CELL", "RATE", "Ask", "ask", "ask_adjustment"]

CELL = "{cell}"
"""Stands in a check for the first cell of its range."""

RATE = 'General" %"'
"""The number format of rates."""

_FARTHEST = "1000000000000"
"""No amount is larger; the reader refuses it too."""

_LONGEST = 255
"""Characters that Excel shows in the message of a cell."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of answer. `look` is a number format; without `check` and `choices` any text may be typed."""

    look: str
    prompt: str
    error: str = ""
    check: str = ""
    """A condition that the typed value must meet, with `CELL` for the cell."""
    choices: Choices | None = None
    not_applicable: str = ""
    """The word that may be typed instead; empty where it would mean something else."""


def ask(leaf: Node, voice: Speech, word: str) -> Ask:
    """Say what is asked for in a component; `word` says that nothing arose."""
    choices = choices_of(leaf, voice)
    if choices is not None:
        return _listed(choices, voice, word)
    match leaf.score.answer:
        case AsksPoints() as asked:
            return _points(leaf.total, asked, voice, word)
        case AsksRate() | AsksCount() | AsksAmount() as asked:
            look, check, text = _measured(asked, voice)
            return _number(look, check, text, voice, word)
        case AsksTicks() | AsksTally() | AsksParts() | AsksChoice() as asked:
            return _text(asked, voice, word)
        case asked:
            assert_never(asked)


def _measured(asked: AsksRate | AsksCount | AsksAmount, voice: Speech) -> tuple[str, str, str]:
    """Return number format, check and sentence of a rate, a count or an amount.

    Rates are typed as 90: the percent sign of their format is a plain text, or they would show as 9000 %.
    """
    match asked:
        case AsksRate():
            text = voice.say("Type the rate in percent, from 0 to 100: 90 for 90 %.")
            return RATE, _between("100"), text
        case AsksCount():
            check = f"AND({_within(_FARTHEST)},{CELL}=INT({CELL}))"
            return "0", check, voice.say("Type how many there were: a whole number, 0 or more.")
        case AsksAmount(negative=True):
            return "General", f"ABS({CELL})<={_FARTHEST}", voice.say("Type the amount as a number.")
        case AsksAmount():
            return "General", _between(_FARTHEST), voice.say("Type the amount: a number, 0 or more.")


def ask_adjustment(adjustment: Adjustment, voice: Speech) -> Ask:
    """Say what is asked for in a bonus or a penalty."""
    return _points(adjustment.max, AsksPoints(), voice, "")


def _listed(choices: Choices, voice: Speech, word: str) -> Ask:
    taken = any(name.casefold() == word.casefold() for name, _ in choices)
    prompt = voice.say("Choose from the list in the cell.")
    error = voice.say("Only what the list in the cell offers is accepted.")
    return Ask("@", prompt, error, choices=choices, not_applicable="" if taken else word)


def _points(most: Decimal, asked: AsksPoints, voice: Speech, word: str) -> Ask:
    step, least, last = asked.step, decimal(asked.least), decimal(most)
    if step is None:
        return _number("General", f"AND({_within(last, least)})", _points_words(most, asked, voice), voice, word)
    above = f"({CELL}-{least})" if asked.least else CELL
    whole = f"ABS(ROUND({above}/{decimal(step)},0)*{decimal(step)}-{above})<0.0000000001"
    check = f"AND({_within(last, least)},{whole})"
    return _number("General", check, _points_words(most, asked, voice), voice, word)


def _points_words(most: Decimal, asked: AsksPoints, voice: Speech) -> str:
    shown, step = plain(most, voice), plain(asked.step or 0, voice)
    if asked.least:
        low = plain(asked.least, voice)
        if asked.step is None:
            return voice.say("Type a number from {low} to {max}.", low=low, max=shown)
        return voice.say("Type a number from {low} to {max}, in steps of {step}.", low=low, max=shown, step=step)
    if asked.step is None:
        return voice.say("Type points from 0 to {max}.", max=shown)
    return voice.say("Type points from 0 to {max}, in steps of {step}.", max=shown, step=step)


def _between(most: str) -> str:
    return f"AND({_within(most)})"


def _within(most: str, least: str = "0") -> str:
    return f"{CELL}>={least},{CELL}<={most}"


def _number(look: str, check: str, text: str, voice: Speech, word: str) -> Ask:
    """Accept a number that meets the check, or the word; text never meets a comparison by chance."""
    otherwise = f'{CELL}="{word}"' if word else "FALSE"
    prompt = f"{text} {_if_nothing(voice, word)}".strip()
    return Ask(look, _short(prompt), _short(prompt), f"IF(ISNUMBER({CELL}),{check},{otherwise})", None, word)


def _text(asked: AsksTicks | AsksTally | AsksParts | AsksChoice, voice: Speech, word: str) -> Ask:
    """Accept any text, and say how it is written; a survey's cell takes numbers too."""
    look = "General" if isinstance(asked, AsksTally) else "@"
    nothing = _if_nothing(voice, word)
    return Ask(look, f"{_short(_syntax(asked, voice), _LONGEST - len(nothing) - 1)} {nothing}", not_applicable=word)


def _syntax(asked: AsksTicks | AsksTally | AsksParts | AsksChoice, voice: Speech) -> str:
    match asked:
        case AsksTicks(choices=items):
            return voice.say(
                "Type the conditions that are met, with ; between them: {example}. All: {all}. None: {none}.",
                example="; ".join(map(one_line, items)),
                all=voice.say("All"),
                none=voice.say("None"),
            )
        case AsksTally(options=options):
            return voice.say(
                "Type the number of answers for each option: {example}; or the satisfaction in percent: 85.",
                example=_form(options),
            )
        case AsksParts(parts=parts):
            return voice.say(
                "Type the value of each part: {example}. Rates with a percent sign: 90%.",
                example=_form(part.id for part in parts),
            )
        case AsksChoice():
            return ""  # offered as a list
        case _:
            assert_never(asked)


def _form(names: Iterable[str]) -> str:
    return "; ".join(f"{one_line(name)}=…" for name in names)


def _if_nothing(voice: Speech, word: str) -> str:
    return voice.say("If nothing arose, type: {word}", word=word) if word else ""


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
