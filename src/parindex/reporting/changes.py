"""Changes between two years, in words."""

from collections.abc import Mapping
from typing import assert_never

from parindex.language import Speech
from parindex.language.one_line import one_line
from parindex.model.results import Change, Entered, Left, Moved, NotComparable, Reason
from parindex.reporting.contents import ChangeWords
from parindex.reporting.figures import NO_FIGURE, Figures

__all__ = ["change_words", "reason_words"]

_REASONS: Mapping[Reason, str] = {
    Reason.CRITERIA_CHANGED: "the criteria changed",
    Reason.SCALE_CHANGED: "the scale changed",
    Reason.BLOCK_CHANGED: "it was ranked in another block",
    Reason.MERGED: "it was merged",
    Reason.DIVIDED: "it was divided",
    Reason.NOT_RANKED: "it was not ranked",
    Reason.INCOMPLETE: "a sheet is incomplete",
    Reason.NO_DATA: "no data for the compared year",
    Reason.CRITERIA_UNTOLD: "it is not told by which criteria one of the years was measured",
}
_TIERS: Mapping[str, str] = {"up": "up", "same": "unchanged", "down": "down"}


def change_words(change: Change | None, figures: Figures, voice: Speech) -> ChangeWords:
    """Say what changed, or why it cannot be said."""
    match change:
        case None:
            return _none("", "")
        case Moved():
            return ChangeWords(
                status="moved",
                points=figures.change(change.points),
                index=figures.change(change.index),
                rank=figures.places(change.rank),
                tier=voice.say(_TIERS[change.tier]) if change.tier else "",
                reason="",
            )
        case Entered(reason=reason):
            return _none("entered", reason_words(reason, "", voice, entered=True))
        case Left(reason=reason):
            return _none("left", reason_words(reason, "", voice))
        case NotComparable(reason=reason, detail=detail):
            return _none("not_comparable", reason_words(reason, detail, voice))
        case _:
            assert_never(change)


def reason_words(reason: Reason, detail: str, voice: Speech, *, entered: bool = False) -> str:
    """Say why no difference can be stated."""
    if entered and reason is Reason.NO_DATA:
        return voice.say("new")
    if not entered and not detail and reason is Reason.NO_DATA:
        return voice.say("no data for the year")
    words = voice.say(_REASONS[reason])
    return f"{words} ({one_line(detail)})" if detail else words


def _none(status: str, reason: str) -> ChangeWords:
    return ChangeWords(status, NO_FIGURE, NO_FIGURE, NO_FIGURE, "", reason)
