"""What became of units, by the registry alone."""

from fractions import Fraction

import pytest

from parindex.analysis import between
from parindex.model.results.changes import Reason
from parindex.model.units import Registry

MERGED, DIVIDED = Reason.MERGED, Reason.DIVIDED


def registry(*units: dict[str, object]) -> Registry:
    blocks = {"communes": {"title": {"vi": "Xã", "en": "Communes"}, "criteria": "set"}}
    return Registry.model_validate(
        {"blocks": blocks, "units": [{"name": u["id"], "block": "communes", **u} for u in units]}
    )


def old(*names: str, until: str = "2025-06-30") -> list[dict[str, object]]:
    return [{"id": name, "until": until} for name in names]


def new(
    name: str, *predecessors: str | tuple[str, str], since: str = "2025-07-01", **rest: object
) -> dict[str, object]:
    pairs = [(one, None) if isinstance(one, str) else one for one in predecessors]
    entries = [{"unit": unit, **({} if share is None else {"share": share})} for unit, share in pairs]
    return {"id": name, "since": since, "predecessors": entries, **rest}


def told(*units, years=(2024, 2025), **rest):
    return between(registry(*units), *years, **rest)


def test_a_unit_formed_from_two_and_both_of_them_were_merged():
    found = told(*old("a", "b"), new("ab", "a", "b"))
    assert found.fates == {"ab": MERGED, "a": MERGED, "b": MERGED}


def test_two_units_formed_from_one_were_divided_and_so_was_it():
    found = told(*old("a"), new("x", "a"), new("y", "a"))
    assert found.fates == dict.fromkeys(("x", "y", "a"), DIVIDED)


def test_a_unit_that_is_the_only_heir_of_its_only_predecessor_was_renamed():
    found = told(*old("a"), new("b", "a"))
    assert (found.fates, found.renamed) == ({}, {"b": "a"})
    assert told(*old("a"), new("b", ("a", "1"))).renamed == {"b": "a"}


def test_a_unit_that_took_over_only_a_part_was_divided():
    found = told(*old("a"), new("b", ("a", "0.6")))
    assert found.fates == {"b": DIVIDED, "a": DIVIDED}


@pytest.mark.parametrize("stated", [MERGED, DIVIDED])
def test_what_the_authority_says_counts_where_predecessors_are_not_all_known(stated):
    found = told(*old("a"), new("b", ("a", "1"), formed=stated.value))
    assert (found.fates, found.renamed, found.origins) == ({"b": stated, "a": stated}, {}, {})


def test_a_unit_that_stays_and_gives_a_part_away_was_divided():
    found = told({"id": "a"}, new("b", "a"))
    assert found.fates == {"a": DIVIDED, "b": DIVIDED}


def test_a_unit_that_stays_and_takes_another_over_was_merged():
    found = told({"id": "a", "predecessors": [{"unit": "b", "share": "1"}]}, *old("b"))
    assert found.fates == {"a": MERGED, "b": MERGED}
    assert found.origins == {"a": {"a": 1, "b": 1}}


def test_a_part_that_goes_elsewhere_does_not_hide_a_merger():
    found = told(*old("a", "b"), new("x", "a", "b"), new("y", "b"))
    assert found.fates == {"x": MERGED, "y": DIVIDED, "a": MERGED, "b": DIVIDED}


def test_over_several_steps_the_roots_are_those_of_the_earlier_year():
    steps = [*old("a", until="2019-12-31"), *old("b", "c"), {**new("m", ("a", "0.5"), since="2020-01-01")}]
    steps[-1]["until"] = "2025-06-30"
    found = told(*steps, new("x", ("m", "0.5"), ("b", "1")), new("y", ("m", "0.5")), years=(2019, 2025))
    assert found.fates["x"] is MERGED
    assert found.origins["x"] == {"a": Fraction(1, 4), "b": 1}
    assert found.origins["y"] == {"a": Fraction(1, 4)}


def test_parts_that_meet_again_add_up():
    divided = [*old("a", until="2019-12-31"), new("x", ("a", "0.4"), since="2020-01-01", until="2024-12-31")]
    divided.append(new("y", ("a", "0.6"), since="2020-01-01", until="2024-12-31"))
    found = told(*divided, new("z", ("x", "1"), ("y", "1"), since="2025-01-01"), years=(2019, 2025))
    assert found.renamed == {"z": "a"}


def test_names_that_follow_each_other_are_followed_to_the_first():
    chain = [*old("a", until="2020-12-31"), new("b", "a", since="2021-01-01", until="2022-12-31")]
    chain.append(new("c", "b", since="2023-01-01"))
    assert told(*chain, years=(2019, 2024)).renamed["c"] == "a"
    assert told(*chain, years=(2021, 2024)).renamed == {"c": "b"}


def test_one_share_that_is_not_stated_leaves_nothing_to_derive():
    assert told(*old("a", "b"), new("ab", ("a", "1"), "b")).origins == {}


def test_what_happened_outside_the_two_years_does_not_matter():
    units = (*old("a", "b"), new("ab", "a", "b"))
    assert told(*units, years=(2025, 2026)).fates == {}
    assert told(*units, years=(2022, 2024)).fates == {}


def test_in_the_year_of_the_change_it_counts_who_was_scored():
    units = (*old("a", "b"), new("ab", "a", "b"))
    later = told(*units, years=(2025, 2026), scored_before={"a", "b"}, scored_now={"ab"})
    assert later.fates == {"ab": MERGED, "a": MERGED, "b": MERGED}
    last = told(*units, years=(2024, 2025), scored_before={"a", "b"}, scored_now={"a", "b"})
    assert "a" not in last.fates


ABSORBED = ({"id": "a", "predecessors": [{"unit": "b", "share": "1"}]}, *old("b"))
"""The older unit a takes b over in the middle of 2025."""
FORMED = (*old("a", "b"), new("ab", "a", "b"))
RENAMED = (*old("a"), new("b", "a"))
SPLIT = (*old("a"), new("x", "a"), new("y", "a"))
TOOK = {"a": MERGED, "b": MERGED}
BECAME = {"ab": MERGED, **TOOK}
CAME = dict.fromkeys(("x", "y", "a"), DIVIDED)


@pytest.mark.parametrize(
    ("units", "fates", "scored"),
    [
        (ABSORBED, TOOK, {"a"}),
        (FORMED, BECAME, {"ab"}),
        (SPLIT, CAME, {"x", "y"}),
        (SPLIT, CAME, {"x"}),
        (FORMED, BECAME, {"ab", "b"}),
    ],
)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_change_before_scoring_lies_before_its_year(units, fates, scored, mirrored):
    assert step(units, (2024, []), (2025, scored), mirrored=mirrored).fates == fates
    assert step(units, (2025, scored), (2026, []), mirrored=mirrored).fates == {}


@pytest.mark.parametrize(
    ("units", "fates", "scored"),
    [
        (ABSORBED, TOOK, {"a", "b"}),
        (ABSORBED, TOOK, {"b"}),
        (FORMED, BECAME, {"a", "b"}),
        (FORMED, BECAME, {"a"}),
        (SPLIT, CAME, {"a"}),
    ],
)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_change_after_scoring_lies_behind_its_year(units, fates, scored, mirrored):
    assert step(units, (2024, scored), (2025, scored), mirrored=mirrored).fates == {}
    assert step(units, (2025, scored), (2026, []), mirrored=mirrored).fates == fates
    assert step(units, (2024, scored), (2026, []), mirrored=mirrored).fates == fates


def step(units, *sides, mirrored):
    """Two years with who was scored in them, in their order or the other way round."""
    (year, before), (then, now) = reversed(sides) if mirrored else sides
    return told(*units, years=(year, then), scored_before=set(before), scored_now=set(now))


def test_a_name_that_changed_after_scoring_is_followed_in_the_next_step():
    after = {"scored_before": {"a"}, "scored_now": {"a"}}
    assert told(*RENAMED, **after).renamed == {}
    assert told(*RENAMED, years=(2025, 2026), scored_before={"a"}).renamed == {"b": "a"}


def test_of_units_that_stay_and_give_a_part_to_one_that_is_not_scored_yet_neither_step_is_compared():
    units = ({"id": "a"}, new("b", "a"))
    for years in ((2024, 2025), (2025, 2026)):
        found = told(*units, years=years, scored_before={"a"}, scored_now={"a"})
        assert found.fates["a"] is DIVIDED
    assert told(*units, years=(2025, 2026), scored_before={"a", "b"}).fates == {}


def test_years_may_be_asked_in_the_other_order():
    assert told(*old("a"), new("b", "a"), years=(2025, 2024)).renamed == {"a": "b"}
    assert told(*old("a", "b"), new("ab", ("a", "1"), ("b", "1")), years=(2025, 2024)).origins == {}


def test_predecessors_in_a_circle_end():
    circle = [new("a", "b", until="2025-08-01"), new("b", "a", since="2025-07-02")]
    assert told(*circle).renamed.keys() | told(*circle).fates.keys() == {"a", "b"}


def test_it_tells_the_blocks_of_both_years_and_their_titles():
    past = [{"block": "communes", "until": 2024}]
    blocks = {name: {"title": name.title(), "criteria": "set"} for name in ("communes", "offices")}
    units = [{"id": "a", "name": "A", "block": "offices", "blocks_before": past}]
    found = between(Registry.model_validate({"blocks": blocks, "units": units}), 2024, 2025, locale="en")
    assert (found.blocks_before, found.blocks_now) == ({"a": "communes"}, {"a": "offices"})
    assert found.titles["communes"] == "Communes"
