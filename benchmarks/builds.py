"""Annexes of other builds than those of examples/from-annex: what is said of each row, and which rows are silent.

Real sentences of published sets in tables that no one of the project laid out for its reader: rules on the lines of a
title, choices in lines of their own, crosses under a survey, notes below, codes with letters, exemptions in titles.
"""

from decimal import Decimal

from parindex.sources.cells.grid import Grid
from parindex.sources.definitions.annex.draft import drafted
from parindex.sources.definitions.annex.reading import annex_rows
from parindex.sources.definitions.annex.rows import read_tables

__all__ = ["BUILDS", "judged"]

_Right = tuple[str, str, str]
"""Code, points at most, and the kind of rule; `?` where the source leaves it open."""

BUILDS: tuple[tuple[str, Grid, tuple[_Right, ...]], ...] = (
    (
        "rules in titles",
        Grid(
            "S",
            (
                ("TT", "Nội dung đánh giá", "Điểm chuẩn"),
                ("I", "THỦ TỤC HÀNH CHÍNH", "13"),
                ("1", "Mức độ thực hiện kế hoạch\n- Trên 90%: 2\n- Từ 70% - 90%: 1\n- Dưới 70%: 0", "2"),
                ("2", "Tỷ lệ hồ sơ giải quyết đúng hạn\nTỷ lệ x điểm tối đa", "6"),
                ("3", "Báo cáo đúng thời gian quy định", "5"),
                (None, "Đủ số lượng và đúng thời gian", "5"),
                (None, "Không đủ hoặc không đúng thời gian", "0"),
            ),
        ),
        (("1", "2", "bands"), ("2", "6", "proportional"), ("3", "5", "levels")),
    ),
    (
        "crosses, lines of choices, notes",
        Grid(
            "S",
            (
                ("STT", "Tiêu chí", "Điểm tối đa", "XHH", "Ghi chú"),
                ("1.1", "Ban hành kế hoạch", 1, None, None),
                (None, "Trước 31/12 năm trước: 1 điểm", None, None, None),
                (None, "Sau 31/12 năm trước: 0 điểm", None, None, None),
                ("1.2", "Hài lòng của người dân", 10, "x", None),
                ("1.3", "Thu ngân sách (không đánh giá đối với Thanh tra)", 4, None, "Đạt: 4; Không đạt: 0"),
                (None, "Tổng cộng", 15, None, None),
                (None, "Ghi chú: tiêu chí 1.1 không áp dụng với xã mới", None, None, None),
            ),
        ),
        (("1.1", "1", "?"), ("1.2", "10", "points"), ("1.3", "4", "?")),
    ),
    (
        "open sentences",
        Grid(
            "S",
            (
                ("Code", "Indicator", "Points", "Scoring method"),
                ("1.a", "Late dossiers", 4, "0.5 points off for each late report"),
                ("1.b", "Late share", 4, "Cứ 1% hồ sơ trễ hạn trừ 0,5 điểm"),
                ("1.c", "Plan", 2, "Từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0"),
                ("1.d", "Open offices", 3, "a) Niêm yết: 1\nb) Công chức trực: 1\nc) Phần mềm: 1"),
            ),
        ),
        (("1.a", "4", "deduction"), ("1.b", "4", "?"), ("1.c", "2", "?"), ("1.d", "3", "?")),
    ),
)


def judged(grid: Grid, right: tuple[_Right, ...]) -> tuple[int, int, int]:
    """Return rows that are right or rightly asked, wrong ones that are asked, and wrong ones that are silent."""
    (table,) = read_tables([grid])
    rows, _, _ = drafted(annex_rows(table), {"id": "x", "edition": 2026, "title": "T"})
    found = {row.code: row for row in rows if row.code}
    good = marked = silent = 0
    for code, most, kind in right:
        row = found.get(code)
        asked = row is not None and row.certainty.value != "sure"
        same = row is not None and row.max == Decimal(most) and row.reading.rule.by == kind
        if asked if kind == "?" else same and not asked:
            good += 1
        elif asked:
            marked += 1
        else:
            silent += 1
    return good, marked, silent
