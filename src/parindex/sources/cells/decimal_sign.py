"""Which sign a table puts before decimals: asked only where a text can be read as two numbers."""

import re
from collections.abc import Callable

from parindex.sources.cells.grid import CellValue, Grid

__all__ = ["decimal_sign"]

_DECIMAL = re.compile(r"[+-]?([0-9]*)([.,])([0-9]+) ?%?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})+(?:(?!\1)([.,])[0-9]+)?")
_OTHER = {".": ",", ",": ".", "": ""}
_GROUP = 3


def decimal_sign(grid: Grid, is_code: Callable[[CellValue], bool]) -> str:
    """Return the sign before decimals in the texts of a table, else what its file hints at; empty: nobody knows.

    Codes such as 1.10 are no numbers.
    """
    texts = (value.strip() for cells in grid.rows for value in cells if isinstance(value, str) and len(value) < 40)  # noqa: PLR2004
    found = {sign for text in texts if text[-1:].isdigit() or text.endswith("%") if (sign := _sign(text, is_code))}
    return found.pop() if len(found) == 1 else "" if found else grid.decimal


def _sign(text: str, is_code: Callable[[CellValue], bool]) -> str:
    match = _DECIMAL.fullmatch(text)
    if match and not _may_be_grouped(match[1], match[3]):
        return "" if is_code(text) else match[2]
    grouped = None if match else _GROUPED.fullmatch(text)
    return (grouped[2] or _OTHER[grouped[1]]) if grouped else ""


def _may_be_grouped(whole: str, part: str) -> bool:
    return len(part) == _GROUP and 1 <= len(whole) <= _GROUP and not whole.startswith("0")
