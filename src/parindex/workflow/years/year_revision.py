"""One revision of a year: its sheets, and the definitions that count for it."""

from typing import NamedTuple

from parindex.errors import ParindexError
from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.manifest import Manifest, read_manifest
from parindex.model.records.revisions import Revision
from parindex.model.scores import Basis
from parindex.store import Store
from parindex.workflow.years.as_published import refuse_changed
from parindex.workflow.years.block_standings import YearInputs, checked, stored_sheets
from parindex.workflow.years.kept_definitions import DefinitionFile, workspace_of
from parindex.workflow.years.workspace import Session, Workspace

__all__ = [
    "RevisionInputs",
    "kept_definitions",
    "manifest_of",
    "published_workspace",
    "revision_inputs",
    "revisions_of",
    "stored_revision",
]


class RevisionInputs(NamedTuple):
    """What a revision is computed from: a published one from its own kept definitions, an open one from today's."""

    workspace: Workspace
    inputs: YearInputs
    revision: Revision
    basis: Basis = Basis.APPRAISED
    """The scores that it was published with."""


class StoredRevision(NamedTuple):
    """The definitions of a revision and what the store holds of it."""

    workspace: Workspace
    stored: list[StoredSheet]
    revision: Revision
    basis: Basis = Basis.APPRAISED
    """The scores that it was published with."""


def revisions_of(workspace: Workspace, year: int) -> list[Revision]:
    """Return the revisions of a year, oldest first; a year that was never published has one, open."""
    if not workspace.store.exists:
        return [Revision(year)]
    with workspace.store.reading() as store:
        store.revisions.must_agree(year)
        return store.revisions.of(year) or [Revision(year)]


def revision_inputs(workspace: Workspace, year: int, revision: int | None = None) -> RevisionInputs:
    """Return the sheets and definitions of a revision (`None`: the latest).

    Raises:
        ParindexError: a year without scores, no such revision, a unit that nobody knows, or the manifest of a
            published revision is damaged.
    """
    then, stored, chosen, basis = stored_revision(workspace, year, revision)
    return RevisionInputs(then, checked(then, year, stored), chosen, basis)


def stored_revision(workspace: Workspace, year: int, revision: int | None = None) -> StoredRevision:
    """Return the definitions of a revision and what the store holds of it.

    Raises:
        ChangedSincePublishedError: a published revision is not what was published.
    """
    chosen = _chosen(revisions_of(workspace, year), revision)
    stored = stored_sheets(workspace, year, chosen.number)
    if not chosen.is_published:
        return StoredRevision(workspace, stored, chosen)
    manifest = manifest_of(chosen)
    with workspace.store.reading() as store:
        refuse_changed(store, chosen, manifest, stored)
        files = kept_definitions(store, manifest)
    then = workspace_of(files, year, workspace.home, workspace.settings, store=workspace.store)
    return StoredRevision(then, stored, chosen, Basis(manifest.basis))


def published_workspace(session: Session, year: int, revision: int) -> Workspace | None:
    """Return the definitions that a published revision keeps; of today's only the settings are read.

    Returns `None` if the revision is not published.

    Raises:
        ParindexError: the store cannot be read, or what it kept is damaged.
    """
    settings = session.settings
    if not session.store.exists:
        return None
    with session.store.reading() as store:
        store.revisions.must_agree(year)
        for one in store.revisions.of(year):
            if one.number == revision and one.is_published:
                kept = kept_definitions(store, manifest_of(one))
                return workspace_of(kept, year, session.root, settings, store=session.store)
    return None


def manifest_of(revision: Revision) -> Manifest:
    """Return the manifest of a published revision."""
    manifest = read_manifest(revision.manifest)
    if manifest is None:
        raise ParindexError(
            "The manifest of {year}, revision {revision}, is damaged: it is not what publish wrote. Put back the last "
            "copy of the store; parindex verify --year {year} tells more.",
            year=revision.year,
            revision=revision.number,
        )
    return manifest


def kept_definitions(store: Store, manifest: Manifest) -> tuple[DefinitionFile, ...]:
    """Return the definition files that a manifest names, as the store keeps them.

    Raises:
        ParindexError: one of them is not there, or not what was kept.
    """
    return tuple(DefinitionFile(one.role, one.path, store.revisions.file(one.sha256)) for one in manifest.definitions)


def _chosen(known: list[Revision], number: int | None) -> Revision:
    if number is None:
        return known[-1]
    for revision in known:
        if revision.number == number:
            return revision
    raise ParindexError(
        "{year} has no revision {revision}; there are: {known}.",
        year=known[0].year,
        revision=number,
        known=", ".join(str(one.number) for one in known),
    )
