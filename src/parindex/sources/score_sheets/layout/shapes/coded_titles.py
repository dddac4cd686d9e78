"""Codes that stand at the beginning of the titles: "1.1. Kế hoạch năm"."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from parindex.sources.cells.cell_text import LONGEST, blank, shown
from parindex.sources.cells.grid import CellValue

__all__ = ["coded", "coded_titles", "head_code", "parted_codes", "split_code"]

_LEAD = re.compile(
    r"(?P<code>(?:(?:tctp|tc|lv|tiêu chí thành phần|tiêu chí|lĩnh vực|mục|phần|câu hỏi|câu|question|q)\s*\.?\s*)?"
    r"(?:(?:[0-9]{1,3}|[ivx]{1,6}|[a-z])(?:\.[1-9][0-9]{0,2})+(?=[\s.):])|[0-9]{1,3}(?=[.):](?![0-9])|\s[-–]\s)"
    r"|[ivx]{1,6}(?=[.):]|\s[-–]\s)|[^\W\d_]{1,2}(?=[.)])))"
    r"(?:[.):]\s*(?:[-–]\s+)?|\s+[-–]\s+|\s+(?!(?:điểm|đ|đồng|triệu|tỷ đồng|lần|ngày|tháng)\b))"
    r"(?P<title>(?![0-9%.):])\S.*)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[\s*(?P<square>[^\[\]]+?)\s*\]|\(\s*(?P<round>[^\[\]()]+?)\s*\)")
"""A row of a grid in a form stands behind the question: "Chấm điểm lĩnh vực 1 [1.1.1 Kế hoạch]"."""
_READ = 2000
"""Rows that are looked at."""
_COUNTED, _DIGITS = 4, 5


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, str] | None:
    found = _LEAD.fullmatch(shown(text))
    return (found["code"], found["title"]) if found else None


def split_code(value: CellValue) -> tuple[str, str] | None:
    """Return code and title of a cell that holds both; `None` if it does not begin with a code."""
    if not isinstance(value, str):
        return None
    return _split(value) if len(value) <= LONGEST else _split(shown(value))


def head_code(value: CellValue, known: Callable[[CellValue], bool]) -> tuple[str, str] | None:
    """Return the known code and the title of a heading that holds both, before the title or in brackets."""
    if (lead := split_code(value)) and known(lead[0]):
        return lead
    if not isinstance(value, str) or not ("[" in value or "(" in value):
        return None
    text = shown(value)
    for found in reversed(list(_BRACKETS.finditer(text))):
        inside = found["square"] or found["round"]
        lead = split_code(inside)
        code, title = lead or (inside, "")
        if known(code) and not code.isdigit():
            return code, title
    return None


def coded(value: CellValue, known: Callable[[CellValue], bool]) -> bool:
    """Tell whether a cell holds a known code, alone or before a title."""
    return known(value) or head_code(value, known) is not None


def coded_titles(
    rows: Sequence[tuple[CellValue, ...]], code: int | None, title: int, known: Callable[[CellValue], bool]
) -> bool:
    """Tell whether the codes of a table stand before its titles, and more of them than in a column of codes.

    A column of codes that only counts its lines (1, 2, 3 …) or only numbers areas has fewer codes of the set.
    """
    shown_rows = rows[:_READ]
    leads = {
        lead[0] for cells in shown_rows if len(cells) > title and (lead := split_code(cells[title])) and known(lead[0])
    }
    if not leads or code is None or code == title:
        return bool(leads)
    own = {shown(cells[code]) for cells in shown_rows if len(cells) > code and known(cells[code])}
    return len(leads) > len(own)


def parted_codes(
    codes: Sequence[CellValue], titles: Sequence[CellValue], known: Callable[[CellValue], bool], *, apart: bool
) -> tuple[tuple[CellValue, ...], tuple[CellValue, ...]]:
    """Return the codes and the titles of lines whose titles begin with codes.

    A line without a code in its title keeps its own, if there is a column of codes `apart` from the
    titles that does more than count the lines. Letters before a title are a code only if it is `known`.
    """
    leads = [split_code(title) for title in titles]
    split = [lead if lead and (lead[0][-1].isdigit() or known(lead[0])) else None for lead in leads]
    own = apart and not _counting(codes)
    found = tuple(lead[0] if lead else code if own else None for lead, code in zip(split, codes, strict=True))
    return found, tuple(lead[1] if lead else title for lead, title in zip(split, titles, strict=True))


def _counting(codes: Sequence[CellValue]) -> bool:
    """Tell whether a column holds nothing but 1, 2, 3 … from its top on."""
    filled = [shown(code) for code in codes if not blank(code)]
    numbers = [int(text) for text in filled if text.isascii() and text.isdigit() and len(text) < _DIGITS]
    return len(numbers) >= _COUNTED and numbers == list(range(1, len(numbers) + 1))
