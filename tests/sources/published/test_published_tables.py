"""Published tables are read as they were printed, and checked against themselves with the tolerance of rounding."""

from decimal import Decimal
from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.units import Registry
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.printed import Asked, open_pasted, read_published, read_text

BINH_DUONG = {
    "thu-dau-mot": "Thành phố Thủ Dầu Một",
    "tan-uyen": "Thị xã Tân Uyên",
    "bau-bang": "Huyện Bàu Bàng",
    "thuan-an": "Thị xã Thuận An",
    "di-an": "Thị xã Dĩ An",
    "ben-cat": "Thị xã Bến Cát",
    "dau-tieng": "Huyện Dầu Tiếng",
    "phu-giao": "Huyện Phú Giáo",
    "bac-tan-uyen": "Huyện Bắc Tân Uyên",
}
TABLE = """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH DƯƠNG
\tCHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP HUYỆN NĂM 2017

STT\tĐơn vị\tĐiểm thẩm định (tối đa 65)\tĐiểm điều tra XHH (tối đa 35)\tTổng điểm (tối đa 100)\tChỉ số\tXếp hạng
1\tThành phố Thủ Dầu Một\t51,75\t32,83\t84,58\t84,58%\t1
2\tTX. Tân Uyên\t48,75\t33,25\t82,00\t82,00%\t2
3\tUBND huyện Bàu Bàng\t47,45\t32,82\t80,27\t80,27%\t3
4\tThị xã Thuận An\t46,8\t32,24\t79,04\t79,04%\t4
5\tTX.Dĩ An\t46,5\t31,56\t78,06\t78,06%\t5
6\tThị xã Bến Cát\t45,75\t32,08\t77,83\t77,83%\t6
7\tHuyện Dầu Tiếng\t44\t32,22\t76,22\t76,22%\t7
8\tHuyện Phú Giáo\t46\t30,03\t76,03\t76,03%\t8
9\tHuyện Bắc Tân Uyên\t40,45\t31,01\t71,46\t71,46%\t9
\tTrung bình\t\t\t78,39\t78,39%\t
\t\t\t\tTM. ỦY BAN NHÂN DÂN
\t\t\t\tCHỦ TỊCH
"""
"""As published, with a letterhead, a line of means and a signature put around it."""


def registry(names, block="districts", **more):
    units = [{"id": unit, "name": name, "block": block} for unit, name in names.items()]
    blocks = {block: {"title": "Khối", "criteria": "set"}}
    return Registry.model_validate({"blocks": blocks, "units": units, **more})


def pasted(text, names=BINH_DUONG, year=2017, **asked):
    return read_published(open_pasted(text.encode()), Asked(year, registry(names), **asked))


def codes(read):
    return [one.code for one in read.issues]


def test_the_nine_districts_of_binh_duong_are_read_as_printed():
    read = pasted(TABLE)
    assert read.issues == []
    first, *_, last = read.results
    assert (first.unit, str(first.index), str(first.points), first.maximum) == ("thu-dau-mot", "84.58", "84.58", 100)
    assert (last.rank, last.of, last.cell) == (9, 9, "B14")
    assert {name: str(number) for name, number in last.areas.items()} == {
        "Điểm thẩm định (tối đa 65)": "40.45",
        "Điểm điều tra XHH (tối đa 35)": "31.01",
    }


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("82,00%\t2", "82,00%\t4", "H401"),
        ("77,83%\t6", "77,83%\t5", "H403"),
        ("71,46%\t9", "71,46%\t10", "H405"),
        ("71,46%\t9", "71,46%\t9,5", "H303"),
        ("78,06\t78,06%", "78,06\t78,60%", "H406"),
        ("44\t32,22", "44\t23,22", "H407"),
        ("46\t30,03", "46\tba mươi", "H301"),
        ("Huyện Dầu Tiếng", "Huyện Bàu Bàng", "H203"),
        ("Huyện Dầu Tiếng", "Huyện Dầu Tiến", "H201"),
        ("Huyện Dầu Tiếng", "", "H206"),
        ("46,5", "-46,5", "H306"),
        ("NĂM 2017", "NĂM 2016", "H102"),
        ("Đơn vị", "Người ký", "H101"),
        ("Điểm thẩm định (tối đa 65)", "Tổng điểm", "H104"),
    ],
)
def test_a_table_with_one_wrong_figure_is_refused_and_the_cell_is_named(before, after, code):
    assert before in TABLE
    read = pasted(TABLE.replace(before, after))
    assert read.has_errors
    assert code in codes(read)
    assert all(one.place.file == "-" for one in read.issues)


def test_a_swapped_rank_names_both_units():
    read = pasted(TABLE.replace("82,00%\t2", "82,00%\t3").replace("80,27%\t3", "80,27%\t2"))
    (found,) = [one for one in read.issues if one.code == "H401"]
    assert (found.unit, found.place.cell) == ("tan-uyen", "G7")
    assert {key: str(found.values[key]) for key in ("rank", "other", "better", "lower")} == {
        "rank": "3",
        "other": "Huyện Bàu Bàng",
        "better": "2",
        "lower": "80.27",
    }


PROVINCES = {
    "quang-ninh": ("Quảng Ninh", "57.66", "9.56", "18.83", "5", "91.04"),
    "hai-phong": ("Hải Phòng", "58.71", "9.35", "19.45", "3", "90.51"),
    "hue": ("Thừa Thiên Huế", "56.78", "8.57", "20.11", "3.01", "88.47"),
    "binh-duong": ("Bình Dương", "55.48", "8.82", "20.27", "2.36", "86.93"),
    "dong-thap": ("Đồng Tháp", "55.94", "8.89", "20.09", "1.84", "86.77"),
    "da-nang": ("Đà Nẵng", "58.01", "8.24", "18.31", "2", "86.56"),
    "long-an": ("Long An", "56.52", "8.62", "18.11", "3", "86.25"),
    "ha-noi": ("Hà Nội", "55.79", "8.50", "20.28", "1.5", "86.07"),
    "brvt": ("Bà Rịa - Vũng Tàu", "56.23", "8.40", "18.25", "3.14", "86.02"),
    "phu-tho": ("Phú Thọ", "53.99", "8.81", "18.17", "4.76", "85.74"),
}
TOP_TEN = "\n".join(
    [
        "| Hạng | Tỉnh, thành phố | Điểm thành phần |  |  |  | Chỉ số |",
        "|---:|---|---:|---:|---:|---:|---:|",
        "| | | Thẩm định | SIPAS | Lãnh đạo | Tác động | |",
        *(f"| {rank} | {' | '.join(row)} |" for rank, row in enumerate(PROVINCES.values(), 1)),
    ]
)


def test_the_top_ten_of_2020_pass_although_three_sums_miss_the_printed_index_by_a_hundredth():
    names = {unit: row[0] for unit, row in PROVINCES.items()} | {"son-la": "Sơn La"}
    read = pasted(TOP_TEN, names, 2020)
    assert codes(read) == ["H205"], "a table of the first ten lacks units, and that is all"
    missing = [sum(one.areas.values()) - one.index for one in read.results]
    assert [difference for difference in missing if difference] == [Decimal("0.01"), Decimal("-0.01"), Decimal("-0.01")]
    assert [one.of for one in read.results] == [None] * 10
    assert "Điểm thành phần – SIPAS" in read.results[0].areas


def test_how_many_were_ranked_may_be_told():
    names = {unit: row[0] for unit, row in PROVINCES.items()} | {"son-la": "Sơn La"}
    assert {one.of for one in pasted(TOP_TEN, names, 2020, of=63).results} == {63}
    assert "H405" in codes(pasted(TOP_TEN, names, 2020, of=9))


THUA_THIEN_HUE = """\
Đơn vị;Điểm đạt;Điểm tối đa;Tỷ lệ;Mức độ
UBND huyện Nam Đông;78,53;92;85,36%;II
UBND huyện Phú Vang;75,81;92;82,40%;III
UBND huyện A Lưới;75,41;92;81,96%;III
"""
HUE = {"nam-dong": "Huyện Nam Đông", "phu-vang": "Huyện Phú Vang", "a-luoi": "Huyện A Lưới"}


def test_an_index_that_was_cut_off_instead_of_rounded_passes():
    read = pasted(THUA_THIEN_HUE, HUE, 2020)
    assert read.issues == []
    assert [(str(one.index), one.tier) for one in read.results] == [("85.36", "II"), ("82.40", "III"), ("81.96", "III")]
    assert "H406" in codes(pasted(THUA_THIEN_HUE.replace("81,96", "81,94"), HUE, 2020))


def grid(*rows, **facts):
    book = Workbook(Path("a.xlsx"), "0" * 64, (Grid("Kết quả", tuple(map(tuple, rows)), **facts),))
    return read_published(book, Asked(2020, registry(HUE)))


def test_percent_cells_and_binary_numbers_are_read_as_they_show():
    head, rows = (
        ("Tên đơn vị", "Chỉ số", "Hạng"),
        [("Nam Đông", 0.8536, 1), ("Phú Vang", 0.824, 2), ("A Lưới", 0.82, 3)],
    )
    read = grid(head, *rows, percents=frozenset({(1, 1), (2, 1), (3, 1)}))
    assert [str(one.index) for one in read.results] == ["85.36", "82.4", "82"]
    assert codes(grid(head, *rows)) == ["H305"]


def test_cells_without_a_value_are_told():
    head, row = ("Tên đơn vị", "Chỉ số", "Hạng"), ("Nam Đông", None, 1)
    read = grid(head, row, errors={(1, 1): "#REF!"})
    assert ("H304", "B2") in [(one.code, one.place.cell) for one in read.issues]
    assert "H304" in codes(grid(head, row, uncached=frozenset({(1, 1)})))


def test_a_heading_of_two_rows_is_read_with_its_merged_cells():
    read = grid(
        ("STT", "Đơn vị", "Năm 2019", None, "Năm 2020", None, "Tăng/giảm"),
        (None, None, "Chỉ số", "Hạng", "Chỉ số", "Hạng", None),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(4)-(6)"),
        (1, "Nam Đông", 70, 3, 85.36, 1, 2),
        (2, "Phú Vang", 80, 1, 82.4, 2, -1),
        (3, "A Lưới", 75, 2, 81.96, 3, -1),
        merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)),
    )
    assert read.issues == []
    assert [(str(one.index), one.rank, one.of) for one in read.results] == [
        ("85.36", 1, 3),
        ("82.4", 2, 3),
        ("81.96", 3, 3),
    ]


def test_equal_printed_scores_may_have_different_ranks_and_equal_ranks_may_be_dense_or_not():
    def ranks(*ranked):
        names = list(HUE.values())
        rows = [(name, score, rank) for name, (score, rank) in zip(names, ranked, strict=True)]
        return codes(grid(("Đơn vị", "Chỉ số", "Hạng"), *rows))

    assert ranks((82.4, 1), (82.4, 2), (81.9, 3)) == []
    assert ranks((82.4, 1), (82.4, 1), (81.9, 3)) == []
    assert ranks((82.4, 1), (82.4, 1), (81.9, 2)) == []
    assert ranks((82.4, 1), (82.5, 2), (81.9, 3)) == ["H402"]
    assert ranks((82.4, 1), (82.6, 2), (81.9, 3)) == ["H401"]
    assert ranks((82.4, 1), (82.2, 1), (81.9, 3)) == ["H403"]
    assert ranks((82.6, 1), (82.4, 1), (81.9, 3)) == ["H403"]


def test_ranks_that_are_missing_are_told():
    names = list(HUE.values())
    rows = zip(names, (82.4, 82.2, 81.9), (1, 2, 3), strict=True)
    assert codes(grid(("Đơn vị", "Chỉ số", "Hạng"), *rows)) == []
    gap = pasted("Đơn vị;Chỉ số;Hạng\nNam Đông;82,4;2\nPhú Vang;82,2;3\nA Lưới;81,9;3\n", HUE, 2020)
    assert "H404" in codes(gap)


def test_a_name_that_two_units_bear_is_refused_unless_one_of_them_is_of_the_year():
    twins = {"xa-x": "Xã Phú Vang", "tt-x": "Thị trấn Phú Vang"}
    assert "H202" in codes(pasted("Đơn vị;Chỉ số\nPhú Vang;80\n", twins, 2020))
    units = [
        {"id": "old", "name": "Xã Phú Vang", "block": "b", "until": "2019-12-31"},
        {"id": "new", "name": "Phường Phú Vang", "block": "b", "since": "2020-01-01"},
    ]
    both = Registry.model_validate({"blocks": {"b": {"title": "B", "criteria": "set"}}, "units": units})
    read = read_published(open_pasted("Đơn vị;Chỉ số\nPhú Vang;80\n".encode()), Asked(2020, both))
    assert [one.unit for one in read.results] == ["new"]
    gone = read_published(open_pasted("Đơn vị;Chỉ số\nXã Phú Vang;80\n".encode()), Asked(2020, both))
    assert codes(gone) == ["H201"]


def test_numbers_that_two_people_read_differently_are_refused_unless_they_are_clear():
    read = pasted("Đơn vị;Tổng điểm\nNam Đông;3.359,80\nPhú Vang;3.359\nA Lưới;84,790\n", HUE, 2020)
    assert [(one.code, one.place.cell) for one in read.issues if one.code == "H302"] == [("H302", "B3")]
    assert {one.unit: str(one.points) for one in read.results if one.points} == {
        "nam-dong": "3359.80",
        "a-luoi": "84.790",
    }


def test_a_unit_without_figures_is_told_and_left_out():
    read = pasted("Đơn vị;Chỉ số\nNam Đông;80\nPhú Vang;-\nA Lưới;70\n", HUE, 2020)
    assert (codes(read), len(read.results)) == (["H207"], 2)


def test_a_column_that_nobody_knows_is_not_read_in_silence():
    read = pasted("Đơn vị;Chỉ số;Hệ số;Lĩnh vực Cải cách thể chế;Khối\nNam Đông;80;1,2;9;Núi\n", HUE, 2020)
    assert [str(one.values.get("heading")) for one in read.issues if one.code == "H103"] == ["Hệ số"]
    assert list(read.results[0].areas) == ["Lĩnh vực Cải cách thể chế"]


def test_parts_that_add_up_nowhere_are_no_parts():
    table = "Đơn vị;Lĩnh vực 1;Lĩnh vực 2;Chỉ số\nNam Đông;80;90;85\nPhú Vang;70;80;75\nA Lưới;60;70;65\n"
    assert codes(pasted(table, HUE, 2020)) == ["H408"]


def test_a_rank_may_say_of_how_many_units_it_is():
    read = pasted("Đơn vị;Chỉ số;Hạng\nNam Đông;80;2/18\nPhú Vang;79;3 / 18\nA Lưới;70;11/18\n", HUE, 2020)
    assert [(one.rank, one.of) for one in read.results] == [(2, 18), (3, 18), (11, 18)]
    assert "H405" not in codes(read)
    wrong = pasted("Đơn vị;Chỉ số;Hạng\nNam Đông;80;1/3\nPhú Vang;79;2/3\nA Lưới;70;4/3\n", HUE, 2020)
    assert "H405" in codes(wrong)


@pytest.mark.parametrize(
    ("written", "rank"),
    [("Hạng 2", 2), ("xếp thứ 2", 2), ("II", 2), ("Hạng II", 2), ("Rank 2", 2), ("2/9", 2), ("2 / 9", 2)],
)
def test_a_rank_in_words_or_in_roman_numerals_is_read(written, rank):
    read = pasted(TABLE.replace("82,00%\t2", f"82,00%\t{written}"))
    assert read.issues == []
    assert (read.results[1].rank, read.results[1].of) == (rank, 9)


def test_a_word_is_still_no_rank():
    assert "H301" in codes(pasted(TABLE.replace("82,00%\t2", "82,00%\tmix")))


def test_an_index_above_a_hundred_is_told_with_the_number_in_the_manner_of_the_language():
    text = "Đơn vị\tChỉ số\nThành phố Thủ Dầu Một\t193,5\nThị xã Tân Uyên\t82\n"
    (found,) = [one for one in pasted(text).issues if one.code == "H308"]
    assert "193,5" in speech("vi").message(found)
    assert "193.5" in speech("en").message(found)


def test_points_over_the_maximum_are_told_with_a_decimal_comma_in_vietnamese():
    text = "Đơn vị\tTổng điểm\tĐiểm tối đa\nThành phố Thủ Dầu Một\t1093,5\t1000\nThị xã Tân Uyên\t820,5\t1000\n"
    (found,) = [one for one in pasted(text).issues if one.code == "H307"]
    assert "1093,5 điểm" in speech("vi").message(found)


def test_cells_of_a_markdown_table_are_counted_by_the_lines_of_the_text():
    text = "| Đơn vị | Chỉ số |\n|---|---|\n| Thành phố Thủ Dầu Một | 84 |\n| Thị xã Tân Uyên | x |\n"
    twice = text.replace("| x |", "| 82 |") + "| Thị xã Tân Uyên | 82 |\n"
    asked = Asked(2017, registry(BINH_DUONG))
    (wrong,) = [one for one in read_text(text.encode(), asked).issues if one.code == "H301"]
    assert wrong.place.cell == "B4"
    read = read_text(twice.encode(), asked)
    (again,) = [one for one in read.issues if one.code == "H203"]
    assert (again.place.cell, again.values["first"].split()[-1]) == ("A5", "A4")
    assert read.results[0].cell == "A3"
