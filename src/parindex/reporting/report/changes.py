"""Changes between two years, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.results.changes import (
    Change,
    Difference,
    DifferenceKind,
    Entered,
    Left,
    Moved,
    NotComparable,
    Reason,
)
from parindex.reporting.report.contents import NO_FIGURE, ChangeWords
from parindex.reporting.report.figures import Figures

__all__ = [
    "block_field_words",
    "block_words",
    "change_words",
    "difference_words",
    "field_words",
    "note_words",
    "reason_words",
]
__all__ += ["reason_words", "remark_words"]

_REASONS: Mapping[Reason, str] = {
    Reason.CRITERIA_CHANGED: "the criteria changed",
    Reason.SCALE_CHANGED: "the scale changed",
    Reason.BLOCK_CHANGED: "it was ranked in another block",
    Reason.MERGED: "it was merged",
    Reason.DIVIDED: "it was divided",
    Reason.RENAMED: "it was renamed",
    Reason.NOT_RANKED: "it was not ranked",
    Reason.INCOMPLETE: "a sheet is incomplete",
    Reason.NO_DATA: "no data for the compared year",
    Reason.POLICY_CHANGED: "what is missing or does not apply counts otherwise",
    Reason.RANK_RULES: "the ranks are made by other rules",
    Reason.TIER_RULES: "the tiers are made by other rules",
    Reason.BLOCK_RULES: "it depends on the other units of the block",
    Reason.ENDED: "no longer there",
    Reason.CRITERIA_UNTOLD: "it is not told by which criteria one of the years was measured",
}
_TIERS: Mapping[str, str] = {"up": "up", "same": "unchanged", "down": "down"}
_DIFFERENCES: Mapping[DifferenceKind, str] = {
    DifferenceKind.SET: "set {codes}",
    DifferenceKind.TOTAL: "total {codes}",
    DifferenceKind.ADDED: "added {codes}",
    DifferenceKind.REMOVED: "removed {codes}",
    DifferenceKind.MAXIMUM: "maximum {codes}",
    DifferenceKind.RULE: "rule {codes}",
    DifferenceKind.ASSESSED_BY: "assessed by {codes}",
    DifferenceKind.AGGREGATION: "aggregation {codes}",
    DifferenceKind.WEIGHT: "weight {codes}",
    DifferenceKind.DOUBTFUL: "doubtful whether the same {codes}",
    DifferenceKind.RENAMED: "components with another title {codes}",
    DifferenceKind.POLICY: "policy {codes}",
    DifferenceKind.TIERS: "tiers {codes}",
    DifferenceKind.PERIOD: "part of the year {codes}",
    DifferenceKind.ADJUSTMENT: "bonus or penalty {codes}",
}
_POLICIES: Mapping[str, str] = {
    "not_applicable": "what does not apply: {change}",
    "missing": "missing scores: {change}",
    "ties": "equal results: {change}",
    "tie_breakers": "equal results are parted by: {change}",
    "rank_on": "ranks and tiers go by: {change}",
    "rounding": "rounding: {change}",
    "published_decimals": "decimals: {change}",
}
_COUNTS: Mapping[str, str] = {
    "rescale": "converted to the full scale",
    "full_points": "full points",
    "drop": "left out",
    "equal": "shared equally",
    "refuse": "not ranked",
    "zero": "0 points",
    "not_applicable": "as what does not apply",
    "competition": "1, 2, 2, 4",
    "dense": "1, 2, 2, 3",
    "exact": "the exact index",
    "published": "the printed index",
    "half_up": "halves up",
    "half_even": "halves to the even digit",
    "down": "cut off",
}


def change_words(change: Change | None, figures: Figures, voice: Speech) -> ChangeWords:
    """Say what changed, or why it cannot be said."""
    match change:
        case None:
            return _none("", "")
        case Moved():
            ranked = change.previous_rank is not None
            tier = voice.say(_TIERS[change.tier]) if change.tier else ""
            unranked = [voice.say("not ranked in both years")] if change.rank_reason is Reason.NOT_RANKED else []
            note = "; ".join([*note_words(change, figures, voice), *unranked])
            return ChangeWords(
                status="moved",
                points=figures.change(change.points),
                index=figures.change(change.index),
                rank=figures.places(change.rank),
                tier=tier,
                reason="",
                note=note,
                remark="; ".join(filter(None, (tier, note))),
                previous_rank=f"{change.previous_rank}/{change.previous_ranked}" if ranked else "",
            )
        case Entered(reason=reason):
            return _none("entered", reason_words(reason, "", voice, entered=True))
        case Left(reason=reason):
            return _none("left", reason_words(reason, "", voice, left=True))
        case NotComparable(differences=differences, reason=reason, detail=detail):
            words = reason_words(reason, "" if differences else detail, voice)
            return _none("not_comparable", words, difference_words(differences, voice))
        case _:
            assert_never(change)


def reason_words(reason: Reason, detail: str, voice: Speech, *, entered: bool = False, left: bool = False) -> str:
    """Say why no difference can be stated, of a unit in both years or in one of them."""
    if reason is Reason.NO_DATA and (entered or left):
        return voice.say("new") if entered else voice.say("no data for the year")
    if reason is Reason.NO_DATA and detail:
        return voice.say("no data for {year}", year=one_line(detail))
    if reason is Reason.BLOCK_CHANGED and left:
        return voice.say("it is ranked in another block")
    words = voice.say(_REASONS[reason])
    return f"{words} ({one_line(detail)})" if detail else words


def difference_words(differences: Sequence[Difference], voice: Speech) -> str:
    """Say in what two criteria sets differ: "added 1.3; maximum 2.1, 2.2"."""
    said = (voice.say(_DIFFERENCES[each.kind], codes=one_line(_codes(each))) for each in differences)
    return "; ".join(said)


def remark_words(remarks: Sequence[Difference], voice: Speech) -> str:
    """Say what differs although the years are compared; empty if nothing does."""
    said = "; ".join(_remark(each, voice) for each in remarks)
    return voice.say("Compared, but note what changed: {differences}", differences=said) if said else ""


def _remark(remark: Difference, voice: Speech) -> str:
    match remark.kind:
        case DifferenceKind.POLICY:
            return _policy_words(remark, voice)
        case DifferenceKind.TOTAL:
            return voice.say("scale changed {codes}", codes=one_line(_codes(remark)))
        case _:
            return difference_words([remark], voice)


def _policy_words(remark: Difference, voice: Speech) -> str:
    """Write "missing refuse -> zero" in the words of the language."""
    told = (code.split(" ", 1) for code in remark.codes)
    return "; ".join(
        voice.say(_POLICIES[name], change=" → ".join(_value_words(value, voice) for value in values.split(" -> ")))
        for name, values in told
    )


def _value_words(value: str, voice: Speech) -> str:
    if value.startswith("count_as "):
        return voice.say("{percent} % of the maximum", percent=one_line(value.removeprefix("count_as ")))
    return voice.say(_COUNTS[value]) if value in _COUNTS else one_line(value)


def _codes(difference: Difference) -> str:
    return ", ".join(difference.codes).replace("->", "→") + (f", +{difference.more}" if difference.more else "")


def note_words(change: Moved, figures: Figures, voice: Speech) -> Iterator[str]:
    """Say what belongs to a change that is stated."""
    if change.renamed_from is not None:
        yield voice.say("renamed from {name}", name=one_line(change.renamed_from.name))
    yield from block_words(change.block_index, figures)
    reasons = (change.index_reason, change.rank_reason, change.tier_reason)
    yield from (voice.say(_REASONS[one]) for one in reasons if one not in {None, Reason.NOT_RANKED})
    yield from _printed_words(change, figures, voice)


def block_words(by_block: Fraction | None, figures: Figures) -> Iterator[str]:
    """Say what the other units of the block made of an index besides, if anything."""
    if by_block:
        said = "besides, index {change} by the other units of the block"
        yield figures.voice.say(said, change=figures.change(by_block))


def field_words(change: Moved, voice: Speech) -> Iterator[str]:
    """Say of places lost in a larger field, or gained in a smaller one, that the field may be the whole reason."""
    before, now = change.previous_ranked, change.ranked
    if not change.rank or change.previous_rank is None or before is None or now is None:
        return
    grown = now - before
    if change.rank * grown < 0 and abs(change.rank) <= abs(grown):
        place = change.previous_rank - change.rank
        said = "more units: {place}" if grown > 0 else "fewer units: {place}"
        yield voice.say(said, place=f"{place}/{now}")


def block_field_words(changes: Iterable[Change | None], voice: Speech) -> str:
    """Say, once for a block, that another number of units is ranked, if places may have moved by that."""
    moved = [change for change in changes if isinstance(change, Moved) and any(field_words(change, voice))]
    if not moved:
        return ""
    before, now = moved[0].previous_ranked or 0, moved[0].ranked or 0
    said = (
        "{now} units are ranked, in the compared year {before}: up to {number} of the places lost may be due to that."
        if now > before
        else "{now} units are ranked, in the compared year {before}: up to {number} of the places gained may be due to "
        "that."
    )
    return voice.say(said, now=now, before=before, number=abs(now - before))


def _printed_words(change: Moved, figures: Figures, voice: Speech) -> Iterator[str]:
    """Say how a rank or tier can move by a difference that the digits of the set do not show: by the printed index."""
    printed = change.printed
    if printed is None or not printed.by_printed or not (change.rank or change.tier in {"up", "down"}):
        return
    if figures.value(change.index).rounded == 0 and printed.before != printed.now:
        before = Figures(printed.before_policy or figures.policy, voice).value(printed.before)
        yield voice.say("by the printed index: {before} → {now}", before=before, now=figures.value(printed.now))


def _none(status: str, reason: str, how: str = "") -> ChangeWords:
    return ChangeWords(status, NO_FIGURE, NO_FIGURE, NO_FIGURE, "", reason, how, remark=reason)
