"""Check boxes: TRUE or FALSE in a cell whose rule has two answers, of which one is worth more."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from parindex.model.rules.answers import AsksChoice, AsksTicks, ScoringRule, Titled
from parindex.model.scores import Choice, Ticks
from parindex.sources.cells.cell_text import folded
from parindex.sources.cells.grid import CellValue

__all__ = ["CheckBox", "of_check_box", "truth"]

_TEXTS = {"true": True, "false": False}


class CheckBox(NamedTuple):
    """What a check box means, and how that is told."""

    value: Choice | Ticks
    told: str


def truth(value: CellValue) -> bool | None:
    """Return the truth value of a cell, or of the text that exports write for one."""
    if isinstance(value, str):
        return _TEXTS.get(folded(value))
    return value if isinstance(value, bool) else None


def of_check_box(rule: ScoringRule, *, ticked: bool) -> CheckBox | None:
    """Return what a check box answers; `None` where the rule has not just two answers."""
    match rule.answer:
        case AsksChoice(choices=choices, worth=worth):
            return _choice(worth, _titles(choices), ticked=ticked)
        case AsksTicks(choices=choices, together=together) if together or len(choices) == 1:
            met = frozenset(choices) if ticked else frozenset[str]()
            return CheckBox(Ticks(met), "; ".join(_titles(choices)[key] for key in choices if key in met) or "0")
        case _:
            return None


def _titles(choices: Mapping[str, Titled]) -> dict[str, str]:
    return {key: str(one.title) if one.title else key for key, one in choices.items()}


def _choice(worth: Mapping[str, Decimal], titles: Mapping[str, str], *, ticked: bool) -> CheckBox | None:
    if len(worth) != 2 or len(set(worth.values())) != 2:  # noqa: PLR2004  met or not met
        return None
    key = (max if ticked else min)(worth, key=lambda one: worth[one])
    return CheckBox(Choice(key), titles[key])
