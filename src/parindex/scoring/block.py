"""A whole block, scored: its columns, and the choice of what carries them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from parindex.model.conditions import lowest_cap
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.scores import Basis, Numeric, Scored, ScoreSheet
from parindex.scoring.block_rules import Goalpost
from parindex.scoring.columns import LARGE, Amount, Carrier, Exact, common_scale, fits_int64, scaled
from parindex.scoring.leaves import LeafColumn, Reading
from parindex.scoring.totals import Totals, evaluate

__all__ = ["GAPS", "ScoredBlock", "measured_by", "score_block"]

GAPS = ("not_applicable", "missing")
"""The policies that say what a component without a score counts."""
_NO_POSTS: Mapping[str, Goalpost] = MappingProxyType({})


@dataclass(frozen=True)
class ScoredBlock:
    """What the sheets of a block gave; rows are sheets."""

    edition: Edition
    reading: Reading
    leaves: Mapping[str, LeafColumn]
    adjustments: Mapping[str, Sequence[Fraction]]
    """Points of every bonus and penalty by row, never negative."""
    totals: Totals

    def missing(self, row: int) -> tuple[str, ...]:
        """Return the codes of the components that the sheet ought to have scored, in printed order."""
        return tuple(code for code, leaf in self.leaves.items() if row in leaf.missing)

    @cached_property
    def posts(self) -> Mapping[str, Goalpost]:
        """What the rules that look at the block measured against, by code; empty where there are none."""
        return {code: leaf.posts for code, leaf in self.leaves.items() if leaf.posts is not None}

    @cached_property
    def gaps(self) -> Mapping[str, Collection[int]]:
        """The rows with a component without a score, by the policy that says what it counts."""
        columns = [leaf.gaps for leaf in self.leaves.values()]
        return {name: frozenset().union(*(gaps.get(name, ()) for gaps in columns)) for name in GAPS}

    def adjusted(self, row: int, kind: str) -> Fraction:
        """Return the points of all bonuses, or of all penalties, of one sheet."""
        mine = (item.code for item in self.edition.adjustments if item.kind == kind)
        return sum((self.adjustments[code][row] for code in mine), Fraction(0))


def score_block(
    edition: Edition,
    sheets: Sequence[ScoreSheet],
    basis: Basis,
    exempt: Mapping[str, Collection[str]],
    *,
    large: int = LARGE,
) -> ScoredBlock:
    """Score the sheets of a block; from `large` cells on, int64 carries the columns if it can."""
    return _scored(edition, Reading(edition, sheets, basis, exempt), _NO_POSTS, large)


def measured_by(block: ScoredBlock, posts: Mapping[str, Goalpost]) -> ScoredBlock:
    """Score a block again as if its rules that look at the block had measured against these `posts`, by code."""
    return _scored(block.edition, block.reading, posts, LARGE)


def _scored(edition: Edition, reading: Reading, posts: Mapping[str, Goalpost], large: int) -> ScoredBlock:
    sheets, leaves = reading.sheets, reading.columns(posts)
    adjustments = {item.code: _adjustment(reading, item) for item in edition.adjustments}
    net = [_net(edition, adjustments, row) for row in range(len(sheets))] if adjustments else []
    scale = common_scale([net, *(leaf.table for leaf in leaves.values())])
    tables = {code: [scaled(number, scale) for number in leaf.table] for code, leaf in leaves.items()}
    vectors = len(leaves) * len(sheets) >= large and _only_sums(edition) and fits_int64(tables.values())
    carrier = Carrier(vectors=vectors)
    totals = evaluate(
        edition,
        {code: carrier.column([tables[code][pick] for pick in leaf.picks]) for code, leaf in leaves.items()},
        {code: _applicable(carrier, tables[code][1], leaf) for code, leaf in leaves.items()},
        rows=len(sheets),
        scale=scale,
        adjustment=Exact([scaled(number, scale) for number in net]) if net else 0,
        caps={code: _caps(reading, node) for code, node in edition.nodes.items() if node.caps},
    )
    return ScoredBlock(edition, reading, leaves, adjustments, totals)


def _caps(reading: Reading, node: Node) -> list[Fraction | None]:
    """Return what a group is worth at most, by row."""
    found = (lowest_cap(node.caps, reading.answers(row)) for row in range(len(reading.sheets)))
    return [None if cap is None else Fraction(cap) for cap in found]


def _applicable(carrier: Carrier, maximum: int | Fraction, leaf: LeafColumn) -> Amount:
    if not leaf.inapplicable:
        return maximum
    return carrier.column([0 if row in leaf.inapplicable else maximum for row in range(len(leaf.picks))])


def _adjustment(reading: Reading, adjustment: Adjustment) -> list[Fraction]:
    answers = (reading.counted(row, adjustment.code)[0] for row in range(len(reading.sheets)))
    return [
        _capped(answer.value.number, adjustment.max)
        if isinstance(answer, Scored) and isinstance(answer.value, Numeric)
        else Fraction(0)
        for answer in answers
    ]


def _capped(number: Decimal, cap: Decimal) -> Fraction:
    return Fraction(min(number, cap))


def _net(edition: Edition, adjustments: Mapping[str, Sequence[Fraction]], row: int) -> Fraction:
    signed = (
        adjustments[item.code][row] if item.kind == "bonus" else -adjustments[item.code][row]
        for item in edition.adjustments
    )
    return sum(signed, Fraction(0))


def _only_sums(edition: Edition) -> bool:
    return edition.all_add_up
