"""Use case: give every sender its own workbook back, with the faults marked in it."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.model.criteria import Edition
from parindex.model.scores import Basis, Step
from parindex.reporting.marked_copies import findings_of
from parindex.reporting.marked_copies.letter import SentFile, letter
from parindex.reporting.marked_copies.returned import Parcel, ReturnedFile, Returns
from parindex.sources.cells.grid import Workbook
from parindex.sources.score_sheets.collection.unread_files import unread_issues
from parindex.sources.score_sheets.rare_collections import rounds
from parindex.sources.score_sheets.reading import expand, read_workbooks
from parindex.sources.workbook import open_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared
from parindex.workflow.output.safe_output import refuse_protected, write_output
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.returns.marking import Job, Marked, Markers
from parindex.workflow.returns.return_plan import LookedAt, ReturnPlan, gathered, plan_parcels, refuse_existing
from parindex.workflow.years.workspace import Workspace, expectation_of

__all__ = ["ReturnOptions", "send_back"]

_SILENT = Silent()
_MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class ReturnOptions:
    """What to send back, where to, and what the notes say. `on` is the day that they bear."""

    year: int
    out: Path
    locale: str
    unit: str | None = None
    note: str = "docx"
    """The form of the covering notes: docx or md."""
    deadline: date | None = None
    on: date | None = None
    basis: Basis = Basis.APPRAISED
    step: Step | None = None
    """Look at the sheets as what one stage brings; `None`: all of their columns."""


def send_back(
    workspace: Workspace,
    patterns: Sequence[str | Path],
    options: ReturnOptions,
    *,
    progress: Progress = _SILENT,
) -> Returns:
    """Read sheets (default: those of the year) and write marked copies and notes below `options.out`.

    Nothing is written if any of the files to be written is there already; the originals are only read.

    Raises:
        ParindexError: no such file or unit, a target that exists or would be read as a sheet later.
    """
    if options.unit is not None:
        options = replace(options, unit=workspace.registry.spelled(options.unit))
        if options.unit not in workspace.registry.by_id:
            raise ParindexError("There is no unit {unit} in the registry; use its id.", unit=options.unit)
    wanted = list(patterns) or [Path(workspace.sheets.replace("{year}", str(options.year)))]
    _refuse_inside(options.out, wanted)
    files = _read(workspace, expand(wanted), options, progress)
    told = [file for file in files if file.is_worth_sending]
    plans = plan_parcels(workspace.registry, told, options.out, options.note, speech(options.locale))
    refuse_existing(plans, options.out)
    for plan in plans:
        refuse_protected(plan.note, workspace.home)
    parcels = tuple(_write(workspace, plans, options, progress))
    return Returns(parcels, len(files) - len(told), tuple(unread_issues(wanted)))


def _refuse_inside(out: Path, wanted: Iterable[str | Path]) -> None:
    """Refuse a folder whose files would be read as sheets of the units the next time."""
    for pattern in wanted:
        folder = Path(pattern)
        if folder.is_dir() and out.resolve().is_relative_to(folder.resolve()):
            raise ParindexError(
                "{out} lies in the folder of sheets {folder}; what is written there would be read as sheets. "
                "Choose a folder elsewhere.",
                out=out,
                folder=folder,
            )


def _read(workspace: Workspace, paths: Sequence[Path], options: ReturnOptions, progress: Progress) -> list[LookedAt]:
    """Read all files and gather what is to be told about each."""
    seen: dict[str, tuple[Path, str, bool]] = {}

    def books() -> Iterator[Workbook]:
        for book in open_workbooks(paths):
            seen[str(book.path)] = (book.path, book.sha256, bool(book.sheets))
            progress.advance(book.path)
            yield book

    progress.start(len(paths))
    own = options.step is None and options.basis is Basis.APPRAISED
    expectation = replace(
        expectation_of(workspace, options.year, options.basis, strict=False, step=options.step), for_sender=own
    )
    read = with_totals_compared(read_workbooks(books(), expectation), expectation)
    return list(gathered(seen, read, workspace.registry, options.unit))


def _write(
    workspace: Workspace, plans: Sequence[ReturnPlan], options: ReturnOptions, progress: Progress
) -> Iterator[Parcel]:
    voice = speech(options.locale)
    progress.start(sum(len(plan.files) for plan in plans))
    number = max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, len(plans)))
    names = {unit.id: unit.name for unit in workspace.registry.units}
    with ThreadPoolExecutor(number) as threads, Markers(number) as markers, rounds() as round_over:
        made = threads.map(lambda plan: _copies(workspace, plan, names, voice, markers), plans)
        for plan, files in zip(plans, made, strict=True):
            note = _note(workspace, plan, files, names, options, voice)
            write_output(plan.note, note, workspace.home)
            round_over()
            for file in plan.files:
                progress.advance(file.path)
            yield Parcel(plan.unit, plan.name, plan.note, tuple(files))


def _copies(
    workspace: Workspace, plan: ReturnPlan, names: Mapping[str, str], voice: Speech, markers: Markers
) -> list[ReturnedFile]:
    """Mark and write all copies of a parcel."""
    done = []
    for file, target in zip(plan.files, plan.copies, strict=True):
        made = Marked(b"", edited=False, lost=())
        if target is not None:
            made = markers.mark(Job(file.path, file.sha256, voice.locale, findings_of(file.issues, voice, names)))
        if target is not None and made.content:
            write_output(target, made.content, workspace.home)
        copy = target if made.content else None
        done.append(ReturnedFile(file.path, copy, made.edited, made.lost, file.issues))
    return done


def _set_of(workspace: Workspace, unit: str, year: int) -> Edition | None:
    known = workspace.registry.by_id.get(unit)
    try:
        return workspace.edition_for(known.block_in(year), year) if known else None
    except ParindexError:
        return None


def _note(  # noqa: PLR0913, PLR0917  what a note speaks of
    workspace: Workspace,
    plan: ReturnPlan,
    files: Sequence[ReturnedFile],
    names: Mapping[str, str],
    options: ReturnOptions,
    voice: Speech,
) -> bytes:
    sent = [
        SentFile(
            file.original.name,
            file.copy.name if file.copy else None,
            file.edited,
            file.lost,
            findings_of(file.issues, voice, names),
        )
        for file in files
    ]
    told = letter(
        settings=workspace.settings,
        voice=voice,
        unit=plan.name,
        year=options.year,
        files=sent,
        basis=Basis.SELF if options.step is Step.SELF else options.basis,
        deadline=options.deadline,
        on=options.on,
        edition=_set_of(workspace, plan.unit, options.year),
    )
    if options.note == "md":
        from parindex.reporting.marked_copies.letter_markdown import letter_markdown  # noqa: PLC0415  the rarer form

        return letter_markdown(told, voice)
    from parindex.reporting.marked_copies.letter_word import letter_word  # noqa: PLC0415  docxtpl is slow to import

    return letter_word(told)
