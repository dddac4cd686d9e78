"""The cheapest ways to a tier, a rank, an index."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.paths import ways_up
from parindex.analysis.paths.steps import options_of
from parindex.analysis.supposed import entered
from parindex.model.studies.paths import Target
from parindex.scoring import score

TIERS = [
    {"id": "good", "title": "Tốt", "at_least": "80"},
    {"id": "fair", "title": "Khá", "above": "60"},
    {"id": "rest", "title": "Còn lại"},
]
LEVELS = {"full": 4, "half": 2, "none": 0}
INDEX = (
    leaf("1", 4, by="levels", levels=LEVELS),
    leaf("2", 6, by="bands", bands=[{"above": 90, "points": 6}, {"at_least": 70, "points": 3}, {"points": 0}]),
    leaf("3", 5, by="checklist", items={"a": 1, "b": 1, "c": 3}),
    leaf("4", 5, by="count", each="0.5"),
    leaf("5", 10),
    leaf("6", 10, survey=True),
)


def block(scores, index=INDEX, **rest):
    model = edition(*index, tiers=TIERS, **rest)
    sheets = []
    for unit, row in scores.items():
        values = dict(zip([node.code for node in model.leaves], row, strict=True))
        survey = {code: values.pop(code) for code in list(values) if code in model.survey_codes}
        sheets.append(sheet(unit, values, survey=survey))
    return rank("b", "Block", 2020, model, score(model, sheets))


def again(made, unit, way):
    """Rank the block with a way entered."""
    sheets = []
    for standing in made.standings:
        one = standing.card.sheet
        if one.unit == unit:
            values = {climb.code: climb.value for climb in way}
            one = entered(made.edition, one, values, {})
        sheets.append(one)
    return rank("b", "Block", 2020, made.edition, score(made.edition, sheets))


def reached(made, unit, target):
    standing = next(one for one in made.standings if one.card.unit == unit)
    if target.kind == "tier":
        order = [tier["id"] for tier in TIERS]
        return order.index(standing.card.tier) <= order.index(target.value)
    if target.kind == "rank":
        return standing.rank <= int(target.value)
    return standing.card.index >= Fraction(target.value)


from parindex.model.scores import Choice, Ticks  # noqa: E402

LOW = (Choice("none"), 65, Ticks(frozenset({"a"})), 2, 3, 6)
HIGH = (Choice("full"), 95, Ticks(frozenset({"a", "b", "c"})), 10, 8, 7)
MIDDLE = (Choice("half"), 75, Ticks(frozenset({"a", "b"})), 4, 6, 8)


@pytest.mark.parametrize(
    "target",
    [Target("tier", "good"), Target("tier", "fair"), Target("rank", "1"), Target("rank", "2"), Target("index", "70")],
)
@pytest.mark.parametrize("policy", [{}, {"rank_on": "published"}, {"ties": "dense"}, {"tie_breakers": ["5"]}])
def test_a_way_entered_reaches_its_target_and_less_does_not(target, policy):
    made = block({"low": LOW, "high": HIGH, "middle": MIDDLE}, policy=policy)
    found = ways_up(made, "low", target)
    assert found.ways
    for way in found.ways:
        assert reached(again(made, "low", way.climbs), "low", target)
        for climb in way.climbs:
            fewer = [one for one in way.climbs if one is not climb]
            assert not reached(again(made, "low", fewer), "low", target)


def test_a_number_is_asked_for_no_further_than_the_target_takes():
    made = block({"low": LOW, "high": HIGH}, index=INDEX)
    way = ways_up(made, "low", Target("index", "35"), efforts={"default": Fraction(9), "5": Fraction(1)}).ways[0]
    (climb,) = way.climbs
    assert climb.code == "5"
    after = next(one.card.index for one in again(made, "low", way.climbs).standings if one.card.unit == "low")
    assert 35 <= after < 35 + Fraction(100, 40) / 100


def test_ways_share_no_component_and_cost_no_less_one_by_one():
    made = block({"low": LOW, "high": HIGH})
    ways = ways_up(made, "low", Target("index", "38")).ways
    codes = [climb.code for way in ways for climb in way.climbs]
    assert len(codes) == len(set(codes))
    assert [way.effort for way in ways] == sorted(way.effort for way in ways)
    assert 1 < len(ways) <= 3


def test_survey_and_inapplicable_components_are_never_proposed():
    made = block({"low": (NA, *LOW[1:]), "high": HIGH})
    found = ways_up(made, "low", Target("tier", "good"))
    assert {climb.code for way in found.ways for climb in way.climbs}.isdisjoint({"1", "6"})
    assert found.excluded == {"not_applicable": ["1"], "survey": ["6"]}


def test_why_there_is_no_way():
    made = block({"low": LOW, "high": HIGH})
    assert ways_up(made, "high", Target("tier", "fair")).obstacle == "reached"
    found = ways_up(made, "low", Target("index", "95"))
    assert (found.obstacle, found.ways) == ("not_enough", ())
    assert found.possible < found.need


def test_efforts_are_inherited_downward():
    index = (group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10))
    made = block({"low": (0, 0, 0), "high": (4, 6, 10)}, index)
    way = ways_up(made, "low", Target("index", "20"), efforts={"1": Fraction(5), "1.2": Fraction("0.5")}).ways[0]
    assert [(climb.code, climb.effort, climb.then) for climb in way.climbs] == [("1.2", Fraction(1, 2), 4)]


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 5)), min_size=1, max_size=4),
    st.integers(1, 14),
)
@settings(max_examples=80, deadline=None)
def test_no_other_choice_of_steps_is_cheaper(parts, need):
    index = [
        leaf(str(number), maximum, by="levels", levels={f"l{p}": p for p in range(maximum + 1)})
        for number, (maximum, _) in enumerate(parts, 1)
    ]
    made = block({"u": [Choice("l0")] * len(parts)}, index)
    efforts = {str(number): Fraction(effort) for number, (_, effort) in enumerate(parts, 1)}
    total = sum(maximum for maximum, _ in parts)
    found = ways_up(made, "u", Target("index", str(Fraction(100 * need, total))), efforts=efforts)
    choices = product(*(range(maximum + 1) for maximum, _ in parts))
    costs = [
        (sum(p * e for p, (_, e) in zip(chosen, parts, strict=True)), sum(p > 0 for p in chosen))
        for chosen in choices
        if sum(chosen) >= need
    ]
    assert (min(costs) if costs else None) == (
        (found.ways[0].effort, len(found.ways[0].climbs)) if found.ways else None
    )


RULES = [
    pytest.param(leaf("1", 20, by="points"), 0, id="points"),
    pytest.param(leaf("1", 20, by="points", **{"from": 10}), 11, id="points of a scale from 10"),
    pytest.param(leaf("1", 5, by="points", step="0.5", **{"from": 1}), 2, id="steps of a scale from 1"),
    pytest.param(leaf("1", 4, by="proportional", floor=50), 40, id="a share with a floor"),
    pytest.param(leaf("1", 4, by="min_max", low=10, high=30), 15, id="fixed goalposts"),
    pytest.param(leaf("1", 4, by="min_max", low=10, high=30, direction="lower", capped=False), 35, id="less is better"),
    pytest.param(
        leaf("1", 4, by="bands", of="number", bands=[{"above": 3, "points": 4}, {"points": 1}]), 0, id="bands"
    ),
    pytest.param(leaf("1", 4, by="count", each="0.7"), 1, id="count"),
    pytest.param(leaf("1", 4, by="deduction", each="0.7"), 9, id="deduction"),
    pytest.param(leaf("1", 4, by="percent", grades={"good": 100, "bad": 25}), Choice("bad"), id="grades"),
    *(
        pytest.param(
            leaf("1", 4, by="checklist", items=dict.fromkeys("abc", worth), require=require, at_least=least),
            Ticks(frozenset("a")),
            id=f"{require} of {worth}, {least} are enough",
        )
        for worth, require, least in [(1, "each", 2), (3, "each", 2), (1, "all", 2), (1, "all", None)]
    ),
]


@pytest.mark.parametrize(("component", "now"), RULES)
def test_the_options_of_every_rule_give_the_points_they_say(component, now):
    made = block({"low": (now, 0)}, [component, leaf("2", 10)])
    card = made.standings[0].card
    (mine,) = (each for each in options_of(card)[0] if each.code == "1")
    assert mine.options[-1].points == card.edition.nodes["1"].total
    for option in mine.options:
        sheet_now = entered(made.edition, card.sheet, {"1": option.value}, {})
        assert score(made.edition, [sheet_now])[0].nodes["1"].points == option.points


@pytest.mark.parametrize(("component", "now"), RULES)
@pytest.mark.parametrize("per_cent", [1, 30, 60, 99, 100])
def test_by_every_rule_a_way_reaches_its_target(component, now, per_cent):
    made = block({"low": (now, 0)}, [component, leaf("2", 10)])
    card = made.standings[0].card
    index = card.index + (1 - card.nodes["1"].points / card.nodes["1"].applicable) * per_cent * Fraction(
        card.edition.nodes["1"].total
    ) / Fraction(card.edition.total)
    way = ways_up(made, "low", Target("index", str(index)), efforts={"2": Fraction(999)}).ways[0]
    after = again(made, "low", way.climbs).standings[0].card
    assert [climb.code for climb in way.climbs] == ["1"]
    assert after.index >= index
    assert after.nodes["1"].points == way.climbs[0].then


def test_only_what_is_measured_against_the_block_is_said_to_be():
    index = [leaf("1", 4, by="best_unit"), leaf("2", 4, by="min_max"), leaf("3", 4, by="min_max", low=1, high=9)]
    card = block({"low": (1, 1, 1), "high": (2, 2, 2)}, index).standings[-1].card
    assert options_of(card)[1] == {"measured_by_block": ["1", "2"]}
