"""The words that head columns: the one table of synonyms, Vietnamese and English.

Patterns are searched in the folded heading (lower case, single spaces, brackets and years taken
out) in this order; the first that is found decides.
"""

import re
from enum import StrEnum
from functools import lru_cache

from parindex.sources.plain import folded

__all__ = ["Role", "is_unit_heading", "role_of"]


class Role(StrEnum):
    """What a column holds."""

    CODE = "code"
    ORDINAL = "ordinal"
    """STT, TT: codes, unless another column is headed as codes."""
    TITLE = "title"
    MAXIMUM = "maximum"
    SELF = "self"
    APPRAISAL = "appraisal"
    """An appraisal whose round is not named."""
    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"
    COUNCIL = "council"
    """The council's appraisal: the second round where there is another appraisal."""
    SURVEY = "survey"
    SCORE = "score"
    """Just a score, nobody says whose."""
    RESULT = "result"
    """A result: a score only where no other column is one."""
    EVIDENCE = "evidence"
    COMMENT = "comment"
    OTHER = "other"
    """Recognised as none of the above: differences, sums, units of measure."""
    POINTS = "points"
    """Speaks of points, but nothing tells which."""


_JUDGE = r"(thẩm định|thẩm tra|phúc tra|đánh giá|chấm|hội đồng|sở nội vụ|phòng nội vụ|\bsnv\b|\bpnv\b|apprais|review)"
_ROUND_1 = r"(lần (thứ )?(1|i|một|nhất)\b|vòng (1|i)\b|đợt (1|i)\b|\b1st\b|round 1|\b1$)"
_ROUND_2 = r"(lần (thứ )?(2|ii|hai)\b|vòng (2|ii)\b|đợt (2|ii)\b|\b2nd\b|round 2|\b2$|lại$)"

_COMMENT = (
    r"^(nội dung )?(ghi chú|giải trình|nhận xét|ý kiến|lý do|thuyết minh|diễn giải|giải thích)"
    r"|^(comments?|notes?|remarks?|explanation|reason)"
)
_SUM = r"^(tổng|tổng cộng|cộng|tổng số|tổng điểm.*|điểm tổng.*|xếp (loại|hạng).*|total|total score|sum|rank|tier)$"
_SCORE = (
    r"^(điểm|điểm số|số điểm|(điểm )?đạt( được)?|điểm chấm|chấm điểm|điểm đánh giá|điểm chính thức|điểm cuối cùng"
    r"|kết quả điểm|điểm kết quả|(final )?(scores?|points)|marks?)$"
)
_TITLE = (
    r"^(tên )?(các )?(lĩnh vực|tiêu chí|nội dung|chỉ tiêu|chỉ số|tctp|danh mục"
    r"|title|criteri(on|a)|component|content|description|area|indicator|name)"
)

_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.OTHER, r"chênh lệch|tăng.{0,3}giảm|so với|difference|change|^đvt$|đơn vị tính|điểm trừ$|điểm mất|lost"),
        (Role.CODE, r"^(mã( số)?|mã (tiêu chí|tctp|chỉ tiêu|chỉ số|nội dung).*|ký hiệu|code|criteri(on|a) code|id)$"),
        (Role.ORDINAL, r"^(stt|tt|số tt|số thứ tự|no|nr|#|item)\.?$"),
        (
            Role.EVIDENCE,
            r"tài liệu|kiểm chứng|minh chứng|evidence|văn bản chứng minh|supporting document",
        ),
        (Role.COMMENT, _COMMENT),
        (Role.MAXIMUM, r"tối đa|thang điểm|điểm chuẩn|khung điểm|điểm quy định|^max|maximum"),
        (Role.SURVEY, r"xhh|xã hội học|survey|khảo sát"),
        (Role.SELF, r"tự (chấm|đánh giá|cho điểm|xác định)|\bself\b|self-"),
        (Role.APPRAISAL_2, r"sau (khi )?giải trình|after explanation"),
        (Role.APPRAISAL_2, rf"{_JUDGE}.*{_ROUND_2}|{_ROUND_2}.*{_JUDGE}"),
        (Role.APPRAISAL_1, rf"{_JUDGE}.*{_ROUND_1}|{_ROUND_1}.*{_JUDGE}"),
        (Role.COUNCIL, r"hội đồng|council"),
        (
            Role.APPRAISAL,
            r"thẩm (định|tra)|phúc tra|apprais|(sở|phòng) nội vụ|\bsnv\b|\bpnv\b|tổ công tác|cấp trên chấm",
        ),
        (Role.OTHER, _SUM),
        (Role.SCORE, _SCORE),
        (Role.RESULT, r"^(kết quả|result)$"),
        (Role.TITLE, _TITLE),
        (Role.POINTS, r"điểm|\bscore|\bpoints"),
    )
)

_UNIT = re.compile(
    r"^(tên )?(cơ quan,? |các )?(đơn vị|địa phương|cơ quan|xã,? phường.*|phường,? xã.*|units?|unit name|name of unit)$"
)
_ASIDE = re.compile(r"\((?!\s*(?:lần|vòng|đợt|round))[^()]*\)|\[[^\[\]]*\]|\b(năm|year) \d{4}\b")
_MARKS = re.compile(r"[/,;:.*\"()]+")
_LONGEST = 90


@lru_cache(maxsize=8192)
def _heading(text: str) -> str:
    plain = folded(text.replace("-\n", "").replace("\n", " "))
    short = " ".join(_MARKS.sub(" ", _ASIDE.sub(" ", plain)).split())
    return short or " ".join(_MARKS.sub(" ", plain.strip("()[]")).split())


@lru_cache(maxsize=8192)
def role_of(text: str) -> Role | None:
    """Return what a heading says about its column; `None` if it is no heading that we know."""
    if not text or len(text) > _LONGEST:
        return None
    heading = _heading(text)
    return next((role for role, pattern in _PATTERNS if pattern.search(heading)), None)


def is_unit_heading(text: str) -> bool:
    """Tell whether a text heads the names of units."""
    return bool(text) and len(text) <= _LONGEST and _UNIT.match(_heading(text)) is not None
