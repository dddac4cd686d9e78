"""The context of a report: the one thing that every format gets."""

from collections.abc import Sequence
from datetime import date

from parindex.language import Speech, speech
from parindex.language.revision_words import day_of, head_words, revision_words
from parindex.language.single_line import one_line
from parindex.model.definitions.workspace import Settings
from parindex.model.records.revisions import RevisionPlace
from parindex.reporting.report.block import block_report
from parindex.reporting.report.block_head import said
from parindex.reporting.report.contents import BlockInput, BlockReport, ReportContext, RevisionNote
from parindex.reporting.report.reference import reference

__all__ = ["BlockInput", "BlockReport", "ReportContext", "build", "reference"]


def build(  # noqa: PLR0913  all by name
    *,
    settings: Settings | None,
    locale: str,
    year: int,
    compare: int | None,
    blocks: Sequence[BlockInput],
    on: date | None,
    version: str,
    revision: RevisionPlace | None = None,
) -> ReportContext:
    """Write out results for a report in `locale`.

    `on` is the day of the report; without one, documents show dots to be filled in by hand. `revision`
    is the one of the year.
    """
    voice = speech(locale)
    return ReportContext(
        name=said(settings.name, voice) if settings else "",
        authority=said(settings.authority, voice) if settings else "",
        superior=said(settings.superior, voice) if settings else "",
        place=said(settings.place, voice) if settings else "",
        date=voice.date(on) if on else voice.say("day … month … year {year}", year="…"),
        generated_on=on,
        year=year,
        compare=compare,
        locale=voice.locale,
        version=version,
        blocks=tuple(block_report(found, voice) for found in blocks),
        marks=head_words(revision, voice),
        revision=_note(revision, voice),
        revision_place=revision,
        letters=settings.letters if settings else None,
    )


def _note(place: RevisionPlace | None, voice: Speech) -> RevisionNote | None:
    lines = revision_words(place, voice) if place is not None else ()
    if place is None or not lines:
        return None
    revision = place.revision
    published = voice.date(day_of(revision.published_at)) if revision.is_published else ""
    return RevisionNote(revision.number, one_line(revision.reason), published, lines)
