"""Laws of differences: nothing differs from itself, and both directions tell the same."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.blocks import answers, blocks, editions, ranking
from tests.scoring.making import NA, sheet

from parindex.analysis.differences.differences import differences


@st.composite
def states(draw):
    """Draw two blocks of one set, with sheets of partly the same units."""
    model, before = draw(blocks())
    quarter = st.one_of(st.integers(0, 4), st.just(NA), st.none())
    after = []
    for one in before:
        fate = draw(st.sampled_from(["same", "same", "other", "gone"]))
        if fate == "same":
            after.append(one)
        elif fate == "other":
            after.append(sheet(one.unit, answers(model, [draw(quarter) for _ in model.leaves])))
    if draw(st.booleans()):
        after.append(sheet("new", answers(model, [2] * len(model.leaves))))
    return [ranking(model, before)], [ranking(model, after)]


@given(blocks())
def test_nothing_differs_from_itself(block):
    model, sheets = block
    assert differences([ranking(model, sheets)], [ranking(model, sheets)]).is_empty


@given(states())
def test_a_difference_mirrored_is_the_difference_of_the_other_direction(both):
    before, after = both
    assert differences(before, after).mirrored == differences(after, before)
    assert differences(before, after).mirrored.mirrored == differences(before, after)


@given(states())
def test_a_unit_is_named_exactly_if_its_cells_or_its_result_differ(both):
    (before,), (after,) = both
    named = {unit.unit for unit in differences([before], [after]).units}
    old, new = _seen(before), _seen(after)
    expected = {unit for unit in {**old, **new} if old.get(unit) != new.get(unit)}
    assert named == expected


def _seen(block):
    """What each unit typed and what became of it."""
    cards = [(one.card, one.rank) for one in block.standings] + [(card, None) for card in block.incomplete]
    return {
        card.unit: (card.sheet.entries, card.points, card.applicable, card.index, card.tier, rank, card.missing)
        for card, rank in cards
    }


@given(blocks(editions(aggregates=("sum",), plain=True)), st.data())
def test_in_a_set_that_adds_up_the_components_explain_the_whole_change_of_points(block, data):
    model, sheets = block
    row = [data.draw(st.integers(0, 4)) for _ in model.leaves]
    others = [sheet(sheets[0].unit, answers(model, row)), *sheets[1:]]
    before, after = ranking(model, sheets), ranking(model, others)
    for unit in differences([before], [after]).units:
        changes = sum((component.change for component in unit.components), Fraction(0))
        assert unit.after.points - unit.before.points == changes
