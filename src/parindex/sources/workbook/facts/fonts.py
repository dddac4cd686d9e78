"""Fonts of binary formats of Excel, as far as they strike characters out or raise them, and the runs that use them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["PLAIN", "Font", "Run", "font_of", "joined", "of_runs"]

_STRIKES = 0x08

Run = tuple[int, int]
"""From which character on, and the number of the font."""


class Font(NamedTuple):
    """What a font does to characters."""

    strikes: bool = False
    raises: bool = False


PLAIN = Font()


def font_of(content: bytes, position_at: int) -> Font:
    """Read a record of a font; where its characters are raised or lowered is said at `position_at`.

    A record that is too short says nothing.
    """
    flags, position = content[2:4], content[position_at : position_at + 2]
    return Font(bool(flags and flags[0] & _STRIKES), any(position))


def of_runs(runs: Sequence[Run], length: int, fonts: Mapping[int, Font]) -> Font:
    """Return what the fonts of the runs do that have any characters of a text."""
    ends = [*(at for at, _ in runs[1:]), length]
    used = [fonts.get(number, PLAIN) for (at, number), end in zip(runs, ends, strict=False) if at < end]
    return Font(any(font.strikes for font in used), any(font.raises for font in used))


def joined(one: Font, other: Font) -> Font:
    """Return what two fonts do in one text."""
    return Font(one.strikes or other.strikes, one.raises or other.raises)
