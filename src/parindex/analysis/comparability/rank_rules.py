"""By which rules the units of a year were ranked, and how they would stand under other ones.

Between two years whose ranks were made by other rules, places gained may be the work of the rules. They are not
where a unit has, in both years, the same rank under the rules of the other.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby, pairwise

from parindex.analysis.ranking import places
from parindex.model.criteria import Policy
from parindex.model.results.scorecards import Scorecard
from parindex.model.rounding import Mode, rounded

__all__ = ["RankField", "RankRules", "printed_field", "rules_of", "scored_field"]


@dataclass(frozen=True, slots=True)
class _Order:
    """By what units stand higher: the index, rounded if ranks go by the printed one, then what breaks ties."""

    printed_to: tuple[int, Mode] | None = None
    """Decimals and rounding."""
    tie_breakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankRules:
    """How ranks are made; what nobody told is `None`."""

    ties: str | None = None
    order: _Order | None = None

    def told_by(self, other: "RankRules") -> "RankRules":
        """Return these rules with what the other ones tell in its place."""
        return RankRules(other.ties or self.ties, other.order or self.order)


def rules_of(policy: Policy) -> RankRules:
    """Return the rules of a policy."""
    printed_to = (policy.published_decimals, policy.rounding) if policy.rank_on == "published" else None
    return RankRules(policy.ties, _Order(printed_to, policy.tie_breakers))


@dataclass(frozen=True, slots=True)
class _Height:
    """How high a unit stands: its index, and what may break a tie, by code."""

    index: Fraction
    breakers: Mapping[str, Fraction | None] = field(default_factory=dict)


class RankField:
    """The units that were ranked together in a year."""

    def __init__(self, rules: RankRules, heights: Mapping[str, _Height]) -> None:
        self.rules = rules
        self._heights = heights
        self._known: dict[RankRules, Mapping[str, int]] = {}

    def under(self, other: RankRules) -> Mapping[str, int]:
        """Return the ranks under other rules, by unit; a unit is not in it where they cannot be told."""
        rules = self.rules.told_by(other)
        if rules not in self._known:
            self._known[rules] = dict(self._places(rules))
        return self._known[rules]

    def _places(self, rules: RankRules) -> Iterator[tuple[str, int]]:
        key, untold = self._key(rules)
        ahead = sorted(self._heights, key=key, reverse=True)
        groups = [list(group) for _, group in groupby(ahead, key)]
        for place, group in zip(places(map(len, groups), rules.ties or "competition"), groups, strict=True):
            if untold and len(group) > 1:
                if rules.ties == "dense":
                    return
                continue
            yield from ((unit, place) for unit in group)

    def _key(self, rules: RankRules) -> tuple[Callable[[str], tuple[object, ...]], bool]:
        """Return by what units are ordered, and whether something breaks ties that is not known of them."""
        order = rules.order or _Order()
        known = all(code in height.breakers for height in self._heights.values() for code in order.tie_breakers)
        used = order.tie_breakers if known else ()

        def key(unit: str) -> tuple[object, ...]:
            height = self._heights[unit]
            index = rounded(height.index, *order.printed_to) if order.printed_to else height.index
            return (index, *(_or_last(height.breakers[code]) for code in used))

        return key, not known


def _or_last(number: Fraction | None) -> tuple[bool, Fraction]:
    return (number is not None, number or Fraction(0))


def scored_field(policy: Policy, cards: Collection[Scorecard]) -> RankField:
    """Return the field of the cards that were ranked."""
    return RankField(rules_of(policy), {card.unit: _height(card, policy) for card in cards if card.index is not None})


def _height(card: Scorecard, policy: Policy) -> _Height:
    assert card.index is not None
    nodes = {code: card.nodes[code] for code in policy.tie_breakers if code in card.edition.nodes}
    nodes |= {node.code: card.nodes[node.code] for node in card.edition.index}
    parts = {"survey": card.survey, "appraisal": card.appraisal}
    indexes = {code: node.index for code, node in {**nodes, **parts}.items()}
    return _Height(card.index, {**indexes, **card.outside})


def printed_field(ranks: Mapping[str, int], *, whole: bool) -> RankField:
    """Return the field of a published table; of one that does not show all units, only its own ranks are known."""
    rules = RankRules(_convention(ranks.values()))
    return _Printed(rules, {unit: _Height(Fraction(-rank)) for unit, rank in ranks.items()}, whole=whole)


class _Printed(RankField):
    """The ranks of a published table: only the convention of its ties can be another one."""

    def __init__(self, rules: RankRules, heights: Mapping[str, _Height], *, whole: bool) -> None:
        super().__init__(rules, heights)
        self._whole = whole

    def under(self, other: RankRules) -> Mapping[str, int]:
        return super().under(RankRules(other.ties)) if self._whole else {}


def _convention(ranks: Collection[int]) -> str | None:
    """Tell by which convention equals were ranked; `None` where no rank follows a shared one."""
    counted = sorted(ranks)
    sizes = {rank: counted.count(rank) for rank in set(counted)}
    after = [(sizes[rank], follows - rank) for rank, follows in pairwise(sorted(sizes)) if sizes[rank] > 1]
    if not after:
        return None
    return "dense" if any(step == 1 for _, step in after) else "competition"
