"""The words that head columns, Vietnamese and English: the one table that recognition and documentation read.

Words stand as `folded` writes them: small letters, single spaces, no marks. The entries are tried in
this order and the first that fits decides.
"""

from collections.abc import Sequence
from itertools import product

from parindex.sources.score_sheets.layout.roles import Entry, Role

__all__ = ["ENTRIES", "PLACES", "UNITS"]


def _with(prefixes: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return every word alone and behind each prefix."""
    return tuple(dict.fromkeys(" ".join(filter(None, both)) for both in product(("", *prefixes), words)))


_JUDGES = (
    "thẩm định",
    "thẩm tra",
    "phúc tra",
    "đánh giá",
    "chấm",
    "hội đồng",
    "sở nội vụ",
    "phòng nội vụ",
    "apprais",
    "review",
)
_OFFICES = ("snv", "pnv")
_FIRST = ("1", "i", "một", "nhất")
_SECOND = ("2", "ii", "hai")


def _rounds(numbers: Sequence[str]) -> tuple[str, ...]:
    counted = [f"{word} {number}" for word in ("lần", "lần thứ") for number in numbers]
    return (*counted, *(f"{word} {number}" for word in ("vòng", "đợt") for number in numbers[:2]))


ENTRIES: tuple[Entry, ...] = (
    Entry(
        Role.OTHER,
        whole=("đvt",),
        end=("điểm trừ",),
        inside=(
            "chênh lệch",
            "tăng giảm",
            "tăng-giảm",
            "tăng - giảm",
            "so với",
            "đơn vị tính",
            "điểm mất",
            "difference",
            "change",
            "lost",
        ),
    ),
    Entry(
        Role.CODE,
        whole=("mã", "mã số", "ký hiệu", "code", "criterion code", "criteria code", "id"),
        start=("mã tiêu chí", "mã tctp", "mã tc", "mã chỉ tiêu", "mã chỉ số", "mã nội dung"),
    ),
    Entry(Role.ORDINAL, whole=("stt", "tt", "số tt", "số thứ tự", "no", "nr", "#", "item")),
    Entry(
        Role.EVIDENCE,
        inside=("tài liệu", "kiểm chứng", "minh chứng", "văn bản chứng minh", "evidence", "supporting document"),
    ),
    Entry(
        Role.COMMENT,
        start=(
            *_with(
                ("nội dung",),
                (
                    "ghi chú",
                    "giải trình",
                    "nhận xét",
                    "ý kiến",
                    "lý do",
                    "thuyết minh",
                    "diễn giải",
                    "giải thích",
                ),
            ),
            "comment",
            "note",
            "remark",
            "explanation",
            "reason",
        ),
    ),
    Entry(
        Role.MAXIMUM,
        start=("max",),
        inside=("tối đa", "thang điểm", "điểm chuẩn", "khung điểm", "điểm quy định", "maximum"),
    ),
    Entry(Role.SURVEY, inside=("xhh", "xã hội học", "khảo sát", "survey")),
    Entry(Role.SELF, inside=("tự chấm", "tự đánh giá", "tự cho điểm", "tự xác định"), words=("self",)),
    Entry(Role.APPRAISAL_2, inside=("sau giải trình", "sau khi giải trình", "after explanation")),
    Entry(
        Role.APPRAISAL_2,
        inside=_JUDGES,
        words=_OFFICES,
        rounds=(*_rounds(_SECOND), "2nd", "round 2"),
        round_ends=("2", "lại"),
    ),
    Entry(
        Role.APPRAISAL_1,
        inside=_JUDGES,
        words=_OFFICES,
        rounds=(*_rounds(_FIRST), "1st", "round 1"),
        round_ends=("1",),
    ),
    Entry(Role.COUNCIL, inside=("hội đồng", "council")),
    Entry(
        Role.APPRAISAL,
        inside=(
            "thẩm định",
            "thẩm tra",
            "phúc tra",
            "sở nội vụ",
            "phòng nội vụ",
            "tổ công tác",
            "cấp trên chấm",
            "apprais",
        ),
        words=_OFFICES,
    ),
    Entry(
        Role.OTHER,
        whole=("tổng", "tổng cộng", "cộng", "tổng số", "total", "total score", "sum", "rank", "tier"),
        start=("tổng điểm", "điểm tổng", "xếp loại", "xếp hạng"),
    ),
    Entry(
        Role.SCORE,
        whole=(
            "điểm",
            "điểm số",
            "số điểm",
            *_with(("điểm",), ("đạt", "đạt được")),
            "điểm chấm",
            "chấm điểm",
            "điểm đánh giá",
            "kết quả điểm",
            "điểm kết quả",
            "score",
            "scores",
            "points",
            "mark",
            "marks",
        ),
    ),
    Entry(
        Role.AGREED,
        whole=(
            *_with(
                ("điểm", "kết quả", "số điểm", "mức điểm"),
                (
                    *("thống nhất", "đã thống nhất", "chốt", "phê duyệt", "được phê duyệt", "được duyệt"),
                    *("kết luận", "cuối", "cuối cùng", "chính thức", "công nhận", "công bố"),
                    *("sau thống nhất", "sau khi thống nhất", "sau kết luận", "sau khi kết luận"),
                ),
            ),
            "chốt điểm",
            "thống nhất điểm",
            *(
                f"{how} {what}".strip()
                for how in ("final", "agreed", "approved", "official", "confirmed")
                for what in ("", "score", "scores", "points", "mark", "marks", "result", "results")
            ),
        ),
    ),
    Entry(
        Role.ADJUSTED,
        whole=(
            *_with(("điểm", "kết quả", "điểm số"), ("điều chỉnh", "sau điều chỉnh", "sau khi điều chỉnh")),
            "override",
            "overridden",
            "adjusted",
            "adjusted score",
            "adjusted scores",
            "override score",
        ),
    ),
    Entry(Role.RESULT, whole=("kết quả", "result")),
    Entry(
        Role.TITLE,
        start=(
            *_with(
                ("tên", "các", "tên các"),
                ("lĩnh vực", "tiêu chí", "nội dung", "chỉ tiêu", "chỉ số", "tctp", "danh mục"),
            ),
            "title",
            "criterion",
            "criteria",
            "component",
            "content",
            "description",
            "area",
            "indicator",
            "name",
        ),
    ),
    Entry(Role.POINTS, inside=("điểm", "points"), words=("score", "scores")),
)

UNITS = Entry(
    Role.OTHER,
    whole=(
        *_with(
            ("tên", "các", "tên các"),
            ("đơn vị", "địa phương", "cơ quan", "cơ quan đơn vị", "cơ quan địa phương", "unit", "units"),
        ),
        "don vi",
        "ten don vi",
        "unit name",
        "name of unit",
    ),
    start=_with(("tên", "các", "tên các"), ("xã phường", "phường xã")),
)
"""Headings of the names of units in a table of many; in a title they stand before the name of one."""

PLACES = Entry(
    Role.OTHER,
    whole=_with(
        ("tên", "các", "tên các"),
        (
            "tỉnh",
            "tỉnh thành",
            "tỉnh thành phố",
            "huyện",
            "quận huyện",
            "huyện thành phố",
            "huyện thị xã thành phố",
            "xã",
            "phường",
            "xã phường thị trấn",
            "sở",
            "sở ngành",
            "sở ban ngành",
            "sở ban ngành tỉnh",
            "bộ ngành",
            "phòng",
            "phòng ban",
            "province",
            "district",
            "commune",
            "agency",
            "department",
        ),
    ),
)
"""Headings of the names of units of one kind; beside one of `UNITS` they may head what the units belong to."""
