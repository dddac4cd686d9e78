"""What a verification can find: words for people, a stable kind for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from parindex.model.brief import brief
from parindex.model.records.manifest import Manifest
from parindex.model.records.revisions import Revision

__all__ = [
    "WORDS",
    "CellMismatch",
    "FileState",
    "Finding",
    "InputFile",
    "Proof",
    "ResultMismatch",
    "Verification",
    "disproof",
    "note",
]


N_ = str
"""Marks a text for the translators."""

WORDS: Final[Mapping[str, str]] = {
    "journal_unreadable": N_("The journal cannot be read: it is not what was written."),
    "journal_broken": N_("The journal is broken at record {numbers}: a record was changed, removed or put elsewhere."),
    "journal_rewritten": N_(
        "The journal was rewritten: the manifest was made after record {digest}, which does not stand before the "
        "publication."
    ),
    "publication_missing": N_(
        "The publication of revision {revision} is not in the journal: the journal was cut off or rewritten."
    ),
    "publication_undone": N_(
        "The journal says that revision {revision} was published, but the store does not have it as published."
    ),
    "amendment_undone": N_("The journal says that revision {revision} was opened, but the store does not have it."),
    "amendment_differs": N_("The journal does not say that revision {revision} was opened for this reason."),
    "manifest_damaged": N_("The manifest cannot be read: it is not what publish wrote."),
    "manifest_edited": N_(
        "The manifest is not the one that was published: its SHA-256 is {found}, the journal says {written}."
    ),
    "head_differs": N_(
        "The manifest is of another year or revision, or names another reason or time than the store does."
    ),
    "previous_edited": N_(
        "Revision {previous} is not the one that revision {revision} amended: its manifest was changed since."
    ),
    "outside_differs": N_(
        "The manifest here is not the one of the outside copy: its SHA-256 is {found}, outside it is {written}."
    ),
    "beside_differs": N_(
        "{path} is not the manifest that the store has: its SHA-256 is {found}, in the store it is {written}."
    ),
    "beside_unknown": N_(
        "{path} is the manifest of revision {revision}, which the store does not know: an older copy of the store was "
        "put back, or a publication was broken off."
    ),
    "history_changed": N_("The stored published result of {name} ({unit}) is not the one that came last."),
    "history_gone": N_("The published result of {unit} that the journal tells of is not in the store."),
    "history_published": N_("The manifest has another published result of {name} ({unit}) than the journal tells of."),
    "history_unpublished": N_("The published result of {unit} that the journal tells of is not in the manifest."),
    "dossiers_changed": N_("The stored dossiers of {unit} are not those that came last."),
    "dossiers_gone": N_("The dossiers of {unit} that the journal tells of are not in the store."),
    "dossiers_published": N_("The manifest has other dossiers of {unit} than the journal tells of."),
    "dossiers_unpublished": N_("The dossiers of {unit} that the journal tells of are not in the manifest."),
    "definition_damaged": N_("The kept definition {path} is not the one that was published, or is gone."),
    "not_computable": N_("The results cannot be computed again: {reason}"),
    "sheet_removed": N_("The stored sheet of {name} ({unit}) is gone."),
    "sheet_added": N_("The store has a sheet of {name} ({unit}) that was not published."),
    "sheet_changed": N_("The stored sheet of {name} ({unit}) is not the one that was published."),
    "origin_changed": N_("The store names another file for the sheet of {name} ({unit}) than the manifest."),
    "sheet_unlike": N_("The sheet of {name} ({unit}) is not the one that the journal says was read last."),
    "sheet_untold": N_("The journal does not tell that a sheet of {name} ({unit}) was read."),
    "sheet_lost": N_("The journal tells that a sheet of {name} ({unit}) was read, but it is not there."),
    "file_changed": N_("{path} is not the file that was read: its SHA-256 is {found}, published was {written}."),
    "file_refused": N_("The sheet of {name} ({unit}) cannot be read from {path}: {codes}. parindex check tells more."),
    "other_unit": N_("{path} holds no sheet of {name} ({unit}), but of: {others}."),
    "texts_differ": N_("Evidence or comments of {name} ({unit}) in the file are not those in the store: {codes}."),
    "open": N_("Revision {revision} is open: it is not published yet."),
    "definition_absent": N_(
        "{path} is not in the workspace any more; the published results are computed from the kept copy."
    ),
    "definition_line_endings": N_(
        "{path} has other line endings since; the published results are computed from the kept copy."
    ),
    "definition_changed": N_("{path} was changed since; the published results are computed from the kept copy."),
    "part_differs": N_("{path} in the bundle is missing, or does not say what this manifest gives."),
    "workbook_untold": N_("The workbook {path} is not in the bundle, and the bundle does not say so."),
    "workbook_told_absent": N_("The bundle says that {path} is not in it, but it is, or was never read."),
    "workbook_foreign": N_("The bundle has a workbook that was not read for these results: {digest}."),
    "bundle_version": N_(
        "The bundle says that it was made with version {then}; published was with {written}. Its reports are not "
        "proved: verify it with the version that made it."
    ),
    "report_absent": N_("The report {path} is not in the bundle."),
    "report_foreign": N_("The bundle has a report that does not belong to it: {path}."),
    "report_differs": N_("{path} is not the report that these results give."),
    "reports_templates": N_("The reports were made with templates of the office and were not compared."),
    "reports_version": N_("The reports were made with version {then} and were not compared."),
    "version": N_("Published with version {then}, computed again with version {now}."),
}
"""What can be found, by its kind; the kinds are stable."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence: its kind in `WORDS`, and what fills it."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)
    disproves: bool = True
    """False: worth knowing, and no doubt about what was published."""

    @property
    def text(self) -> str:
        """The English template, which is the key of its translation."""
        return WORDS[self.kind]


def disproof(kind: str, **values: object) -> Finding:
    """Return a finding because of which the year is not proved."""
    return Finding(kind, values)


def note(kind: str, **values: object) -> Finding:
    """Return a finding that is only told."""
    return Finding(kind, values, disproves=False)


@dataclass(frozen=True, slots=True)
class CellMismatch:
    """A cell that does not say the same everywhere; `None`: that source says nothing of it."""

    unit: str
    name: str
    code: str
    stage: str
    cell: str
    manifest: str | None
    store: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class ResultMismatch:
    """A result that comes out otherwise than published; an empty unit stands for the whole block."""

    block: str
    unit: str
    name: str
    what: str
    """`name`, `points`, `applicable`, `index`, `published`, `tier`, `rank`, `missing` or `mean`."""
    manifest: str | None
    now: str | None


class FileState(StrEnum):
    """What became of a workbook."""

    SAME = "same"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    """Changed, and it is the file of a later revision."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One workbook that the revision was read from."""

    path: str
    sha256: str
    state: FileState


@brief
@dataclass(frozen=True, slots=True)
class Proof:
    """One published revision after the comparison."""

    revision: Revision
    digest: str
    manifest: Manifest | None
    findings: Sequence[Finding]
    cells: Sequence[CellMismatch] = ()
    results: Sequence[ResultMismatch] = ()
    files: Sequence[InputFile] = ()
    compared: int = 0
    """Cells that were compared."""

    @property
    def is_proved(self) -> bool:
        """Tell whether everything is as it was published."""
        return not (self.cells or self.results or any(one.disproves for one in self.findings))


@brief
@dataclass(frozen=True, slots=True)
class Verification:
    """A year after the comparison."""

    year: int
    findings: Sequence[Finding]
    """About the journal as a whole, and about revisions that were not published."""
    proofs: Sequence[Proof]

    @property
    def is_proved(self) -> bool:
        """Tell whether all revisions and the journal are as they were."""
        return all(proof.is_proved for proof in self.proofs) and not any(one.disproves for one in self.findings)
