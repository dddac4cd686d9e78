"""A bundle from another office: what it was computed from, and whether it is what was published."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from parindex.errors import ParindexError
from parindex.model.records.journal import Link, Record
from parindex.model.records.manifest import read_manifest
from parindex.model.records.revisions import Revision
from parindex.model.records.verification import Verification
from parindex.model.scores import Basis
from parindex.model.texts.device_names import is_device
from parindex.sources.bundle_file import BundleFile, DamagedBundleError, damaged
from parindex.store import read_rows
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.publication.bundles.bundle_claims import check_claims
from parindex.workflow.publication.bundles.bundle_parts import BundleHead, JournalLine, JournalLink, part, part_text
from parindex.workflow.publication.bundles.part_rows import part_rows
from parindex.workflow.publication.bundles.weighing import weigh
from parindex.workflow.publication.chain import check_undone
from parindex.workflow.publication.evidence import Exhibit, Shelf
from parindex.workflow.publication.verify import VerifyOptions, verify_shelf
from parindex.workflow.years.block_standings import checked
from parindex.workflow.years.kept_definitions import DefinitionFile, PrivateFolder, workspace_of
from parindex.workflow.years.year_revision import RevisionInputs, manifest_of

__all__ = ["bundle_inputs", "look", "verify_bundle"]

_SILENT = Silent()
_MANIFEST = re.compile(r"manifest-r([0-9]+)\.json", re.ASCII)
_PLAIN = re.compile(r"[^\W_]([\w .()-]{0,98}[\w()-])?")
"""A piece of a path that is a name on every system, if it is not that of a device."""


def verify_bundle(
    path: Path, options: VerifyOptions, *, year: int | None = None, progress: Progress = _SILENT
) -> Verification:
    """Compare everything in a bundle with everything else in it; a year and a revision, if given, must be its own.

    Raises:
        ParindexError: the file is no bundle, or one of another year or revision, or it was built to deceive or to
            overwhelm.
    """
    weigh(path)
    folder = PrivateFolder()
    with BundleFile(path) as bundle:
        head, shelf = _shelf(bundle, folder.path)
        _refuse_other(path, head, year, options.revision)
        found = verify_shelf(shelf, options, progress=progress)
        more = tuple(check_claims(bundle, head, shelf))
    return Verification(found.year, (*found.findings, *more), found.proofs)


def bundle_inputs(path: Path, year: int | None = None, revision: int | None = None) -> RevisionInputs:
    """Return the sheets and the definitions in a bundle; `year` and `revision`, if given, must be its own.

    Raises:
        ParindexError: the file is no bundle of that year and revision, or it was built to deceive or to overwhelm.
    """
    weigh(path)
    folder = PrivateFolder()
    with BundleFile(path) as bundle:
        head, shelf = _shelf(bundle, folder.path)
        _refuse_other(path, head, year, revision)
        (exhibit,) = shelf.exhibits
        if exhibit.unreadable is not None:
            raise exhibit.unreadable
        found = exhibit.revision
        files = [
            DefinitionFile(one.role, one.path, shelf.definition(one.sha256)) for one in manifest_of(found).definitions
        ]
        then = workspace_of(files, found.year, shelf.home)
        basis = Basis(manifest_of(found).basis)
        return RevisionInputs(then, checked(then, found.year, exhibit.stored), found, basis)


def look(path: Path) -> None:
    """Build what is built of a bundle before anything is compared, and throw it away.

    Raises:
        ParindexError: the file is no bundle, is damaged, or was built to deceive or to overwhelm.
    """
    with BundleFile(path) as bundle:
        _shelf(bundle, Path())


def _refuse_other(path: Path, head: BundleHead, year: int | None, revision: int | None) -> None:
    if year not in {None, head.year} or revision not in {None, head.revision}:
        raise ParindexError(
            "The bundle {path} holds {year}, revision {revision}.",
            path=path,
            year=head.year,
            revision=head.revision,
        )


def _shelf(bundle: BundleFile, home: Path) -> tuple[BundleHead, Shelf]:
    head = part(bundle, "bundle.json", TypeAdapter(BundleHead))
    revisions = list(_revisions(bundle, head.year))
    exhibits = [_exhibit(bundle, one) for one in revisions if one.number == head.revision]
    if not exhibits:
        raise damaged(bundle.path, "bundle.json")
    lines = part(bundle, "journal.json", TypeAdapter(list[JournalLine | JournalLink]))
    records = [Record(**dict(one)) for one in lines if isinstance(one, JournalLine)]
    links = [Link(**dict(one)) for one in lines if isinstance(one, JournalLink)]
    doubts = tuple(check_undone(revisions, head.year, [one for one in records if one.revision <= head.revision]))
    at_hand = _at_hand(bundle, home)
    return head, Shelf(
        head.year, home, records, revisions, exhibits, _definition(bundle), at_hand, doubts=doubts, links=links
    )


def _exhibit(bundle: BundleFile, revision: Revision) -> Exhibit:
    try:
        with closing(part_rows(bundle, "entries.json")) as rows:
            return Exhibit(revision, read_rows(revision.year, rows))
    except DamagedBundleError:
        raise
    except ParindexError as error:
        return Exhibit(revision, (), {}, error)


def _revisions(bundle: BundleFile, year: int) -> Iterator[Revision]:
    found = sorted((int(name[1]), name[0]) for name in map(_MANIFEST.fullmatch, bundle.names) if name)
    for number, name in found:
        text = part_text(bundle, name)
        manifest = read_manifest(text)
        if manifest is None:
            raise damaged(bundle.path, name)
        yield Revision(year, number, manifest.reason, "", manifest.published_at, text)


def _definition(bundle: BundleFile) -> Callable[[str], bytes]:
    def read(digest: str) -> bytes:
        content = bundle.read(f"definitions/{digest}")
        if sha256(content).hexdigest() != digest:
            raise damaged(bundle.path, f"definitions/{digest}")
        return content

    return read


def _at_hand(bundle: BundleFile, home: Path) -> Callable[[str, str], Path | None]:
    """Lay a workbook where it was in its workspace if that is a plain path: names may tell what a file is."""
    names = (PurePosixPath(name) for name in bundle.names if name.startswith("inputs/"))
    parts = {name.stem: str(name) for name in names}
    laid: dict[tuple[str, str], Path] = {}

    def find(path: str, digest: str) -> Path | None:
        if digest not in parts:
            return None
        if (path, digest) not in laid:
            suffix = PurePosixPath(parts[digest]).suffix
            target = home / _safe(path, suffix, len(laid))
            if target.exists():
                target = home / f"inputs-{len(laid)}" / target.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bundle.read(parts[digest]))
            laid[path, digest] = target
        return laid[path, digest]

    return find


def _safe(path: str, suffix: str, number: int) -> PurePosixPath:
    pieces = path.replace("\\", "/").split("/")
    plain = all(_PLAIN.fullmatch(piece) and not is_device(piece) for piece in pieces)
    if plain and path.casefold().endswith(suffix):
        return PurePosixPath(*pieces)
    name = re.sub(r"[^\w .()-]", "_", pieces[-1])[-80:].strip(" ._") or "sheet"
    name = f"sheet-{name}" if is_device(name) else name
    return PurePosixPath(f"inputs-{number}") / (name if name.casefold().endswith(suffix) else name + suffix)
