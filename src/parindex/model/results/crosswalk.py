"""Two editions of a criteria set beside each other."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from parindex.model.criteria import Adjustment, Edition, Node, Tier

__all__ = ["AdjustmentChange", "Aspect", "Crosswalk", "Match", "MatchedBy", "PolicyChange", "TierChange"]


class MatchedBy(StrEnum):
    """By what two criteria were found to be the same."""

    COMPARES_WITH = "compares_with"
    CODE = "code"
    TITLE = "title"


class Aspect(StrEnum):
    """In what a matched criterion differs."""

    RENUMBERED = "renumbered"
    MOVED = "moved"
    RENAMED = "renamed"
    STRUCTURE = "structure"
    """It was a component and is a group now, or the other way round."""
    MAXIMUM = "maximum"
    RULE = "rule"
    ASSESSED_BY = "assessed_by"
    AGGREGATION = "aggregation"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Match:
    """One criterion in both editions."""

    now: Node
    before: Node
    by: MatchedBy
    aspects: tuple[Aspect, ...]
    doubtful: bool = False
    """The code may have been handed on: a title of the pair stands at another code of the other edition."""

    @property
    def same_measure(self) -> bool:
        """Tell whether points under it can be compared: a component with the same maximum, rule and assessor."""
        differs = {Aspect.STRUCTURE, Aspect.MAXIMUM, Aspect.RULE, Aspect.ASSESSED_BY} & set(self.aspects)
        return self.now.is_leaf and not differs and not self.doubtful


@dataclass(frozen=True, slots=True)
class AdjustmentChange:
    """A bonus or penalty that is not the same; `None` in the edition that does not have it."""

    now: Adjustment | None
    before: Adjustment | None

    @property
    def either(self) -> Adjustment:
        """As the newer edition has it, or the older one where it was removed."""
        found = self.now or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy that is not the same; the name and values are those of the criteria file."""

    policy: str
    now: object
    before: object


@dataclass(frozen=True, slots=True)
class TierChange:
    """A tier that is not the same; `None` in the edition that does not have it."""

    id: str
    now: Tier | None
    before: Tier | None


@dataclass(frozen=True)
class Crosswalk:
    """Two editions, `previous` the older one."""

    current: Edition
    previous: Edition
    matches: tuple[Match, ...]
    """In the printed order of `current`."""
    added: tuple[Node, ...]
    removed: tuple[Node, ...]

    @cached_property
    def changed(self) -> tuple[Match, ...]:
        """The matches that differ in anything."""
        return tuple(match for match in self.matches if match.aspects)

    @cached_property
    def adjustments(self) -> tuple[AdjustmentChange, ...]:
        """The bonus and penalty points of another kind or cap, or of one edition only; what was removed follows."""
        now, before = ({item.code: item for item in edition.adjustments} for edition in (self.current, self.previous))
        return tuple(
            AdjustmentChange(now.get(code), before.get(code))
            for code in {**now, **before}
            if _measure(now.get(code)) != _measure(before.get(code))
        )

    @cached_property
    def policies(self) -> tuple[PolicyChange, ...]:
        """The policies that differ."""
        now, before = (edition.policy.model_dump(mode="json") for edition in (self.current, self.previous))
        return tuple(
            PolicyChange(name, _said(now[name]), _said(before[name])) for name in now if now[name] != before[name]
        )

    @cached_property
    def tiers(self) -> tuple[TierChange, ...]:
        """The tiers with another bound, best first, then those that one edition does not have."""
        now, before = ({tier.id: tier for tier in edition.tiers} for edition in (self.current, self.previous))
        return tuple(
            TierChange(tier, now.get(tier), before.get(tier))
            for tier in {**now, **before}
            if _bound(now.get(tier)) != _bound(before.get(tier))
        )

    @cached_property
    def common(self) -> tuple[Match, ...]:
        """The components that measure the same in both editions."""
        return tuple(match for match in self.matches if match.same_measure)


def _measure(item: Adjustment | None) -> object:
    return None if item is None else (item.kind, item.max)


def _bound(tier: Tier | None) -> object:
    return None if tier is None else (tier.at_least, tier.above)


def _said(policy: object) -> object:
    """Return a policy as one value: `count_as 50`."""
    return " ".join(f"{name} {value}" for name, value in policy.items()) if isinstance(policy, dict) else policy
