"""One unit's view of a scored block. What is rarely looked at is computed when it is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from parindex.model.criteria import Edition
from parindex.model.results.scorecards import LeafScore, NodeScore, Scorecard
from parindex.model.rounding import rounded
from parindex.model.scores import Basis, ScoreSheet
from parindex.scoring.block import ScoredBlock, measured_by, score_block
from parindex.scoring.block_rules import Goalpost
from parindex.scoring.columns import Scalar, at
from parindex.scoring.tiers import Tiers
from parindex.scoring.totals import NodeColumn

__all__ = ["Leaves", "Nodes", "amounts", "gaps", "goalposts", "in_points", "measured_again", "score"]

_NONE: Mapping[str, Collection[str]] = MappingProxyType({})
_NO_WEIGHTS: Mapping[str, Mapping[str, Decimal]] = MappingProxyType({})


def score(
    edition: Edition,
    sheets: Sequence[ScoreSheet],
    *,
    basis: Basis = Basis.APPRAISED,
    exempt: Mapping[str, Collection[str]] = _NONE,
    weights: Mapping[str, Mapping[str, Decimal]] = _NO_WEIGHTS,
) -> list[Scorecard]:
    """Score a whole block at once (some rules need it); the cards come in the order of the sheets.

    `exempt` holds, by unit, codes of nodes that do not apply to it, `weights` what parts of means weigh for the class
    of the unit, by code: its card has the edition as it is for that class. Sheets were checked when they were read.
    """
    whole = score_block(edition, sheets, basis, exempt)
    if not any(weights.get(sheet.unit) for sheet in sheets):
        return _cards(whole, basis)
    return _in_order(_by_class(edition, sheets, basis, exempt, weights, whole.posts), sheets, basis)


def _by_class(  # noqa: PLR0913, PLR0917  a block, what is known of its units, and what they are measured against
    edition: Edition,
    sheets: Sequence[ScoreSheet],
    basis: Basis,
    exempt: Mapping[str, Collection[str]],
    weights: Mapping[str, Mapping[str, Decimal]],
    posts: Mapping[str, Goalpost],
) -> list[ScoredBlock]:
    """Score the units of every class by themselves, against the goalposts of all."""
    classes: dict[frozenset[tuple[str, Decimal]], list[ScoreSheet]] = {}
    for sheet in sheets:
        classes.setdefault(frozenset(weights.get(sheet.unit, {}).items()), []).append(sheet)
    blocks = (score_block(edition.under(dict(own)), mine, basis, exempt) for own, mine in classes.items())
    return [measured_by(block, posts) if posts else block for block in blocks]


def _in_order(blocks: Sequence[ScoredBlock], sheets: Sequence[ScoreSheet], basis: Basis) -> list[Scorecard]:
    family = tuple(blocks)
    by_sheet = {id(card.sheet): card for block in family for card in _cards(block, basis, family)}
    return [by_sheet[id(sheet)] for sheet in sheets]


def goalposts(card: Scorecard) -> Mapping[str, Goalpost]:
    """Return by code what the rules that look at the block measured against; empty where there are none."""
    return card.nodes.block.posts if isinstance(card.nodes, Nodes) else {}


def gaps(card: Scorecard) -> frozenset[str]:
    """Return the policies on which a card depends: `not_applicable`, `missing` or none of them."""
    if not isinstance(card.nodes, Nodes):
        return frozenset()
    return frozenset(name for name, rows in card.nodes.block.gaps.items() if card.nodes.row in rows)


def measured_again(card: Scorecard, posts: Mapping[str, Goalpost]) -> list[Scorecard]:
    """Return the cards of the whole block of a card as if it had been measured against other goalposts."""
    assert isinstance(card.nodes, Nodes)
    blocks = card.nodes.family or (card.nodes.block,)
    return [one for block in blocks for one in _cards(measured_by(block, posts), card.basis)]


def _cards(block: ScoredBlock, basis: Basis, family: tuple[ScoredBlock, ...] = ()) -> list[Scorecard]:
    tiers, total = Tiers(block.edition), Fraction(block.edition.total)
    return [_card(block, row, basis, tiers, total, family) for row in range(len(block.reading.sheets))]


def amounts(card: Scorecard, code: str) -> tuple[Scalar, Scalar, int]:
    """Return points and applicable points of a node, both x the third number.

    For sums over a large block: ten times as cheap as a NodeScore for each number.
    """
    if isinstance(card.nodes, Nodes):
        return card.nodes.amounts(code)
    node = card.nodes[code]
    return node.points, node.applicable, 1


def _card(  # noqa: PLR0913, PLR0917  one row of a block, and what is the same for all
    block: ScoredBlock, row: int, basis: Basis, tiers: Tiers, total: Fraction, family: tuple[ScoredBlock, ...]
) -> Scorecard:
    edition, totals, sheet = block.edition, block.totals, block.reading.sheets[row]
    missing = block.missing(row)
    index = None if missing else totals.index.at(row)
    published = None if index is None else _published(edition, index)
    bonus, penalty = block.adjusted(row, "bonus"), block.adjusted(row, "penalty")
    root = _node_score("index", totals.root, row, totals.scale)
    return Scorecard(
        unit=sheet.unit,
        name=sheet.name,
        edition=edition,
        basis=basis,
        points=root.points + bonus - penalty,
        applicable=root.applicable,
        converted=None if index is None else index * total / 100,
        index=index,
        published=published,
        tier=tiers.of(published if edition.policy.rank_on == "published" else index),
        appraisal=_part_score("appraisal", totals.appraisal, row, block, missing),
        survey=_part_score("survey", totals.survey, row, block, missing),
        bonus=bonus,
        penalty=penalty,
        missing=missing,
        nodes=Nodes(block, row, missing, family),
        leaves=Leaves(block, row),
        sheet=sheet,
    )


class Nodes(Mapping[str, NodeScore]):
    """The areas, criteria and components of one unit, by code, in printed order.

    Above a missing component there is no index.
    """

    __slots__ = ("_gaps", "block", "family", "row")

    def __init__(
        self, block: ScoredBlock, row: int, missing: Sequence[str], family: tuple[ScoredBlock, ...] = ()
    ) -> None:
        self.family = family
        """The parts of a block whose classes of units have weights of their own; empty where there are none."""
        self.block = block
        self.row = row
        self._gaps = frozenset(chain.from_iterable(block.edition.paths[code] for code in missing))

    def __getitem__(self, code: str) -> NodeScore:
        totals = self.block.totals
        return _node_score(code, totals.nodes[code], self.row, totals.scale, gap=code in self._gaps)

    def amounts(self, code: str) -> tuple[Scalar, Scalar, int]:
        """Return points and applicable points, both x the third number."""
        totals = self.block.totals
        column = totals.nodes[code]
        return at(column.points, self.row), at(column.applicable, self.row), totals.scale

    def __iter__(self) -> Iterator[str]:
        return iter(self.block.edition.nodes)

    def __len__(self) -> int:
        return len(self.block.edition.nodes)


class Leaves(Mapping[str, LeafScore]):
    """The components of one unit in printed order, then its bonuses and penalties.

    A penalty has the points that it costs, not negative.
    """

    __slots__ = ("_block", "_row")

    def __init__(self, block: ScoredBlock, row: int) -> None:
        self._block = block
        self._row = row

    def __getitem__(self, code: str) -> LeafScore:
        answer, mark = self._block.reading.counted(self._row, code)
        points, applicable = self._amounts(code)
        stage, cell = (None, "") if mark is None else (mark.stage, mark.cell)
        return LeafScore(code, answer, stage, cell, points, applicable)

    def __iter__(self) -> Iterator[str]:
        return chain(self._block.leaves, self._block.adjustments)

    def __len__(self) -> int:
        return len(self._block.leaves) + len(self._block.adjustments)

    def _amounts(self, code: str) -> tuple[Fraction, Fraction]:
        if code in self._block.leaves:
            column, scale = self._block.totals.nodes[code], self._block.totals.scale
            return in_points(at(column.points, self._row), scale), in_points(at(column.applicable, self._row), scale)
        cap = next(item.max for item in self._block.edition.adjustments if item.code == code)
        return self._block.adjustments[code][self._row], Fraction(cap)


@lru_cache(maxsize=4096)
def in_points(number: Scalar, scale: int) -> Fraction:
    """Return number / scale; the components of a block have few different points."""
    return Fraction(number, scale)


@lru_cache(maxsize=4096)
def _percent(own: Scalar, most: Scalar) -> Fraction:
    """Return own / most x 100, of numbers that are scaled alike."""
    return Fraction(100 * own, most)


def _node_score(code: str, column: NodeColumn, row: int, scale: int, *, gap: bool = False) -> NodeScore:
    own, most = at(column.points, row), at(column.applicable, row)
    points, applicable = in_points(own, scale), in_points(most, scale)
    if gap or not most:
        return NodeScore(code, points, applicable, None)
    index = column.index[row] if column.index is not None else _percent(own, most)
    return NodeScore(code, points, applicable, index)


def _part_score(code: str, column: NodeColumn, row: int, block: ScoredBlock, missing: Sequence[str]) -> NodeScore:
    surveyed = code == "survey"
    gap = any((leaf in block.edition.survey_codes) is surveyed for leaf in missing)
    return _node_score(code, column, row, block.totals.scale, gap=gap)


def _published(edition: Edition, index: Fraction) -> Fraction:
    return rounded(index, edition.policy.published_decimals, edition.policy.rounding)
