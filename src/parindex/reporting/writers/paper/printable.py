"""Text as paper shows it: letters that the fonts have, numbers that no end of a line parts from what they count."""

import re
import unicodedata
from typing import Final

__all__ = ["printable", "tied"]

_RANGES: Final = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x33F),
    (0x1E00, 0x1EFB),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AB, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
)
"""What the fonts of ours hold together."""
_HELD: Final = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _RANGES)
_UNKNOWN: Final = re.compile(f"[^{_HELD}]")
_PERCENT: Final = re.compile(r"(?<=[\d–]) %")


def tied(text: str) -> str:
    """Put a no-break space between a number and its percent sign."""
    return _PERCENT.sub("\u00a0%", text)


def printable(text: str) -> str:
    """Return a text in composed letters; a sign that the fonts lack is told by its number: `[U+4E2D]`."""
    composed = tied(unicodedata.normalize("NFC", text))
    return _UNKNOWN.sub(lambda found: f"[U+{ord(found[0]):04X}]", composed)
