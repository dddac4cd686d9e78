"""What a heading of a published table says about its column."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from parindex.sources.cells.cell_text import folded
from parindex.sources.score_sheets.layout.words import Role, Vocabulary, heading_key

__all__ = ["Field", "field_of", "maximum_in"]


class Field(StrEnum):
    """What a column of a published table holds."""

    UNIT = "unit"
    ORDINAL = "ordinal"
    INDEX = "index"
    POINTS = "points"
    MAXIMUM = "maximum"
    RANK = "rank"
    TIER = "tier"
    AREA = "area"
    YEAR = "year"
    """The year of the line, in a table of several."""
    ID = "id"
    """The id of the unit, as our own tables have it."""
    OF = "of"
    """Of how many units the rank is."""
    SKIP = "skip"
    """Known, and of no interest here: notes, differences, self scores, other years."""


def _pattern(*, start: Sequence[str] = (), whole: Sequence[str] = (), inside: Sequence[str] = ()) -> re.Pattern[str]:
    parts = [rf"^(?:{'|'.join(start)})\b"] if start else []
    parts += [rf"^(?:{'|'.join(whole)})$"] if whole else []
    parts += [rf"\b(?:{'|'.join(inside)})\b"] if inside else []
    return re.compile("|".join(parts))


_COMPARED = _pattern(
    start=("tăng", "giảm"),
    inside=(
        *("chênh lệch", "tăng giảm", "tăng-giảm", "tăng - giảm", "so với", "so sánh", "difference", "change"),
        *("thay đổi", "kỳ trước", "năm trước", "previous", "from mean", "compared with", "not comparable"),
    ),
)
_STEP = "±"
_OWN = (
    (Field.YEAR, _pattern(whole=("năm", "year"))),
    (Field.ID, _pattern(whole=("mã đơn vị", "id", "unit id"))),
    (Field.OF, _pattern(whole=("số đơn vị xếp hạng", "số đơn vị được xếp hạng", "units ranked"))),
    (
        Field.SKIP,
        _pattern(
            whole=(
                *("bản công bố", "revision", "khối", "block", "bộ tiêu chí", "criteria set", "nguồn số liệu", "source"),
                *("điểm được tính", "scores that count", "điểm thưởng", "bonus", "điểm trừ", "penalty"),
            )
        ),
    ),
)
"""What our own tables have beside the figures."""
_GROUP = _pattern(
    start=("lĩnh vực", "các lĩnh vực", "area", "areas"),
    inside=("điểm thành phần", "chỉ số thành phần", "theo lĩnh vực", "từng lĩnh vực", "by area", "component scores"),
)
_WORDS = (
    (
        Field.RANK,
        _pattern(
            start=("hạng", "xếp hạng", "thứ hạng", "vị thứ", "vị trí", "xếp thứ", "thứ bậc", "rank", "ranking"),
            inside=("xếp hạng", "thứ hạng"),
        ),
    ),
    (
        Field.TIER,
        _pattern(
            start=("xếp loại", "phân loại", "mức xếp loại", "tier", "grade"),
            whole=("loại", "kết quả xếp loại", "mức", "mức độ", "nhóm"),
        ),
    ),
)
_MAXIMUM = _pattern(whole=("trên tổng", "tổng điểm tối đa", "max points"))
_INDEX = _pattern(
    start=(
        "chỉ số",
        "giá trị chỉ số",
        "kết quả chỉ số",
        "tỷ lệ",
        "tỉ lệ",
        "par index",
        "index",
        "percent",
        "kết quả par index",
    ),
    whole=("giá trị", "%", "tỷ lệ %", "kết quả %", "cchc"),
)
_POINTS = _pattern(
    start=("tổng điểm", "điểm tổng", "tổng số điểm", "tổng cộng", "total"),
    whole=(
        "tổng",
        "cộng",
        "tổng số",
        "điểm",
        "điểm số",
        "số điểm",
        "điểm đạt",
        "điểm đạt được",
        "điểm chỉ số",
        "điểm chính thức",
        "kết quả điểm",
        "kết quả",
        "điểm kết quả",
        "points",
        "score",
        "scores",
        "final score",
        "sum",
    ),
)
_BY_ROLE: Mapping[Role | None, Field] = {
    Role.ORDINAL: Field.ORDINAL,
    **dict.fromkeys((Role.APPRAISAL, Role.APPRAISAL_1, Role.APPRAISAL_2, Role.COUNCIL, Role.SURVEY), Field.AREA),
    **dict.fromkeys((Role.SELF, Role.COMMENT, Role.EVIDENCE), Field.SKIP),
}
_YEAR = re.compile(r"(?<![0-9])(19[0-9]{2}|20[0-9]{2})(?![0-9])")
_MAXIMUM_IN = re.compile(
    r"(?:/|tối đa:?|max:?|thang(?: điểm)?:?)\s*([0-9]{1,5})(?![0-9.,])|\(\s*([0-9]{1,5}) điểm\s*\)"
)


def field_of(texts: Sequence[str], year: int, words: Vocabulary) -> Field | None:
    """Return what a column holds by the texts over it, from top to bottom; `None` if nobody knows."""
    said = [text.replace("_", " ") for text in texts]
    if not said or _of_another_year(said, year):
        return Field.SKIP if said else None
    own, groups = heading_key(said[-1]), [heading_key(text) for text in said[:-1]]
    if own.startswith(_STEP) or any(_COMPARED.search(text) for text in (own, *groups)):
        return Field.SKIP
    if words.is_unit_heading(said[-1]) or words.is_unit_heading(" ".join(said)):
        return Field.UNIT
    if any(_GROUP.search(text) for text in (own, *groups)):
        return (None if _GROUP.search(own) else _total(own)) or Field.AREA
    return _first(_OWN, own) or _single(own, words.role_of(said[-1]), folded(said[-1])) or _by_group(own, groups)


def _first(fields: Sequence[tuple[Field, re.Pattern[str]]], own: str) -> Field | None:
    return next((field for field, pattern in fields if pattern.search(own)), None)


def _single(own: str, role: Role | None, raw: str) -> Field | None:
    """Return the field that a heading names by itself."""
    if found := _first(_WORDS, own):
        return found
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    if _MAXIMUM.search(own):
        return Field.MAXIMUM
    found = _total(own)
    return Field.MAXIMUM if found is None and role is Role.MAXIMUM and not _MAXIMUM_IN.search(raw) else found


def _total(own: str) -> Field | None:
    for field, pattern in (*_WORDS, (Field.POINTS, _POINTS), (Field.INDEX, _INDEX)):
        if pattern.search(own):
            return field
    return None


def _by_group(own: str, groups: Sequence[str]) -> Field | None:
    """Return the field of a heading that says something only below the heading of its group: 2020 under Hạng."""
    return _total(f"{groups[-1]} {own}") or _total(groups[-1]) if groups and _YEAR.fullmatch(own) else None


def _of_another_year(texts: Sequence[str], year: int) -> bool:
    years = {int(found) for text in texts for found in _YEAR.findall(text)}
    return bool(years) and year not in years


def maximum_in(text: str) -> int | None:
    """Return the maximum that a heading gives for its column: `Tổng điểm (tối đa 100)`, `Thẩm định /65`."""
    found = _MAXIMUM_IN.search(folded(text))
    return int(found[1] or found[2]) if found else None
