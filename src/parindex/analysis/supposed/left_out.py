"""Ranks of a block without each area and each component, one after the other: exactly.

What a set gives without a part is what it gives less that part: points are taken off the sums, in whole numbers,
and converted as those of any set. The result is that of a set that never had the part.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from parindex.analysis.ranking import order, places, split
from parindex.analysis.robustness.scaling import amounts_under
from parindex.analysis.robustness.terms import NotLinear, Term, UnitTerms, WeighedBlock, weighed
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.rounding import rounded
from parindex.model.studies.left_out import LeftOutBlock, LeftOutPart, LeftOutUnit
from parindex.model.tie_breakers import property_of
from parindex.scoring.conversion import Conversion, conversion_of

__all__ = ["left_out"]

_Key = Callable[[int], Fraction | None]
"""What decides between units (by position) that are otherwise equal."""


def left_out(block: BlockStandings) -> LeftOutBlock | NotLinear:
    """Rank a block without each of its areas and components; `NotLinear` where the set as a whole is no sum."""
    terms = weighed(block, "component")
    if isinstance(terms, NotLinear):
        return terms
    if block.edition.aggregate != "sum":
        return NotLinear(block.edition.aggregate)
    ranked = [one.card for one in block.standings if one.rank is not None]
    sums = _Sums(terms, ranked)
    units = tuple(
        LeftOutUnit(one.unit, one.name, card.index or Fraction(0), one.rank)
        for one, card in zip(terms.units, ranked, strict=True)
    )
    parts = (sums.without(code, level, gone) for code, level, gone in _parts(terms))
    return LeftOutBlock(block.block, block.title, block.edition, units, tuple(parts))


def _parts(terms: WeighedBlock) -> Iterator[tuple[str, str, frozenset[int]]]:
    """Yield code, level and terms of what is left out, unless nothing would be left."""
    areas: dict[str, set[int]] = {}
    nodes: dict[str, set[int]] = {}
    for number, term in enumerate(terms.terms):
        areas.setdefault(terms.parts[term.path[0]].code, set()).add(number)
        nodes.setdefault(term.code, set()).add(number)
    for level, found in (("area", areas), ("component", {c: n for c, n in nodes.items() if c not in areas})):
        yield from ((code, level, frozenset(gone)) for code, gone in found.items() if len(gone) < len(terms.terms))


@dataclass(frozen=True)
class _Row:
    """One unit in whole numbers: its points, what applies to it and what it is worth by term, all x its own scale."""

    achieved: Sequence[int]
    applicable: Sequence[int]
    worth: Sequence[int]
    adjustment: int
    sides: Sequence[tuple[int, int, int]]
    """Sums of the three over the appraised and over the surveyed part."""

    def without(self, gone: Sequence[Sequence[int]], convert: Conversion) -> Fraction | None:
        """Return the index in percent without some terms of both parts; `None`: nothing else applies."""
        (a, b, c), (d, e, f) = (self._less(side, terms) for side, terms in zip(self.sides, gone, strict=True))
        top, bottom = convert(a, b, d, e, c, f)
        return Fraction(100 * (top + self.adjustment * bottom), bottom * (c + f)) if bottom else None

    def _less(self, side: tuple[int, int, int], terms: Sequence[int]) -> tuple[int, int, int]:
        points, applicable, worth = side
        for t in terms:
            points, applicable, worth = (
                points - self.achieved[t],
                applicable - self.applicable[t],
                worth - self.worth[t],
            )
        return points, applicable, worth


def _row(unit: UnitTerms, terms: Sequence[Term], rule: str, sides: Sequence[Sequence[int]]) -> _Row:
    achieved, applicable = amounts_under(unit, terms, rule)
    worth = [term.worth for term in terms]
    every = (*achieved, *applicable, *worth, unit.adjustment)
    scale = lcm(*{number.denominator for number in every})
    whole = [number.numerator * (scale // number.denominator) for number in every]
    size = len(terms)
    columns = whole[:size], whole[size : 2 * size], whole[2 * size : -1]
    sums = [(*(sum(column[t] for t in mine) for column in columns),) for mine in sides]
    return _Row(*columns, whole[-1], sums)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Sums:
    """A block in sums from which parts are taken off."""

    terms: WeighedBlock
    cards: Sequence[Scorecard]

    @property
    def _rule(self) -> str:
        return str(self.terms.policy.not_applicable)

    @cached_property
    def _sides(self) -> Sequence[Sequence[int]]:
        """The terms of the appraised and of the surveyed part."""
        every = list(enumerate(self.terms.terms))
        return [[t for t, term in every if term.surveyed is surveyed] for surveyed in (False, True)]

    @cached_property
    def _rows(self) -> list[_Row]:
        return [_row(unit, self.terms.terms, self._rule, self._sides) for unit in self.terms.units]

    def without(self, code: str, level: str, gone: frozenset[int]) -> LeftOutPart:
        """Return everybody's index and rank without some terms."""
        taken, convert = [[t for t in side if t in gone] for side in self._sides], conversion_of(self._rule)
        indexes = [row.without(taken, convert) for row in self._rows]
        return LeftOutPart(code, level, tuple(indexes), tuple(self._ranks(indexes, gone)))

    def _ranks(self, indexes: Sequence[Fraction | None], gone: Collection[int]) -> list[int | None]:
        rows = [row for row, index in enumerate(indexes) if index is not None]
        shown = [self._compared(index) for index in indexes if index is not None]
        first = order([number.numerator for number in shown], [number.denominator for number in shown])
        groups = [[rows[place] for place in group] for group in first]
        if len(groups) < len(rows):
            for key in self._breakers(gone):
                groups = [smaller for group in groups for smaller in split(group, key)]
        ranks: list[int | None] = [None] * len(indexes)
        for group, place in zip(groups, places(map(len, groups), self.terms.policy.ties), strict=False):
            for row in group:
                ranks[row] = place
        return ranks

    def _compared(self, number: Fraction) -> Fraction:
        policy = self.terms.policy
        if policy.rank_on != "published":
            return number
        return rounded(number, policy.published_decimals, policy.rounding)

    def _breakers(self, gone: Collection[int]) -> Iterator[_Key]:
        """Yield what decides between equals; a tie breaker that is left out decides nothing."""
        for name in self.terms.policy.tie_breakers:
            if property_of(name):
                yield lambda row, name=name: self.cards[row].outside.get(name)  # type: ignore[misc]
                continue
            mine = self._of_breaker(name)
            left = [t for t in mine if t not in gone]
            if left:
                yield self._share_of(left)
            elif not mine and not self._is_inside(name, gone):
                yield lambda row, name=name: self._shown(self.cards[row].nodes[name].index)  # type: ignore[misc]

    def _of_breaker(self, name: str) -> list[int]:
        paths, terms = self.terms.edition.paths, self.terms.terms
        if name in {"survey", "appraisal"}:
            return [t for t, term in enumerate(terms) if term.surveyed is (name == "survey")]
        return [t for t, term in enumerate(terms) if name in paths[term.code]]

    def _is_inside(self, name: str, gone: Collection[int]) -> bool:
        above = self.terms.edition.paths.get(name, ())
        return any(self.terms.terms[t].code in above for t in gone)

    def _share_of(self, terms: Sequence[int]) -> _Key:
        def share(row: int) -> Fraction | None:
            mine = self._rows[row]
            applicable = sum(mine.applicable[t] for t in terms)
            return self._shown(Fraction(100 * sum(mine.achieved[t] for t in terms), applicable)) if applicable else None

        return share

    def _shown(self, number: Fraction | None) -> Fraction | None:
        return None if number is None else self._compared(number)
