"""Ranks as offices print them, lines that are refused, and units that have withdrawn."""

import pytest
from tests.sources.published.test_published_tables import codes, pasted

UNITS = {f"u{number}": f"Đơn vị {number}" for number in range(1, 7)}


def table(*lines, heading="Đơn vị,Chỉ số,Hạng"):
    return "\n".join((heading, *(f"Đơn vị {number},{line}" for number, line in enumerate(lines, start=1)))).replace(
        ",", "\t"
    )


def read(*lines, **more):
    return pasted(table(*lines, **more), UNITS, 2017)


def ranks(found):
    return [one.rank for one in found.results]


@pytest.mark.parametrize(
    "shared",
    [
        "2-3",
        "2–3",
        "2 - 3",
        "=2",
        "2=",
        "2 =",
        "T2",
        "Hạng 2",
        "đồng hạng 2",
        "2 (đồng hạng)",
        "2 (tied)",
        "2-3/6",
        "II",
    ],
)
def test_a_shared_rank_is_read_in_every_form_that_is_printed(shared):
    found = read("90.00,1", f"88.00,{shared}", f"88.00,{shared}", "80.00,4", "70.00,5", "60.00,6")
    assert (codes(found), ranks(found)) == ([], [1, 2, 2, 4, 5, 6])


@pytest.mark.parametrize("wrong", ["2.5", "3-2", "2-2", "0", "-2", "hai"])
def test_what_is_no_rank_is_refused_alone_and_says_nothing_against_right_lines(wrong):
    found = read("90.00,1", f"88.00,{wrong}", f"88.00,{wrong}", "80.00,4", "70.00,5", "60.00,6")
    assert found.has_errors
    assert {(one.unit, one.place.cell) for one in found.issues} == {("u2", "C3"), ("u3", "C4")}
    assert len(found.issues) == 2


def test_a_line_with_a_wrong_figure_is_no_witness_against_the_ranks_of_others():
    heading = "Đơn vị,Tổng điểm,Điểm tối đa,Chỉ số,Hạng"
    lines = ("63,70,90,1", "61.6,70,88,2", "59.5,70,0.85,3", "56,70,80,4", "49,70,70,5", "42,70,60,6")
    found = read(*lines, heading=heading)
    assert [(one.code, one.unit) for one in found.issues] == [("H406", "u3")]


@pytest.mark.parametrize("word", ["rút", "Rút lui", "xin rút", "không tham gia", "withdrawn", "(không đánh giá)", "-"])
def test_a_unit_that_withdrew_is_told_as_a_line_without_figures(word):
    found = read("90.00,1", "88.00,2", f"{word},-", "80.00,3", "70.00,4", "60.00,5")
    assert not found.has_errors
    assert (codes(found), len(found.results)) == (["H207"], 5), "one line, told once"


def test_a_total_below_zero_is_read_with_a_warning():
    found = read(
        "72,70,1", "65,70,2", "60,70,3", "56,70,4", "49,70,5", "-3,70,6", heading="Đơn vị,Tổng điểm,Điểm tối đa,Hạng"
    )
    assert not found.has_errors
    assert ("H385", "u6") in {(one.code, one.unit) for one in found.issues}
    assert found.results[-1].points == -3


def test_the_lines_of_other_years_are_passed_over():
    heading = "Năm,Đơn vị,Chỉ số,Hạng"
    text = f"{heading}\n2016,Đơn vị 1,50,6\n2017,Đơn vị 1,90,1\n2017,Đơn vị 2,88,2".replace(",", "\t")
    found = pasted(text, UNITS, 2017)
    assert not found.has_errors
    assert [(one.unit, one.rank) for one in found.results] == [("u1", 1), ("u2", 2)]


def test_the_id_beside_a_name_settles_which_unit_is_meant():
    text = "Mã đơn vị\tĐơn vị\tChỉ số\nu2\tĐơn vị cũ\t80\n"
    found = pasted(text, UNITS, 2017)
    assert [one.unit for one in found.results] == ["u2"]
