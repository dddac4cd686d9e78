"""How wide words are in Times New Roman, the font of administrative documents: thousandths of the font size."""

import unicodedata

__all__ = ["word_width"]

_FIRST = 32
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520"
)
_WIDTHS = {bold: tuple(map(int, widths.split())) for bold, widths in ((False, _REGULAR), (True, _BOLD))}
_SIGNS = {"−": 570, "±": 549, "–": 500, "đ": 556, "Đ": 722, "↑": 500, "↓": 500}
_HORN = "\u031b"
_HORN_WIDTH = 60
_WIDEST = 1000


def word_width(word: str, *, bold: bool) -> int:
    """Return the width of a word that is not broken."""
    return sum(_letter(letter, bold=bold) for letter in unicodedata.normalize("NFD", word))


def _letter(letter: str, *, bold: bool) -> int:
    widths, place = _WIDTHS[bold], ord(letter) - _FIRST
    if 0 <= place < len(widths):
        return widths[place]
    if unicodedata.combining(letter):
        return _HORN_WIDTH if letter == _HORN else 0
    return _SIGNS.get(letter, _WIDEST)
