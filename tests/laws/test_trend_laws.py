"""Laws of series."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.years import of, series, steps

from parindex.analysis.commendation.improvement import longest_span, most_improved
from parindex.analysis.years.runs import runs
from parindex.analysis.years.steadiness import steadiest, steadiness
from parindex.model.results.changes import Moved, NotComparable

FIRST = 2011
INDEXES = st.integers(0, 40).map(lambda quarter: Fraction(quarter, 4) + 60)
TABLES = st.integers(2, 8).flatmap(
    lambda years: st.dictionaries(
        st.sampled_from("abcdđeê"),
        st.lists(st.none() | INDEXES, min_size=years, max_size=years),
        min_size=1,
        max_size=5,
    )
)


def made(table, order=None):
    units = order or list(table)
    length = len(table[units[0]])
    years = {
        FIRST + place: {unit: float(table[unit][place]) for unit in units if table[unit][place] is not None}
        for place in range(length)
    }
    return series(years, range(FIRST, FIRST + length))


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_units_is_irrelevant(table, random):
    there, other = made(table), made(table, random.sample(list(table), len(table)))
    assert there.units == other.units
    for years in range(1, len(there.span)):
        assert most_improved(there, years) == most_improved(other, years)
    assert steadiest(there) == steadiest(other)


@given(INDEXES, st.integers(4, 9))
def test_a_unit_that_never_moves_is_steady_and_has_no_runs(index, years):
    unit = of(made({"a": [index] * years}), "a")
    assert runs(unit) == []
    assert steadiness(unit).moved == 0


@given(TABLES)
def test_reversing_the_years_turns_every_sign(table):
    there, back = made(table), made({unit: indexes[::-1] for unit, indexes in table.items()})
    for unit in there.units:
        turned = [-step if isinstance(step, Fraction) else step for step in steps(back, unit.unit)[::-1]]
        assert steps(there, unit.unit) == turned
        mirrored = sorted((not run.up, run.length) for run in runs(of(back, unit.unit)))
        assert sorted((run.up, run.length) for run in runs(unit)) == mirrored
        assert steadiness(unit) == steadiness(of(back, unit.unit))


@given(TABLES, st.data())
def test_removing_a_year_makes_a_gap_and_never_a_longer_step(table, data):
    gone = data.draw(st.integers(0, len(next(iter(table.values()))) - 1))
    whole = made(table)
    less = made({unit: [*row[:gone], None, *row[gone + 1 :]] for unit, row in table.items()})
    for unit in less.units:
        for place, step in enumerate(unit.steps):
            if place in {gone - 1, gone}:
                assert isinstance(step, NotComparable)
            else:
                assert step == of(whole, unit.unit).steps[place]


@given(TABLES)
def test_a_gain_over_several_years_is_the_sum_of_its_steps_and_the_difference_of_its_ends(table):
    there = made(table)
    for years in range(1, len(there.span)):
        for one in most_improved(there, years):
            unit = of(there, one.item.unit)
            taken = unit.steps[len(unit.steps) - years :]
            assert all(isinstance(step, Moved) for step in taken)
            assert one.item.index == sum(step.index for step in taken)
            assert one.item.index == unit.years[-1].index - unit.years[-1 - years].index


@given(TABLES)
def test_stretches_hold_every_result_once_and_join_only_what_a_step_joins(table):
    for unit in made(table).units:
        assert tuple(year for stretch in unit.stretches for year in stretch) == unit.results
        assert sum(len(stretch) - 1 for stretch in unit.stretches) == sum(
            isinstance(step, Moved) for step in unit.steps
        )


@given(TABLES)
def test_no_longer_span_than_the_longest_has_two_units(table):
    there = made(table)
    longest = longest_span(there)
    for years in range(longest + 1, len(there.span)):
        assert len(most_improved(there, years)) <= 1
