"""Laws of changes: one definition, whichever way the two years are known and whoever asks."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.years import SET
from tests.laws.blocks import altered, answers
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.comparison.changes import Past, compare, compare_scored, since
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.printed_years import published_block
from parindex.analysis.comparison.year_results import published_year, scored_year
from parindex.analysis.years.trend import block_series
from parindex.model.criteria import Policy
from parindex.model.results.changes import Moved
from parindex.model.results.printed.history import PublishedResult
from parindex.scoring import score

UNITS = ("a", "b", "c", "d")
TIERS = [{"id": "good", "title": "Tốt", "at_least": "60"}, {"id": "rest", "title": "Khác"}]
PLAIN = edition(leaf("1", 10), leaf("2", 10), tiers=TIERS)
RELATIVE = edition(leaf("1", 10, "best_unit"), leaf("2", 10, "min_max"), tiers=TIERS)
POLICIES = st.builds(
    Policy,
    ties=st.sampled_from(["competition", "dense"]),
    rank_on=st.sampled_from(["exact", "published"]),
    published_decimals=st.integers(0, 2),
    tie_breakers=st.sampled_from([(), ("1",)]),
    not_applicable=st.sampled_from(["rescale", "full_points", "drop"]),
)
BOUNDS = st.sampled_from([60, 70]).map(lambda bound: [{**TIERS[0], "at_least": str(bound)}, TIERS[1]])


@st.composite
def scored(draw, year, models):
    model = draw(models)
    model = altered(model, policy=draw(POLICIES), tiers=edition(leaf("1", 1), tiers=draw(BOUNDS)).tiers, edition=year)
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    row = st.lists(st.integers(0, 4) | st.just(NA), min_size=2, max_size=2)
    sheets = [sheet(unit, answers(model, draw(row))) for unit in units]
    return rank("b", "Block", year, model, score(model, sheets))


@st.composite
def printed(draw, year):
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    number = st.integers(0, 20).map(Decimal)
    return [
        PublishedResult(
            unit,
            unit,
            "b",
            year,
            draw(st.none() | number),
            draw(st.none() | number),
            draw(st.none() | st.sampled_from([Decimal(20), Decimal(70)])),
            draw(st.none() | st.integers(1, 4)),
            draw(st.none() | st.just(4)),
            draw(st.sampled_from(["", "Tốt", "Khác", "Vàng"])),
            {},
            draw(st.sampled_from(["", SET])),
        )
        for unit in units
    ]


def years(year):
    return printed(year) | scored(year, st.sampled_from([PLAIN, RELATIVE]))


def as_year(found, year):
    lines = published_year(year, found, lambda name: PLAIN if name else None, "vi") if isinstance(found, list) else None
    return lines or scored_year(found, "vi")


def ranked(now, before):
    """What a ranking says of the units of a year, compared with another one."""
    past = Past(2019, "b", as_year(before, 2019), Between())
    if isinstance(now, list):
        block = since(published_block("b", "Block", 2020, now), as_year(now, 2020), past)
        return {one.result.unit: one.change for one in block.standings}
    block = compare_scored(now, as_year(now, 2020), past) if isinstance(before, list) else compare(now, before)
    return {one.card.unit: one.change for one in block.standings}


@given(years(2019), years(2020))
def test_a_ranking_that_is_compared_says_what_the_years_side_by_side_say(before, now):
    there = {2019: as_year(before, 2019), 2020: as_year(now, 2020)}
    series = block_series("b", "Block", range(2019, 2021), there)
    both = there[2019].results.keys() & there[2020].results.keys()
    steps = {unit.unit: unit.steps[0] for unit in series.units if unit.unit in both}
    assert steps == {unit: change for unit, change in ranked(now, before).items() if unit in both}


@given(years(2019), years(2020))
def test_what_a_year_does_not_have_is_missing_for_itself_only(before, now):
    old, new = as_year(before, 2019).results, as_year(now, 2020).results
    for unit, change in ranked(now, before).items():
        if unit not in old or not isinstance(change, Moved):
            continue
        figures = [(change.index, change.index_reason, "index"), (change.rank, change.rank_reason, "rank")]
        for figure, reason, name in figures:
            there = getattr(old[unit], name) is not None and getattr(new[unit], name) is not None
            assert (figure is not None) <= there
            assert there <= (figure is not None or reason is not None)
        maxima = {old[unit].maximum, new[unit].maximum}
        assert (change.points is None) >= (None in maxima or len(maxima) > 1)


def numbers(change, sign=1):
    found = (change.index, change.points, change.rank, change.block_index, change.block_points)
    return [None if number is None else sign * number for number in found]


@given(scored(2020, st.just(RELATIVE)), scored(2020, st.just(RELATIVE)))
def test_seen_from_the_other_year_every_change_has_the_other_sign(one, other):
    there = {one.card.unit: one.change for one in compare(one, other).standings}
    back = {one.card.unit: one.change for one in compare(other, one).standings}
    for unit in there.keys() & back.keys():
        assert type(there[unit]) is type(back[unit])
        if isinstance(there[unit], Moved):
            assert numbers(there[unit]) == numbers(back[unit], -1)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=2), scored(2020, st.just(RELATIVE)), st.data())
def test_a_unit_that_types_the_same_has_done_nothing_whatever_the_others_did(row, now, data):
    before = data.draw(scored(2020, st.just(RELATIVE)))
    same = {**{one.card.unit: one.card.sheet for one in now.standings}, "same": sheet("same", answers(RELATIVE, row))}
    then = {**{one.card.unit: one.card.sheet for one in before.standings}, "same": same["same"]}
    blocks = [
        rank("b", "Block", 2020, model.edition, score(model.edition, list(sheets.values())))
        for model, sheets in ((now, same), (before, then))
    ]
    change = next(one.change for one in compare(*blocks).standings if one.card.unit == "same")
    if isinstance(change, Moved) and blocks[0].edition.policy == blocks[1].edition.policy:
        assert change.index == 0
        moved = next(one.card.index for one in blocks[0].standings if one.card.unit == "same") - change.previous_index
        assert moved == (change.block_index or Fraction(0))
