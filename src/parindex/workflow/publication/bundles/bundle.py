"""Use case: everything that is needed to verify a published year, in one file for another office."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import chain
from operator import itemgetter
from pathlib import Path, PurePath
from typing import Final

from parindex.errors import ParindexError
from parindex.language.revision_words import day_of
from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.journal import Action, Record
from parindex.model.records.manifest import Manifest, manifest_digest
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.scores import Basis
from parindex.reporting import FORMATS
from parindex.reporting.report.context import ReportContext
from parindex.sources.score_sheets.rare_collections import rounds
from parindex.sources.workbook.guard.signature import KINDS
from parindex.store import rows_of
from parindex.workflow.output.safe_output import refuse_protected, write_output
from parindex.workflow.publication.bundles.bundle_parts import JournalLink, as_json, contents, readme, report_names
from parindex.workflow.publication.chain import check_place
from parindex.workflow.publication.evidence import Exhibit, Shelf, shelf_of
from parindex.workflow.publication.manifest import place_in
from parindex.workflow.publication.verify import VerifyOptions, verify_shelf
from parindex.workflow.rank import ranked
from parindex.workflow.report import report_context
from parindex.workflow.templating import rendered
from parindex.workflow.years.block_standings import checked
from parindex.workflow.years.kept_definitions import DefinitionFile, workspace_of
from parindex.workflow.years.workspace import Session, Workspace, session_of
from parindex.workflow.years.year_revision import manifest_of

__all__ = ["Bundled", "bundle", "reports_of"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Bundled:
    """What went into a bundle. `left_out` are the workbooks that are not at hand, or not what was read."""

    path: Path
    revision: int
    digest: str
    inputs: int
    left_out: tuple[str, ...]
    later: int | None
    """The number of a later published revision, which amends this one."""
    opened: int | None
    """The number of a later revision that is not published yet."""


def bundle(place: Path | Session, year: int, revision: int | None, out: Path) -> Bundled:
    """Write the bundle of a published revision (default: the last one); the same year gives the same bytes.

    Raises:
        ParindexError: the year was never published, its manifest or definitions are damaged, or the file
            cannot be written.
    """
    session = session_of(place)
    root = session.root
    refuse_protected(out, root, ".zip")
    with session.store.moment(), session.store.reading() as store:
        shelf = shelf_of(store, year, (root, session.settings), revision)
    if shelf.doubts or not shelf.exhibits:
        raise ParindexError(
            "The store does not have {year} as it was published; see what differs: parindex verify --year {year}",
            year=year,
        )
    exhibit = shelf.exhibits[-1]
    if exhibit.unreadable is not None:
        raise exhibit.unreadable
    manifest = manifest_of(exhibit.revision)
    _refuse_unproved(shelf, exhibit)
    definitions = [DefinitionFile(one.role, one.path, shelf.definition(one.sha256)) for one in manifest.definitions]
    if shelf.records is None:
        raise ParindexError("The journal cannot be read: it is not what was written.")
    inputs, left_out = _inputs(shelf, manifest)
    after = [one for one in shelf.revisions if one.number > manifest.revision]
    later = next((one.number for one in after if one.is_published), None)
    opened = next((one.number for one in after if not one.is_published), None)
    digest = manifest_digest(exhibit.revision.manifest)
    parts: dict[str, bytes] = {
        "README.txt": readme(digest),
        "bundle.json": as_json(contents(manifest, digest, left_out)),
        **{f"manifest-r{one.number}.json": one.manifest.encode() for one in _until(shelf, exhibit)},
        "journal.json": as_json(list(_journal(shelf.records, manifest))),
        "entries.json": as_json([_placed(row, root) for row in rows_of(exhibit.stored)]),
        **{f"definitions/{one.sha256}": one.content for one in definitions},
        **inputs,
    }
    reports = _reports(workspace_of(definitions, year, root), exhibit, manifest, shelf)
    write_output(out, _packed(parts, reports), root, ".zip")
    return Bundled(out, manifest.revision, digest, len(inputs), tuple(left_out), later, opened)


def _refuse_unproved(shelf: Shelf, exhibit: Exhibit) -> None:
    """Refuse to write what the other office could not verify; workbooks that changed since are left out and named.

    Raises:
        ParindexError: the journal, a manifest up to this one, a sheet or a result is not what was published.
    """
    found = verify_shelf(replace(shelf, exhibits=[exhibit]), VerifyOptions(store_only=True))
    earlier = [
        finding for one in _until(shelf, exhibit) for finding in check_place(shelf.revisions, one.number, shelf.records)
    ]
    if not found.is_proved or any(one.disproves for one in earlier):
        raise ParindexError(
            "The store does not have {year} as it was published; see what differs: parindex verify --year {year}",
            year=shelf.year,
        )


def _journal(records: Sequence[Record], manifest: Manifest) -> Iterator[Mapping[str, object]]:
    """Yield the journal up to the publication; of records about other years only what holds the chain together."""
    wanted = (Action.PUBLISHED, manifest.year, manifest.revision)
    for record in records:
        said = asdict(record)
        yield said if record.year == manifest.year else {name: said[name] for name in JournalLink.model_fields}
        if (record.action, record.year, record.revision) == wanted:
            return


def _until(shelf: Shelf, exhibit: Exhibit) -> Iterator[Revision]:
    """Yield the published revisions up to the one of an exhibit: each manifest names the one before."""
    for one in shelf.revisions:
        if one.is_published and one.number <= exhibit.revision.number:
            yield one


def _placed(row: Mapping[str, str], home: Path) -> Mapping[str, str]:
    return {**row, "path": place_in(home, row["path"])}


def _inputs(shelf: Shelf, manifest: Manifest) -> tuple[dict[str, bytes], list[str]]:
    """Return the original workbooks by safe names, and the paths of those that are not here any more."""
    found: dict[str, bytes] = {}
    left_out: dict[str, None] = {}
    for one in manifest.inputs:
        place = shelf.at_hand(one.path, one.sha256)
        content = place.read_bytes() if place is not None else b""
        suffix = PurePath(one.path).suffix.casefold()
        if sha256(content).hexdigest() == one.sha256 and suffix in KINDS:
            found[f"inputs/{one.sha256}{suffix}"] = content
        else:
            left_out[one.path] = None
    return found, list(left_out)


def _reports(workspace: Workspace, exhibit: Exhibit, manifest: Manifest, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    before = [one for one in shelf.revisions if one.number < manifest.revision]
    place = RevisionPlace(exhibit.revision, before[-1] if before else None)
    return reports_of(workspace, exhibit.stored, manifest, place)


def reports_of(
    workspace: Workspace, stored: Iterable[StoredSheet], manifest: Manifest, place: RevisionPlace
) -> Iterator[tuple[str, bytes]]:
    """Return the reports of a published revision in all formats, dated as it was published, in order of their names.

    Each is made when it is its turn: together they would take several times the memory.
    """
    inputs = checked(workspace, manifest.year, stored)
    ranking = ranked(workspace, inputs, place, Basis(manifest.basis))
    context = report_context(ranking, workspace, on=day_of(manifest.published_at))
    return _rendered(context, workspace, report_names(manifest))


def _rendered(context: ReportContext, workspace: Workspace, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    with rounds() as round_over:
        for kind, name in sorted(names.items(), key=itemgetter(1)):
            yield name, rendered(FORMATS[kind].render, context, workspace.templates)
            round_over()


def _packed(parts: Mapping[str, bytes], reports: Iterable[tuple[str, bytes]]) -> bytes:
    """Write a zip file that is the same on every run: names in order, the reports last; no times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name, content in chain(sorted(parts.items()), reports):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            target.writestr(info, content)
    return out.getvalue()
