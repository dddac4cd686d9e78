"""What became of units between two years, as the registry tells it: many-to-many, over several steps.

A link leads from a predecessor to the unit that it went into. Of the links between the two years, the
*roots* of a unit are the units at their far end, the *heirs* of a unit those at their near end. One root
whose only heir is the unit: it is the same body under another name. Several roots: it was merged. One root
with other heirs: it was divided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum, auto
from fractions import Fraction

from parindex.model.results.changes import Reason
from parindex.model.units import Registry, Unit

__all__ = ["Between", "between", "link_day"]


@dataclass(frozen=True, slots=True)
class Between:
    """What the registry tells of two years; all by the id of a unit."""

    fates: Mapping[str, Reason] = field(default_factory=dict)
    """Merged or divided: why a unit has no counterpart in the other year."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The unit that was the same body in the other year."""
    origins: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    """The roots of a merged or divided unit with the part of each that went into it, if all are stated."""
    blocks_before: Mapping[str, str] = field(default_factory=dict)
    """The block in the other year, of units that existed then."""
    blocks_now: Mapping[str, str] = field(default_factory=dict)
    ended: Collection[str] = ()
    """Units of the other year that are no longer there in this one."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The titles of the blocks."""


def between(  # noqa: PLR0913  two years, who has results in them, and the language of titles
    registry: Registry,
    before: int,
    now: int,
    *,
    scored_before: Collection[str] = (),
    scored_now: Collection[str] = (),
    locale: str = "vi",
) -> Between:
    """Return what happened between two years, in whichever order they are.

    `scored_before` and `scored_now` are the units with results; they settle to which of the two
    years a change in the middle of one of them belongs.
    """
    early, late = (scored_before, scored_now) if before <= now else (scored_now, scored_before)
    steps = _Steps(registry, min(before, now), max(before, now), early, late)
    found = replace(
        steps.told(),
        blocks_before=_blocks(registry, before),
        blocks_now=_blocks(registry, now),
        ended=frozenset(unit.id for unit in registry.units if unit.exists_in(before) and not unit.exists_in(now)),
        titles={name: block.title.in_(locale) for name, block in registry.blocks.items()},
    )
    if before <= now:
        return found
    return replace(found, renamed={old: new for new, old in found.renamed.items()}, origins={})


def link_day(unit: Unit, predecessor: Unit | None) -> date | None:
    """Return the day on which a unit took over a predecessor; `None` if the registry does not say."""
    if unit.since is not None and (predecessor is None or predecessor.until is None or predecessor.until < unit.since):
        return unit.since
    return None if predecessor is None or predecessor.until is None else predecessor.until + timedelta(days=1)


def _blocks(registry: Registry, year: int) -> Mapping[str, str]:
    return {unit.id: unit.block_in(year) for unit in registry.units if unit.exists_in(year)}


@dataclass(frozen=True, slots=True)
class _Link:
    day: date
    predecessor: str
    heir: str
    share: Fraction | None
    heir_is_older: bool
    """The heir was there before it took the predecessor over."""
    predecessor_stays: bool


class _Scored(Enum):
    """Which units were scored in the year of a change: those before it, or those after it."""

    OLD = auto()
    NEW = auto()
    UNTOLD = auto()
    """The change may lie in either step, so it keeps both from being compared."""


def _scored(event: Sequence[_Link], scored: Collection[str]) -> _Scored:
    """Tell which units were scored; by the calendar the new ones, if nothing speaks for the old ones.

    That an heir which is older, or a predecessor that stays, was scored tells nothing: they are there in any case.
    """
    if any(link.heir in scored and not link.heir_is_older for link in event):
        return _Scored.NEW
    old = [link for link in event if link.predecessor in scored]
    if any(not link.predecessor_stays for link in old):
        return _Scored.OLD
    return _Scored.UNTOLD if any(link.heir not in scored for link in old) else _Scored.NEW


def _events(links: Sequence[_Link]) -> Iterator[list[_Link]]:
    """Put together what hangs together: the links of one day that share units."""
    by_unit: dict[tuple[date, str], list[_Link]] = defaultdict(list)
    for link in links:
        by_unit[link.day, link.predecessor].append(link)
        by_unit[link.day, link.heir].append(link)
    seen: set[tuple[date, str]] = set()
    for start in by_unit:
        event, waiting = dict[_Link, None](), [start]
        while waiting:
            unit = waiting.pop()
            if unit not in seen:
                seen.add(unit)
                event |= dict.fromkeys(by_unit[unit])
                waiting += [(link.day, end) for link in by_unit[unit] for end in (link.predecessor, link.heir)]
        if event:
            yield list(event)


class _Steps:
    """The links between two years."""

    def __init__(
        self, registry: Registry, before: int, now: int, scored_before: Collection[str], scored_now: Collection[str]
    ) -> None:
        self._registry = registry
        self._before, self._now = before, now
        self._scored_before, self._scored_now = scored_before, scored_now
        self._into: dict[str, list[_Link]] = defaultdict(list)
        self._out_of: dict[str, list[_Link]] = defaultdict(list)
        for event in _events([link for unit in registry.units for link in self._links(unit)]):
            for link in event if self._counts(event) else ():
                self._into[link.heir].append(link)
                self._out_of[link.predecessor].append(link)

    def told(self) -> Between:
        """Say of every unit at an end of a link what happened to it."""
        renamed: dict[str, str] = {}
        fates: dict[str, Reason] = {}
        origins: dict[str, Mapping[str, Fraction]] = {}
        for unit in self._into:
            roots = self._roots(unit, ())
            fate = self._of_heir(unit, roots)
            if fate is Reason.RENAMED:
                (renamed[unit],) = roots
                continue
            fates[unit] = fate
            if not self._registry.by_id[unit].formed:
                shares = {root: share for root, share in roots.items() if share is not None}
                origins |= {unit: shares} if len(shares) == len(roots) else {}
        for unit in self._out_of.keys() - renamed.values() - self._ended_after_scoring():
            heirs = self._heirs(unit, ())
            alone = fates.get(next(iter(heirs)), Reason.MERGED)
            fates.setdefault(unit, Reason.DIVIDED if len(heirs) > 1 else alone)
        return Between(fates, renamed, origins)

    def _links(self, unit: Unit) -> Iterator[_Link]:
        for entry in unit.predecessors:
            predecessor = self._registry.by_id.get(entry.unit)
            day = link_day(unit, predecessor)
            if day is not None and self._before <= day.year <= self._now:
                older = unit.since is None or unit.since < day
                stays = predecessor is not None and (predecessor.until is None or predecessor.until >= day)
                share = None if entry.share is None else Fraction(entry.share)
                yield _Link(day, entry.unit, unit.id, share, older, stays)

    def _counts(self, event: Sequence[_Link]) -> bool:
        """Tell whether a change lies between the two years: in the year of the change itself, who was scored tells."""
        year = event[0].day.year
        if year == self._before:
            return self._before < self._now and _scored(event, self._scored_before) is not _Scored.NEW
        return year < self._now or _scored(event, self._scored_now) is not _Scored.OLD

    def _ended_after_scoring(self) -> set[str]:
        """The units that were scored in both years although they ended in the later one."""
        both = {unit for unit in self._out_of if unit in self._scored_before and unit in self._scored_now}
        return {unit for unit in both if not any(link.predecessor_stays for link in self._out_of[unit])}

    def _roots(self, unit: str, above: tuple[str, ...]) -> dict[str, Fraction | None]:
        """Return the roots with the part of each that came down: products along a way, summed over the ways."""
        links = self._into.get(unit, [])
        if unit in above:
            return {}
        if not links:
            return {unit: Fraction(1)}
        found: dict[str, Fraction | None] = {}
        for link in links:
            for root, part in self._roots(link.predecessor, (*above, unit)).items():
                came = None if part is None or link.share is None else part * link.share
                known = found.get(root, Fraction(0))
                found[root] = None if came is None or known is None else known + came
        if any(link.heir_is_older for link in links):
            found[unit] = Fraction(1)
        return found

    def _heirs(self, unit: str, above: tuple[str, ...]) -> set[str]:
        links = self._out_of.get(unit, [])
        if not links or unit in above:
            return {unit}
        found = set[str]().union(*(self._heirs(link.heir, (*above, unit)) for link in links))
        return found | ({unit} if any(link.predecessor_stays for link in links) else set())

    def _of_heir(self, unit: str, roots: Mapping[str, Fraction | None]) -> Reason:
        stated = self._registry.by_id[unit].formed
        if stated is not None:
            return Reason(stated)
        if len(roots) != 1:
            return Reason.MERGED
        ((root, share),) = roots.items()
        whole = share is None or share == 1
        return Reason.RENAMED if whole and self._heirs(root, ()) == {unit} else Reason.DIVIDED
