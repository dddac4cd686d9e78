"""Changes between two years, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from parindex.language import Speech
from parindex.language.one_line import one_line
from parindex.model.changes import Change, Difference, DifferenceKind, Entered, Left, Moved, NotComparable, Reason
from parindex.reporting.contents import ChangeWords
from parindex.reporting.figures import NO_FIGURE, Figures

__all__ = ["change_words", "difference_words", "reason_words"]

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
}


def change_words(change: Change | None, figures: Figures, voice: Speech) -> ChangeWords:
    """Say what changed, or why it cannot be said."""
    match change:
        case None:
            return _none("", "")
        case Moved():
            ranked = change.previous_rank is not None
            tier, note = voice.say(_TIERS[change.tier]) if change.tier else "", "; ".join(_notes(change, voice))
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


def _codes(difference: Difference) -> str:
    return ", ".join(difference.codes).replace("->", "→") + (f", +{difference.more}" if difference.more else "")


def _notes(change: Moved, voice: Speech) -> Iterator[str]:
    if change.renamed_from is not None:
        yield voice.say("renamed from {name}", name=one_line(change.renamed_from.name))
    if change.rank_reason is not None:
        yield voice.say("not ranked in both years")


def _none(status: str, reason: str, how: str = "") -> ChangeWords:
    return ChangeWords(status, NO_FIGURE, NO_FIGURE, NO_FIGURE, "", reason, how, remark=reason)
