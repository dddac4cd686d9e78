"""What holds for the analysis of any set, also one that converts, bounds, takes off or leaves out points in groups."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.blocks import AGGREGATES, GROUP_POLICIES, POLICIES, answers, ranking
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis.block.contributions import conversion, index_terms, is_surveyed
from parindex.analysis.diagnosis import diagnosis
from parindex.analysis.losses import component_losses_of, node_losses, unit_losses
from parindex.errors import ParindexError
from parindex.workflow.analysis.inputs import refuse_conversions

_SET_POLICIES = st.sampled_from(["rescale", "drop", "full_points", "equal", {"count_as": "50"}])
_WEIGHTS = st.sampled_from([None, "1", "3", "0"])
_QUARTERS = st.one_of(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.just(NA), st.none())


def _some(draw, features):
    """Draw which of some features a node has."""
    return {name: value for name, value in features.items() if value is not None and draw(st.booleans())}


@st.composite
def _groups(draw, code):
    aggregate = draw(st.sampled_from(AGGREGATES))
    parts = [leaf(f"{code}.{number}", draw(st.integers(1, 12))) for number in (1, 2, 3)]
    policy = draw(GROUP_POLICIES)
    own = {} if policy is None else {"not_applicable": policy}
    if aggregate == "sum":
        parts[2] |= _some(draw, {"deducts": True, "weight": "0"})
        own |= _some(draw, {"floor": "1", "caps": {"code": "3", "at_least": 1, "max": 2}})
    else:
        parts = [part | {"weight": draw(_WEIGHTS) or "1"} for part in parts]
        parts[0]["weight"] = "2"
    parts[1] |= _some(draw, {"applies_if": {"code": "3", "at_least": 1}})
    return group(code, *parts, aggregate=aggregate, max="20" if aggregate != "sum" else None, **own)


@st.composite
def _sets(draw):
    """Draw a set with any of the features under which points are more than plain sums."""
    aggregate = draw(st.sampled_from(AGGREGATES))
    index = [draw(_groups("1")), draw(_groups("2")), leaf("3", draw(st.integers(1, 12)))]
    index[1] |= _some(draw, {"assessed_by": "survey"})
    if aggregate == "sum":
        index[1] |= _some(draw, {"weight": "0"})
    else:
        index = [part | {"weight": draw(_WEIGHTS) or "1"} for part in index[:2]] + [index[2] | {"weight": "2"}]
    policy = draw(POLICIES) | _some(draw, {"not_applicable": draw(_SET_POLICIES)})
    return edition(*index, aggregate=aggregate, policy=policy, max="50" if aggregate != "sum" else None)


@st.composite
def _blocks(draw):
    model = draw(_sets())
    rows = draw(st.lists(st.tuples(*(_QUARTERS for _ in model.leaves)), min_size=1, max_size=5))
    return ranking(model, [sheet(f"u{number}", answers(model, row)) for number, row in enumerate(rows)])


def _refused(model, **options):
    try:
        refuse_conversions(model, **options)
    except ParindexError:
        return True
    return False


def _cards(block):
    return {one.card.unit: one.card for one in block.standings}


@given(_blocks())
@settings(max_examples=200, deadline=None)
def test_a_set_is_refused_or_its_losses_add_up_at_every_level(block):
    if _refused(block.edition):
        return
    nodes = {one.code: one for one in node_losses(block)}
    units = [one for one in unit_losses(block) if one.rank is not None]
    assert sum(nodes[area.code].lost for area in block.edition.index) == sum(one.lost for one in units)
    for code, node in block.edition.nodes.items():
        if node.parts:
            assert nodes[code].lost == sum(nodes[part.code].lost for part in node.parts)
    for one in units:
        parts = component_losses_of(_cards(block)[one.unit], nodes)
        assert one.lost == one.maximum - one.total == sum(part.converted for part in parts)


@given(_blocks())
@settings(max_examples=200, deadline=None)
def test_what_the_terms_of_any_set_add_is_its_total(block):
    for card in _cards(block).values():
        if card.index is None:
            continue
        factors, terms = conversion(card), list(index_terms(card.edition))
        if terms == [card.edition.root]:
            continue
        added = sum(factors[is_surveyed(node, card.edition)] * card.nodes[node.code].points for node in terms)
        assert added == card.converted - card.bonus + card.penalty


@given(_blocks())
@settings(max_examples=200, deadline=None)
def test_shares_of_variance_of_the_areas_of_any_set_are_the_whole_or_none_is_told(block):
    shares = [one for one in diagnosis(block).shares if not one.depth]
    assert {one.code for one in shares} in (set(), {part.code for part in block.edition.root.counting})
    if shares and shares[0].variance is not None:
        assert sum(one.variance for one in shares) == 100
        assert sum(one.points for one in shares) == 100


def _plain(*parts, **rest):
    return edition(group("1", leaf("1.1", 4), leaf("1.2", 6), **rest), *parts, leaf("2", 10))


@pytest.mark.parametrize(
    "model",
    [
        _plain(not_applicable="rescale"),
        _plain(not_applicable={"count_as": "25"}),
        _plain(floor="1"),
        _plain(caps={"code": "2", "at_least": 1, "max": 2}),
        _plain(leaf("3", 5, weight="0")),
        edition(group("1", leaf("1.1", 4), leaf("1.2", 6) | {"deducts": True}), leaf("2", 10)),
        edition(leaf("1", 4), leaf("2", 6), policy={"not_applicable": "equal"}),
        edition(leaf("1", 4, weight="1"), leaf("2", 6, weight="0"), aggregate="weighted_mean"),
    ],
)
def test_where_points_do_not_add_up_it_is_said(model):
    with pytest.raises(ParindexError, match="bounds or leaves out points"):
        refuse_conversions(model)


def test_only_answers_that_decide_what_applies_stand_in_the_way_of_ways():
    by_answer, by_unit = (
        edition(leaf("1", 4), leaf("2", 6) | {"applies_if": about})
        for about in ({"code": "1", "at_least": 1}, {"property": "coast", "is": "yes"})
    )
    assert (_refused(by_answer), _refused(by_answer, answers_vary=True)) == (False, True)
    assert not _refused(by_unit, answers_vary=True)


def _taken_off():
    model = edition(
        group("1", leaf("1.1", 10), leaf("1.2", 4) | {"deducts": True}), leaf("2", 10), leaf("3", 5, weight="0")
    )
    rows = [(2, 4, 1, 5), (5, 2, 5, 0), (10, 0, 9, 1)]
    sheets = [sheet(f"u{at}", dict(zip(("1.1", "1.2", "2", "3"), row, strict=True))) for at, row in enumerate(rows)]
    return ranking(model, sheets)


def test_what_is_taken_off_is_diagnosed_by_what_was_not_and_what_does_not_count_is_left_out():
    found = diagnosis(_taken_off(), _cards(_taken_off()))
    off = next(one for one in found.components if one.code == "1.2")
    assert [one.code for one in found.components] == ["1.1", "1.2", "2"]
    assert (off.full, off.none, off.mean) == (1, 1, 50)
    assert off.with_rest > Decimal("0.9")
    assert not any(one.against for one in found.components)
    assert [one.code for one in found.shares] == ["1", "2"]


def test_who_claims_that_less_is_taken_off_claims_more():
    block = _taken_off()
    claims = {"u0": _cards(block)["u2"]}
    said = {one.code: one for one in diagnosis(block, claims).agreement}["1.2"]
    assert (said.claimed_more, said.mean_cut) == (1, Fraction(4))
