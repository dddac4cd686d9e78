"""What notes, titles and methods say beside the rules: exemptions, surveys, points; each is asked, never applied."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.texts.message import Phrase

__all__ = ["changes_rule", "exempts", "noted_rows", "says_points", "says_survey"]

_SURVEY = re.compile(
    r"điều tra(?:,? khảo sát)? (?:xã hội học|xhh)|đtxhh|\bxhh\b|survey|khảo sát (?:sự )?hài lòng", re.IGNORECASE
)
_EXEMPTS = re.compile(
    r"không (?:áp dụng|tính|đánh giá|chấm|xét)(?! điểm)|(?<!được )áp dụng (?:cho|đối với|với)|"
    r"chỉ (?:áp dụng|tính|chấm|đánh giá)|"
    r"\((?:trừ|riêng|chỉ|đối với)\b|n/a|not (?:applicable|counted|assessed)|(?:only|except) (?:for|in)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    rf"{_EXEMPTS.pattern}|không (?:áp dụng|tính|đánh giá|chấm)|trừ|loại|chỉ|\d|except|only", re.IGNORECASE
)
_SAYS_POINTS = re.compile(
    r"\d\s*(?:điểm|đ|points?)\b|mỗi .*\d|trừ .*\d|(?:tỷ|tỉ) lệ.*\s[x×*]\s|điểm tối đa|rate\s*[x×*]", re.IGNORECASE
)
_ROWS = {RowKind.GROUP, RowKind.COMPONENT}
_CODE_ENDS = r"(?![\w]|\.\d)"


def says_survey(text: str) -> bool:
    """Tell whether a survey is named."""
    return _SURVEY.search(text) is not None


def says_points(text: str) -> bool:
    """Tell whether a title goes on to say how points are given."""
    return _SAYS_POINTS.search(text) is not None


def exempts(text: str) -> bool:
    """Tell whether a title says to whom it applies."""
    return _EXEMPTS.search(text) is not None


def changes_rule(note: str) -> bool:
    """Tell whether a note may change a rule: all that names a number, an exception or a survey beside other words."""
    return _CHANGES.search(_SURVEY.sub("", note)) is not None


def noted_rows(rows: Sequence[AnnexRow], notes: Sequence[str]) -> list[AnnexRow]:
    """Return the rows with what notes below the table say: asked where a code is named, else of the note itself."""
    told = [*rows, *(_note(text, rows) for text in notes)]
    texts = [row.title for row in told if row.kind is RowKind.NOTE and changes_rule(row.title)]
    named = {row.code: [text for text in texts if _names(text, row.code)] for row in rows if row.kind in _ROWS}
    return [_told(row, named) for row in told]


def _note(text: str, rows: Sequence[AnnexRow]) -> AnnexRow:
    return AnnexRow(rows[-1].sheet if rows else "", "", RowKind.NOTE, "", text, 0, None)


def _told(row: AnnexRow, named: dict[str, list[str]]) -> AnnexRow:
    if row.kind in _ROWS and named.get(row.code):
        asked = (Phrase("the note may change the rule: {note}", {"note": text[:120]}) for text in named[row.code])
        return replace(row, questions=(*row.questions, *asked))
    if row.kind is RowKind.NOTE and changes_rule(row.title) and not any(row.title in texts for texts in named.values()):
        return replace(row, questions=(*row.questions, Phrase("the note may change a rule: of which row?")))
    return row


def _names(text: str, code: str) -> bool:
    """Tell whether a note names a dotted or lettered code; a bare number is mostly something else."""
    code = re.escape(code)
    if "\\." in code:
        return re.search(rf"(?<![\w.]){code}{_CODE_ENDS}", text) is not None
    named = rf"(?:tiêu chí|mục|lĩnh vực|phần|criterion|item|area)\s+{code}{_CODE_ENDS}"
    return re.search(named, text, re.IGNORECASE) is not None
