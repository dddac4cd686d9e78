"""Use case: prove a published year, or say what differs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.records.manifest import Manifest, manifest_digest, read_manifest
from parindex.model.records.verification import (
    CellMismatch,
    Finding,
    Proof,
    ResultMismatch,
    Verification,
    disproof,
    note,
)
from parindex.model.scores import Basis
from parindex.version import __version__
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.publication.chain import check_chain, check_place
from parindex.workflow.publication.compare import cell_differences, input_findings, result_differences
from parindex.workflow.publication.evidence import Exhibit, Shelf, shelf_of
from parindex.workflow.publication.manifest import Head, manifest_of_year
from parindex.workflow.publication.outside_copy import refuse_other_year
from parindex.workflow.publication.published_files import FilesRead, compare_files
from parindex.workflow.publication.sheet_lines import check_sheets
from parindex.workflow.publication.told_lines import check_manifest_told
from parindex.workflow.years.kept_definitions import DefinitionFile, workspace_of
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Session, Workspace, session_of

__all__ = ["VerifyOptions", "verify", "verify_shelf"]

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What to compare. `store_only`: leave the files alone; `digest` and `manifest` come from outside."""

    revision: int | None = None
    store_only: bool = False
    digest: str | None = None
    manifest: str | None = None
    """The text of a manifest that was kept elsewhere."""

    @property
    def outside(self) -> str | None:
        """The digest to find."""
        return manifest_digest(self.manifest) if self.manifest is not None else self.digest


def verify(place: Path | Session, year: int, options: VerifyOptions, *, progress: Progress = _SILENT) -> Verification:
    """Compare the published revisions of a year with the store, and with the files as far as they are at hand.

    Raises:
        ParindexError: there is no store, or the year was never published.
    """
    session = session_of(place)
    with session.store.moment(), session.store.reading() as store:
        shelf = shelf_of(store, year, (session.root, session.settings), options.revision)
    return verify_shelf(shelf, options, progress=progress)


def verify_shelf(shelf: Shelf, options: VerifyOptions, *, progress: Progress = _SILENT) -> Verification:
    """Compare what is on a shelf; an outside manifest or digest is that of the last revision on it."""
    last = max((exhibit.revision.number for exhibit in shelf.exhibits), default=0)
    if last:
        refuse_other_year(options.manifest, shelf.year, last)
    proofs = tuple(
        _proof(
            shelf,
            exhibit,
            options if exhibit.revision.number == last else VerifyOptions(None, options.store_only),
            progress,
        )
        for exhibit in shelf.exhibits
    )
    return Verification(shelf.year, (*check_chain(shelf.records, shelf.links), *_open(shelf), *shelf.doubts), proofs)


def _open(shelf: Shelf) -> Iterator[Finding]:
    for one in shelf.revisions:
        if not one.is_published:
            yield note("open", revision=one.number)


def _proof(shelf: Shelf, exhibit: Exhibit, options: VerifyOptions, progress: Progress) -> Proof:
    revision = exhibit.revision
    digest = manifest_digest(revision.manifest)
    findings = [*check_place(shelf.revisions, revision.number, shelf.records), *_outside(digest, options)]
    manifest = read_manifest(options.manifest if options.manifest is not None else revision.manifest)
    if manifest is None or manifest.year != shelf.year:
        return Proof(revision, digest, None, findings)
    findings += check_manifest_told(manifest, shelf.records)
    findings += check_sheets(manifest, exhibit.stored, shelf.records)
    definitions = list(_kept(shelf, manifest, findings))
    findings += [*_on_disk(shelf, manifest), *_version(manifest)]
    if len(definitions) < len(manifest.definitions) or exhibit.unreadable is not None:
        if exhibit.unreadable is not None:
            findings.append(_not_computable(exhibit.unreadable))
        return Proof(revision, digest, manifest, findings)
    try:
        then = workspace_of(definitions, shelf.year, shelf.home, shelf.today[1] if shelf.today else None)
        differs = _against_now(then, manifest, exhibit, definitions)
    except ParindexError as error:
        return Proof(revision, digest, manifest, [*findings, _not_computable(error)])
    files = FilesRead()
    if not options.store_only:
        asked = {one.unit for one in differs.cells}
        files = compare_files(then, manifest, exhibit, shelf.at_hand, asked=asked, progress=progress)
    return Proof(
        revision,
        digest,
        manifest,
        [*findings, *differs.inputs, *files.findings],
        tuple(_cells(differs.cells, files)),
        differs.results,
        tuple(dict.fromkeys(files.files)),
        sum(len(unit.cells) for block in manifest.blocks.values() for unit in block.units.values()),
    )


@dataclass(frozen=True, slots=True)
class _Differs:
    """What is otherwise in a manifest that is computed now."""

    inputs: Sequence[Finding]
    cells: Sequence[CellMismatch]
    results: tuple[ResultMismatch, ...]


def _against_now(
    then: Workspace, manifest: Manifest, exhibit: Exhibit, definitions: Sequence[DefinitionFile]
) -> _Differs:
    """Compute the manifest anew and compare; it is let go before the workbooks are read."""
    now = manifest_of_year(then, exhibit.stored, definitions, _head(manifest))
    return _Differs(
        list(input_findings(manifest, now)),
        list(cell_differences(manifest, now)),
        tuple(result_differences(manifest, now)),
    )


def _outside(digest: str, options: VerifyOptions) -> Iterator[Finding]:
    if options.outside is not None and options.outside != digest:
        yield disproof(
            "outside_differs",
            found=digest,
            written=options.outside,
        )


def _kept(shelf: Shelf, manifest: Manifest, findings: list[Finding]) -> Iterator[DefinitionFile]:
    for one in manifest.definitions:
        try:
            yield DefinitionFile(one.role, one.path, shelf.definition(one.sha256))
        except ParindexError:
            findings.append(disproof("definition_damaged", path=one.path))


def _on_disk(shelf: Shelf, manifest: Manifest) -> Iterator[Finding]:
    """Tell what became of the definition files since: the published results do not depend on it."""
    if shelf.today is None:
        return
    for one in manifest.definitions:
        try:
            content = (shelf.today[0] / one.path).read_bytes()
        except (OSError, ValueError):
            yield note("definition_absent", path=one.path)
            continue
        now = DefinitionFile(one.role, one.path, content)
        if now.sha256 != one.sha256:
            yield note(_changed(shelf, now, one.sha256), path=one.path)


def _changed(shelf: Shelf, now: DefinitionFile, digest: str) -> str:
    try:
        kept = shelf.definition(digest)
    except ParindexError:
        kept = b""
    if kept.replace(b"\r\n", b"\n") == now.content.replace(b"\r\n", b"\n"):
        return "definition_line_endings"
    return "definition_changed"


def _version(manifest: Manifest) -> Iterator[Finding]:
    if manifest.parindex != __version__:
        yield note("version", then=manifest.parindex, now=__version__)


def _not_computable(error: ParindexError) -> Finding:
    reason: object = error
    if isinstance(error, RefusedError):
        reason = ", ".join(sorted({issue.code for issue in error.issues}))
    return disproof("not_computable", reason=reason)


def _head(manifest: Manifest) -> Head:
    return Head(
        program=manifest.parindex,
        year=manifest.year,
        revision=manifest.revision,
        reason=manifest.reason,
        previous=manifest.previous,
        journal=manifest.journal,
        published_at=manifest.published_at,
        basis=Basis(manifest.basis),
        partial=manifest.partial,
        history=manifest.history,
        dossiers=manifest.dossiers,
    )


def _cells(cells: Iterable[CellMismatch], files: FilesRead) -> Iterator[CellMismatch]:
    """Yield every cell that differs once: manifest against store with what the file says, then file against store."""
    seen = set()
    for one in cells:
        seen.add((one.unit, one.code, one.stage))
        yield replace(one, file=files.says(one.unit, one.code, one.stage))
    for one in files.cells:
        if (one.unit, one.code, one.stage) not in seen:
            yield one
