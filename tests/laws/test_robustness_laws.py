"""What holds for the robustness of any block."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.blocks import blocks, editions, ranking

from parindex.analysis.robustness import NotLinear, rank_bounds, weighed
from parindex.analysis.robustness.assumptions import as_decided, drawn
from parindex.analysis.robustness.knapsack import least_of_group
from parindex.analysis.robustness.simulation import Simulation
from parindex.analysis.robustness.weight_draws import weight_draws

LINEAR = editions(aggregates=("sum", "weighted_mean"), plain=True)
WIDTHS = st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)])


@given(blocks(LINEAR), st.sampled_from(["area", "component"]), WIDTHS, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_exact_bounds_contain_every_simulated_rank(drawn_block, level, within, seed):
    terms = weighed(ranking(*drawn_block), level)
    rows = drawn(terms.policy, ("weights",), len(terms.parts), seed, 40)
    outcome = Simulation(terms, weight_draws(terms, within, seed, 40)).run(rows)
    for number, bound in enumerate(rank_bounds(terms, within)):
        ranks = [int(rank) for rank in outcome.ranks[:, number]]
        assert bound.best <= min(ranks, default=bound.best)
        assert max(ranks, default=bound.worst) <= bound.worst


@given(blocks(editions(plain=True)))
@settings(max_examples=100, deadline=None)
def test_as_decided_the_ranks_are_those_of_the_ranking(drawn_block):
    standings = ranking(*drawn_block)
    terms = weighed(standings)
    if isinstance(terms, NotLinear):
        return
    outcome = Simulation(terms).run(as_decided(terms.policy, 1))
    assert [int(rank) for rank in outcome.ranks[0]] == [unit.rank for unit in terms.units]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-5, 5)), min_size=1, max_size=5), WIDTHS)
def test_no_corner_of_the_bounds_gives_less(parts, within):
    worths, points = [Fraction(worth) for worth, _ in parts], [Fraction(point) for _, point in parts]
    found = least_of_group(worths, points, within)
    assert found == min(_corners(worths, points, within))


def _corners(worths, points, within):
    """Yield the sums at the corners of box and sum: all weights but one stand at a bound."""
    for free in range(len(worths)):
        for signs in product((-1, 1), repeat=len(worths)):
            shifts = [sign * within * worth for sign, worth in zip(signs, worths, strict=True)]
            shifts[free] = -sum(shift for number, shift in enumerate(shifts) if number != free)
            if abs(shifts[free]) <= within * worths[free]:
                yield sum(
                    (worth + shift) * point / worth for worth, shift, point in zip(worths, shifts, points, strict=True)
                )
