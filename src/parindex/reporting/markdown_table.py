"""Text and tables that mean in Markdown just what they say."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["Markdown", "escaped", "table"]

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#!$&])")
_BREAKS = re.compile(r"\s+")
_LIST = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])(?=[\s=-]|$)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])|@(?=[\w-]*\.)")


class Markdown(str):
    """Text that is Markdown already; it is printed as it is."""

    __slots__ = ()


def escaped(value: object) -> Markdown:
    """Return text in which every sign of Markdown or HTML stands for itself."""
    if isinstance(value, Markdown):
        return value
    text = _MARKS.sub(r"\\\1", _BREAKS.sub(" ", str(value)))
    text = _LIST.sub(lambda found: rf"{found[1]}\{found[2]}" if found[1] else rf"\{found[3]}", text)
    return Markdown(_LINK.sub(_unlinked, text))


def _unlinked(found: re.Match[str]) -> str:
    """Write what many readers of Markdown turn into a link by itself so that it stays text."""
    text = found[0]
    return "&#64;" if text == "@" else f"&#{ord(text[0])};{text[1:]}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]], sides: str) -> Markdown:
    """Return a table whose columns are aligned in plain text too; `sides` has `l` or `r` per column."""
    cells = [[escaped(cell).strip() for cell in row] for row in (head, *rows)]
    widths = [max(3, *(_width(row[column]) for row in cells)) for column in range(len(head))]
    rule = ["-" * (width - 1) + ":" if side == "r" else "-" * width for width, side in zip(widths, sides, strict=True)]
    lines = [cells[0], rule, *cells[1:]]
    return Markdown("\n".join(_line(line, widths, sides) for line in lines))


def _line(cells: Sequence[str], widths: Sequence[int], sides: str) -> str:
    padded = (
        " " * (width - _width(cell)) + cell if side == "r" else cell + " " * (width - _width(cell))
        for cell, width, side in zip(cells, widths, sides, strict=True)
    )
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    """Columns on a screen: marks that stand on a letter take none."""
    return sum(1 for char in text if not unicodedata.combining(char))
