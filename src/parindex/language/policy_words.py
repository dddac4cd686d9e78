"""The policies of a criteria set in words, as a report prints them under its table."""

from collections.abc import Mapping, Sequence

from parindex.language.condition_words import applies_words, bounds_words
from parindex.language.rule_words import plain, tier_words
from parindex.language.set_words import set_words
from parindex.language.single_line import one_line
from parindex.language.speech import Speech
from parindex.model.criteria import CountAs, Edition, NotApplicablePolicy, Policy
from parindex.model.tie_breakers import property_of
from parindex.model.units import InForce

__all__ = ["in_force_words", "policy_lines", "policy_words", "weighted_words"]

_TIES: Mapping[str, str] = {
    "competition": "Equal results share a rank and the next ranks stay empty (1, 2, 2, 4).",
    "dense": "Equal results share a rank and no rank stays empty (1, 2, 2, 3).",
}
_MISSING: Mapping[str, str] = {
    "refuse": "A sheet that lacks a score is not ranked until it is complete.",
    "zero": "A component without a score gets 0 points.",
    "not_applicable": "A component without a score is treated as not applicable.",
}
_NOT_APPLICABLE: Mapping[str, str] = {
    "rescale": "Components that do not apply leave the maximum; the appraised points are converted to the full scale.",
    "full_points": "Components that do not apply get their full points.",
    "drop": "Components that do not apply leave the points and the maximum.",
    "equal": "What does not apply is shared in equal parts among the other parts of its group.",
}
_ROUNDING: Mapping[str, tuple[str, str]] = {
    "half_up": (
        "Numbers are computed exactly and printed with {number} decimal, halves rounded up.",
        "Numbers are computed exactly and printed with {number} decimals, halves rounded up.",
    ),
    "half_even": (
        "Numbers are computed exactly and printed with {number} decimal, halves rounded to the even digit.",
        "Numbers are computed exactly and printed with {number} decimals, halves rounded to the even digit.",
    ),
    "down": (
        "Numbers are computed exactly and printed with {number} decimal, further digits cut off.",
        "Numbers are computed exactly and printed with {number} decimals, further digits cut off.",
    ),
}
_RANK_ON: Mapping[str, str] = {
    "exact": "Ranks follow the exact index.",
    "published": "Ranks follow the index as printed.",
}


def policy_words(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return (subject, sentence) for how the set adds up and for every policy of it."""
    lines = set_words(edition, voice) + _conditions(edition, voice) + policy_lines(edition.policy, voice)
    tiers = [(voice.say("Tiers"), _tiers(edition, voice))] if edition.tiers else []
    return [*lines, *_groups(edition, voice), *_bounds(edition, voice), *tiers]


def _conditions(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return the criteria that apply to some units only."""
    said = {code: applies_words(given, edition, voice) for code, given in edition.conditions.items()}
    return [
        (voice.say("Criterion {code}", code=one_line(code)), f"{words[:1].upper()}{words[1:]}.")
        for code, words in said.items()
    ]


def policy_lines(policy: Policy, voice: Speech) -> list[tuple[str, str]]:
    """Return (subject, sentence) for every policy but the tiers."""
    breakers = ", ".join(_breaker(code, voice) for code in policy.tie_breakers)
    ties = voice.say(_TIES[policy.ties])
    if breakers:
        ties = f"{voice.say('Equal results are parted by {nodes} in turn.', nodes=breakers)} {ties}"
    return [
        (voice.say("Ranking"), voice.say(_RANK_ON[policy.rank_on])),
        (voice.say("Ties"), ties),
        (voice.say("Missing scores"), voice.say(_MISSING[policy.missing])),
        (voice.say("Not applicable"), _gaps_words(policy.not_applicable, voice)),
        (voice.say("Rounding"), voice.plural(*_ROUNDING[policy.rounding], policy.published_decimals)),
    ]


def _gaps_words(policy: NotApplicablePolicy, voice: Speech) -> str:
    if isinstance(policy, CountAs):
        percent = plain(policy.count_as, voice)
        return voice.say("Components that do not apply count {percent} % of their maximum.", percent=percent)
    return voice.say(_NOT_APPLICABLE[policy])


def _groups(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return the groups that treat what does not apply in a way of their own."""
    named = [(code, node.not_applicable) for code, node in edition.nodes.items() if node.not_applicable is not None]
    return [
        (voice.say("Not applicable in {code}", code=one_line(code)), _group_words(policy, voice))
        for code, policy in named
    ]


def _bounds(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return the groups from which parts are taken off, or whose points are bounded."""
    lines = []
    for code, node in edition.nodes.items():
        said = list(bounds_words(node, edition, voice)) if node.bounded else []
        if node.deducted:
            taken = ", ".join(one_line(part.code) for part in node.deducted)
            said.insert(0, voice.say("taken off: {nodes}", nodes=taken))
        if said:
            words = "; ".join(said)
            lines.append((voice.say("Criterion {code}", code=one_line(code)), f"{words[:1].upper()}{words[1:]}."))
    return lines


def in_force_words(sets: Sequence[InForce], counting: Edition, voice: Speech) -> str:
    """Say which criteria sets were in force in a year, and which of them counts."""
    spans = "; ".join(f"{one_line(one.criteria)} {_days(one, voice)}" for one in sets)
    return voice.say("{spans}. {set} counts for the whole year.", spans=spans, set=one_line(counting.id))


def _days(one: InForce, voice: Speech) -> str:
    since, until = (None if day is None else voice.date(day) for day in (one.since, one.until))
    if since is None:
        return voice.say("until {day}", day=until)
    if until is None:
        return voice.say("from {day}", day=since)
    return voice.say("from {since} to {until}", since=since, until=until)


def weighted_words(name: str, voice: Speech) -> str:
    """Say by which property of units a mean is weighted."""
    return voice.say("weighted by the property {name} of units", name=one_line(name))


def _group_words(policy: NotApplicablePolicy, voice: Speech) -> str:
    if policy == "rescale":
        return voice.say("What applies counts for the whole group.")
    return _gaps_words(policy, voice)


def _breaker(code: str, voice: Speech) -> str:
    if asked := property_of(code):
        name = voice.say("the property {name} of the unit", name=one_line(asked.name))
        return voice.say("{property} (the smaller first)", property=name) if asked.lower else name
    match code:
        case "survey":
            return voice.say("the survey part")
        case "appraisal":
            return voice.say("the appraised part")
        case _:
            return voice.say("criterion {code}", code=code)


def _tiers(edition: Edition, voice: Speech) -> str:
    words = tier_words(edition.tiers, voice)
    tiers = "; ".join(
        f"{one_line(tier.title.in_(voice.locale))}: {bound}" for tier, bound in zip(edition.tiers, words, strict=True)
    )
    return f"{tiers}."
