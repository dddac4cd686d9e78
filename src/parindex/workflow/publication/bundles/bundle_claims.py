"""What a bundle says beside the proof: its head, its readme, its list of workbooks, its reports."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from parindex.errors import ParindexError
from parindex.model.records.manifest import Manifest, Role, manifest_digest, read_manifest
from parindex.model.records.revisions import RevisionPlace
from parindex.model.records.verification import Finding, disproof, note
from parindex.sources.bundle_file import BundleFile
from parindex.version import __version__
from parindex.workflow.publication.bundles.bundle import reports_of
from parindex.workflow.publication.bundles.bundle_parts import BundleHead, as_json, contents, readme, report_names
from parindex.workflow.publication.evidence import Exhibit, Shelf
from parindex.workflow.years.kept_definitions import DefinitionFile, workspace_of

__all__ = ["check_claims"]


def check_claims(bundle: BundleFile, head: BundleHead, shelf: Shelf) -> Iterator[Finding]:
    """Yield what in a bundle is not what `bundle` writes beside this manifest."""
    exhibit = shelf.exhibits[-1]
    manifest = read_manifest(exhibit.revision.manifest)
    if manifest is None:  # told already
        return
    digest = manifest_digest(exhibit.revision.manifest)
    expected = {
        "bundle.json": as_json(contents(manifest, digest, head.not_at_hand, head.parindex)),
        "README.txt": readme(digest),
    }
    for name, content in expected.items():
        if not bundle.holds(name, content):
            yield disproof("part_differs", path=name)
    yield from _workbooks(bundle, head, manifest)
    yield from _reports(bundle, head, manifest, shelf)


def _workbooks(bundle: BundleFile, head: BundleHead, manifest: Manifest) -> Iterator[Finding]:
    """The workbooks must be those of the manifest without those that the head tells as not at hand."""
    there = {PurePosixPath(name).stem for name in bundle.names if name.startswith("inputs/")}
    absent = {one.path for one in manifest.inputs if one.sha256 not in there}
    for path in sorted(absent ^ set(head.not_at_hand)):
        yield disproof("workbook_untold" if path in absent else "workbook_told_absent", path=path)
    for digest in sorted(there - {one.sha256 for one in manifest.inputs}):
        yield disproof("workbook_foreign", digest=digest)


def _reports(bundle: BundleFile, head: BundleHead, manifest: Manifest, shelf: Shelf) -> Iterator[Finding]:
    """Make the reports anew, where that is the same program and no template of a stranger has to run."""
    there = {name for name in bundle.names if name.startswith("reports/")}
    if head.parindex not in {manifest.parindex, __version__}:
        yield disproof("bundle_version", then=head.parindex, written=manifest.parindex)
        return
    for name in sorted(there ^ set(report_names(manifest).values())):
        yield disproof("report_foreign" if name in there else "report_absent", path=name)
    if any(one.role is Role.TEMPLATE for one in manifest.definitions):
        yield note("reports_templates")
    elif head.parindex != __version__:
        yield note("reports_version", then=head.parindex)
    elif (made := _made(shelf, shelf.exhibits[-1], manifest)) is not None:
        for name, content in made:
            if name in there and not bundle.holds(name, content):
                yield disproof("report_differs", path=name)


def _made(shelf: Shelf, exhibit: Exhibit, manifest: Manifest) -> Iterator[tuple[str, bytes]] | None:
    before = [one for one in shelf.revisions if one.number < manifest.revision]
    place = RevisionPlace(exhibit.revision, before[-1] if before else None)
    try:
        files = [DefinitionFile(one.role, one.path, shelf.definition(one.sha256)) for one in manifest.definitions]
        return reports_of(workspace_of(files, manifest.year, shelf.home), exhibit.stored, manifest, place)
    except ParindexError:  # told already: the results cannot be computed
        return None
