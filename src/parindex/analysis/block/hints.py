"""What deserves a look before a result is believed. Hints are no faults: each has an innocent explanation too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.analysis.comparability.goalposts import Side, own_part, relative
from parindex.analysis.comparability.yardsticks import Yardsticks
from parindex.model.results.disputes import Hint, HintKind, UnitDisputes
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Answer, Missing, Scored

__all__ = ["hints", "identical", "outliers"]

_FEWEST = 5
"""Components, or units, below which agreement says nothing."""
_SPREADS = 3
"""Median absolute deviations beyond which a change stands out."""
_NOTABLE = 2
"""Index points that a change must be away from the others' at least."""


def hints(
    claims: Sequence[Scorecard],
    compared: Sequence[UnitDisputes],
    given: Sequence[Scorecard],
    before: Mapping[str, Scorecard],
) -> list[Hint]:
    """Return the hints on one block.

    `claims` are the cards by self scores, `compared` the units with an appraisal too, `given` their
    cards by the last appraisal and `before` those of the year before, by unit.
    """
    full = [card for card in claims if _is_full(card)]
    found = [Hint(HintKind.FULL_MARKS, (card.unit,), _scored(card), card.appraisal.points) for card in full]
    found += identical([card for card in claims if not _is_full(card)])
    found += [
        Hint(HintKind.UNCHANGED, (unit.given.unit,), _scored(unit.given), unit.given.appraisal.points)
        for unit in compared
        if not unit.disputes and not unit.given.missing
    ]
    return found + outliers(given, before)


def identical(cards: Sequence[Scorecard]) -> list[Hint]:
    """Return the groups of units whose sheets say the same of every component that is not surveyed."""
    groups: dict[tuple[object, ...], list[Scorecard]] = defaultdict(list)
    for card in cards:
        if _scored(card) >= _FEWEST:
            groups[tuple(_meaning(card.leaves[code].answer) for code in _codes(card))].append(card)
    return [
        Hint(HintKind.IDENTICAL, tuple(card.unit for card in group), _scored(group[0]), group[0].appraisal.points)
        for group in groups.values()
        if len(group) > 1
    ]


def outliers(now: Sequence[Scorecard], before: Mapping[str, Scorecard]) -> list[Hint]:
    """Return the units whose index moved unlike the others' since the year before, where that is comparable."""
    moves = _Moves(now, list(before.values()))
    found = {card.unit: moves.of(then, card) for card in now if (then := before.get(card.unit)) is not None}
    changes = {unit: change for unit, change in found.items() if change is not None}
    if len(changes) < _FEWEST:
        return []
    median = _median(list(changes.values()))
    spread = _median([abs(change - median) for change in changes.values()])
    limit = max(_SPREADS * spread, Fraction(_NOTABLE))
    return [
        Hint(HintKind.OUTLIER, (unit,), change=change, median=median, spread=spread)
        for unit, change in changes.items()
        if abs(change - median) > limit
    ]


class _Moves:
    """What units did themselves between two years."""

    def __init__(self, now: Sequence[Scorecard], before: Sequence[Scorecard]) -> None:
        self._blocks = relative(before), relative(now)
        self._yardsticks = Yardsticks()

    def of(self, before: Scorecard, now: Scorecard) -> Fraction | None:
        """Return the change of the index; `None` where there is none, or it cannot be stated."""
        if now.index is None or before.index is None or self._yardsticks.editions(before.edition, now.edition):
            return None
        then, today = self._blocks
        if then is None or today is None:
            return now.index - before.index if then is today else None
        codes = self._yardsticks.codes(before.edition, now.edition)
        return own_part(Side(today, now.unit, _index), Side(then, before.unit, _index), codes)


def _index(card: Scorecard) -> Fraction | None:
    return card.index


def _is_full(card: Scorecard) -> bool:
    part = card.appraisal
    return not card.missing and part.applicable > 0 and part.points == part.applicable


def _codes(card: Scorecard) -> list[str]:
    survey = card.edition.survey_codes
    return [leaf.code for leaf in card.edition.leaves if leaf.code not in survey]


def _scored(card: Scorecard) -> int:
    return sum(isinstance(card.leaves[code].answer, Scored) for code in _codes(card))


def _meaning(answer: Answer) -> object:
    if isinstance(answer, Scored):
        return answer.value
    return "missing" if isinstance(answer, Missing) else "not applicable"


def _median(numbers: Sequence[Fraction]) -> Fraction:
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
