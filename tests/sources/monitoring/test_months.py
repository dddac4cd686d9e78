"""Monthly tables of dossiers as offices write them."""

from datetime import date

import pytest

from parindex.model.monitoring.dossiers import Dossiers
from parindex.model.units import Registry
from parindex.sources.cells.grid import Grid
from parindex.sources.cells.named_columns import find_named_columns
from parindex.sources.monitoring.columns import REQUIRED, column_of
from parindex.sources.monitoring.months import month_in, month_in_title
from parindex.sources.monitoring.reader import MonthsAsked, read_months

REGISTRY = Registry.model_validate(
    {
        "blocks": {"districts": {"title": "Huyện", "criteria": "x"}},
        "units": [
            {"id": "tam-ky", "name": "Thành phố Tam Kỳ", "block": "districts"},
            {"id": "hoi-an", "name": "Thành phố Hội An", "block": "districts", "until": "2025-06-30"},
        ],
    }
)


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        (5, (None, 5)), ("5", (None, 5)), ("Tháng 5", (None, 5)), ("T5", (None, 5)), ("05/2022", (2022, 5)),
        ("2022-05", (2022, 5)), (date(2022, 5, 1), (2022, 5)), ("tháng 5 năm 2022", (2022, 5)), ("May 2022", (2022, 5)),
        ("13", None), ("0", None), ("quý II", None),
    ],
)  # fmt: skip
def test_a_month_is_read_as_people_write_it(cell, month):
    assert month_in(cell) == month


def test_a_title_names_the_month_of_the_table():
    assert month_in_title(Grid("Sheet1", (("BÁO CÁO tháng 5 năm 2022",), ("Đơn vị",))), 1) == (2022, 5)


def test_a_group_over_two_columns_tells_open_from_solved():
    grid = Grid(
        "S",
        (
            (
                "STT",
                "Đơn vị",
                "Tồn kỳ trước",
                "Tiếp nhận",
                "Đã giải quyết",
                None,
                None,
                "Đang giải quyết",
                None,
                "Tỷ lệ",
            ),
            (None, None, None, None, "Trước hạn", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn", None),
            (1, "Tam Kỳ", 1, 2, 3, 4, 5, 6, 7, 0.5),
        ),
    )
    found = find_named_columns(grid, column_of, REQUIRED)
    assert found.body == 2
    assert found.columns == {
        "unit": 1, "carried": 2, "received": 3, "early": 4, "on_time": 5, "late": 6, "pending": 7, "overdue": 8,
    }  # fmt: skip


def read(tmp_path, *lines, year=2022, month=None):
    path = tmp_path / "thang.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_months([path], MonthsAsked(REGISTRY, year, month))


HEAD = (
    "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn"
)


def test_rows_are_counts_and_rows_of_sums_are_left_aside(tmp_path):
    found = read(
        tmp_path,
        HEAD,
        "(1);(2);(3);(4);(5);(6);(7);(8);(9)",
        "Tam Kỳ;1;40;1.200;100;70;10;50;10",
        "Tổng cộng;1;1;1;1;1;1;1;1",
    )
    assert [one.code for one in found.issues if one.severity == "error"] == []
    assert [(row.unit, row.month, row.counts) for row in found.rows] == [
        ("tam-ky", 1, Dossiers(40, 1200, 100, 70, 10, 50, 10))
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Tam Kỳ;13;0;1;0;1;0;0;0", "M003"),
        ("Tam Kỳ;1/2021;0;1;0;1;0;0;0", "M004"),
        ("Tam Kỳ;1;0;1,5;0;1;0;0;0", "M005"),
        ("Tam Kỳ;1;0;-1;0;1;0;0;0", "M005"),
        ("Tam Kỳ;1;0;90%;0;1;0;0;0", "M005"),
        ("Tam Kỳ;1;0;nhiều;0;1;0;0;0", "M005"),
        ("Tam Kì;1;0;1;0;1;0;0;0", "S201"),
        ("Tam Kỳ;;0;1;0;1;0;0;0", "M013"),
        ("Tam Kỳ;2;;;;;;;", "M012"),
    ],
)
def test_a_row_that_cannot_be_counted_gives_one_issue_at_its_cell(tmp_path, line, code):
    found = read(tmp_path, HEAD, line)
    assert [(one.code, one.place.cell[1:]) for one in found.issues] == [(code, "2")]
    assert found.rows == []


def test_a_unit_has_one_row_a_month_and_one_more_for_each_receiver(tmp_path):
    head = HEAD + ";Đơn vị tiếp nhận"
    found = read(
        tmp_path,
        head,
        "Tam Kỳ;1;0;1;0;1;0;0;0;",
        "Tam Kỳ;1;0;2;0;2;0;0;0;Hội An",
        "Thành phố Tam Kỳ;1;0;3;0;3;0;0;0;Tam Kỳ",
    )
    assert [(row.counts.received, row.receiver) for row in found.rows] == [(1, ""), (2, "hoi-an")]
    assert [one.code for one in found.issues] == ["M006"]


def test_a_unit_that_has_ended_has_no_dossiers(tmp_path):
    assert [one.code for one in read(tmp_path, HEAD, "Hội An;7;0;1;0;1;0;0;0", year=2025).issues] == ["M009"]


def test_a_table_without_dossiers_is_told(tmp_path):
    assert [one.code for one in read(tmp_path, "Đơn vị;Điểm", "Tam Kỳ;1").issues] == ["M001"]
