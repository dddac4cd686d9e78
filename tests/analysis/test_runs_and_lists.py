from fractions import Fraction

from tests.analysis.years import climber, line, of, series

from parindex.analysis.commendation.improvement import longest_span, most_improved
from parindex.analysis.years.runs import runs
from parindex.analysis.years.steadiness import steadiest, steadiness
from parindex.model.results.trends import Measure


def made(*indexes, unit="a", first=2011):
    return series({first + place: {unit: index} if index is not None else {} for place, index in enumerate(indexes)})


def spans(found):
    return [(run.up, run.first, run.last, run.length) for run in found]


def test_three_rises_in_a_row_are_one_run_of_three():
    assert spans(runs(of(made(70, 71, 72, 75), "a"))) == [(True, 2011, 2014, 3)]


def test_one_rise_is_no_run_and_a_standstill_ends_one():
    assert spans(runs(of(made(70, 71, 71, 72, 73), "a"))) == [(True, 2013, 2015, 2)]


def test_a_run_turns_into_another_one_where_the_index_turns():
    assert spans(runs(of(made(70, 72, 74, 73, 71), "a"))) == [(True, 2011, 2013, 2), (False, 2013, 2015, 2)]


def test_no_run_leads_over_a_gap():
    assert spans(runs(of(made(70, 71, None, 72, 73, 74), "a"))) == [(True, 2014, 2016, 2)]


def test_bac_tra_my_gained_places_four_years_in_a_row():
    (run,) = runs(of(climber(), "bac-tra-my"), Measure.RANK)
    assert (run.first, run.last, run.length) == (2018, 2022, 4)


def many(**indexes):
    years = zip(*indexes.values(), strict=True)
    return series(
        {
            2011 + place: {unit: each for unit, each in zip(indexes, row, strict=True) if each is not None}
            for place, row in enumerate(years)
        }
    )


def test_the_most_improved_over_one_year_is_who_gained_most():
    found = most_improved(many(a=[70, 75], b=[60, 70], c=[80, 79]), 1)
    assert [(one.place, one.item.unit, one.item.index) for one in found] == [(1, "b", 10), (2, "a", 5)]


def test_equal_gains_share_a_place_and_stand_by_name():
    found = most_improved(many(đ=[70, 75], d=[60, 65], a=[50, 51]), 1)
    assert [(one.place, one.item.unit, one.tied) for one in found] == [(1, "d", True), (1, "đ", True), (3, "a", False)]


def test_over_several_years_only_unbroken_stretches_count():
    found = most_improved(many(a=[50, None, 90], b=[60, 62, 65]), 2)
    assert [one.item.unit for one in found] == ["b"]


def test_the_longest_span_needs_two_units():
    assert longest_span(many(a=[50, None, 90], b=[60, 62, 65])) == 0
    assert longest_span(many(a=[50, 55, 90], b=[60, 62, 65], c=[1, None, 2])) == 2


def test_the_steadiest_moved_least_on_average_from_year_to_year():
    found = steadiest(many(a=[70, 72, 71, 72], b=[60, 61, 62, 63], c=[50, 90, 50, 90]))
    assert [(one.item.unit, one.item.moved) for one in found] == [("b", 1), ("a", Fraction(4, 3)), ("c", 40)]


def test_two_comparable_steps_are_too_few_to_be_steady():
    assert steadiness(of(made(70, 70, 70), "a")) is None
    assert steadiness(of(made(70, 70, None, 70, 70, 70), "a")).steps == 3


def test_a_rank_without_an_index_is_no_gain():
    only = series({year: {"a": line("a", year, rank=3)} for year in (2011, 2012)})
    assert most_improved(only, 1) == []
