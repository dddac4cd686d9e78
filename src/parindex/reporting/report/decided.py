"""Where indexes are printed alike and the exact ones decide: the same with as many digits as decide."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, islice

from parindex.language import Speech
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.rules.bounds import Bound
from parindex.reporting.report.figures import Figures

__all__ = ["decided_words"]

_MOST = 12
"""Units that are named; the exact index of all of them stands in JSON."""


def decided_words(block: BlockStandings, figures: Figures, voice: Speech) -> tuple[str, ...]:
    """Return sentences on ranks and tiers that the printed indexes do not explain."""
    if block.edition.policy.rank_on == "published":
        return ()
    return (*_tiers(block, figures, voice), *_ranks(block.standings, figures, voice))


def _tiers(block: BlockStandings, figures: Figures, voice: Speech) -> Iterator[str]:
    for standing in block.standings:
        index = standing.card.index
        for tier in block.edition.tiers:
            bound = tier.bound
            if index is not None and bound is not None and _torn(index, bound, figures):
                yield voice.say(
                    "{name}: index {index} %, the bound of tier {tier} is {bound} %.",
                    name=one_line(standing.card.name),
                    index=figures.beside(index, Fraction(bound.number)),
                    tier=one_line(tier.title.in_(voice.locale)),
                    bound=plain(bound.number, voice),
                )


def _torn(index: Fraction, bound: Bound, figures: Figures) -> bool:
    """Tell whether the printed index stands on the other side of a bound than the exact one."""
    printed = figures.value(index).rounded or Fraction(0)
    return bound.met_by(index) != bound.met_by(printed)


def _ranks(standings: Sequence[Standing], figures: Figures, voice: Speech) -> Iterator[str]:
    groups = list(_alike(standings, figures))
    number = sum(map(len, groups))
    units = "; ".join(islice((name for group in groups for name in _named(group[:_MOST], figures)), _MOST))
    if number > _MOST:
        yield voice.say(
            "{number} units are printed like another and parted by the exact index, among them: {units}.",
            number=number,
            units=units,
        )
    elif number:
        yield voice.say("Printed alike, parted by the exact index: {units}.", units=units)


def _named(group: Sequence[Standing], figures: Figures) -> Iterator[str]:
    indexes = [standing.card.index for standing in group]
    for standing in group:
        yield f"{one_line(standing.card.name)} {figures.beside(standing.card.index, *indexes)} %"


def _alike(standings: Sequence[Standing], figures: Figures) -> Iterator[list[Standing]]:
    """Yield the ranked units that stand together with one printed index and several exact ones."""
    ranked = [standing for standing in standings if standing.rank is not None]
    for _, group in groupby(ranked, key=lambda standing: figures.value(standing.card.index).text):
        alike = list(group)
        if _differ(alike):
            yield alike


def _differ(group: Sequence[Standing]) -> bool:
    return len({standing.card.index for standing in group}) > 1
