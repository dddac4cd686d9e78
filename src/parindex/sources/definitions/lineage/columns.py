"""What the columns of a lineage table hold, by their headings in Vietnamese or English."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import CellValue

__all__ = ["Column", "Heading", "find_heading"]

_DEEPEST = 40


class Column(StrEnum):
    """What a column holds."""

    OLD = "old"
    NEW = "new"
    OLD_PLACE = "old_place"
    """The district (or the province) of the old unit."""
    NEW_PLACE = "new_place"
    MERGED = "merged"
    DIVIDED = "divided"
    SHARE = "share"


Heading = tuple[int, Mapping[Column, int]]
"""The first row below the heading, and the columns."""

_CODE = re.compile(r"\b(mã|code|id|stt|tt|no|số thứ tự|nguồn|source|ghi chú|note)\b")
_NEW = re.compile(r"\b(mới|new|after)\b|\bsau\b.*\b(sắp xếp|sáp nhập|chia|hợp nhất)")
_OLD = re.compile(r"\b(cũ|old|former|before|hiện trạng)\b|\btrước\b.*\b(sắp xếp|sáp nhập|chia|hợp nhất)")
_DISTRICT = re.compile(r"\b(huyện|quận|thị xã|district)\b")
_PROVINCE = re.compile(r"\b(tỉnh|province)\b")
_UNIT = re.compile(r"\b(đơn vị|đvhc|xã|phường|cơ quan|phòng|tên|unit|commune|ward|name|body)\b")
_SHARE = re.compile(r"\b(tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|share|ratio|proportion)\b")
_MERGED = re.compile(r"\b(sáp nhập|hợp nhất|nhập|merged|merger)\b")
_DIVIDED = re.compile(r"\b(chia|tách|divided|split|division)\b")


def find_heading(rows: Sequence[Sequence[CellValue]]) -> Heading | None:
    """Return where the table begins: the first row, or two rows together, that head an old and a new unit."""
    texts = [[shown(cell) for cell in row] for row in rows[:_DEEPEST]]
    for at, row in enumerate(texts):
        if found := _columns(row):
            return at + 1, found
    for at, (upper, lower) in enumerate(pairwise(texts)):
        width = max(len(upper), len(lower))
        both = [" ".join((_at(upper, column), _at(lower, column))) for column in range(width)]
        if found := _columns(both):
            return at + 2, found
    return None


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _columns(texts: Sequence[str]) -> dict[Column, int] | None:
    found: dict[Column, int] = {}
    provinces: dict[Column, int] = {}
    for at, text in enumerate(texts):
        heading = folded(text).replace("_", " ")
        kind = _kind(heading)
        if kind in {Column.OLD_PLACE, Column.NEW_PLACE} and not _DISTRICT.search(heading):
            provinces.setdefault(kind, at)
        elif kind is not None:
            found.setdefault(kind, at)
    return {**provinces, **found} if {Column.OLD, Column.NEW} <= found.keys() else None


def _kind(heading: str) -> Column | None:
    if not heading or _CODE.search(heading):
        return None
    new, old = _NEW.search(heading), _OLD.search(heading)
    if _SHARE.search(heading):
        return Column.SHARE
    if (_DISTRICT.search(heading) or _PROVINCE.search(heading)) and not re.search(r"\b(xã|phường|unit)\b", heading):
        return Column.NEW_PLACE if new else Column.OLD_PLACE
    if _UNIT.search(heading) and (new or old):
        return Column.NEW if new else Column.OLD
    if _DIVIDED.search(heading) and not _MERGED.search(heading):
        return Column.DIVIDED
    return Column.MERGED if _MERGED.search(heading) else None
