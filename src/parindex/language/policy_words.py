"""The policies of a criteria set in words, as a report prints them under its table."""

from collections.abc import Mapping

from parindex.language.rule_words import bound_words
from parindex.language.set_words import set_words
from parindex.language.single_line import one_line
from parindex.language.speech import Speech
from parindex.model.criteria import Edition, Policy

__all__ = ["policy_lines", "policy_words"]

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
    lines = set_words(edition, voice) + policy_lines(edition.policy, voice)
    return lines + ([(voice.say("Tiers"), _tiers(edition, voice))] if edition.tiers else [])


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
        (voice.say("Not applicable"), voice.say(_NOT_APPLICABLE[policy.not_applicable])),
        (voice.say("Rounding"), voice.plural(*_ROUNDING[policy.rounding], policy.published_decimals)),
    ]


def _breaker(code: str, voice: Speech) -> str:
    match code:
        case "survey":
            return voice.say("the survey part")
        case "appraisal":
            return voice.say("the appraised part")
        case _:
            return voice.say("criterion {code}", code=code)


def _tiers(edition: Edition, voice: Speech) -> str:
    words = bound_words(edition.tiers, voice)
    tiers = "; ".join(
        f"{one_line(tier.title.in_(voice.locale))}: {bound}" for tier, bound in zip(edition.tiers, words, strict=True)
    )
    return f"{tiers}."
