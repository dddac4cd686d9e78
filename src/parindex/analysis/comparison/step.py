"""From one year of a unit to another: the one definition of a change, whichever way the years are known.

Each figure is compared for itself. What a year does not have is missing for itself and never for its neighbours:

- The index is a percentage, so it needs no maximum. Where rules look at the block, it is parted (`goalposts`).
- Points are subtracted only where both years tell their maximum and it is the same.
- Ranks and tiers are compared where the rules that made them cannot be what moved them (`rank_rules`, `tier_steps`).
- Where a component of the unit has no score and its policy changed, nothing is compared.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from parindex.analysis.comparability.goalposts import Side, own_part
from parindex.analysis.comparability.rank_rules import RankField
from parindex.analysis.comparability.tier_steps import TierScheme, tier_change
from parindex.analysis.comparability.yardsticks import Yardsticks
from parindex.analysis.comparison.year_results import YearOfBlock
from parindex.model.criteria import Edition
from parindex.model.results.changes import Moved, NotComparable, Printed, Reason, UnitName
from parindex.model.results.series import Origin, YearResult

__all__ = ["Steps"]

_NOTHING = (None, None, None)

Parted = tuple[Fraction | None, Fraction | None, Reason | None]
"""What the unit did itself, what the block made of it besides, and why nothing can be said."""


class Steps:
    """The changes of the units of a block from one year to another; what the years have in common is found once."""

    def __init__(self, before: YearOfBlock, now: YearOfBlock, yardsticks: Yardsticks | None = None) -> None:
        self._before, self._now = before, now
        self._yardsticks = yardsticks or Yardsticks()

    def of(self, before: YearResult, now: YearResult) -> Moved | NotComparable:
        """Return the change of a unit, or why there is none."""
        return self._obstacle(before, now) or self._moved(before, now)

    def alike(self, before: YearResult, now: YearResult) -> bool:
        """Tell whether two results, be it of different units, were measured alike and by themselves."""
        relative = self._before.relative is not None or self._now.relative is not None
        return not relative and self._obstacle(before, now) is None

    def _obstacle(self, before: YearResult, now: YearResult) -> NotComparable | None:
        found = self._yardsticks.obstacle(before.yardstick, now.yardstick)
        editions = before.yardstick.edition, now.yardstick.edition
        if found is not None or editions[0] is None or editions[1] is None:
            return found
        changed = {name for name in before.gaps | now.gaps if _policy(editions[0], name) != _policy(editions[1], name)}
        return NotComparable(Reason.POLICY_CHANGED) if changed else None

    def _moved(self, before: YearResult, now: YearResult) -> Moved | NotComparable:
        index, by_block, why = self._parted(before, now, "index")
        points, points_by_block, _ = self._parted(before, now, "points") if _one_scale(before, now) else _NOTHING
        rank, rank_reason = self._places(before, now)
        tier, tier_reason = _tier(before, now)
        if by_block is not None and not _tier_by_itself(before, now, index):
            tier, tier_reason = None, Reason.BLOCK_RULES
        if {index, points, rank, tier, why, rank_reason, tier_reason} <= {None, Reason.NOT_RANKED}:
            return NotComparable(Reason.NO_DATA)
        renamed = now.unit != before.unit and now.name != before.name
        return Moved(
            points=points,
            index=index,
            rank=rank,
            tier=tier,
            previous_rank=before.rank,
            previous_index=before.index,
            previous_ranked=_field(before, self._before),
            rank_reason=rank_reason,
            renamed_from=UnitName(before.unit, before.name) if renamed else None,
            earlier=before.unit,
            index_reason=why,
            tier_reason=tier_reason,
            block_points=points_by_block,
            block_index=by_block,
            ranked=_field(now, self._now),
            printed=_printed(before, now),
        )

    def _parted(self, before: YearResult, now: YearResult, name: Literal["index", "points"]) -> Parted:
        whole = _difference(getattr(now, name), getattr(before, name))
        blocks = self._before.relative, self._now.relative
        if whole is None:
            return _NOTHING
        if blocks[0] is None or blocks[1] is None:
            looks = any(blocks) or any(_looks_at_the_block(result.yardstick.edition) for result in (before, now))
            return (None, None, Reason.BLOCK_RULES) if looks else (whole, None, None)
        then = Side(blocks[0], before.unit, self._before.view(name))
        own = own_part(Side(blocks[1], now.unit, self._now.view(name)), then, self._codes(before, now))
        return (own, None, None) if own is None or own == whole else (own, whole - own, None)

    def _codes(self, before: YearResult, now: YearResult) -> Mapping[str, str]:
        editions = before.yardstick.edition, now.yardstick.edition
        return {} if editions[0] is None or editions[1] is None else self._yardsticks.codes(editions[0], editions[1])

    def _places(self, before: YearResult, now: YearResult) -> tuple[int | None, Reason | None]:
        if now.rank is None or before.rank is None:
            return None, Reason.NOT_RANKED
        then, today = self._before.field, self._now.field
        same = then is None or today is None or then.rules.told_by(today.rules) == today.rules.told_by(then.rules)
        if same or (_keeps(before, then, today) and _keeps(now, today, then)):
            return before.rank - now.rank, None
        return None, Reason.RANK_RULES


def _keeps(result: YearResult, mine: RankField | None, other: RankField | None) -> bool:
    """Tell whether a unit would have the same rank under the rules of the other year."""
    return mine is not None and other is not None and mine.under(other.rules).get(result.unit) == result.rank


def _policy(edition: Edition, name: str) -> object:
    if name == "not_applicable":
        groups = {node.code: node.not_applicable for node in edition.nodes.values() if node.not_applicable is not None}
        return (edition.policy.not_applicable, groups)
    return getattr(edition.policy, name)


def _looks_at_the_block(edition: Edition | None) -> bool:
    return edition is not None and any(leaf.score.of_block for leaf in edition.leaves)


def _one_scale(before: YearResult, now: YearResult) -> bool:
    totals = {year.yardstick.edition.total for year in (before, now) if year.yardstick.edition is not None}
    return bool(now.maximum) and now.maximum == before.maximum and len(totals) <= 1


def _tier(before: YearResult, now: YearResult) -> tuple[str | None, Reason | None]:
    editions = before.yardstick.edition, now.yardstick.edition
    if editions[0] is None or editions[1] is None or not (_has_tier(before) and _has_tier(now)):
        return None, None
    return tier_change(editions[1], editions[0], (now.tier_id, now.index), (before.tier_id, before.index))


def _tier_by_itself(before: YearResult, now: YearResult, own: Fraction | None) -> bool:
    """Tell whether a unit would have come to its tier by what it did itself."""
    edition = now.yardstick.edition
    if edition is None or before.index is None or own is None:
        return False
    return TierScheme(edition).of(before.index + own) == now.tier_id


def _has_tier(result: YearResult) -> bool:
    """Tell whether the tier is known: a scored unit without one is below all of them."""
    return result.tier_id is not None or (result.origin is Origin.SCORED and result.index is not None)


def _field(result: YearResult, year: YearOfBlock) -> int | None:
    return year.summary.ranked if result.origin is Origin.SCORED else result.of


def _printed(before: YearResult, now: YearResult) -> Printed:
    edition, earlier = now.yardstick.edition, before.yardstick.edition
    scored = before.origin is Origin.SCORED and earlier is not None
    by_printed = edition is not None and edition.policy.rank_on == "published"
    return Printed(before.shown, now.shown, earlier.policy if scored and earlier else None, by_printed)


def _difference(now: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if now is None or before is None else now - before
