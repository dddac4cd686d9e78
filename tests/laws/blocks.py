"""Random criteria sets and blocks, small and full of ties, gaps and awkward fractions."""

from fractions import Fraction

from hypothesis import strategies as st
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.model.criteria import Edition
from parindex.scoring import score

POLICIES = st.fixed_dictionaries(
    {
        "ties": st.sampled_from(["competition", "dense"]),
        "rank_on": st.sampled_from(["exact", "published"]),
        "not_applicable": st.sampled_from(["rescale", "drop", "full_points"]),
        "missing": st.sampled_from(["refuse", "zero", "not_applicable"]),
    }
)
CONVERTING = st.sampled_from(["equal", {"count_as": "50"}])
"""Policies of a set under which points are more than plain sums, or not all points were earned."""

GROUP_POLICIES = st.sampled_from([None, None, None, "rescale", "drop", "full_points", "equal", {"count_as": "25"}])
AGGREGATES = ("sum", "weighted_mean", "geometric_mean", "harmonic_mean")
CODES = ("1.1", "1.2", "2.1", "2.2", "3")


@st.composite
def editions(draw, aggregates=AGGREGATES, policies=POLICIES, *, plain=False):
    """Draw a set; in a `plain` one no group treats what does not apply in a way of its own."""
    maxima = [draw(st.integers(1, 12)) for _ in CODES]
    weights = [str(draw(st.integers(1, 5))) for _ in range(8)]
    aggregate = st.sampled_from(aggregates)
    leaves = [leaf(code, top, weight=w) for code, top, w in zip(CODES, maxima, weights, strict=False)]
    survey = "survey" if draw(st.booleans()) else None
    one, two = ({"not_applicable": policy} if (policy := draw(GROUP_POLICIES)) and not plain else {} for _ in range(2))
    return edition(
        group("1", *leaves[:2], aggregate=draw(aggregate), weight=weights[5], max=_sum(maxima[:2]), **one),
        group(
            "2",
            *leaves[2:4],
            aggregate=draw(aggregate),
            weight=weights[6],
            max=_sum(maxima[2:4]),
            assessed_by=survey,
            **two,
        ),
        leaves[4],
        aggregate=draw(aggregate),
        max=_sum(maxima),
        policy=draw(policies) | ({} if plain or draw(st.booleans()) else {"not_applicable": draw(CONVERTING)}),
    )


def _sum(maxima):
    return str(sum(maxima))


@st.composite
def blocks(draw, the_editions=None, *, gaps=True):
    """Draw (edition, sheets): quarters of the maxima, some not applicable, some missing."""
    model = draw(editions() if the_editions is None else the_editions)
    quarter = st.integers(0, 4)
    answer = st.one_of(quarter, quarter, quarter, st.just(NA), st.none()) if gaps else quarter
    rows = draw(st.lists(st.tuples(*(answer for _ in model.leaves)), min_size=1, max_size=6))
    return model, [sheet(f"u{number}", answers(model, row)) for number, row in enumerate(rows)]


def altered(model, **changes):
    """Return a copy with other fields, without what the first one has cached."""
    return Edition.model_construct(**{name: getattr(model, name) for name in Edition.model_fields} | changes)


def answers(model, row):
    """Turn quarters of the maxima into points."""
    return {
        node.code: str(float(Fraction(node.total) * part / 4)) if isinstance(part, int) else part
        for node, part in zip(model.leaves, row, strict=True)
    }


def ranking(model, sheets, **rest):
    return rank("b", "Block", model.edition, model, score(model, sheets), **rest)


def places(standings):
    return {standing.card.unit: standing.rank for standing in standings.standings}
