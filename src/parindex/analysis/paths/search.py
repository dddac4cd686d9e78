"""The cheapest way up: which components, how far, for the least effort; found exactly.

One option of every component at most, so that the gains reach the need: a multiple-choice knapsack. States are kept
only while no other has as much gain for no more cost; cost is (effort, number of components), compared in this order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.analysis.paths.steps import HUNDREDTH, Option, Options, options_of
from parindex.analysis.paths.targets import target_points
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.scores import Numeric
from parindex.model.studies.paths import Climb, Target, Way, WaysUp

__all__ = ["effort_of", "ways_up"]

_ZERO = Fraction(0)
_WAYS = 3


def ways_up(
    block: BlockStandings,
    unit: str,
    target: Target,
    *,
    efforts: Mapping[str, Fraction] | None = None,
    with_survey: bool = False,
) -> WaysUp:
    """Return up to three cheapest ways of a unit to a target, no component in two of them, or why there is none.

    `efforts` by code, inherited downward, are for one step; `default` for all others (1). All other units stay as
    they are.
    """
    card = next(standing.card for standing in block.standings if standing.card.unit == unit)
    found = target_points(block, unit, target)
    if isinstance(found, str) or card.index is None:
        why = found if isinstance(found, str) else "unranked"
        return WaysUp(unit, card.name, target, _ZERO, beyond=False, possible=_ZERO, ways=(), obstacle=why)
    bound, beyond = found
    need = (bound - card.index) * Fraction(card.edition.total) / 100
    reached = need < 0 or (need == 0 and not beyond)
    options, excluded = options_of(card, with_survey=with_survey)
    possible = sum((each.factor * (each.options[-1].points - each.now) for each in options), _ZERO)
    ways = () if reached else tuple(_disjoint(card, options, _Goal(need, beyond), efforts or {}))
    obstacle = "reached" if reached else "" if ways else "not_enough"
    return WaysUp(unit, card.name, target, max(need, _ZERO), beyond, possible, ways, obstacle, excluded)


def effort_of(edition: Edition, efforts: Mapping[str, Fraction], code: str) -> Fraction:
    """Return the effort of one step of a component: its own, that of the nearest group above, or the default."""
    for each in reversed(edition.paths[code]):
        if each in efforts:
            return efforts[each]
    return efforts.get("default", Fraction(1))


@dataclass(frozen=True, slots=True)
class _Goal:
    need: Fraction
    beyond: bool

    def met(self, gain: Fraction) -> bool:
        return gain > self.need or (gain == self.need and not self.beyond)


_Cost = tuple[Fraction, int]
_Chosen = tuple["_Chosen", Options, Option] | None
_State = tuple[_Cost, Fraction, _Chosen]


def _disjoint(
    card: Scorecard, options: Sequence[Options], goal: _Goal, efforts: Mapping[str, Fraction]
) -> Iterable[Way]:
    left = list(options)
    for _ in range(_WAYS):
        way = _cheapest(card.edition, left, goal, efforts)
        if way is None:
            return
        yield way
        used = {climb.code for climb in way.climbs}
        left = [each for each in left if each.code not in used]


def _cheapest(edition: Edition, options: Sequence[Options], goal: _Goal, efforts: Mapping[str, Fraction]) -> Way | None:
    states: list[_State] = [((_ZERO, 0), _ZERO, None)]
    for each in options:
        effort = effort_of(edition, efforts, each.code)
        grown = list(states)
        for option in each.options:
            gain, cost = each.factor * (option.points - each.now), effort * option.steps
            grown += [
                ((spent + cost, count + 1), had + gain, (chosen, each, option))
                for (spent, count), had, chosen in states
                if not goal.met(had)
            ]
        states = _undominated(grown, goal)
    best = min((state for state in states if goal.met(state[1])), key=lambda state: state[:2], default=None)
    return None if best is None else _way(edition, _unfolded(best[2]), goal, efforts)


def _undominated(states: list[_State], goal: _Goal) -> list[_State]:
    """Keep the states with more gain than all cheaper ones; nothing beyond the goal is worth a cost."""
    states.sort(key=lambda state: (state[0], -state[1]))
    kept, most = list[_State](), Fraction(-1)
    for state in states:
        if state[1] > most:
            kept.append(state)
            most = state[1]
            if goal.met(most):
                break
    return kept


def _unfolded(chosen: _Chosen) -> list[tuple[Options, Option]]:
    found = []
    while chosen is not None:
        chosen, options, option = chosen
        found.append((options, option))
    return found[::-1]


def _way(
    edition: Edition, chosen: Sequence[tuple[Options, Option]], goal: _Goal, efforts: Mapping[str, Fraction]
) -> Way:
    gains = [options.factor * (option.points - options.now) for options, option in chosen]
    surplus = sum(gains, _ZERO) - goal.need
    climbs = []
    for options, option in chosen:
        trimmed = _trimmed(options, option, surplus, goal)
        surplus -= options.factor * (option.points - trimmed.points)
        climbs.append(
            Climb(
                options.code,
                options.now,
                trimmed.points,
                options.factor * (trimmed.points - options.now),
                trimmed.steps,
                effort_of(edition, efforts, options.code) * trimmed.steps,
                trimmed.value,
                trimmed.text,
            )
        )
    effort, gain = sum((one.effort for one in climbs), _ZERO), sum((one.converted for one in climbs), _ZERO)
    return Way(tuple(climbs), effort, gain)


def _trimmed(options: Options, option: Option, surplus: Fraction, goal: _Goal) -> Option:
    """Ask of a component that takes any number no more than the target takes."""
    if options.grid is None:
        return option
    assert isinstance(option.value, Numeric)
    spare, room = surplus / options.factor / options.grid, (option.value.number - options.least) // HUNDREDTH
    cut = spare.numerator // spare.denominator
    if goal.beyond and cut == spare:
        cut -= 1
    cut = min(cut, int(room))
    if cut <= 0:
        return option
    number = option.value.number - cut * HUNDREDTH
    return Option(option.points - cut * options.grid, option.steps, Numeric(number), f"{number.normalize():f}")
