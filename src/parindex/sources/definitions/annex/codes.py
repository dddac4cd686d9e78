"""Codes of rows: letters, roman, whole and dotted numbers; and codes that a spreadsheet took for numbers or dates."""

import re
from datetime import date, datetime
from typing import NamedTuple

from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import CellValue

__all__ = ["RowCode", "code_of", "next_codes", "parent_of", "part_of_title"]

_DOTTED = re.compile(r"(?:[IVXLC]+\.|[A-Z]\.|[A-Z]{1,4})?\d{1,3}(?:\.\d{1,3})*(?:\.[a-zđ])?")
_ROMAN = re.compile(r"[IVXLC]{1,7}")
_LETTER = re.compile(r"[A-ZĐ]")
_NO_CODES = {"STT", "TT", "NO"}
_NAMED = re.compile(r"[A-ZĐ][A-ZĐ0-9._-]{1,15}")
_LEAD = re.compile(
    r"\s*(?:(?i:lĩnh vực|tiêu chí|phần|mục|nhóm|area|criterion|part)\s+)?"
    r"(?P<code>(?:[IVXLC]+|[A-HĐ])(?=[.):/]\s)|\d{1,3}(?:\.\d{1,3})+\.?(?=[\s.:)])|\d{1,3}(?=[.):]\s))[.):]?\s+(?P<title>\S.*)",
    re.DOTALL,
)


class RowCode(NamedTuple):
    """A code, and whether it was put right because the cell held a number or date."""

    text: str
    style: str
    mended: bool = False


def code_of(value: CellValue) -> RowCode | None:
    """Read the code of a row; `None` if the cell holds none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime | date):
        return RowCode(f"{value.day}.{value.month}", "1.1", mended=True)
    text = shown(value).strip().rstrip(".):").replace(" ", "").replace(",", ".")
    style = _style(text)
    return RowCode(text, style) if style else None


def part_of_title(title: str) -> tuple[RowCode, str] | None:
    """Take a code from the head of a title: `1.1. Kế hoạch CCHC`."""
    match = _LEAD.fullmatch(title)
    if match is None:
        return None
    code = code_of(match["code"])
    return (code, match["title"].strip()) if code else None


def _style(text: str) -> str:
    if _ROMAN.fullmatch(text):
        return "I"
    if _LETTER.fullmatch(text):
        return "A"
    if _DOTTED.fullmatch(text):
        return ".".join("1" for _ in text.split("."))
    return "A" if _NAMED.fullmatch(text) and text not in _NO_CODES else ""


def parent_of(code: str) -> str:
    """Return the code above a dotted code; nothing for others."""
    return code.rpartition(".")[0]


def next_codes(code: str) -> tuple[str, str]:
    """Return the codes that can follow: the next of the same level, and the first below."""
    above, _, last = code.rpartition(".")
    following = str(int(last) + 1) if last.isdecimal() else ""
    return (f"{above}.{following}" if above else following), f"{code}.1"
