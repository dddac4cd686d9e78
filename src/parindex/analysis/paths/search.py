"""The cheapest way up: which components, how far, for the least effort; found exactly.

One option of every component at most, so that the gains reach the need: a multiple-choice knapsack. States are kept
only while no other has as much gain for no more cost; cost is (effort, number of components), compared in this order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import itemgetter

from parindex.analysis.paths.steps import HUNDREDTH, KnownOptions, Option, Options, options_of
from parindex.analysis.paths.targets import target_points
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.scores import Numeric
from parindex.model.studies.paths import Climb, Target, Way, WaysUp

__all__ = ["effort_of", "ways_up"]

_ZERO = Fraction(0)
_WAYS = 3


def ways_up(  # noqa: PLR0913  what is asked, and what it costs
    block: BlockStandings,
    unit: str,
    target: Target,
    *,
    efforts: Mapping[str, Fraction] | None = None,
    with_survey: bool = False,
    most: int = _WAYS,
    known: KnownOptions | None = None,
) -> WaysUp:
    """Return up to `most` cheapest ways of a unit to a target, no component in two of them, or why there is none.

    `efforts` by code, inherited downward, are for one step; `default` for all others (1). All other units stay as
    they are. `known` as in `options_of`: give the same to all units of a block.
    """
    card = next(standing.card for standing in block.standings if standing.card.unit == unit)
    found = target_points(block, unit, target)
    if isinstance(found, str) or card.index is None:
        why = found if isinstance(found, str) else "unranked"
        return WaysUp(unit, card.name, target, _ZERO, beyond=False, possible=_ZERO, ways=(), obstacle=why)
    bound, beyond = found
    need = (bound - card.index) * Fraction(card.edition.total) / 100
    reached = need < 0 or (need == 0 and not beyond)
    options, excluded = options_of(card, with_survey=with_survey, known=known)
    possible = _all_gains(options)
    ways = () if reached else tuple(_disjoint(card, options, _Goal(need, beyond), efforts or {}, most))
    obstacle = "reached" if reached else "" if ways else "not_enough"
    return WaysUp(unit, card.name, target, max(need, _ZERO), beyond, possible, ways, obstacle, excluded)


def _all_gains(options: Sequence[Options]) -> Fraction:
    """Return the converted points of the last option of every component."""
    by_factor: dict[Fraction, list[Fraction]] = {}
    for each in options:
        by_factor.setdefault(each.factor, []).append(each.gains[-1])
    return sum((factor * _total(gains) for factor, gains in by_factor.items()), _ZERO)


def _total(numbers: Sequence[Fraction]) -> Fraction:
    """Return a sum, in whole numbers."""
    scale = lcm(*(number.denominator for number in numbers))
    return Fraction(sum(number.numerator * (scale // number.denominator) for number in numbers), scale)


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


_Chosen = tuple["_Chosen", Options, Option] | None
_State = tuple[int, int, int, _Chosen]
"""Effort, number of components, gain, and what was chosen; effort and gain in whole steps of their own scales."""


def _disjoint(
    card: Scorecard, options: Sequence[Options], goal: _Goal, efforts: Mapping[str, Fraction], most: int
) -> Iterable[Way]:
    left = list(options)
    for _ in range(most):
        way = _cheapest(card.edition, left, goal, efforts)
        if way is None:
            return
        yield way
        used = {climb.code for climb in way.climbs}
        left = [each for each in left if each.code not in used]


def _cheapest(edition: Edition, options: Sequence[Options], goal: _Goal, efforts: Mapping[str, Fraction]) -> Way | None:
    whole = _Whole.of(edition, options, goal, efforts)
    if sum(row[-1][1] for row in whole.choices) < whole.need:
        return None
    states: list[_State] = [(0, 0, 0, None)]
    for each, choices, rest in zip(options, whole.choices, whole.rests(), strict=True):
        grown = list(states)
        for option, gain, cost in choices:
            grown += [
                (spent + cost, count + 1, had + gain, (chosen, each, option))
                for spent, count, had, chosen in states
                if had < whole.need
            ]
        states = _undominated(grown, whole.need, rest)
    best = min((state for state in states if state[2] >= whole.need), key=itemgetter(0, 1, 2), default=None)
    return None if best is None else _way(edition, _unfolded(best[3]), goal, efforts)


_Rest = tuple[int, int, int]
"""The most effort that a way may take, and the gain and the effort of the best step that is still to come."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A search in whole numbers: options with gain and cost by component, and the gain that is needed."""

    choices: Sequence[Sequence[tuple[Option, int, int]]]
    need: int

    @classmethod
    def of(cls, edition: Edition, options: Sequence[Options], goal: _Goal, efforts: Mapping[str, Fraction]) -> "_Whole":
        costs = [effort_of(edition, efforts, each.code) for each in options]
        factors = {each.factor for each in options}
        shared = lcm(*(factor.denominator for factor in factors))
        own = lcm(*(gain.denominator for each in options for gain in each.gains))
        least = lcm(goal.need.denominator, own * shared)
        times = {one: one.numerator * (shared // one.denominator) * (least // (own * shared)) for one in factors}
        unit = lcm(*(cost.denominator for cost in costs))
        choices = [
            [
                (option, gain.numerator * (own // gain.denominator) * times[each.factor], cost * option.steps)
                for option, gain in zip(each.options, each.gains, strict=True)
            ]
            for each, cost in zip(options, (int(cost * unit) for cost in costs), strict=True)
        ]
        return cls(choices, int(goal.need * least) + goal.beyond)

    def rests(self) -> list[_Rest]:
        """Return what bounds a way after each component, exactly: no cheapest way is lost by it."""
        most, found, best = self._enough(), list[_Rest](), (0, 1)
        for row in reversed(self.choices):
            found.append((most, *best))
            for _, gain, cost in row:
                if gain * best[1] > best[0] * cost:
                    best = gain, cost
        return found[::-1]

    def _enough(self) -> int:
        """Return the effort of some way: the last options, most gain for their effort first."""
        last = sorted((row[-1] for row in self.choices), key=lambda one: one[1] / one[2], reverse=True)
        gained = spent = 0
        for _, gain, cost in last:
            if gained >= self.need:
                break
            gained, spent = gained + gain, spent + cost
        return spent


def _undominated(states: list[_State], need: int, rest: _Rest) -> list[_State]:
    """Keep the states with more gain than all cheaper ones, from which a way can still be as cheap as one known.

    Nothing beyond the goal is worth a cost.
    """
    most, gain, effort = rest
    states.sort(key=_order)
    kept, highest = list[_State](), -1
    for state in states:
        if state[2] > highest:
            highest = state[2]
            if (need - highest) * effort <= (most - state[0]) * gain or (highest >= need and state[0] <= most):
                kept.append(state)
            if highest >= need:
                break
    return kept


def _order(state: _State) -> tuple[int, int, int]:
    return state[0], state[1], -state[2]


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
    surplus = _total(gains) - goal.need
    climbs = []
    for (options, option), gain in zip(chosen, gains, strict=True):
        trimmed, converted = _trimmed(options, option, surplus, goal), gain
        if trimmed is not option:
            converted = options.factor * (trimmed.points - options.now)
            surplus -= gain - converted
        effort = effort_of(edition, efforts, options.code) * trimmed.steps
        climbs.append(
            Climb(
                options.code,
                options.now,
                trimmed.points,
                converted,
                trimmed.steps,
                effort,
                trimmed.value,
                trimmed.text,
            )
        )
    effort, gain = _total([one.effort for one in climbs]), _total([one.converted for one in climbs])
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
