"""The same answers, typed as a machine would or as a whole office does."""

import re
import unicodedata
from random import Random

from benchmarks.cells import Typed

__all__ = ["cleaned", "soiled"]

_NUMBER = re.compile(r"([0-9]+)(?:,([0-9]+))?(%?)")
_FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")


def cleaned(answer: Typed) -> Typed:
    """Write texts that are numbers as numbers."""
    value, percent = answer
    found = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value, percent
    number = float(f"{found[1]}.{found[2] or 0}")
    return (number / 100, True) if found[3] else (number, False)


def soiled(answer: Typed, random: Random) -> Typed:
    """Make a text of every second number, and spoil the letters of every second text; the answer stays the same."""
    value, percent = answer
    if random.random() < 0.5:
        return answer
    if isinstance(value, str):
        return random.choice((f"{value} ", f"\u00a0{value}", unicodedata.normalize("NFD", value))), percent
    text = f"{value * 100 if percent else value:.10g}".replace(".", ",")
    text += "%" if percent else ""
    return random.choice((text, f"\u00a0{text} ", text.translate(_FULL_WIDTH))), False
