"""The workbooks of a published year, as far as they are at hand: read once more, and compared with what was typed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parindex.model.issues import Severity
from parindex.model.records.arrivals import part
from parindex.model.records.manifest import Input, Manifest
from parindex.model.records.verification import CellMismatch, FileState, Finding, InputFile, disproof
from parindex.model.scores import Basis, Mark, Missing, Scored, ScoreSheet, Stage, Step
from parindex.sources.cells.grid import Workbook
from parindex.sources.score_sheets.reading import SheetsRead, read_workbooks
from parindex.sources.score_sheets.reading_tools import SheetContext
from parindex.sources.workbook import open_workbooks
from parindex.workflow.progress import Progress
from parindex.workflow.publication.cell_words import Telling, told_apart
from parindex.workflow.publication.evidence import AtHand, Exhibit
from parindex.workflow.publication.manifest import meaning
from parindex.workflow.years.workspace import Workspace, expectation_of

__all__ = ["FilesRead", "compare_files"]

_NAMED = 6

Key = tuple[str, str]
"""Unit and step."""


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the files say."""

    files: list[InputFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    cells: list[CellMismatch] = field(default_factory=list)
    sheets: dict[Key, ScoreSheet] = field(default_factory=dict)

    def says(self, unit: str, code: str, stage: str) -> str | None:
        """Return what the files say of a cell of a unit that was asked about; `None`: no file at hand speaks of it."""
        for step in (stage, ""):
            if stage and (sheet := self.sheets.get((unit, step))) is not None:
                return _said(_mark(sheet, code, Stage(stage)), None)
        return None


@dataclass(frozen=True, slots=True)
class FileComparison:
    """One revision, and where its files are."""

    workspace: Workspace
    manifest: Manifest
    stored: Mapping[Key, ScoreSheet]
    superseded: Mapping[str, int]
    asked: Collection[str]
    """Units of which more is asked afterwards than what differs."""
    done: FilesRead
    contexts: dict[str, SheetContext] = field(default_factory=dict)
    """What reads the sheets of a step: made once, since it knows all units."""

    def book(self, book: Workbook, inputs: Sequence[Input]) -> None:
        """Compare all sheets that were read from one workbook."""
        states = {one.sha256: self._state(book, one) for one in inputs}
        for sha256, state in states.items():
            self.done.files.append(InputFile(inputs[0].path, sha256, state))
            if state is FileState.CHANGED:
                found = book.sha256 or "–"
                self.done.findings.append(disproof("file_changed", path=inputs[0].path, found=found, written=sha256))
        wanted = [one for one in inputs if states[one.sha256] is not FileState.SUPERSEDED]
        for step in dict.fromkeys(one.step for one in wanted):
            read = self._read(book, step)
            for one in wanted:
                if one.step == step:
                    self._sheet(one, read, same=states[one.sha256] is FileState.SAME)

    def _state(self, book: Workbook, one: Input) -> FileState:
        if book.sha256 == one.sha256:
            return FileState.SAME
        return FileState.SUPERSEDED if book.sha256 in self.superseded else FileState.CHANGED

    def _read(self, book: Workbook, step: str) -> SheetsRead:
        context = self.contexts.get(step)
        if context is None:
            basis = Basis(self.manifest.basis)
            asked = Step(step) if step else None
            context = SheetContext(expectation_of(self.workspace, self.manifest.year, basis, strict=False, step=asked))
            self.contexts[step] = context
        return read_workbooks([book], context.expectation, context)

    def _sheet(self, one: Input, read: SheetsRead, *, same: bool) -> None:
        found = [sheet for sheet in read.sheets if (sheet.unit, sheet.year) == (one.unit, self.manifest.year)]
        sheet = next((each for each in found if each.source.sheet == one.sheet), found[0] if found else None)
        if sheet is None:
            self.done.findings.append(self._absent(one, read))
            return
        sheet = part(sheet, Step(one.step)) if one.step else sheet
        if one.unit in self.asked:
            self.done.sheets[one.unit, one.step] = sheet
        if (stored := self.stored.get((one.unit, one.step))) is not None:
            self.done.cells.extend(self._cells(stored, sheet, same=same))
            if texts := _texts_that_differ(stored, sheet):
                self.done.findings.append(
                    disproof(
                        "texts_differ",
                        unit=one.unit,
                        name=stored.name,
                        codes=", ".join(texts[:_NAMED]) + (", …" if len(texts) > _NAMED else ""),
                    )
                )

    def _absent(self, one: Input, read: SheetsRead) -> Finding:
        name = self._name(one.unit)
        others = sorted({sheet.name for sheet in read.sheets})
        if others:
            return disproof("other_unit", path=one.path, name=name, unit=one.unit, others="; ".join(others))
        codes = sorted({issue.code for issue in read.issues if issue.severity is Severity.ERROR})
        return disproof("file_refused", path=one.path, name=name, unit=one.unit, codes=", ".join(codes[:_NAMED]) or "–")

    def _name(self, unit: str) -> str:
        known = self.workspace.registry.by_id.get(unit)
        return known.name if known else unit

    def _cells(self, stored: ScoreSheet, sheet: ScoreSheet, *, same: bool) -> Iterator[CellMismatch]:
        """Yield cells whose answer is another one, or (in the very file) stands elsewhere."""
        for code in {**stored.by_code, **sheet.by_code}:
            for stage in Stage:
                old, new = _mark(stored, code, stage), _mark(sheet, code, stage)
                if _answer(old) == _answer(new) and not (same and old != new):
                    continue
                known = old or new
                cell = known.cell if known else ""
                published = self._published(stored.unit, code, stage)
                yield CellMismatch(
                    stored.unit, stored.name, code, stage, cell, published, _said(old, new), _said(new, old)
                )

    def _published(self, unit: str, code: str, stage: Stage) -> str | None:
        for block in self.manifest.blocks.values():
            if unit in block.units:
                cell = block.units[unit].cells.get(code)
                return (cell[2] or cell[3]) if cell is not None and cell[0] == stage else None
        return None


def compare_files(  # noqa: PLR0913  all that a comparison needs
    workspace: Workspace,
    manifest: Manifest,
    exhibit: Exhibit,
    at_hand: AtHand,
    *,
    asked: Collection[str],
    progress: Progress,
) -> FilesRead:
    """Read the files that are at hand through the reading door, and compare them with the stored sheets.

    Of the units that are `asked` about, what the files say is kept; of the others only what differs.
    """
    done = FilesRead()
    inputs: dict[Path, list[Input]] = defaultdict(list)
    for one in manifest.inputs:
        place = at_hand(one.path, one.sha256)
        if place is None:
            done.files.append(InputFile(one.path, one.sha256, FileState.ABSENT))
        else:
            inputs[place].append(one)
    mine = {
        (arrival.sheet.unit, arrival.step or ""): arrival.sheet for one in exhibit.stored for arrival in one.arrivals
    }
    comparison = FileComparison(workspace, manifest, mine, exhibit.superseded, asked, done)
    progress.start(len(inputs))
    for book in open_workbooks(list(inputs)):
        comparison.book(book, inputs[book.path])
        progress.advance(book.path)
    return done


def _mark(sheet: ScoreSheet, code: str, stage: Stage) -> Mark | None:
    entry = sheet.by_code.get(code)
    return next((mark for mark in entry.marks if mark.stage is stage), None) if entry else None


def _answer(mark: Mark | None) -> object:
    return mark.answer if mark else Missing()


def _said(mark: Mark | None, other: Mark | None) -> str:
    """Say what a cell holds, with as much as is needed to see the difference."""
    if mark is None:
        return meaning(Missing())
    return told_apart(_telling(mark), None if other is None else _telling(other))


def _telling(mark: Mark) -> Telling:
    taken = meaning(mark.answer)
    return Telling((mark.answer.text if isinstance(mark.answer, Scored) else "") or taken, taken, mark.cell)


def _texts_that_differ(stored: ScoreSheet, sheet: ScoreSheet) -> list[str]:
    """Return the codes of which the file gives other evidence or comments."""
    nothing = ("", "")

    def texts(of: ScoreSheet, code: str) -> tuple[str, str]:
        entry = of.by_code.get(code)
        return (entry.evidence, entry.comment) if entry else nothing

    return [code for code in {**stored.by_code, **sheet.by_code} if texts(stored, code) != texts(sheet, code)]
