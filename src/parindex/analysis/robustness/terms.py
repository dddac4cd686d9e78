"""What is weighed: the points of a block by area or by component, and the tree that their weights vary in.

A *term* is what has one weight: at level `area` the appraised or the surveyed part of an area, at level
`component` a component, or a group that averages (its inside is no sum of points). Weights vary around the
maxima of the set; siblings always share out the maximum of the group above them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from parindex.analysis.ranking import precedence
from parindex.model.criteria import Edition, Node, Policy
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.scores import Missing, NotApplicable
from parindex.scoring.scorecards import amounts, gaps, in_points

__all__ = ["BY_CLASS", "Level", "NotLinear", "Term", "TermPart", "UnitTerms", "WeighedBlock", "weighed"]

Level = Literal["area", "component"]

BY_CLASS = "weight_for"
"""Stands for the aggregate where classes of units have weights of their own."""

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class TermPart:
    """A node of the tree of weights: what it is worth in points, and what shares that out."""

    code: str
    worth: Fraction
    parts: tuple["TermPart", ...] = ()
    """Empty: its weight is one weight."""


@dataclass(frozen=True, slots=True)
class Term:
    """What has one weight. `path` are the positions down the tree of parts; `worth` in points."""

    code: str
    path: tuple[int, ...]
    worth: Fraction
    surveyed: bool


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """One ranked unit by term: points achieved and points that apply, under the weights of the set.

    `precedence` is what the tie breakers say of units that are otherwise equal: the lower number is ahead.
    """

    unit: str
    name: str
    rank: int
    achieved: tuple[Fraction, ...]
    applicable: tuple[Fraction, ...]
    adjustment: Fraction
    precedence: int = 0


@dataclass(frozen=True, slots=True)
class NotLinear:
    """Weights cannot be varied: the set as a whole is no sum and no weighted mean, or weighs classes differently."""

    aggregate: str


@dataclass(frozen=True)
class WeighedBlock:
    """A block as sums of terms; `units` in rank order."""

    edition: Edition
    level: Level
    parts: tuple[TermPart, ...]
    terms: tuple[Term, ...]
    units: tuple[UnitTerms, ...]

    @property
    def policy(self) -> Policy:
        """What the set decides."""
        return self.edition.policy

    @cached_property
    def total(self) -> Fraction:
        """The maximum of the set in points, which every choice of weights adds up to."""
        return sum((part.worth for part in self.parts), _ZERO)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The codes of the top level."""
        return tuple(part.code for part in self.parts)


def weighed(block: BlockStandings, level: Level = "area") -> WeighedBlock | NotLinear:
    """Return the ranked units of a block as sums of weighed terms."""
    edition = block.edition
    if edition.aggregate not in {"sum", "weighted_mean"}:
        return NotLinear(edition.aggregate)
    if any(node.weight_for for node in edition.nodes.values()):
        return NotLinear(BY_CLASS)
    ranked = [standing for standing in block.standings if standing.rank is not None]
    ends = list(_ends(edition))
    parts = _worth_shared(tuple(_parts(edition.root, level, edition)), edition)
    groups = _grouped(ends, parts, edition)
    terms = tuple(Term(code, path, worth, surveyed) for (code, path, surveyed), (worth, _) in groups.items())
    members = [codes for _, codes in groups.values()]
    ahead = precedence([standing.card for standing in ranked], edition)
    units = [_unit(standing, members, edition, number) for standing, number in zip(ranked, ahead, strict=True)]
    return WeighedBlock(edition, level, parts, terms, tuple(units))


def _ends(edition: Edition) -> Iterator[Node]:
    """Yield what the index is the sum of: components, and groups that average."""
    if edition.aggregate == "sum":
        for part in edition.index:
            yield from _below(part)
    else:
        yield from edition.index


def _below(node: Node) -> Iterator[Node]:
    if node.is_leaf or node.aggregate != "sum":
        yield node
    else:
        for part in node.parts:
            yield from _below(part)


def _parts(group: Node, level: Level, edition: Edition) -> Iterator[TermPart]:
    for node in group.parts:
        inside = level == "component" and edition.aggregate == "sum" and not node.is_leaf and node.aggregate == "sum"
        yield TermPart(node.code, Fraction(node.total), tuple(_parts(node, level, edition)) if inside else ())


def _worth_shared(parts: tuple[TermPart, ...], edition: Edition) -> tuple[TermPart, ...]:
    """Let the parts of a weighted mean be worth their share of the total."""
    if edition.aggregate == "sum":
        return parts
    weights = [Fraction(1 if node.weight is None else node.weight) for node in edition.index]
    unit = Fraction(edition.total) / sum(weights)
    return tuple(TermPart(part.code, weight * unit) for part, weight in zip(parts, weights, strict=True))


def _grouped(
    ends: Sequence[Node], parts: Sequence[TermPart], edition: Edition
) -> dict[tuple[str, tuple[int, ...], bool], tuple[Fraction, list[tuple[str, Fraction]]]]:
    """Return by term (code, path, surveyed) its worth and the nodes that it adds up, each with what it is worth."""
    found: dict[tuple[str, tuple[int, ...], bool], tuple[Fraction, list[tuple[str, Fraction]]]] = {}
    for node in ends:
        path, part = _place(edition.paths[node.code], parts)
        worth = part.worth if edition.aggregate != "sum" else Fraction(node.total)
        key = (part.code, path, _surveyed(node, edition))
        before, codes = found.get(key, (_ZERO, []))
        found[key] = (before + worth, [*codes, (node.code, worth)])
    return found


def _place(codes: Sequence[str], parts: Sequence[TermPart]) -> tuple[tuple[int, ...], TermPart]:
    position = next(number for number, part in enumerate(parts) if part.code == codes[0])
    part = parts[position]
    if not part.parts or len(codes) == 1:
        return (position,), part
    path, found = _place(codes[1:], part.parts)
    return (position, *path), found


def _surveyed(node: Node, edition: Edition) -> bool:
    """Tell whether a node is converted with what is surveyed; a set that averages converts all together."""
    if edition.aggregate != "sum":
        return False
    if node.is_leaf:
        return node.code in edition.survey_codes
    return all(_surveyed(part, edition) for part in node.parts)


def _unit(
    standing: Standing, members: Sequence[Sequence[tuple[str, Fraction]]], edition: Edition, ahead: int
) -> UnitTerms:
    card = standing.card
    gap = bool(gaps(card))
    found = [[_amount(card, code, worth, edition, gap=gap) for code, worth in codes] for codes in members]
    assert standing.rank is not None
    return UnitTerms(
        card.unit,
        card.name,
        standing.rank,
        tuple(_sum([points for points, _ in pairs]) for pairs in found),
        tuple(_sum([applicable for _, applicable in pairs]) for pairs in found),
        card.bonus - card.penalty,
        ahead,
    )


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] if len(numbers) == 1 else sum(numbers, _ZERO)


def _amount(card: Scorecard, code: str, worth: Fraction, edition: Edition, *, gap: bool) -> tuple[Fraction, Fraction]:
    """Return points and applicable points of a node; what does not apply is (0, 0) whatever the policy makes of it."""
    if gap and edition.nodes[code].is_leaf:
        answer = card.leaves[code].answer
        unscored = edition.policy.missing == "not_applicable"
        if isinstance(answer, NotApplicable) or (unscored and isinstance(answer, Missing)):
            return _ZERO, _ZERO
    if edition.aggregate != "sum":
        index = card.nodes[code].index
        return (_ZERO, _ZERO) if index is None else (index * worth / 100, worth)
    points, applicable, scale = amounts(card, code)
    return in_points(points, scale), in_points(applicable, scale)
