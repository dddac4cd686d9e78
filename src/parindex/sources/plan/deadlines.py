"""Deadlines as offices write them: `30/6/2026`, `trước 30/6`, `quý II`, `6 tháng đầu năm`, `thường xuyên`."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from parindex.model.plan.results import Deadline
from parindex.sources.cells.cell_text import folded

__all__ = ["deadline_of"]

_BEFORE = re.compile(
    r"^(?:chậm nhất|muộn nhất|trước|hoàn thành|đến hết|đến|hết|xong|trong|vào|ngày|là|"
    r"before|by|until|in|end of|the|on|not later than)\b\s*"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_MONTH = re.compile(r"(?:tháng|month)\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")
_QUARTER = re.compile(r"(?:quý|quarter|q)\s*(iv|i{1,3}|[1-4])(?:\s*[/.-]?\s*(\d{4}))?")
_HALF = re.compile(
    r"(?:6 tháng|sáu tháng|nửa)\s*(đầu|cuối)\s*(?:năm)?(?:\s*(\d{4}))?|(first|second) half(?: of (\d{4}))?"
)
_YEAR = re.compile(r"(?:cuối năm|cả năm|trong năm|năm|year|end of year|end of the year)(?:\s*(\d{4}))?")
_STANDING = re.compile(
    r"(?:thường xuyên|h[ằà]ng (?:năm|quý|tháng|tuần)|liên tục|định kỳ|regularly|continuously|all year)\b.*"
)
_OF_YEAR = re.compile(r"\s*(?:năm|of)\s*(\d{4})$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DECEMBER, _JUNE = 12, 6


@lru_cache(4096)
def deadline_of(words: str, year: int) -> Deadline:
    """Return a deadline; words without a year are of `year`. Days and months stand in this order: 6/7 is 6 July.

    A period ends with its last day. `trước 30/6` is taken as 30 June.
    """
    text = folded(words)
    if _STANDING.fullmatch(text):
        return Deadline(words, date(year, 12, 31), standing=True)
    while (shorter := _BEFORE.sub("", text)) != text:
        if found := _half_or_year(text, year):
            return Deadline(words, found)
        text = shorter
    return Deadline(words, _dated(_OF_YEAR.sub(r"/\1", text), year) or _half_or_year(text, year))


def _dated(text: str, year: int) -> date | None:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(text):
        return _day(int(found[3] or year), int(found[2]), int(found[1]))
    if found := _MONTH.fullmatch(text) or _MONTH_YEAR.fullmatch(text):
        return _last(int(found[2] or year), int(found[1]))
    if found := _QUARTER.fullmatch(text):
        return _last(int(found[2] or year), 3 * (_ROMAN.get(found[1]) or int(found[1])))
    return None


def _half_or_year(text: str, year: int) -> date | None:
    if found := _HALF.fullmatch(text):
        first = found[1] == "đầu" or found[3] == "first"
        return _last(int(found[2] or found[4] or year), _JUNE if first else _DECEMBER)
    if found := _YEAR.fullmatch(text):
        return _last(int(found[1] or year), _DECEMBER)
    return None


def _last(year: int, month: int) -> date | None:
    return _day(year, month, monthrange(year, month)[1]) if 1 <= month <= _DECEMBER and year else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
