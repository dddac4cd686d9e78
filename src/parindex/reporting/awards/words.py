"""The reason of an award in figures: rank 1/18, index 92.50 %; up 7 places, from 12/15 to 5/15."""

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.criteria import Policy
from parindex.model.results.awards import (
    AreasHeld,
    Finding,
    Gained,
    IndexHeld,
    NoResult,
    Placed,
    TiersHeld,
    Verdict,
)
from parindex.model.results.series import YearResult
from parindex.reporting.report.changes import block_words, reason_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.year_figures import index_figure

__all__ = ["finding_words", "findings_words"]


def findings_words(findings: Sequence[Finding], policy: Policy, voice: Speech) -> str:
    """Say several findings in one line."""
    return "; ".join(finding_words(finding, policy, voice) for finding in findings)


def finding_words(finding: Finding, policy: Policy, voice: Speech) -> str:
    """Say what was found about one condition, held or not."""
    figures = Figures(policy, voice)
    match finding:
        case Placed():
            return _placed(finding, figures, voice)
        case Gained():
            return _gained(finding, figures, voice)
        case TiersHeld():
            return _tiers(finding, voice)
        case AreasHeld():
            return _areas(finding, figures, voice)
        case IndexHeld():
            return _index(finding, figures, voice)
        case NoResult():
            return voice.say("known only as published; this rule does not count such years")
        case _:
            assert_never(finding)


def _placed(finding: Placed, figures: Figures, voice: Speech) -> str:
    if finding.rank is None:
        return voice.say("not ranked")
    rank = _place(finding.rank, finding.of)
    if finding.index is None:
        said = voice.say("rank {rank}", rank=rank)
    else:
        said = voice.say("rank {rank}, index {index} %", rank=rank, index=_value(finding.index, figures))
    match finding.verdict:
        case Verdict.TIED:
            return voice.say(
                "{rank}; equal to others at the end of the first {wanted}", rank=said, wanted=finding.wanted
            )
        case Verdict.NEAR | Verdict.MISSED:
            return voice.say("{rank}; the list ends after the first {wanted}", rank=said, wanted=finding.wanted)
        case _:
            return said


def _gained(finding: Gained, figures: Figures, voice: Speech) -> str:
    if finding.obstacle is not None:
        why = reason_words(finding.obstacle.reason, finding.obstacle.detail, voice, left=True)
        return voice.say("no improvement can be stated ({year}: {reason})", year=finding.broken_in, reason=why)
    before, now = finding.before, finding.now
    if before is None or now is None:
        return voice.say("no improvement can be stated")
    said = _by_rank(finding, before, now, voice) if finding.by == "rank" else _by_index(finding, before, now, figures)
    if finding.place is None:
        return said
    match finding.verdict:
        case Verdict.TIED:
            return voice.say(
                "{gain}; equal to others at the end of the {wanted} most improved", gain=said, wanted=finding.wanted
            )
        case Verdict.NEAR | Verdict.MISSED:
            return voice.say(
                "{gain}; place {place} of the most improved, the list ends after {wanted}",
                gain=said,
                place=finding.place,
                wanted=finding.wanted,
            )
        case _:
            return said


def _by_rank(finding: Gained, before: YearResult, now: YearResult, voice: Speech) -> str:
    places = finding.places or 0
    values = {"first": finding.first, "old": _place(before.rank, before.of), "new": _place(now.rank, now.of)}
    if not places:
        return voice.say("rank unchanged since {first}: {old} → {new}", **values)
    if places > 0:
        return voice.plural(
            "up {number} place since {first}: {old} → {new}",
            "up {number} places since {first}: {old} → {new}",
            places,
            **values,
        )
    return voice.plural(
        "down {number} place since {first}: {old} → {new}",
        "down {number} places since {first}: {old} → {new}",
        -places,
        **values,
    )


def _by_index(finding: Gained, before: YearResult, now: YearResult, figures: Figures) -> str:
    said = figures.voice.say(
        "index {change} since {first}: {old} → {new} %",
        change=figures.change(finding.index).text,
        first=finding.first,
        old=index_figure(before, figures, now.index).text,
        new=index_figure(now, figures, before.index).text,
    )
    if finding.index is None or before.index is None or now.index is None:
        return said
    return "; ".join([said, *block_words(now.index - before.index - finding.index, figures)])


def _tiers(finding: TiersHeld, voice: Speech) -> str:
    tier = one_line(finding.tier) or "–"
    if finding.verdict is Verdict.UNKNOWN:
        return voice.say("the tier of {year} is not known", year=finding.last - finding.years)
    if finding.verdict is not Verdict.HELD:
        return voice.say(
            "tier {tier}; {years} of {wanted} years in a row", tier=tier, years=finding.years, wanted=finding.wanted
        )
    return _held(finding, voice) if finding.wanted > 1 else _in_tier(finding, tier, voice)


def _in_tier(finding: TiersHeld, tier: str, voice: Speech) -> str:
    asked = one_line(finding.wanted_title.in_(voice.locale)) if finding.wanted_title else tier
    if asked == tier:
        return voice.say("tier {tier}", tier=tier)
    return voice.say("tier {tier} ({wanted} or higher)", tier=tier, wanted=asked)


def _held(finding: TiersHeld, voice: Speech) -> str:
    """Say what was asked: a tier, or a higher one, in each of the years; then which it were, if not all the same."""
    title = finding.wanted_title
    values = {
        "tier": one_line(title.in_(voice.locale)) if title else finding.wanted_tier,
        "years": finding.years,
        "first": finding.last - finding.years + 1,
        "last": finding.last,
    }
    if finding.wanted_tier == "top":
        return voice.say("tier {tier}: in the top tier {years} years in a row ({first}–{last})", **values)
    said = voice.say("tier {tier} or higher {years} years in a row ({first}–{last})", **values)
    return f"{said}: {', '.join(map(one_line, finding.tiers))}" if len(set(finding.tiers)) > 1 else said


def _areas(finding: AreasHeld, figures: Figures, voice: Speech) -> str:
    if finding.lowest is None:
        return voice.say("the areas are not known in percent")
    values = {
        "area": one_line(finding.area),
        "lowest": figures.beside(finding.lowest, finding.bound).text,
        "bound": _short(finding.bound, figures),
        "under": finding.under,
    }
    if finding.under > 1:
        return voice.say("{under} areas under {bound} %, lowest {area}: {lowest} %", **values)
    if finding.under:
        return voice.say("one area under {bound} %: {area}, {lowest} %", **values)
    return voice.say("lowest area {area}: {lowest} % (at least {bound} %)", **values)


def _index(finding: IndexHeld, figures: Figures, voice: Speech) -> str:
    if finding.index is None:
        return voice.say("no index is known")
    index, bound = figures.beside(finding.index, finding.bound).text, _short(finding.bound, figures)
    return voice.say("index {index} % (at least {bound} %)", index=index, bound=bound)


def _place(rank: int | None, of: int | None) -> str:
    if rank is None:
        return "–"
    return str(rank) if of is None else f"{rank}/{of}"


def _value(number: Fraction | None, figures: Figures) -> str:
    return figures.value(number).text


def _short(number: Fraction, figures: Figures) -> str:
    return figures.maximum(number).text
