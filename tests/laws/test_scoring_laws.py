"""Laws of the arithmetic."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.blocks import altered, blocks, editions, places, ranking
from tests.scoring.making import edition, leaf, sheet

from parindex.model.scores import Basis, Scored
from parindex.scoring import score
from parindex.scoring.block import score_block
from parindex.scoring.columns import Exact

SUMS = editions(aggregates=["sum"], plain=True)


def result(card):
    return card.unit, card.index, card.tier, card.missing, card.points, dict(card.nodes)


@given(blocks(), st.randoms(use_true_random=False))
def test_the_order_of_the_units_is_irrelevant(block, random):
    model, sheets = block
    mixed = random.sample(sheets, len(sheets))
    assert sorted(map(str, map(result, score(model, sheets)))) == sorted(map(str, map(result, score(model, mixed))))


def parts_sum(node, card):
    return sum((card.nodes[part.code].points for part in node.parts), Fraction(0))


@given(blocks(SUMS))
def test_parts_sum_to_the_total(block):
    model, sheets = block
    for card in score(model, sheets):
        for node in (model.root, *model.nodes.values()):
            if node.parts:
                assert parts_sum(node, card) == (card if node is model.root else card.nodes[node.code]).points
        assert sum(leaf_score.points for leaf_score in card.leaves.values()) == card.points
        assert card.appraisal.points + card.survey.points == card.points
        assert card.appraisal.applicable + card.survey.applicable == card.applicable


@given(blocks())
def test_points_are_between_0_and_what_applies_and_the_index_between_0_and_100(block):
    for card in score(*block):
        for node in card.nodes.values():
            assert 0 <= node.points <= node.applicable
        assert card.index is None or 0 <= card.index <= 100


@given(blocks(SUMS))
def test_int64_python_integers_and_fractions_give_the_same(block):
    model, sheets = block
    carried = [score_block(model, sheets, Basis.APPRAISED, {}, large=cells).totals for cells in (1, 10**9)]
    assert not isinstance(carried[0].nodes["1"].points, Exact)
    assert isinstance(carried[1].nodes["1"].points, Exact)
    for row in range(len(sheets)):
        assert carried[0].index.at(row) == carried[1].index.at(row) == by_hand(model, score(model, sheets)[row])


def by_hand(model, card):
    """Work the index out of the components, with Fractions and without the tree."""
    split = {True: [Fraction(0)] * 3, False: [Fraction(0)] * 3}
    for node in model.leaves:
        found, sums = card.leaves[node.code], split[node.code in model.survey_codes]
        for place, number in enumerate((found.points, found.applicable, Fraction(node.total))):
            sums[place] += number
    if model.policy.not_applicable == "drop":
        split = {True: [a + b for a, b in zip(*split.values(), strict=True)]}
    applying = [sums for sums in split.values() if sums[1]]
    full = sum(sums[2] for sums in applying)
    return sum(sums[0] / sums[1] * sums[2] for sums in applying) / full * 100 if applying else None


@given(
    blocks(editions(aggregates=["weighted_mean", "geometric_mean", "harmonic_mean"])),
    st.fractions("0.1", 9, max_denominator=10),
)
def test_only_ratios_of_weights_matter_in_a_mean(block, factor):
    model, sheets = block

    def heavier(node):
        return node.model_copy(
            update={"weight": node.weight * factor.numerator, "parts": tuple(map(heavier, node.parts))}
        )

    changed = altered(model, index=tuple(map(heavier, model.index)))
    assert [card.index for card in score(model, sheets)] == [card.index for card in score(changed, sheets)]


@given(blocks(SUMS), st.integers(2, 9))
def test_multiplying_all_points_and_maxima_leaves_indexes_and_ranks(block, factor):
    model, sheets = block
    plain = edition(*(leaf(node.code, node.total) for node in model.leaves), policy=model.policy)
    scaled = edition(*(leaf(node.code, node.total * factor) for node in model.leaves), policy=model.policy)
    larger = [sheet(one.unit, {entry.code: times(entry, factor) for entry in one.entries}) for one in sheets]
    assert [card.index for card in score(plain, sheets)] == [card.index for card in score(scaled, larger)]
    assert places(ranking(plain, sheets)) == places(ranking(scaled, larger))


def times(entry, factor):
    answer = entry.marks[0].answer if entry.marks else None
    return answer.value.number * factor if isinstance(answer, Scored) else answer


@given(blocks(editions(aggregates=["sum"], plain=True)))
def test_the_policies_for_what_does_not_apply_order_as_they_should(block):
    model, sheets = block

    def under(policy, missing="not_applicable"):
        changed = model.policy.model_copy(update={"not_applicable": policy, "missing": missing})
        return score(altered(model, policy=changed), sheets)

    for full, drop, rescale in zip(under("full_points"), under("drop"), under("rescale"), strict=True):
        assert drop.points == rescale.points <= full.points
        assert drop.applicable == rescale.applicable <= full.applicable == model.total
        if drop.index is None:
            assert (rescale.index, full.index) == (None, 100)
        else:
            assert drop.index <= full.index
        if not drop.survey.applicable or not drop.appraisal.applicable:
            assert rescale.index == drop.index
        if drop.applicable == model.total:
            assert drop.index == rescale.index == full.index


WEIGHTS, MAXIMA = (2, 3, 5), (3, 4, 6)


def tied_groups():
    """All whole scores under weights 2, 3, 5 and maxima 3, 4, 6, grouped by their exact mean."""
    groups = {}
    for points in product(*(range(maximum + 1) for maximum in MAXIMA)):
        exact = sum(Fraction(w * p, m) for w, p, m in zip(WEIGHTS, points, MAXIMA, strict=True))
        groups.setdefault(exact, []).append(points)
    return [group for group in groups.values() if len(group) > 1]


def test_ties_are_never_torn_although_floats_would_tear_them():
    model = edition(
        *(leaf(str(m), m, weight=str(w)) for w, m in zip(WEIGHTS, MAXIMA, strict=True)), aggregate="weighted_mean"
    )
    groups = tied_groups()
    assert len(groups) == 45
    torn = 0
    for number, group in enumerate(groups):
        sheets = [
            sheet(f"{number}-{row}", dict(zip(map(str, MAXIMA), points, strict=True)))
            for row, points in enumerate(group)
        ]
        assert set(places(ranking(model, sheets)).values()) == {1}
        floats = {
            sum(w * (p / m * 100) for w, p, m in zip(WEIGHTS, points, MAXIMA, strict=True)) / 10 for points in group
        }
        torn += len(floats) > 1
    assert torn > 0
