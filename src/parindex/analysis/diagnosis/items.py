"""Every component as an item of a test: how hard it is, whether it tells units apart, what alpha is without it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import lcm

from parindex.analysis.diagnosis.statistics import (
    Number,
    average_ranks,
    correlation,
    correlation_ratio,
    covariance,
    cronbach_alpha,
    epsilon_squared,
)
from parindex.model.criteria import Node
from parindex.model.rules import Bands, Checklist, Levels, Percent
from parindex.model.studies.diagnosis import ComponentDiagnosis, Redundancy

__all__ = ["Items", "reliability"]

_GROUPS_AT_MOST = 6
_REDUNDANT = Decimal("0.9")
_ENOUGH_FOR_ENDS = 100
_END = Fraction(27, 100)
_MAXIMUM_OF_PAIRS = 200


class Items:
    """The components of a block by unit: points and applicable points, units in the order of their totals."""

    def __init__(
        self, leaves: Sequence[Node], points: Sequence[Sequence[Fraction]], applicable: Sequence[Sequence[Fraction]]
    ) -> None:
        """Take a row a unit, a column a component; (0, 0) is what does not apply."""
        self.leaves = leaves
        every = range(len(leaves))
        self._points, self._applicable = ([[row[c] for row in rows] for c in every] for rows in (points, applicable))
        self._sums = [(sum(p, Fraction(0)), sum(a, Fraction(0))) for p, a in zip(points, applicable, strict=True)]
        self.rows = range(len(points))
        self.complete = [row for row in self.rows if all(applicable[row])]

    def components(self) -> Iterator[ComponentDiagnosis]:
        """Yield the diagnosis of every component, in printed order."""
        without = self._alphas_without()
        for column, leaf in enumerate(self.leaves):
            yield self._component(column, leaf, without.get(column))

    def items(self) -> list[Sequence[Fraction]]:
        """Return the points of the complete units, a list a component."""
        return [[column[row] for row in self.complete] for column in self._points] if self.complete else []

    def redundant(self) -> Iterator[Redundancy]:
        """Yield the pairs of components with |Spearman| of 0.9 and more, in printed order."""
        varying = [column for column in range(len(self.leaves)) if self._varies(column)]
        if len(varying) > _MAXIMUM_OF_PAIRS:
            return
        ranks = {column: average_ranks([self._index(column, row) for row in self.rows]) for column in varying}
        whole = {column for column in varying if len(self._there(column)) == len(self.rows)}
        for one, other in combinations(varying, 2):
            both = None if {one, other} <= whole else sorted(set(self._there(one)) & set(self._there(other)))
            found = self._alike(one, other, both, ranks)
            if found is not None and abs(found) >= _REDUNDANT:
                units = len(self.rows) if both is None else len(both)
                yield Redundancy(self.leaves[one].code, self.leaves[other].code, found, units)

    def _alike(
        self, one: int, other: int, both: Sequence[int] | None, ranks: Mapping[int, Sequence[int]]
    ) -> Decimal | None:
        if both is None:
            return correlation(ranks[one], ranks[other])
        pairs = [average_ranks([ranks[column][row] for row in both]) for column in (one, other)]  # ranks keep the order
        return correlation(*pairs)

    def _component(self, column: int, leaf: Node, alpha_without: Fraction | None) -> ComponentDiagnosis:
        there = self._there(column)
        indexes = [self._index(column, row) for row in there]
        rest = [self._rest(column, row) for row in there]
        eta, epsilon = self._ratio(leaf, indexes, rest)
        return ComponentDiagnosis(
            leaf.code,
            len(there),
            sum(indexes, Fraction(0)) / len(indexes) if indexes else None,
            sum(number >= 100 for number in indexes),  # noqa: PLR2004  percent
            sum(number == 0 for number in indexes),
            len(set(indexes)) > 1,
            correlation(indexes, rest),
            alpha_without,
            eta,
            epsilon,
            self._ends(column, there),
        )

    def _ratio(
        self, leaf: Node, indexes: Sequence[Fraction], rest: Sequence[Fraction]
    ) -> tuple[Fraction | None, Fraction | None]:
        """Return eta squared and epsilon squared of the rest over the levels of a component."""
        groups = len(set(indexes))
        if not isinstance(leaf.score, Levels | Checklist | Bands | Percent) or not 1 < groups <= _GROUPS_AT_MOST:
            return None, None
        eta = correlation_ratio(rest, indexes)
        return eta, None if eta is None else epsilon_squared(eta, len(indexes), groups)

    def _ends(self, column: int, there: Sequence[int]) -> Fraction | None:
        if len(there) < _ENOUGH_FOR_ENDS:
            return None
        size = int(len(there) * _END)
        best, last = ([self._index(column, row) for row in rows] for rows in (there[:size], there[-size:]))
        return (sum(best, Fraction(0)) - sum(last, Fraction(0))) / size

    def _there(self, column: int) -> list[int]:
        return self._present[column]

    @cached_property
    def _present(self) -> list[list[int]]:
        return [[row for row in self.rows if column[row]] for column in self._applicable]

    def _index(self, column: int, row: int) -> Fraction:
        return self._indexes[column][row]

    @cached_property
    def _indexes(self) -> list[list[Fraction]]:
        """Index % by component and unit; 0 where it does not apply."""
        return [
            [100 * p / a if a else Fraction(0) for p, a in zip(points, applicable, strict=True)]
            for points, applicable in zip(self._points, self._applicable, strict=True)
        ]

    def _rest(self, column: int, row: int) -> Fraction:
        """Return index % of everything but one component: what a total with it would share with it by itself."""
        points, applicable = self._sums[row]
        points, applicable = points - self._points[column][row], applicable - self._applicable[column][row]
        return 100 * points / applicable if applicable else Fraction(0)

    def _varies(self, column: int) -> bool:
        return len({self._index(column, row) for row in self._there(column)}) > 1

    def _alphas_without(self) -> dict[int, Fraction]:
        """Return alpha if deleted by column, from the variance of the sum: Var(Y - x) = Var Y - 2 Cov + Var x."""
        items = self.items()
        count = len(items)
        if count < 3 or not self.complete:  # noqa: PLR2004  of two items one would be left
            return {}
        whole = [sum(row, Fraction(0)) for row in zip(*items, strict=True)]
        variances = [covariance(item, item) for item in items]
        variance, parts = covariance(whole, whole), sum(variances, Fraction(0))
        found = {}
        for column, item in enumerate(items):
            left = variance - 2 * covariance(item, whole) + variances[column]
            if left:
                found[column] = Fraction(count - 1, count - 2) * (1 - (parts - variances[column]) / left)
        return found


def reliability(items: Sequence[Sequence[Number]]) -> tuple[Fraction | None, Decimal | None]:
    """Return Cronbach's alpha on points, and the standardised one k r / (1 + (k - 1) r) over items that vary."""
    varying = [_whole(item) for item in items if len(set(item)) > 1]
    pairs = [r for one, other in combinations(varying, 2) if (r := correlation(one, other)) is not None]
    if not pairs:
        return cronbach_alpha(items), None
    with localcontext() as context:
        context.prec = 34
        mean, count = sum(pairs, Decimal(0)) / len(pairs), len(varying)
        below = 1 + (count - 1) * mean
        return cronbach_alpha(items), count * mean / below if below else None


def _whole(numbers: Sequence[Number]) -> list[int]:
    """Return numbers x their common denominator, which no correlation knows."""
    scale = lcm(*(number.denominator for number in numbers))
    return [number.numerator * (scale // number.denominator) for number in numbers]
