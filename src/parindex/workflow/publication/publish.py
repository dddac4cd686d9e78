"""Use case: lock a year with its manifest, and open it again for a correction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.model.brief import brief
from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.journal import FIRST, Stamp, broken
from parindex.model.records.manifest import Manifest, canonical, lacking, manifest_digest, read_manifest
from parindex.model.records.revisions import Revision
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.store import Store
from parindex.version import __version__
from parindex.workflow.account import who
from parindex.workflow.one_moment import one_moment
from parindex.workflow.output.safe_output import write_output
from parindex.workflow.publication.manifest import Head, manifest_of_year
from parindex.workflow.publication.sheet_lines import check_sheets
from parindex.workflow.publication.told_lines import check_told
from parindex.workflow.years.block_standings import refuse_without_scores
from parindex.workflow.years.block_title import drafts
from parindex.workflow.years.kept_definitions import definitions_of, workspace_of
from parindex.workflow.years.workspace import Workspace

__all__ = ["IncompleteYearError", "PublishOptions", "Published", "amend", "publish"]

_NAMED = 10
_LONGEST_REASON = 500


class IncompleteYearError(ParindexError):
    """Sheets are missing or incomplete."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What to publish and where to. `partial`: although sheets are missing; `dry_run`: lock and write nothing."""

    year: int
    out: Path | None = None
    basis: Basis = Basis.APPRAISED
    partial: bool = False
    dry_run: bool = False


@brief
@dataclass(frozen=True, slots=True)
class Published:
    """The manifest of a year, and the file that it was written to (`None`: nothing was locked)."""

    manifest: Manifest
    text: str
    path: Path | None
    same_as: int | None = None
    """The number of the revision before, where it has the very same results."""

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest: the line for the decision on paper."""
        return manifest_digest(self.text)


@one_moment
def publish(workspace: Workspace, options: PublishOptions, *, at: datetime) -> Published:
    """Compute the manifest of the open revision of a year, write it beside the reports and lock the year.

    `at` is the moment of publication, with its zone. Results are computed from the very bytes that are kept.

    Raises:
        IncompleteYearError: sheets are missing or incomplete, and the publication is not a partial one.
        ParindexError: the year is published already, the journal is broken, or the file cannot be written.
    """
    refuse_without_scores(workspace, options.year)
    with workspace.store.reading() as store:
        head = _head(store, options, at)  # before the sheets: the lock notices what is stored after it
        stored = store.load(options.year, head.revision)
        definitions = definitions_of(workspace.root, workspace.settings, options.year)
        then = workspace_of(definitions, options.year, workspace.home, workspace.settings, store=workspace.store)
        _refuse_drafts(then, options.year)
        manifest = manifest_of_year(then, stored, definitions, head)
        _refuse_untold(store, manifest, stored)
        _refuse_incomplete(manifest, partial=options.partial)
        path = _path(workspace, options, head.revision)
        manifest = _resumed(path, manifest)
        text, same_as = canonical(manifest), _same_as(store, manifest)
        if options.dry_run:
            return Published(manifest, text, None, same_as)
        _refuse_other(path, text)
        files = {one.sha256: one.content for one in definitions}
        with _written(path, text.encode(), workspace.home):
            stamp = Stamp(datetime.fromisoformat(manifest.published_at), __version__, who())
            with workspace.store.writing() as writable:
                writable.revisions.publish(options.year, text, files, stamp, after=head.journal)
    return Published(manifest, text, path, same_as)


def _refuse_drafts(then: Workspace, year: int) -> None:
    """Refuse a year that is scored by a draft: nobody has looked through what was read out of an annex."""
    if found := drafts(then, year):
        raise ParindexError(
            "{sets}: the criteria set is a draft, so the year cannot be published. Review it: parindex criteria import "
            "--review FILE.xlsx.",
            sets=", ".join(found),
        )


def _same_as(store: Store, manifest: Manifest) -> int | None:
    """Return the number of the revision before if this one has the same results, down to the cell."""
    for one in store.revisions.of(manifest.year):
        if one.number == manifest.revision - 1:
            before = read_manifest(one.manifest)
            return one.number if before is not None and before.blocks == manifest.blocks else None
    return None


@contextmanager
def _written(path: Path, content: bytes, home: Path) -> Iterator[None]:
    """Write a file, and take it away again if what it tells does not happen."""
    there = path.exists()
    write_output(path, content, home, path.suffix)
    try:
        yield
    except BaseException:
        if not there:
            path.unlink(missing_ok=True)
        raise


def _head(store: Store, options: PublishOptions, at: datetime) -> Head:
    records = store.journal.records()
    known = store.revisions.of(options.year)
    revision = store.revisions.must_be_open(options.year)
    if wrong := broken(records):
        raise ParindexError(
            "The journal of the store is broken at record {numbers}: nothing is published on top of it. Put back the "
            "last copy of the store; parindex log shows the journal.",
            numbers=", ".join(map(str, wrong[:_NAMED])),
        )
    before = known[-2] if known and known[-1].number == revision.number and len(known) > 1 else None
    return Head(
        program=__version__,
        year=options.year,
        revision=revision.number,
        reason=revision.reason,
        previous=manifest_digest(before.manifest) if before else "",
        journal=records[-1].digest if records else FIRST,
        published_at=Stamp(at, __version__).utc,
        basis=options.basis,
        partial=options.partial,
        history=tuple(store.history.lines(options.year)),
        dossiers=tuple(store.dossiers.lines(options.year)),
    )


def _named(name: str, codes: Sequence[str]) -> Phrase | str:
    """Name a unit with how many scores it lacks."""
    if not codes:
        return name
    return Phrase("{name} (scores missing: {number})", {"name": name, "number": len(codes)})


def _listed(phrases: Sequence[Phrase | str]) -> Phrase:
    """Put phrases into one, a semicolon between them."""
    values = {f"unit_{place}": phrase for place, phrase in enumerate(phrases)}
    template = "; ".join(f"{{{name}}}" for name in values)
    return Phrase(template, values)


def _refuse_incomplete(manifest: Manifest, *, partial: bool) -> None:
    missing = list(lacking(manifest))
    if missing and not partial:
        raise IncompleteYearError(
            "{number} sheets of {year} are missing or incomplete: {names}. Nothing was published; read these sheets, "
            "or publish without them: --partial.",
            number=len(missing),
            year=manifest.year,
            names=_listed([*(_named(*one) for one in missing[:_NAMED]), *(["…"] if len(missing) > _NAMED else [])]),
        )


def _refuse_untold(store: Store, manifest: Manifest, stored: Sequence[StoredSheet]) -> None:
    """Refuse sheets and results that are not those that the journal tells of: they were changed in between."""
    records = store.journal.records()
    found = [
        *check_sheets(manifest, stored, records),
        *check_told(store, manifest.year, records),
    ]
    names = list(dict.fromkeys(one_line(str(one.values.get("name") or one.values["unit"])) for one in found))
    if names:
        raise ParindexError(
            "What the store has of {year} is not what the journal says was read: {names}. It was changed by another "
            "program, and nothing was published. Put back the last copy of the store, or read these sheets again: "
            "parindex score FILE… --replace",
            year=manifest.year,
            names="; ".join(names[:_NAMED]) + ("; …" if len(names) > _NAMED else ""),
        )


def _path(workspace: Workspace, options: PublishOptions, revision: int) -> Path:
    folder = options.out or workspace.home / "published" / str(options.year)
    return folder / f"manifest-{options.year}-r{revision}.json"


def _resumed(path: Path, manifest: Manifest) -> Manifest:
    """Return the manifest of a publication that was broken off after its file was written, or else the new one.

    The same results after the same record of the journal are the same publication: its time stays, so that the
    digest of the file is the one that counts.
    """
    try:
        found = read_manifest(path.read_text("utf-8"))
    except (OSError, ValueError):
        return manifest
    if found is None or found.model_copy(update={"published_at": manifest.published_at}) != manifest:
        return manifest
    return found


def _refuse_other(path: Path, text: str) -> None:
    if path.exists() and (not path.is_file() or path.read_bytes() != text.encode()):
        raise ParindexError(
            "{path} is already there and is another manifest; nothing was published. Take the file away, or choose "
            "another folder: --out.",
            path=path,
        )


@one_moment
def amend(workspace: Workspace, year: int, reason: str, *, at: datetime) -> Revision:
    """Open the next revision of a published year, with the sheets of the one before.

    Raises:
        ParindexError: the year is not published, or there is no reason.
    """
    said = one_line(reason).strip()
    if not said or len(said) > _LONGEST_REASON:
        raise ParindexError(
            "An amendment needs a reason of at most {limit} characters: it stands in every report of the new revision.",
            limit=_LONGEST_REASON,
        )
    refuse_without_scores(workspace, year)
    with workspace.store.writing() as store:
        return store.revisions.amend(year, said, Stamp(at, __version__, who()))
