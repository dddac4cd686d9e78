"""The names of choices as a drop-down shows them: each must lead the reader back to its own choice."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.criteria import Node
from parindex.model.rules.answers import AsksChoice, AsksTicks, Titled

__all__ = ["Choices", "choices_of", "names_of"]

Choices = Sequence[tuple[str, Fraction]]
"""Names and their points."""

_Titled = Mapping[str, Titled]


def choices_of(leaf: Node, voice: Speech) -> Choices | None:
    """Return what can be chosen in a component; `None` where more than one thing must be said."""
    most = Fraction(leaf.total)
    match leaf.score.answer:
        case AsksChoice(choices=choices, worth=worth, unit=unit):
            share = most / 100 if unit == "percent" else Fraction(1)
            return [(name, share * Fraction(worth[key])) for key, name in names_of(choices, voice).items()]
        case AsksTicks(together=True, choices=items):
            every, none = voice.say("All"), voice.say("None")
            return (
                None
                if {_folded(every), _folded(none)} & set(_all_names(items))
                else [(every, most), (none, Fraction(0))]
            )
        case _:
            return None


def names_of(choices: _Titled, voice: Speech) -> dict[str, str]:
    """Return for each key the title in the language of the form, or the key where another choice bears that name."""
    return {key: _name(key, choices, voice) for key in choices}


def _name(key: str, choices: _Titled, voice: Speech) -> str:
    title = choices[key].title
    others = set(_all_names({other: choice for other, choice in choices.items() if other != key}))
    wanted = [one_line(title.in_(voice.locale))] if title else []
    return next((name for name in wanted if any(map(str.isalnum, name)) and _folded(name) not in others), one_line(key))


def _all_names(choices: _Titled) -> Iterable[str]:
    for key, choice in choices.items():
        titles = (choice.title.vi, choice.title.en) if choice.title else ()
        yield from (_folded(name) for name in (key, key.replace("_", " "), *titles) if name)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
