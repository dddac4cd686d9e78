"""Check boxes: TRUE or FALSE in a cell whose rule has two answers, of which one is worth more."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from parindex.model.rules import Checklist, Levels, Percent, Rule
from parindex.model.scores import Choice, Ticks
from parindex.model.texts.bilingual import Text
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


def of_check_box(rule: Rule, *, ticked: bool) -> CheckBox | None:
    """Return what a check box answers; `None` where the rule has not just two answers."""
    match rule:
        case Levels(levels=levels):
            return _choice({key: one.points for key, one in levels.items()}, _titles(levels), ticked=ticked)
        case Percent(grades=grades):
            return _choice({key: one.percent for key, one in grades.items()}, _titles(grades), ticked=ticked)
        case Checklist(items=items, require=require) if require == "all" or len(items) == 1:
            met = frozenset(items) if ticked else frozenset[str]()
            return CheckBox(Ticks(met), "; ".join(_titles(items)[key] for key in items if key in met) or "0")
        case _:
            return None


def _titles(choices: Mapping[str, object]) -> dict[str, str]:
    titles: dict[str, Text | None] = {key: getattr(one, "title", None) for key, one in choices.items()}
    return {key: str(title) if title else key for key, title in titles.items()}


def _choice(worth: Mapping[str, Decimal], titles: Mapping[str, str], *, ticked: bool) -> CheckBox | None:
    if len(worth) != 2 or len(set(worth.values())) != 2:  # noqa: PLR2004  met or not met
        return None
    key = (max if ticked else min)(worth, key=lambda one: worth[one])
    return CheckBox(Choice(key), titles[key])
