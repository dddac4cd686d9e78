from fractions import Fraction

import pytest
from tests.analysis.years import climber, line, of, published, series, steps, told
from tests.scoring.making import edition, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.comparison.year_results import scored_year
from parindex.analysis.years.trend import block_series
from parindex.model.results.changes import Moved, NotComparable, Reason
from parindex.model.results.series import Absence, Gap, Origin
from parindex.scoring import score


def scored(year, answers, maximum=10, set_id="model", **rest):
    made = edition(leaf("1", maximum), leaf("2", 10), year=year, set_id=set_id)
    sheets = [sheet(unit, {"1": str(points), "2": "5"}) for unit, points in answers.items()]
    return scored_year(rank("b", "Block", year, made, score(made, sheets)), "en", **rest)


def test_a_step_is_the_exact_difference_of_two_consecutive_years():
    assert steps(series({2019: {"a": "79.69"}, 2020: {"a": "84.79"}}), "a") == [Fraction("5.1")]


def test_bac_tra_my_stays_first_while_its_index_falls():
    years = of(climber(), "bac-tra-my")
    assert [step.rank for step in years.steps] == [6, 9, 1, 1, 0]
    assert told(years.steps[-1]) == (Fraction("-1.99"), None, 0)
    assert years.steps[-1].parted


def test_a_rank_that_rises_with_the_index_goes_the_same_way():
    assert not Moved(None, Fraction(1), 2).parted
    assert not Moved(None, Fraction(-1), -2).parted
    assert Moved(None, Fraction(1), -2).parted


def test_a_missing_year_is_a_gap_and_no_step_leads_over_it():
    made = series({2011: {"a": 70}, 2012: {}, 2013: {"a": 75}})
    assert of(made, "a").years[1] == Gap(2012, Absence.NO_DATA)
    assert steps(made, "a") == ["no_data", "no_data"]
    assert [len(stretch) for stretch in of(made, "a").stretches] == [1, 1]


def test_published_years_of_differently_named_sets_are_not_compared():
    years = {2011: {"a": line("a", 2011, 70, criteria="QĐ 1")}, 2012: {"a": line("a", 2012, 75, criteria="QĐ 2")}}
    step = of(series(years), "a").steps[0]
    assert step == NotComparable(Reason.CRITERIA_CHANGED, "QĐ 1 -> QĐ 2")


def test_published_years_of_one_named_set_are_compared():
    assert steps(series({2011: {"a": 70}, 2012: {"a": 75}}, criteria="QĐ 1"), "a") == [5]


@pytest.mark.parametrize("told", [("", "QĐ 2"), ("QĐ 2", ""), ("", "")])
def test_a_year_that_does_not_tell_its_set_is_compared_with_none(told):
    years = {year: {"a": line("a", year, 70, criteria=name)} for year, name in zip((2011, 2012), told, strict=True)}
    assert steps(series(years), "a") == ["criteria_untold"]


def test_another_maximum_is_another_scale():
    years = {
        2011: {"a": line("a", 2011, points="44", maximum="60")},
        2012: {"a": line("a", 2012, points="80", maximum="100")},
    }
    assert of(series(years), "a").steps[0] == NotComparable(Reason.SCALE_CHANGED, "total 60 -> 100")


def test_an_index_is_computed_of_points_and_maximum():
    (year,) = of(series({2020: {"a": line("a", 2020, points="44.25", maximum="60")}}), "a").results
    assert year.index == Fraction("44.25") / 60 * 100


def test_scored_years_of_the_same_components_are_compared_and_of_others_not():
    years = {2019: scored(2019, {"a": 5}), 2020: scored(2020, {"a": 6}), 2021: scored(2021, {"a": 6}, maximum=20)}
    made = block_series("b", "Block", range(2019, 2022), years)
    first, second = of(made, "a").steps
    assert told(first) == (Fraction(5), Fraction(1), 0)
    assert second == NotComparable(Reason.CRITERIA_CHANGED, "maximum 1")
    assert made.years[2].obstacle == second


def test_a_published_year_that_names_an_edition_at_hand_is_compared_with_a_scored_one():
    now = scored(2020, {"a": 6})
    before = {2019: {"a": line("a", 2019, 50, criteria="model@2019")}}
    same = edition(leaf("1", 10), leaf("2", 10), year=2019)
    years = published(before, {"model@2019": same}.get) | {2020: now}
    assert steps(block_series("b", "Block", range(2019, 2021), years), "a") == [5]


def test_a_fate_of_a_unit_keeps_its_years_apart():
    before, now = scored(2019, {"a": 5}), scored(2020, {"a": 6}, fates={"a": Reason.MERGED})
    made = block_series("b", "Block", range(2019, 2021), {2019: before, 2020: now})
    assert steps(made, "a") == ["merged"]


def test_results_that_were_scored_overrule_what_was_published_and_say_where_they_differ():
    lines = [line("a", 2020, "55.00"), line("b", 2020, "61.00")]
    year = scored(2020, {"a": 6, "b": 7}, published=lines).summary
    assert (year.origin, year.overruled) == (Origin.SCORED, 2)
    assert year.differing == (("b", Fraction(61), Fraction(60)),)


def test_the_mean_of_a_published_table_is_stated_only_if_the_table_is_whole():
    whole = published({2020: {"a": line("a", 2020, 80, rank=1, of=2), "b": line("b", 2020, 70, rank=2, of=2)}})[
        2020
    ].summary
    part = published({2020: {"a": line("a", 2020, 80, rank=1, of=18)}})[2020].summary
    assert (whole.mean, whole.worst) == (75, ("b",))
    untold = published({2020: {"a": line("a", 2020, 80, rank=1)}})[2020].summary
    assert (part.mean, part.best, part.worst, part.ranked) == (None, ("a",), (), 18)
    assert (untold.mean, untold.ranked) == (None, None)


def test_units_stand_in_the_order_of_their_last_ranks_and_those_that_left_after_them():
    made = series(
        {
            2019: {unit: line(unit, 2019, rank=place) for place, unit in enumerate(("gone", "a", "b"), 1)},
            2020: {"a": line("a", 2020, rank=2), "b": line("b", 2020, rank=1)},
        }
    )
    assert [unit.unit for unit in made.units] == ["b", "a", "gone"]


def test_of_an_area_only_scored_years_have_an_index():
    now = scored(2020, {"a": 6, "b": 8}, area="1")
    assert (now.results["a"].index, now.results["a"].rank, now.summary.mean) == (60, None, 70)
    assert (now.summary.best, now.summary.worst) == (("b",), ("a",))


@pytest.mark.parametrize("ties", [("a", "b")])
def test_units_that_tie_for_the_first_place_are_all_named(ties):
    year = published({2020: {unit: line(unit, 2020, 80, rank=1) for unit in ties}})[2020].summary
    assert year.best == ties


def test_a_year_says_which_units_were_merged_or_divided_since_the_year_before():
    before, now = (
        scored(2019, {"a": 5, "b": 5}),
        scored(2020, {"b": 6, "c": 6}, fates={"a": Reason.MERGED, "c": Reason.MERGED}),
    )
    made = block_series("b", "Block", range(2019, 2021), {2019: before, 2020: now})
    assert [set(year.reformed) for year in made.years] == [set(), {"a", "c"}]


def test_a_step_from_or_to_a_year_without_data_names_that_year():
    made = series({2011: {"a": 70}, 2012: {}, 2013: {"a": 75}})
    assert of(made, "a").steps == (NotComparable(Reason.NO_DATA, "2012"), NotComparable(Reason.NO_DATA, "2012"))
