"""Comparing with years that are known only as published."""

from decimal import Decimal

import pytest
from tests.analysis.years import line, published, told
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparison.changes import Past, compare_scored, since
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.printed_check import check_published
from parindex.analysis.comparison.printed_years import published_block
from parindex.analysis.comparison.year_results import scored_year
from parindex.model.results.changes import DifferenceKind, Entered, Moved, NotComparable, Reason, UnitName
from parindex.scoring import score

SET = edition(leaf("1", 100))


def past(lines, find={SET.key: SET}.get, **told):
    year = published({2019: {one.unit: one for one in lines}}, find)[2019]
    return Past(2019, "b", year, Between(**told))


def scored(points):
    cards = score(SET, [sheet(unit, {"1": value}) for unit, value in points.items()])
    return rank("b", "B", 2020, SET, cards)


def changes(points, lines, **more):
    block = scored(points)
    compared = compare_scored(block, scored_year(block, "vi"), past(lines, **more))
    return {one.card.unit: one.change for one in compared.standings}, compared


def test_tam_ky_rose_by_5_1_points_and_three_places_against_what_was_published():
    figures = {"rank": 4, "of": 18, "points": Decimal("79.69"), "maximum": Decimal(100)}
    lines = [line("tam-ky", 2019, "79.69", criteria=SET.key, **figures)]
    found, _ = changes({"tam-ky": "84.79"}, lines)
    change = found["tam-ky"]
    assert isinstance(change, Moved)
    assert (change.index, change.points, change.rank, change.previous_rank) == (Decimal("5.1"), Decimal("5.1"), 3, 4)


def test_points_are_compared_only_on_one_maximum():
    other = [line("a", 2019, points=Decimal(60), maximum=Decimal(70), criteria=SET.key)]
    change = changes({"a": 90}, other)[0]["a"]
    assert change.points is None
    assert (90 - change.index) * 7 == change.previous_index * 7 == 600
    untold = line("a", 2019, "80", points=Decimal(80), criteria=SET.key)
    assert changes({"a": 90}, [untold])[0]["a"].points is None


def test_only_a_set_that_was_told_and_is_the_same_is_compared():
    told = [line("a", 2019, "80", criteria="QĐ 876")]
    assert changes({"a": 90}, told)[0]["a"] == NotComparable(Reason.CRITERIA_CHANGED, f"QĐ 876 -> {SET.key}")
    assert changes({"a": 90}, told, find=lambda _: SET)[0]["a"].index == 10
    untold = [line("a", 2019, "80", criteria="")]
    assert changes({"a": 90}, untold)[0]["a"] == NotComparable(Reason.CRITERIA_UNTOLD)


def test_how_the_criteria_changed_is_told_in_parts_that_can_be_said_in_every_language():
    old = edition(leaf("1", 90), leaf("2", 10), year=2019)
    told = [line("a", 2019, "80", criteria=old.key)]
    change = changes({"a": 90}, told, find=lambda _: old)[0]["a"]
    assert change.reason is Reason.CRITERIA_CHANGED
    assert change.differences == comparability(SET, old).differences
    assert {each.kind for each in change.differences} == {DifferenceKind.REMOVED, DifferenceKind.MAXIMUM}


@pytest.mark.parametrize(
    ("printed", "points", "change"),
    [
        ("Khá", 95, "up"),
        ("TỐT", 95, "same"),
        ("Good", 75, "down"),
        ("Tốt", 10, "down"),
        ("Vàng", 95, None),
        ("", 95, None),
    ],
)
def test_a_tier_is_compared_with_a_printed_one_that_the_set_knows(printed, points, change):
    tiers = [
        {"id": "good", "title": {"vi": "Tốt", "en": "Good"}, "at_least": 90},
        {"id": "fair", "title": {"vi": "Khá", "en": "Fair"}, "at_least": 70},
    ]
    model = edition(leaf("1", 100), tiers=tiers)
    block = rank("b", "B", 2020, model, score(model, [sheet("a", {"1": points})]))
    before = past([line("a", 2019, "85", tier=printed, criteria=model.key)], {model.key: model}.get)
    (found,) = compare_scored(block, scored_year(block, "vi"), before).standings
    assert found.change.tier == change


def test_units_that_came_left_or_were_merged_have_a_reason_and_no_difference():
    found, compared = changes(
        {"a": 90, "b": 80}, [line("a", 2019, "70"), line("c", 2019, "60")], fates={"a": Reason.MERGED}
    )
    assert found == {"a": NotComparable(Reason.MERGED), "b": Entered()}
    assert [(unit, name) for unit, name, _ in compared.left] == [("c", "c")]


def test_a_unit_that_existed_but_is_not_in_the_published_table_is_not_new():
    lines = [line("a", 2019, "70")]
    registry = {"blocks_before": {"a": "b", "b": "b"}}
    found, _ = changes({"a": 90, "b": 80, "c": 75}, lines, **registry)
    assert found["b"] == NotComparable(Reason.NO_DATA, "2019")
    assert found["c"] == Entered()
    block = published_block("b", "B", 2020, [line("b", 2020, "80"), line("c", 2020, "75")])
    now = published({2020: {one.unit: one for one in (line("b", 2020, "80"), line("c", 2020, "75"))}})[2020]
    assert [one.change for one in since(block, now, past(lines, **registry)).standings] == [
        NotComparable(Reason.NO_DATA, "2019"),
        Entered(),
    ]


def test_a_unit_that_only_got_another_name_is_compared_with_itself():
    found, compared = changes({"new": 90}, [line("old", 2019, "80", criteria=SET.key)], renamed={"new": "old"})
    assert (found["new"].index, found["new"].renamed_from) == (10, UnitName("old", "old"))
    assert compared.left == []


def test_a_unit_that_was_ranked_in_another_block_is_not_compared():
    told = {"blocks_before": {"a": "c"}, "titles": {"c": "Towns"}}
    assert changes({"a": 90}, [line("z", 2019, "80")], **told)[0]["a"] == NotComparable(Reason.BLOCK_CHANGED, "Towns")


def test_two_published_years_are_compared_by_what_both_have():
    now = published({2020: {"a": line("a", 2020, rank=3, of=18), "b": line("b", 2020, "80", rank=1, of=18)}})[2020]
    block = published_block("b", "B", 2020, [line("a", 2020, rank=3, of=18), line("b", 2020, "80", rank=1, of=18)])
    made = since(block, now, past([line("a", 2019, rank=12, of=18), line("b", 2019, "81.5")]))
    assert [one.result.unit for one in made.standings] == ["b", "a"]
    assert [told(one.change) for one in made.standings] == [(Decimal("-1.5"), None, None), (None, None, 9)]
    assert not made.unsure
    untold = since(block, now, past([line("a", 2019, rank=12, of=18, criteria="")]))
    assert (untold.standings[1].change, untold.unsure) == (NotComparable(Reason.CRITERIA_UNTOLD), True)
    empty = since(block, now, past([line("a", 2019, tier="Khá")]))
    assert empty.standings[1].change == NotComparable(Reason.NO_DATA)


@pytest.mark.parametrize(
    ("result", "codes"),
    [
        (line("a", 2020, "84.79", rank=1, points=Decimal("84.79")), []),
        (line("a", 2020, "84.8"), []),
        (line("a", 2020, "84.80"), ["H502"]),
        (line("a", 2020, rank=2), ["H506"]),
        (line("a", 2020, points=Decimal("84.78")), ["H507"]),
        (line("b", 2020, "84.79"), ["H503", "H504"]),
    ],
)
def test_published_figures_are_checked_with_the_decimals_that_were_printed(result, codes):
    assert sorted(one.code for one in check_published([result], scored({"a": "84.79"}))) == codes


@pytest.mark.parametrize(
    ("points", "maximum", "told"),
    [
        ("68.71", 80, "69.71"),
        ("68.71", None, "69.71"),
        ("87.10", None, "87.14"),
        ("87.10", 100, "87.14"),
    ],
)
def test_recomputed_points_are_told_on_the_scale_of_the_published_ones(points, maximum, told):
    model = edition(leaf("1", 80), leaf("2", 20))
    block = rank("b", "B", 2020, model, score(model, [sheet("a", {"1": "69.71", "2": NA})]))
    result = line("a", 2020, points=Decimal(points), maximum=maximum and Decimal(maximum))
    (found,) = check_published([result], block)
    assert (found.code, str(found.values["recomputed"])) == ("H507", told)
