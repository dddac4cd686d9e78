"""What the columns of an annex hold, by headings of one to four rows in Vietnamese or English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parindex.sources.cells.cell_text import folded

__all__ = ["AnnexColumn", "AnnexHeading", "find_heading", "is_heading_row"]

_DEEPEST = 40
_ROWS = 4
_NUMBERED = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\(?[a-zđ]\)?")


class AnnexColumn(StrEnum):
    """What a column holds."""

    CODE = "code"
    TITLE = "title"
    MAX = "max"
    RULE = "rule"
    METHOD = "method"
    """How it is assessed: by documents, or by a survey."""
    NOTE = "note"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """Rows of a heading (from 0; `end` is the first row below) and what the columns hold; titles may have several."""

    top: int
    end: int
    columns: Mapping[AnnexColumn, tuple[int, ...]]
    texts: tuple[str, ...]

    def first(self, column: AnnexColumn) -> int | None:
        """Return the first column of a kind."""
        found = self.columns.get(column)
        return found[0] if found else None


_KINDS = (
    (AnnexColumn.NOTE, re.compile(r"ghi chú|\bnotes?\b|remarks?")),
    (
        None,
        re.compile(
            r"kiểm chứng|minh chứng|evidence|tự (?:đánh giá|chấm)|thẩm định|đạt được|"
            r"self|appraisal|achieved|kết quả chấm"
        ),
    ),
    (AnnexColumn.ENGLISH, re.compile(r"\benglish\b|tiếng anh")),
    (
        AnnexColumn.METHOD,
        re.compile(
            r"(?:phương thức|hình thức|nguồn|cách thức).*(?:đánh giá|chấm|dữ liệu)|"
            r"assessed by|form of assessment|điều tra"
        ),
    ),
    (
        AnnexColumn.RULE,
        re.compile(
            r"cách (?:tính|chấm|cho|đánh giá|xác định)|phương pháp|hướng dẫn|công thức|quy định (?:chấm|tính)|"
            r"tiêu chuẩn|thang điểm (?:chi tiết|đánh giá)|mức (?:điểm|độ|đánh giá)|nội dung chấm|"
            r"scoring|\brules?\b|how .*(?:points|scored|given)|method|criteria for points"
        ),
    ),
    (
        AnnexColumn.MAX,
        re.compile(r"điểm (?:tối đa|chuẩn|số)|thang điểm|số điểm|\bđiểm\b|\bmax|\bpoints\b|\bscore\b|\bmarks\b"),
    ),
    (AnnexColumn.CODE, re.compile(r"^(?:stt|tt|số tt|số thứ tự|mã(?: số| tiêu chí)?|no\.?|code|#|item)$")),
    (
        AnnexColumn.TITLE,
        re.compile(
            r"tiêu chí|lĩnh vực|nội dung|chỉ tiêu|nhiệm vụ|tên|criteri|\barea|component|\btitle|content|indicator|task"
        ),
    ),
)


def find_heading(rows: Sequence[Sequence[str]]) -> AnnexHeading | None:
    """Return the first rows that head a title and a maximum; `rows` are texts with merged cells filled in."""
    for top in range(min(len(rows), _DEEPEST)):
        for count in range(1, _ROWS + 1):
            if top + count > len(rows):
                break
            texts = _together(rows[top : top + count])
            columns = _columns(texts)
            if AnnexColumn.TITLE in columns and AnnexColumn.MAX in columns and _opens(rows[top]):
                return _whole(rows, top, top + count, texts)
    return None


def is_heading_row(row: Sequence[str], heading: AnnexHeading) -> bool:
    """Tell whether a row repeats the heading, or numbers the columns."""
    filled = [text for text in row if text]
    if not filled:
        return False
    numbered = [_NUMBERED.fullmatch(text) is not None for text in filled]
    if len(filled) > 2 and all(numbered) and _runs(filled):  # noqa: PLR2004  (1) (2) (3)
        return True
    known = [folded(text) for text in heading.texts if text]
    return sum(any(folded(text) in told for told in known) for text in filled) == len(filled) and len(filled) > 1


def _runs(texts: Sequence[str]) -> bool:
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if len(numbers) > 1 else True


def _opens(row: Sequence[str]) -> bool:
    """Tell whether a row can be the first of a heading: two different texts at least."""
    return len({text for text in row if text}) > 1


def _together(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    width = max(map(len, rows))
    told = [dict.fromkeys(row[at] for row in rows if at < len(row) and row[at]) for at in range(width)]
    return tuple(" ".join(one) for one in told)


def _whole(rows: Sequence[Sequence[str]], top: int, end: int, texts: tuple[str, ...]) -> AnnexHeading:
    """Take in the rows below that belong to the heading: parts of it, or numbers of the columns."""
    while end < len(rows) and end - top < _ROWS + 1:
        heading = AnnexHeading(top, end, _columns(texts), texts)
        if is_heading_row(rows[end], heading):
            end += 1
        elif end - top < _ROWS and (_heads(rows[end]) or _below_title(rows[top], rows[end], heading)):
            texts = _together(rows[top : end + 1])
            end += 1
        else:
            break
    return AnnexHeading(top, end, _columns(texts), texts)


def _heads(row: Sequence[str]) -> bool:
    filled = [text for text in row if text]
    return len(set(filled)) > 1 and all(_kind(text) is not None for text in filled) and not any(map(_digits, filled))


def _below_title(first: Sequence[str], row: Sequence[str], heading: AnnexHeading) -> bool:
    """Tell whether the head of the titles, merged over several rows, stands in a row as well."""
    place = heading.first(AnnexColumn.TITLE)
    return place is not None and place < min(len(row), len(first)) and row[place] == first[place] != ""


def _digits(text: str) -> bool:
    return any(map(str.isdigit, text))


def _columns(texts: Sequence[str]) -> dict[AnnexColumn, tuple[int, ...]]:
    found: dict[AnnexColumn, tuple[int, ...]] = {}
    for at, text in enumerate(texts):
        kind = _kind(text)
        if kind is not None and (kind is AnnexColumn.TITLE or kind not in found):
            found[kind] = (*found.get(kind, ()), at)
    return found


def _kind(text: str) -> AnnexColumn | None:
    heading = folded(text).strip(" .:")
    if not heading or len(heading) > 120:  # noqa: PLR2004  no heading is as long
        return None
    return next((kind for kind, words in _KINDS if words.search(heading)), None)
