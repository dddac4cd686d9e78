"""Plain text of cells: what a cell shows, and texts made comparable."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.grid import CellValue

__all__ = ["LONGEST", "address", "blank", "column_letters", "folded", "shown"]

LONGEST = 500
"""No text of a cell is kept longer than this."""

_SPACES = re.compile(r"\s+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_EMPTY = re.compile(r"[\s.…_\-–—−]*")


def blank(value: CellValue) -> bool:
    """Tell whether nothing was typed: empty, spaces, or only dashes and dots."""
    return value is None or (isinstance(value, str) and _EMPTY.fullmatch(value) is not None)


def shown(value: CellValue) -> str:
    """Return what a cell shows as one line of NFC text without control characters, at most 500 characters."""
    if isinstance(value, str):
        return _clean(value[: 4 * LONGEST])[:LONGEST]
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return plain_number(Decimal(f"{value:.15g}"))
    return _moment(value)


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return str(value)


@lru_cache(maxsize=8192)
def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip()
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(char for char in spaced if unicodedata.category(char) not in _INVISIBLE).strip()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Make texts comparable: NFC, lower case, single spaces, one kind of apostrophe. Diacritics stay."""
    return _clean(text).translate(_LOOKALIKES).casefold()


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(ord("A") + rest) + letters
        column -= 1
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell counted from 0: (67, 4) is E68."""
    return f"{column_letters(column)}{row + 1}"
