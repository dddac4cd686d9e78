"""Tiers, with the bounds that authorities published."""

from fractions import Fraction

import pytest
from tests.scoring.making import edition, leaf, sheet

from parindex.scoring import score
from parindex.scoring.tiers import Tiers

TAM_KY = [
    {"id": "group-1", "title": "Nhóm 1", "at_least": "85"},
    {"id": "group-2", "title": "Nhóm 2", "at_least": "75"},
    {"id": "group-3", "title": "Nhóm 3", "at_least": "60"},
]
"""Tam Kỳ 2020: 85 and more; 75 to under 85; 60 to under 75."""


@pytest.mark.parametrize(
    ("index", "tier"),
    [("100", "group-1"), ("85", "group-1"), ("84.9999999", "group-2"), ("75", "group-2"), ("74.99", "group-3"),
     ("60", "group-3"), ("59.99", None), ("-1", None)],
)  # fmt: skip
def test_a_tier_reaches_from_its_bound_to_under_the_next(index, tier):
    assert Tiers(edition(leaf("1", 1), tiers=TAM_KY)).of(Fraction(index)) == tier


def test_a_bound_may_be_exclusive():
    strict = [{"id": "good", "title": "Tốt", "above": "80"}, {"id": "fair", "title": "Khá", "at_least": "60"}]
    tiers = Tiers(edition(leaf("1", 1), tiers=strict))
    assert [tiers.of(Fraction(index)) for index in ("80.001", "80")] == ["good", "fair"]


def test_a_tier_without_a_bound_takes_the_rest():
    tiers = Tiers(edition(leaf("1", 1), tiers=[*TAM_KY, {"id": "below", "title": "Dưới 60"}]))
    assert tiers.of(Fraction("59.99")) == "below"
    assert tiers.best_first == ["group-1", "group-2", "group-3", "below"]


def test_tiers_may_be_written_from_the_lowest_up():
    tiers = Tiers(edition(leaf("1", 1), tiers=[{"id": "below", "title": "Dưới 60"}, *TAM_KY[::-1]]))
    assert [tiers.of(Fraction(index)) for index in (90, 80, 70, 10)] == ["group-1", "group-2", "group-3", "below"]


def test_without_an_index_or_without_tiers_there_is_no_tier():
    assert Tiers(edition(leaf("1", 1), tiers=TAM_KY)).of(None) is None
    assert Tiers(edition(leaf("1", 1))).of(Fraction(90)) is None


@pytest.mark.parametrize(("rank_on", "tier"), [("exact", "group-2"), ("published", "group-1")])
def test_84_996_is_in_the_first_tier_only_if_the_published_value_decides(rank_on, tier):
    model = edition(leaf("1", 100), tiers=TAM_KY, policy={"rank_on": rank_on})
    card = score(model, [sheet("a", {"1": "84.996"})])[0]
    assert (card.published, card.tier) == (85, tier)


@pytest.mark.parametrize(
    ("rounding", "decimals", "published"), [("half_up", 2, "66.67"), ("down", 2, "66.66"), ("half_up", 0, "67")]
)
def test_the_published_index_is_rounded_as_the_policy_says(rounding, decimals, published):
    model = edition(leaf("1", 3), policy={"rounding": rounding, "published_decimals": decimals})
    card = score(model, [sheet("a", {"1": 2})])[0]
    assert card.index == Fraction(200, 3)
    assert card.published == Fraction(published)


def test_a_tier_without_a_bound_takes_an_index_below_0():
    tiers = Tiers(edition(leaf("1", 1), tiers=[*TAM_KY, {"id": "below", "title": "Dưới 60"}]))
    assert tiers.of(Fraction(-5)) == "below"


def test_a_bound_of_0_is_lower_than_a_bound_of_one_half():
    bounds = [{"id": "some", "title": "S", "at_least": "0"}, {"id": "more", "title": "M", "at_least": "0.5"}]
    tiers = Tiers(edition(leaf("1", 1), tiers=bounds))
    assert [tiers.of(Fraction(index)) for index in ("-0.1", "0", "0.4", "0.5", "0.7")] == [
        None,
        "some",
        "some",
        "more",
        "more",
    ]
