"""Points typed where a rate in percent is asked for are never scored as low rates without a word."""

from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared

RISING = [{"above": 90, "points": 2}, {"at_least": 70, "points": 1}, {"points": 0}]
DELAYS = [{"above": 5, "points": 0}, {"above": 2, "points": 1}, {"points": 2}]


def edition(*rules):
    """Make a set of components 1.1, 1.2, … with (maximum, rule)."""
    parts = [
        {"code": f"1.{at}", "title": f"Tiêu chí {at}", "max": most, "score": rule}
        for at, (most, rule) in enumerate(rules, 1)
    ]
    return Edition.model_validate(
        {
            "id": "rates",
            "edition": 2020,
            "title": "Tỷ lệ",
            "index": [{"code": "1", "title": "Lĩnh vực", "parts": parts}],
        }
    )


RATE = {"by": "proportional"}
FOUR = edition((2, RATE), (3, RATE), (2, {"by": "bands", "bands": RISING}), (1, {"by": "points"}))


def unit(known, values, *, group=None, total=None, percents=()):
    rows = [
        ("Đơn vị: Xã A, năm 2020",),
        ("Mã", "Nội dung", "Điểm tối đa", "Điểm thẩm định"),
        ("1", "Lĩnh vực", None, group),
    ]
    rows += [(f"1.{at}", f"Tiêu chí {at}", None, value) for at, value in enumerate(values, 1)]
    rows += [] if total is None else [(None, "Tổng cộng", None, total)]
    return read(known, rows, percents)


def read(known, rows, percents=()):
    grid = Grid("Bảng", tuple(rows), percents=frozenset(percents))
    expected = Expectation((known,))
    return with_totals_compared(read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], expected), expected)


def codes(found):
    return [(one.code, one.place.cell) for one in found.issues]


@pytest.mark.parametrize("rule", [RATE, {"by": "bands", "bands": RISING}, {"by": "survey", "options": {"A": 100}}])
@pytest.mark.parametrize("value", [1.5, 2, "2"])
def test_one_rate_at_or_below_the_maximum_is_asked_about_and_read(rule, value):
    found = unit(edition((2, rule)), [value])
    assert ("S165", "D4") in codes(found)
    assert len(found.sheets) == 1


def test_a_rate_of_a_part_is_asked_about():
    parts = [{"id": "a", "max": 2, "score": RATE}, {"id": "b", "max": 1, "score": {"by": "count", "each": 1}}]
    assert codes(unit(edition((3, {"by": "sum_of", "parts": parts})), ["a=2; b=1"])) == [("S165", "D4")]


@pytest.mark.parametrize("value", ["2%", 0, 3, 98])
def test_a_rate_with_its_sign_and_a_rate_over_the_maximum_are_not_asked_about(value):
    assert "S165" not in dict(codes(unit(edition((2, RATE)), [value])))


def test_a_low_rate_in_a_cell_shown_as_percent_is_not_asked_about():
    assert unit(edition((2, RATE)), [0.015], percents={(3, 3)}).issues == []


def test_a_low_share_of_delays_is_as_it_should_be():
    assert unit(edition((2, {"by": "bands", "bands": DELAYS})), [1.5]).issues == []


def test_a_number_far_below_all_bands_is_asked_about_and_a_small_one_among_them_is_not():
    far = [{"at_least": 100, "points": 2}, {"points": 0}]
    near = [{"at_least": 5, "points": 2}, {"at_least": 1, "points": 1}, {"points": 0}]
    for bands, told in ((far, [("S165", "D4")]), (near, [])):
        assert codes(unit(edition((2, {"by": "bands", "of": "number", "bands": bands})), [2])) == told


def test_most_rates_at_or_below_their_maxima_are_one_error_that_names_the_cells():
    found = unit(FOUR, [2, 2.5, 1, 0.5])
    (told,) = found.issues
    assert (told.code, told.severity, told.values["number"], told.values["all"]) == ("S166", Severity.ERROR, 3, 3)
    assert told.values["cells"] == "D4, D5, D6"
    assert not found.sheets


def test_two_rates_of_just_the_full_points_are_an_error():
    assert codes(unit(edition((2, RATE), (3, RATE)), [2, 3])) == [("S166", "D4")]


def test_a_few_low_rates_among_high_ones_are_only_asked_about():
    found = unit(edition(*[(2, RATE)] * 5), [1.5, 2, 90, 95, 80])
    assert codes(found) == [("S165", "D4"), ("S165", "D5")]
    assert len(found.sheets) == 1


def test_most_units_of_a_table_with_points_in_a_column_of_rates_are_one_error():
    rows = [("Đơn vị", "1.1"), *((f"Xã {name}", value) for name, value in zip("ABCD", (2, 1.9, 1.8, 95), strict=True))]
    assert codes(read(edition((2, RATE)), [("Năm 2020",), *rows])) == [("S166", "B3")]


@pytest.mark.parametrize(("group", "total"), [(3, None), (None, 3)])
def test_a_sum_that_comes_out_only_with_points_is_an_error(group, total):
    known = edition((2, RATE), (2, RATE), (1, {"by": "points"}))
    found = unit(known, [2, "0%", 1], group=group, total=total)
    assert ("S365", "D3" if group else "D7") in codes(found)
    assert not found.sheets


def test_a_sum_that_is_wrong_in_either_reading_stays_a_warning():
    found = unit(edition((2, RATE), (1, {"by": "points"})), [2, 1], group=2.5)
    assert [code for code, _ in codes(found)] == ["S165", "S309"]
    assert len(found.sheets) == 1


def test_a_component_that_the_set_scores_by_points_is_read_as_points():
    assert unit(edition((2, {"by": "points"})), [2]).issues == []


def test_the_question_says_what_both_readings_are_in_both_languages():
    (issue,) = unit(edition((2, RATE)), [1.5]).issues
    assert "1.5 was read as the rate 1.5 %; are 1.5 of 2 points meant?" in speech("en").message(issue)
    assert "1,5 được đọc là tỷ lệ 1,5 %; có phải ý là 1,5 trên 2 điểm?" in speech("vi").message(issue)


def test_low_rates_of_a_few_of_many_units_are_one_warning_that_counts_them():
    values = [2, 1.5, 1, 1.8, *range(50, 60)]
    rows = [("Năm 2020",), ("Đơn vị", "1.1"), *((f"Xã {at}", value) for at, value in enumerate(values))]
    found = read(edition((2, RATE)), rows)
    (told,) = found.issues
    assert (told.code, told.values["number"], told.values["all"]) == ("S167", 4, 14)
    assert len(found.sheets) == len(values)


def test_points_of_one_unit_among_many_are_an_error():
    rows = [("Năm 2020",), ("Đơn vị", "1.1", "1.2"), ("Xã A", 2, 3), *((f"Xã {at}", 90, 80) for at in range(9))]
    assert codes(read(edition((2, RATE), (3, RATE)), rows)) == [("S166", "B3")]
