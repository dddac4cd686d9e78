"""The journal against the manifests: is the chain whole, and does it say what the manifests say?"""

from collections.abc import Iterator, Sequence

from parindex.model.records.journal import Action, Link, Record, broken
from parindex.model.records.manifest import Manifest, manifest_digest, read_manifest
from parindex.model.records.revisions import Revision
from parindex.model.records.verification import Finding, disproof

__all__ = ["check_chain", "check_place", "check_undone"]

_NAMED = 10


def check_chain(records: Sequence[Record] | None, links: Sequence[Link] = ()) -> Iterator[Finding]:
    """Yield what is wrong with the journal by itself; `links` stand for records that are kept back."""
    if records is None:
        yield disproof("journal_unreadable")
        return
    chain: list[Record | Link] = sorted([*records, *links], key=lambda one: one.number)
    if wrong := broken(chain):
        yield disproof(
            "journal_broken",
            numbers=", ".join(map(str, wrong[:_NAMED])) + (", …" if len(wrong) > _NAMED else ""),
        )


def check_undone(revisions: Sequence[Revision], year: int, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield what the journal tells of the revisions of a year and the store no longer knows, or the other way round."""
    if records is None:
        return
    known = {one.number for one in revisions}
    published = {one.number for one in revisions if one.is_published}
    for number in _told(records, Action.PUBLISHED, year):
        if number not in published:
            yield disproof("publication_undone", revision=number)
    for number in _told(records, Action.AMENDED, year):
        if number not in known:
            yield disproof("amendment_undone", revision=number)
    for one in revisions:
        if one.number > 1 and not one.is_published:
            yield from _amendment(records, one)


def _told(records: Sequence[Record], action: Action, year: int) -> list[int]:
    return sorted({one.revision for one in records if (one.action, one.year) == (action, year)})


def check_place(revisions: Sequence[Revision], number: int, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield what contradicts between a published revision, its manifest, its neighbours and the journal."""
    revision = next(one for one in revisions if one.number == number)
    manifest = read_manifest(revision.manifest)
    if manifest is None:
        yield disproof("manifest_damaged")
    else:
        yield from _head(revision, manifest, [one for one in revisions if one.number == number - 1])
    if records is None:
        return
    record = _publication(records, revision)
    if record is None:
        yield disproof(
            "publication_missing",
            revision=number,
        )
        return
    yield from _record(record, revision, manifest)
    if number > 1:
        yield from _amendment(records, revision)


def _publication(records: Sequence[Record], revision: Revision) -> Record | None:
    wanted = (Action.PUBLISHED, revision.year, revision.number)
    return next((one for one in records if (one.action, one.year, one.revision) == wanted), None)


def _record(record: Record, revision: Revision, manifest: Manifest | None) -> Iterator[Finding]:
    digest = manifest_digest(revision.manifest)
    if record.detail.get("manifest") != digest:
        yield disproof(
            "manifest_edited",
            found=digest,
            written=record.detail.get("manifest", "–"),
        )
    if manifest is not None and record.previous != manifest.journal:
        yield disproof(
            "journal_rewritten",
            digest=manifest.journal,
        )


def _amendment(records: Sequence[Record], revision: Revision) -> Iterator[Finding]:
    wanted = (Action.AMENDED, revision.year, revision.number)
    said = [one.detail.get("reason") for one in records if (one.action, one.year, one.revision) == wanted]
    if said != [revision.reason]:
        yield disproof(
            "amendment_differs",
            revision=revision.number,
        )


def _head(revision: Revision, manifest: Manifest, before: Sequence[Revision]) -> Iterator[Finding]:
    said = (manifest.year, manifest.revision, manifest.reason, manifest.published_at)
    if said != (revision.year, revision.number, revision.reason, revision.published_at):
        yield disproof(
            "head_differs",
        )
    if before and manifest.previous != manifest_digest(before[0].manifest):
        yield disproof(
            "previous_edited",
            previous=before[0].number,
            revision=revision.number,
        )
