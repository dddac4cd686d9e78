"""Laws of ranks and changes."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.blocks import answers, blocks, editions, places, ranking
from tests.scoring.making import sheet

from parindex.analysis import compare, component_losses
from parindex.analysis.ranking import order
from parindex.model.results.scorecards import Moved


def measure(model, standing):
    return standing.card.published if model.policy.rank_on == "published" else standing.card.index


@given(blocks())
def test_a_rank_is_1_and_the_number_of_those_or_of_the_values_strictly_ahead(block):
    model, sheets = block
    ranked = [standing for standing in ranking(model, sheets).standings if standing.rank is not None]
    for standing in ranked:
        mine = measure(model, standing)
        ahead = [measure(model, other) for other in ranked if measure(model, other) > mine]
        assert standing.rank == 1 + len(set(ahead) if model.policy.ties == "dense" else ahead)


@given(blocks(), st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_the_units(block, random):
    model, sheets = block
    assert places(ranking(model, sheets)) == places(ranking(model, random.sample(sheets, len(sheets))))


@given(st.data())
def test_raising_a_score_never_lowers_ones_own_rank(data):
    model = data.draw(editions())
    quarters = st.tuples(*(st.integers(0, 4) for _ in model.leaves))
    rows = data.draw(st.lists(quarters, min_size=2, max_size=6))
    place = data.draw(st.integers(0, len(model.leaves) - 1))
    assume(rows[0][place] < 4)
    raised = [tuple(part + (number == place) for number, part in enumerate(rows[0])), *rows[1:]]
    before, after = (
        places(ranking(model, [sheet(f"u{number}", answers(model, row)) for number, row in enumerate(table)]))
        for table in (rows, raised)
    )
    assert after["u0"] <= before["u0"]


@given(blocks())
def test_changes_of_a_year_against_itself_are_all_zero(block):
    standings = ranking(*block)
    compared = compare(standings, standings)
    assert list(compared.left) == []
    for standing in compared.standings:
        if standing.card.index is not None:
            change = standing.change
            assert isinstance(change, Moved)
            assert (change.points, change.index, change.rank, change.tier) == (0, 0, 0, None)


@given(st.data())
def test_changes_there_are_the_changes_back_with_the_other_sign(data):
    model = data.draw(editions())
    first, second = (ranking(*data.draw(blocks(st.just(model)))) for _ in range(2))
    there = {standing.card.unit: standing.change for standing in compare(second, first).standings}
    back = {standing.card.unit: standing.change for standing in compare(first, second).standings}
    for unit in there.keys() & back.keys():
        one, other = there[unit], back[unit]
        assert type(one) is type(other)
        if isinstance(one, Moved):
            assert one.index == -other.index
            assert (one.rank or 0) == -(other.rank or 0)
            assert (one.points or 0) == -(other.points or 0)


@given(blocks())
def test_distances_to_the_mean_cancel_out(block):
    distances = [standing.from_mean for standing in ranking(*block).standings if standing.rank is not None]
    assert sum(distances, Fraction(0)) == 0


@given(blocks())
def test_losses_by_component_sum_to_what_the_block_lost_before_bonus_and_penalty(block):
    standings = ranking(*block)
    cards = [standing.card for standing in standings.standings if standing.rank is not None]
    losses = component_losses(standings)
    without = [card.points - card.bonus + card.penalty for card in cards]
    assert sum(loss.lost for loss in losses) == sum(card.applicable for card in cards) - sum(without)
    assert sum(loss.available for loss in losses) == sum(card.applicable for card in cards)
    assert sum(loss.share for loss in losses) in {0, 100}


@given(st.lists(st.tuples(st.integers(-9, 10**17), st.integers(1, 10**17)), max_size=9))
def test_order_is_exact_whatever_the_numerators_and_denominators(pairs):
    groups = order([top for top, _ in pairs], [bottom for _, bottom in pairs])
    values = [[Fraction(*pairs[row]) for row in group] for group in groups]
    assert all(len(set(group)) == 1 for group in values)
    firsts = [group[0] for group in values]
    assert firsts == sorted(set(firsts), reverse=True)
    assert sorted(row for group in groups for row in group) == list(range(len(pairs)))
