"""Lost again, newly lost, recovered: the components of a unit over the years, across revisions of the set.

A year says something of a component only if the unit is the same body, the component measured the same there
(same maximum, rule and assessor, however it was numbered), and it applied to the unit. Else the reason is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparison.lineage import Between
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.studies.losses import LossHistory, LossState
from parindex.scoring.scorecards import amounts

__all__ = ["Earlier", "loss_histories"]


@dataclass(frozen=True)
class Earlier:
    """An earlier year of a block, and what the registry tells of the bodies between it and the current year."""

    standings: BlockStandings
    told: Between = field(default_factory=Between)
    bridge: Edition | None = None
    """The current edition with `compares_with` naming the codes of that year, where codes moved more than once."""

    @property
    def year(self) -> int:
        """The year."""
        return self.standings.year

    @cached_property
    def _cards(self) -> Mapping[str, Scorecard]:
        return {one.card.unit: one.card for one in self.standings.standings}

    def card(self, unit: str) -> Scorecard | str:
        """Return the scorecard of the same body in that year, or why there is none."""
        if unit in self.told.fates:
            return self.told.fates[unit].value
        return self._cards.get(self.told.renamed.get(unit, unit), "no_data")

    def codes(self, now: Edition) -> Mapping[str, str | None]:
        """Return the code there by code of now; `None` for a component that measures something else there."""
        key = id(now)
        if key not in self._known:
            bridge = self.bridge or now
            walk = crosswalk(self.standings.edition, bridge)
            newer = walk.current is bridge
            self._known[key] = {
                (match.now if newer else match.before).code: (
                    (match.before if newer else match.now).code if match.same_measure else None
                )
                for match in walk.matches
            }
        return self._known[key]

    @cached_property
    def _known(self) -> dict[int, Mapping[str, str | None]]:
        return {}


def loss_histories(card: Scorecard, year: int, earlier: Sequence[Earlier]) -> dict[str, LossHistory]:
    """Return by component what the years say of it; `earlier` newest first."""
    there = [(each, each.card(card.unit)) for each in earlier]
    return {leaf.code: _history(card, leaf.code, year, there) for leaf in card.edition.leaves}


def _history(card: Scorecard, code: str, year: int, earlier: Sequence[tuple[Earlier, Scorecard | str]]) -> LossHistory:
    found = [(year, _lost(card, code)), *_years(card.edition, code, earlier)]
    told = [(when, lost) for when, lost in found if isinstance(lost, bool)]
    return LossHistory(
        _state(found),
        sum(lost for _, lost in told),
        len(told),
        tuple(when for when, lost in told if lost),
        tuple((when, lost) for when, lost in found if isinstance(lost, str)),
    )


def _years(
    edition: Edition, code: str, earlier: Sequence[tuple[Earlier, Scorecard | str]]
) -> Iterator[tuple[int, bool | str]]:
    for each, card in earlier:
        if isinstance(card, str):
            yield each.year, card
            continue
        codes = each.codes(edition)
        then = codes.get(code)
        if then is None:
            yield each.year, "other_measure" if code in codes else "not_in_set"
        else:
            yield each.year, _lost(card, then)


def _lost(card: Scorecard, code: str) -> bool | str:
    """Tell whether points were lost, or why that cannot be said."""
    points, applicable, _ = amounts(card, code)
    if code in card.missing:
        return "missing"
    if not applicable:
        return "not_applicable"
    return bool(points if card.edition.nodes[code].deducts else points < applicable)


def _state(found: Sequence[tuple[int, bool | str]]) -> LossState:
    """Compare the year with the one before it: an older year says nothing of what is new."""
    if len(found) < 2 or isinstance(found[0][1], str) or isinstance(found[1][1], str):  # noqa: PLR2004
        return LossState.UNKNOWN
    states = {
        (True, True): LossState.AGAIN,
        (True, False): LossState.NEW,
        (False, True): LossState.RECOVERED,
        (False, False): LossState.KEPT,
    }
    return states[found[0][1], found[1][1]]
