"""Whether the store still has a year as it was published: by digests alone, before anything is shown of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.model.records.arrivals import Arrival, StoredSheet
from parindex.model.records.journal import Action, Record, digest_of, sheets_noted
from parindex.model.records.manifest import Input, Manifest, manifest_digest
from parindex.model.records.revisions import Revision
from parindex.store import Store, digest_of_entries

__all__ = ["ChangedSincePublishedError", "refuse_changed", "refuse_changed_dossiers", "refuse_changed_history"]

_NAMED = 6


class ChangedSincePublishedError(ParindexError):
    """What the store has of a published year is not what was published: nothing may be printed from it."""


def refuse_changed(store: Store, revision: Revision, manifest: Manifest, stored: Sequence[StoredSheet]) -> None:
    """Refuse a published revision whose manifest or sheets are others than those that were published.

    Raises:
        ChangedSincePublishedError: naming what differs.
    """
    records = store.journal.about(revision.year, Action.PUBLISHED)
    told = [one for one in records if one.revision == revision.number]
    wrong = list(dict.fromkeys([*_record(told, revision, manifest), *_sheets(manifest, stored)]))
    if wrong:
        raise _changed(revision.year, wrong)


def refuse_changed_history(store: Store, year: int) -> None:
    """Refuse results that are known only as published if they are not those that the journal tells of.

    Raises:
        ChangedSincePublishedError: naming the units.
    """
    lines = store.history.lines(year)
    names = {line.unit: line.name for line in lines}
    if wrong := _unlike(store, year, "history", {line.unit: line.digest for line in lines}):
        raise _changed(year, [names.get(unit, unit) for unit in wrong])


def refuse_changed_dossiers(store: Store, year: int) -> None:
    """Refuse the dossiers of a published year if they are not those that the journal tells of.

    Raises:
        ChangedSincePublishedError: naming the units.
    """
    if not any(one.is_published for one in store.revisions.of(year)):
        return
    if wrong := _unlike(store, year, "dossiers", {line.unit: line.digest for line in store.dossiers.lines(year)}):
        raise _changed(year, wrong)


def _unlike(store: Store, year: int, kind: str, there: Mapping[str, str]) -> list[str]:
    """Return the units whose digest is not the one that came last, then those that are gone."""
    records = store.journal.about(year, Action.IMPORTED)
    told = {unit: digest for one in records for unit, _, digest in sheets_noted(one.detail.get(kind))}
    return [*(unit for unit, digest in there.items() if told.get(unit) != digest), *sorted(told.keys() - there.keys())]


def _record(told: Sequence[Record], revision: Revision, manifest: Manifest) -> Iterator[str]:
    """Yield a name for the manifest if the journal tells of another one, of none or of several."""
    written = [one.detail.get("manifest") for one in told if digest_of(one) == one.digest]
    head = (manifest.year, manifest.revision)
    if written != [manifest_digest(revision.manifest)] or head != (revision.year, revision.number):
        yield f"manifest-{revision.year}-r{revision.number}"


def _sheets(manifest: Manifest, stored: Sequence[StoredSheet]) -> Iterator[str]:
    names = {unit: one.name for block in manifest.blocks.values() for unit, one in block.units.items()}
    there = {(one.sheet.unit, one.step or ""): one for each in stored for one in each.arrivals}
    written = {(one.unit, one.step): one for one in manifest.inputs}
    for unit, step in sorted(there.keys() | written.keys()):
        was, now = written.get((unit, step)), there.get((unit, step))
        if was is None or now is None or not _is_same(was, now):
            yield names.get(unit, unit)
    for one in stored:
        if names.get(one.sheet.unit) != one.sheet.name:
            yield names.get(one.sheet.unit, one.sheet.unit)


def _is_same(was: Input, now: Arrival) -> bool:
    """Compare digests; what an earlier version wrote in another form is written anew for that."""
    source = now.sheet.source
    path = Path(source.path).as_posix()
    return (
        (path == was.path or path.endswith(f"/{was.path}") or source.path == was.path)
        and (source.sheet, source.sha256) == (was.sheet, was.sha256)
        and was.entries in {now.entries, digest_of_entries(now.sheet) if now.entries != was.entries else ""}
    )


def _changed(year: int, wrong: Sequence[str]) -> ChangedSincePublishedError:
    return ChangedSincePublishedError(
        "The store does not have {year} as it was published, but changed: {names}. Nothing is shown or written from "
        "it; see what differs: parindex verify --year {year} – and put back the last copy of the store.",
        year=year,
        names=one_line("; ".join(wrong[:_NAMED]) + ("; …" if len(wrong) > _NAMED else "")),
    )
