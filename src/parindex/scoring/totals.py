"""From the columns of the components to those of every node, and to the index.

All amounts are in points x `scale`. Rows are units. A component that does not apply to a unit has
points 0 and applicable 0 in its row (under `full_points`: the maximum in both).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from parindex.model.criteria import Edition, Node
from parindex.scoring.columns import Amount, Exact, Scalar, add, scaled, spread
from parindex.scoring.conversion import PartOfWhole, averaged, from_parts, rescaled, shared_equally
from parindex.scoring.means import mean, whole_weights

__all__ = ["Indexes", "NodeColumn", "Totals", "evaluate", "full_marks"]

_HUNDRED = 100
_NO_CAPS: Mapping[str, Sequence[Fraction | None]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NodeColumn:
    """One node over a block: points achieved out of applicable points, x scale.

    `index` (percent) is given for a group that averages; else it is points / applicable x 100.
    """

    points: Amount
    applicable: Amount
    index: Sequence[Fraction | None] | None = None

    def indexes(self, rows: int) -> Sequence[Fraction | None]:
        """Return the index in percent of every row."""
        if self.index is not None:
            return self.index
        known: dict[tuple[Scalar, Scalar], Fraction | None] = {}
        pairs = list(zip(spread(self.points, rows), spread(self.applicable, rows), strict=True))
        for points, applicable in set(pairs):  # few among many rows
            known[points, applicable] = Fraction(_HUNDRED * points) / applicable if applicable else None
        return [known[pair] for pair in pairs]


@dataclass(frozen=True, slots=True)
class Indexes:
    """Index % by row as numerator / denominator; a denominator of 0 says that nothing applies.

    One number as `denominators` stands for the same in every row.
    """

    numerators: Sequence[Scalar]
    denominators: Sequence[Scalar] | Scalar

    def at(self, row: int) -> Fraction | None:
        """Return the index of one row."""
        bottom = self.denominators if isinstance(self.denominators, int | Fraction) else self.denominators[row]
        return Fraction(self.numerators[row]) / bottom if bottom else None


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything that addition and averaging give, for a whole block."""

    scale: int
    rows: int
    nodes: Mapping[str, NodeColumn]
    root: NodeColumn
    appraisal: NodeColumn
    survey: NodeColumn
    adjustment: Amount
    """Bonus - penalty."""
    index: Indexes


def full_marks(edition: Edition, scale: int) -> dict[str, Amount]:
    """Return what applies where every component applies to every unit: the maxima x scale."""
    return {leaf.code: scaled(Fraction(leaf.total), scale) for leaf in edition.leaves}


def evaluate(  # noqa: PLR0913  the tree, its leaves, and the two facts about how they are written
    edition: Edition,
    points: Mapping[str, Amount],
    applicable: Mapping[str, Amount] | None = None,
    *,
    rows: int,
    scale: int = 1,
    adjustment: Amount = 0,
    caps: Mapping[str, Sequence[Fraction | None]] = _NO_CAPS,
) -> Totals:
    """Add up and average a block.

    `points` and `applicable` hold, by code of component, one amount a unit, x `scale`; without
    `applicable` everything applies. `adjustment` is bonus - penalty, x `scale`. `caps` says by code of
    group and row what the group is worth at most, in points.
    """
    tree = _Tree(edition, points, applicable or full_marks(edition, scale), rows, scale, caps)
    root = tree.fold(edition.root)
    terms = list(_terms(edition, edition.index))
    appraisal, survey = (
        tree.join([node for node in terms if _surveyed(node, edition) is surveyed]) for surveyed in (False, True)
    )
    if edition.root.code in edition.converts:
        whole = PartOfWhole(root.points, root.applicable, scaled(Fraction(edition.total), scale))
        ratios = from_parts("drop", whole, PartOfWhole(0, 0, 0), adjustment, rows)
    elif root.index is None:
        ratios = from_parts(str(edition.policy.not_applicable), appraisal, survey, adjustment, rows)
    else:
        ratios = averaged(root.index, scaled(Fraction(edition.total), scale), adjustment)
    return Totals(scale, rows, tree.nodes, root, _column(appraisal), _column(survey), adjustment, Indexes(*ratios))


class _Tree:
    """Folds the tree from the leaves up and keeps the column of every node."""

    def __init__(  # noqa: PLR0913, PLR0917  the tree, its leaves, and the facts about how they are written
        self,
        edition: Edition,
        points: Mapping[str, Amount],
        applicable: Mapping[str, Amount],
        rows: int,
        scale: int,
        caps: Mapping[str, Sequence[Fraction | None]],
    ) -> None:
        self._caps = caps
        self.nodes: dict[str, NodeColumn] = {}
        self._converts = edition.converts
        self._points = points
        self._applicable = applicable
        self._rows = rows
        self._scale = scale

    def fold(self, node: Node) -> NodeColumn:
        if node.is_leaf:
            return NodeColumn(self._points[node.code], self._applicable[node.code])
        kept = [(part, self._keep(part)) for part in node.parts]
        columns = [column for part, column in kept if part.counts and not part.deducts]
        if node.bounded:
            return self._bounded(node, self._summed(node, columns), [column for part, column in kept if part.deducts])
        return self._summed(node, columns)

    def _summed(self, node: Node, columns: Sequence[NodeColumn]) -> NodeColumn:
        if node.code in self._converts:
            return self._converted(node, columns)
        if node.aggregate == "sum":
            return NodeColumn(add(column.points for column in columns), add(column.applicable for column in columns))
        return self._average(node, columns)

    def _bounded(self, node: Node, whole: NodeColumn, deducted: Sequence[NodeColumn]) -> NodeColumn:
        """Take off what is deducted, and keep the points of a group within its bounds, row by row."""
        off = spread(add(column.points for column in deducted), self._rows)
        caps = self._caps.get(node.code, [None] * self._rows)
        rows = zip(spread(whole.points, self._rows), spread(whole.applicable, self._rows), off, caps, strict=True)
        points: list[Scalar] = []
        for earned, applicable, lost, cap in rows:
            left = earned - lost
            if node.least is not None:
                left = max(left, scaled(Fraction(node.least), self._scale))
            if cap is not None:
                left = min(left, scaled(cap, self._scale))
            points.append(left if applicable else 0)
        return NodeColumn(Exact(points), whole.applicable)

    def _converted(self, node: Node, columns: Sequence[NodeColumn]) -> NodeColumn:
        """Bring what applies in a group back to what the group is worth, row by row."""
        fulls = [scaled(Fraction(part.total), self._scale) for part in node.counting]
        share = rescaled if self._converts[node.code] == "rescale" else shared_equally
        rows = zip(
            zip(*(spread(column.points, self._rows) for column in columns), strict=True),
            zip(*(spread(column.applicable, self._rows) for column in columns), strict=True),
            strict=True,
        )
        found = [share(points, applicable, fulls) for points, applicable in rows]
        return NodeColumn(Exact([points for points, _ in found]), Exact([applicable for _, applicable in found]))

    def join(self, nodes: Sequence[Node]) -> PartOfWhole:
        """Return the sum of nodes as one part of the whole."""
        columns = [self.nodes[node.code] for node in nodes]
        return PartOfWhole(
            add(column.points for column in columns),
            add(column.applicable for column in columns),
            add(scaled(Fraction(node.total), self._scale) for node in nodes),  # type: ignore[arg-type]
        )

    def _keep(self, node: Node) -> NodeColumn:
        column = self.nodes[node.code] = self.fold(node)
        return column

    def _average(self, node: Node, columns: Sequence[NodeColumn]) -> NodeColumn:
        weights = whole_weights(part.weight for part in node.counting)
        parts = zip(*(column.indexes(self._rows) for column in columns), strict=True)
        index = [mean(node.aggregate, weights, row) for row in parts]
        total = scaled(Fraction(node.total), self._scale)
        points: list[Scalar] = [Fraction(0) if number is None else number * total / _HUNDRED for number in index]
        applicable = Exact([0 if number is None else total for number in index]) if None in index else total
        return NodeColumn(Exact(points), applicable, index)


def _terms(edition: Edition, nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield what the points of a sheet are the sum of: components, and groups that average or convert."""
    for node in nodes:
        if not node.counts:
            continue
        if node.is_leaf or not edition.adds_up(node):
            yield node
        else:
            yield from _terms(edition, node.parts)


def _surveyed(node: Node, edition: Edition) -> bool:
    """Tell whether a survey assesses all of a node."""
    if node.is_leaf:
        return node.code in edition.survey_codes
    return all(_surveyed(part, edition) for part in node.parts)


def _column(part: PartOfWhole) -> NodeColumn:
    return NodeColumn(part.achieved, part.applicable)
