"""Steps, gaps and runs in words. A step always says both: what the rank did and what the index did."""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from parindex.language import Speech
from parindex.model.records.revisions import Revision
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.series import Absence, Origin, Step
from parindex.model.results.trends import Measure, Run
from parindex.model.scores import Basis
from parindex.reporting.report.changes import difference_words, field_words, note_words, reason_words
from parindex.reporting.report.figures import Figures

__all__ = ["absence_words", "obstacle_words", "origin_words", "run_words", "step_words"]

_ABSENCES: Mapping[Absence, str] = {
    Absence.NO_DATA: "no data",
    Absence.INCOMPLETE: "a sheet is incomplete",
    Absence.NOT_FORMED: "not yet formed",
    Absence.ENDED: "no longer there",
    Absence.OTHER_BLOCK: "it was ranked in another block",
    Absence.AS_PRINTED: "printed, but not whether in points or percent",
}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def absence_words(absence: Absence, voice: Speech) -> str:
    """Say why a year has no result."""
    return voice.say(_ABSENCES[absence])


def origin_words(origin: Origin, voice: Speech, revision: Revision | None = None) -> str:
    """Say where a year comes from, and of an amended one which of its revisions counts."""
    if origin is Origin.PUBLISHED:
        return voice.say("published figures")
    said = voice.say("score sheets")
    if revision is not None and revision.number > 1:
        said = voice.say("score sheets, revision {revision}", revision=revision.number)
    if revision is not None and revision.counted is Basis.SELF:
        said += " – " + voice.say("self scores")
    return said


def obstacle_words(obstacle: NotComparable | None, voice: Speech) -> str:
    """Say what parts two years; empty if nothing does."""
    if obstacle is None:
        return ""
    detail = difference_words(obstacle.differences, voice) or _arrow(obstacle.detail)
    return reason_words(obstacle.reason, detail, voice)


def step_words(step: Step, figures: Figures, voice: Speech) -> str:
    """Say what changed in a year, of rank and index, or why nothing can be said; then what belongs to it."""
    match step:
        case NotComparable():
            return voice.say("not comparable: {reason}", reason=obstacle_words(step, voice))
        case Moved():
            return "; ".join(
                filter(
                    None, [_moved(step, figures, voice), *note_words(step, figures, voice), *field_words(step, voice)]
                )
            )
        case _:
            assert_never(step)


def _moved(step: Moved, figures: Figures, voice: Speech) -> str:
    match step:
        case Moved(index=None, rank=None):
            return ""
        case Moved(index=None, rank=places):
            return _places(places or 0, voice)
        case Moved(index=index, rank=None):
            return voice.say("index {change}", change=figures.change(index))
        case Moved(index=index, rank=places):
            return _both(index, places, figures, voice)


def _both(index: Fraction | None, places: int | None, figures: Figures, voice: Speech) -> str:
    assert index is not None
    assert places is not None
    rank, change = _places(places, voice), figures.change(index)
    if index < 0 <= places:
        return voice.say("{rank}, although the index fell ({change})", rank=rank, change=change)
    if places < 0 <= index:
        said = "{rank}, although the index rose ({change})" if index else "{rank}, although the index stayed ({change})"
        return voice.say(said, rank=rank, change=change)
    return voice.say("{rank}, index {change}", rank=rank, change=change)


def _places(places: int, voice: Speech) -> str:
    if not places:
        return voice.say("rank unchanged")
    if places > 0:
        return voice.plural("up {number} place", "up {number} places", places)
    return voice.plural("down {number} place", "down {number} places", -places)


def run_words(run: Run, voice: Speech) -> str:
    """Say how many years in a row: "index rising for the third year in a row (2011–2014)"."""
    which = run.length - 2
    ordinal = voice.say(_ORDINALS[which]) if which < len(_ORDINALS) else voice.say("{number}th", number=run.length)
    values = {"ordinal": ordinal, "first": run.first, "last": run.last}
    if run.measure is Measure.INDEX:
        if run.up:
            return voice.say("index rising for the {ordinal} year in a row ({first}–{last})", **values)
        return voice.say("index falling for the {ordinal} year in a row ({first}–{last})", **values)
    if run.up:
        return voice.say("climbing in rank for the {ordinal} year in a row ({first}–{last})", **values)
    return voice.say("losing rank for the {ordinal} year in a row ({first}–{last})", **values)


def _arrow(detail: str) -> str:
    return detail.replace(" -> ", " → ")
