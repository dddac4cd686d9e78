"""What a reader has to know of the revision of a year, in sentences."""

from collections.abc import Iterable
from datetime import date, datetime

from parindex.language.single_line import one_line
from parindex.language.speech import VIETNAM, Speech
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.scores import Basis

__all__ = ["basis_words", "compared_words", "counted_words", "counting_words", "day_of", "head_words"]
__all__ += ["revision_words", "years_head_words"]


def day_of(moment: str) -> date:
    """Return the day of a stored moment (UTC, ISO 8601)."""
    return datetime.fromisoformat(moment).astimezone(VIETNAM).date()


def revision_words(place: RevisionPlace, voice: Speech) -> tuple[str, ...]:
    """Return the sentences that a result bears of an amended year, or of scores that nobody appraised."""
    basis = " ".join(filter(None, (basis_words(place.revision.counted, voice), _other(place.revision, voice))))
    lines = _amended(place, voice) if place.is_amended else ()
    return (" ".join((basis, *lines[:1])), *lines[1:]) if basis else lines


def head_words(place: RevisionPlace | None, voice: Speech) -> tuple[str, ...]:
    """Return what the head of a paper says before anything else: which scores count, and that it is not final."""
    if place is None:
        return ()
    revision = place.revision
    scores = voice.say("Scores that count: {scores}.", scores=counted_words(revision, voice))
    words = revision_words(place, voice) or (scores,)
    if revision.is_published or place.is_amended:  # the words of an amended year say when it was published
        return words
    return (*words, voice.say("Not published yet; the results may still change."))


def years_head_words(revisions: Iterable[Revision], voice: Speech) -> tuple[str, ...]:
    """Return what the head of a paper about several years says; nothing if none of them was scored."""
    known = {one.year: one for one in revisions}
    scores = {year: counted_words(one, voice) for year, one in sorted(known.items())}
    if not scores:
        return ()
    alike = len(set(scores.values())) == 1
    told = next(iter(scores.values())) if alike else "; ".join(f"{year}: {words}" for year, words in scores.items())
    counting = voice.say("Scores that count: {scores}.", scores=told)
    still_open = ", ".join(str(year) for year in scores if not known[year].is_published)
    if not still_open:
        return (counting,)
    return (counting, voice.say("Not published yet: {years}; the results may still change.", years=still_open))


def _other(revision: Revision, voice: Speech) -> str:
    """Say that a year was published by other scores than those that are shown."""
    match revision.published_by:
        case None:
            return ""
        case Basis.SELF:
            return voice.say("Appraised scores; {year} was published by self scores.", year=revision.year)
        case Basis.APPRAISED:
            return voice.say("{year} was published by appraised scores.", year=revision.year)


def basis_words(basis: Basis | None, voice: Speech) -> str:
    """Say which scores count where these are not the appraised ones."""
    return voice.say("Self scores of the units, not appraised.") if basis is Basis.SELF else ""


def counted_words(revision: Revision, voice: Speech) -> str:
    """Name the scores that count, whichever they are."""
    return voice.say("self scores") if revision.counted is Basis.SELF else voice.say("appraised scores")


def _amended(place: RevisionPlace, voice: Speech) -> tuple[str, ...]:
    revision, before, after = place.revision, place.before, place.after
    lines = []
    if after is not None and not after.is_published:
        lines.append(
            voice.say(
                "Revision {revision} is open, not published yet: {reason}",
                revision=after.number,
                reason=_reason(after),
            )
        )
    elif after is not None:
        lines.append(
            voice.say(
                "This revision no longer counts: revision {revision} amends it: {reason}",
                revision=after.number,
                reason=_reason(after),
            )
        )
    if before is not None:
        lines.append(
            voice.say("Revision {revision}, amended: {reason}", revision=revision.number, reason=_reason(revision))
        )
        lines.append(_published(before, voice))
    return (*lines, _published(revision, voice))


def compared_words(compared: Revision | None, voice: Speech) -> tuple[str, ...]:
    """Return the sentences that changes against an amended year bear; none if it was not amended."""
    if compared is None:
        return ()
    if compared.number == 1:
        self_scored = compared.counted is Basis.SELF
        return (voice.say("{year} is counted by self scores.", year=compared.year),) if self_scored else ()
    said = voice.say(
        "The changes are stated against revision {revision} of {year}, amended: {reason}",
        revision=compared.number,
        year=compared.year,
        reason=_reason(compared),
    )
    return (said,) if compared.is_published else (said, _published(compared, voice))


def counting_words(revision: Revision, voice: Speech) -> str:
    """Say of a year among others which of its revisions counts; empty if it was not amended."""
    if revision.number == 1:
        return ""
    values = {"year": revision.year, "revision": revision.number, "reason": _reason(revision)}
    if revision.is_published:
        return voice.say("{year}: revision {revision} counts, amended: {reason}", **values)
    return voice.say("{year}: revision {revision} counts, which is not published yet, amended: {reason}", **values)


def _published(revision: Revision, voice: Speech) -> str:
    if not revision.is_published:
        return voice.say("Revision {revision} is not published yet.", revision=revision.number)
    day = voice.date(day_of(revision.published_at))
    return voice.say("Revision {revision} was published on {day}.", revision=revision.number, day=day)


def _reason(revision: Revision) -> str:
    return one_line(revision.reason)
