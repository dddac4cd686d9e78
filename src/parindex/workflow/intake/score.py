"""Use case: read score sheets, compute, and store what was typed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Severity
from parindex.model.records.arrivals import StoredSheet
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Basis, ScoreSheet, Step
from parindex.scoring import score as score_block
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.files.paths import below
from parindex.sources.score_sheets.collection.unread_files import unread_issues
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead, expand, read_sheets
from parindex.version import __version__
from parindex.workflow.account import who
from parindex.workflow.health.second_store import second_stores
from parindex.workflow.intake.common_faults import told_once
from parindex.workflow.intake.stage_merge import Met, meet
from parindex.workflow.intake.typed_results import with_totals_compared
from parindex.workflow.intake.unnamed_years import refuse_unnamed
from parindex.workflow.missing import gaps_after
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.years.block_standings import class_weights, exemptions
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace, expectation_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ScoreOptions", "Scored", "Stored", "score", "score_alone"]

_SILENT = Silent()

_StoredByUnit: TypeAlias = Mapping[tuple[int, str], StoredSheet]


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    """How to read and whether to keep."""

    year: int | None = None
    basis: Basis = Basis.APPRAISED
    strict: bool = False
    dry_run: bool = False
    workers: int | None = None
    step: Step | None = None
    """What the sheets bring; `None`: all of their columns."""
    replace: bool = False
    """Whole sheets may drop stages that the store has and they lack."""
    complete: bool = False
    """Tell what is missing of the year, too."""

    @property
    def counting(self) -> Basis:
        """The scores that count: units that send their self scores have no others yet."""
        return Basis.SELF if self.step is Step.SELF else self.basis


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store took for one year, as unit ids."""

    year: int
    new: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


@brief
@dataclass(frozen=True, slots=True)
class Scored:
    """The scorecards of the sheets that were accepted, and what was found in all of them."""

    cards: tuple[Scorecard, ...]
    issues: tuple[Issue, ...]
    stored: tuple[Stored, ...] = field(default=())
    files: tuple[Path, ...] = ()
    """Every file that was looked at."""
    workspace: Workspace | None = None
    """What the sheets were read against; `None` where one criteria set stood alone."""

    @property
    def has_errors(self) -> bool:
        """Tell whether any sheet was refused."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per sheet: year, block, unit, name, criteria, status, points, max, index, tier, area_….

        The columns `area_<code>` hold the index of every area; `status` is `scored` or `incomplete`.
        """
        from parindex.workflow.output.frames import scored_frame  # noqa: PLC0415  pandas is slow to import

        return scored_frame(self.cards, self.workspace.registry if self.workspace else None)


def score(
    workspace: Workspace,
    patterns: Sequence[str | Path],
    options: ScoreOptions,
    *,
    at: datetime,
    progress: Progress = _SILENT,
) -> Scored:
    """Score sheets against the workspace and store the inputs of those without errors.

    `at` is the time that the store notes. Nothing is stored on a dry run.

    Raises:
        ParindexError: no such file, a store that cannot be written.
    """
    if options.step is not None and options.replace:
        raise ParindexError("--stage and --replace exclude each other: a stage replaces only itself.")
    expectation = expectation_of(workspace, options.year, options.counting, strict=options.strict, step=options.step)
    files = expand(patterns)
    read = _read(files, expectation, options.workers, progress)
    stored = _stored(workspace, {sheet.year for sheet in read.sheets})
    parts = {key: one.parts for key, one in stored.items()}
    met = meet(read.sheets, parts, options.step, replace=options.replace, strict=options.strict)
    refuse_unnamed(met.accepted, stored, expectation, options.step)
    cards = _cards_beside_stored(workspace, met.together, stored, options.counting)
    kept = () if options.dry_run else _save(workspace, met.accepted, at, options)
    issues = (*read.issues, *met.issues, *unread_issues(patterns), *second_stores(workspace))
    years = {options.year} if options.year is not None else {sheet.year for sheet in read.sheets}
    missing = _missing(workspace, years, met, issues, options.counting) if options.complete else ()
    return Scored(cards, (*told_once(workspace, issues), *missing), kept, tuple(files), workspace)


def _missing(
    workspace: Workspace, years: Collection[int], met: Met, issues: Collection[Issue], basis: Basis
) -> Iterator[Issue]:
    """Yield what is missing of the years, with the sheets of this run among those of the store."""
    sheets = {key: one.sheet for key, one in _stored(workspace, years).items()}
    sheets |= {(sheet.year, sheet.unit): sheet for sheet in met.together}
    return gaps_after(workspace, years, sheets, basis, issues)


def score_alone(
    criteria: Path, patterns: Sequence[str | Path], options: ScoreOptions, *, progress: Progress = _SILENT
) -> Scored:
    """Score sheets against one criteria file, without any workspace; nothing is stored."""
    if options.complete:
        raise ParindexError("Only a workspace knows which units there are; leave out --criteria, or --fail-on missing.")
    edition, issues = read_edition(criteria)
    if edition is None:
        raise RefusedError(issues)
    expectation = Expectation((edition,), None, options.year, None, options.basis, options.strict)
    files = expand(patterns)
    read = _read(files, expectation, options.workers, progress)
    cards = score_block(edition, read.sheets, basis=options.basis)
    told = told_once(None, [*issues, *read.issues, *unread_issues(patterns)])
    return Scored(tuple(cards), tuple(told), files=(criteria, *files))


def _read(paths: Sequence[Path], expectation: Expectation, workers: int | None, progress: Progress) -> SheetsRead:
    progress.start(len(paths))
    read = read_sheets(paths, expectation, workers=workers, on_file=progress.advance)
    return with_totals_compared(read, expectation)


def _cards_beside_stored(
    workspace: Workspace, sheets: Sequence[ScoreSheet], stored: _StoredByUnit, basis: Basis
) -> tuple[Scorecard, ...]:
    """Score the new sheets; rules that look at the whole block also see its stored sheets."""
    groups: dict[tuple[int, str], list[ScoreSheet]] = defaultdict(list)
    for sheet in sheets:
        groups[sheet.year, workspace.registry.by_id[sheet.unit].block_in(sheet.year)].append(sheet)
    cards: dict[tuple[int, str], Scorecard] = {}
    for (year, block), new in groups.items():
        edition = workspace.edition_for(block, year)
        everyone = new + _others(workspace, block, edition, stored, new)
        exempt, own = exemptions(workspace, edition), class_weights(workspace, edition)
        for card in score_block(edition, everyone, basis=basis, exempt=exempt, weights=own):
            cards[year, card.unit] = card
    return tuple(cards[sheet.year, sheet.unit] for sheet in sheets)


def _others(
    workspace: Workspace, block: str, edition: Edition, stored: _StoredByUnit, new: Sequence[ScoreSheet]
) -> list[ScoreSheet]:
    year = new[0].year
    members = {unit.id for unit in workspace.registry.members(block, year)} - {sheet.unit for sheet in new}
    sheets = [one.sheet for (of_year, unit), one in stored.items() if of_year == year and unit in members]
    return [sheet for sheet in sheets if (sheet.edition, sheet.digest) == (edition.key, edition.digest)]


def _stored(workspace: Workspace, years: Collection[int]) -> _StoredByUnit:
    """Return what the store holds, by year and unit."""
    if not years or not workspace.store.exists:
        return {}
    with workspace.store.moment(), workspace.store.reading() as store:
        return {(year, one.sheet.unit): one for year in years for one in store.load(year)}


def _as_called_at_home(sheet: ScoreSheet, home: Path) -> ScoreSheet:
    """Name a file of the workspace from its root: what is stored does not depend on where it was named from."""
    known = below(sheet.source.path, home)
    return replace(sheet, source=replace(sheet.source, path=known[0].as_posix())) if known else sheet


def _save(
    workspace: Workspace, sheets: Sequence[ScoreSheet], at: datetime, options: ScoreOptions
) -> tuple[Stored, ...]:
    """Store the sheets, each year in one transaction."""
    if not sheets:
        return ()
    if at.tzinfo is None:
        raise ParindexError("The time of scoring needs its time zone.")
    with workspace.store.writing(create=True) as store:
        stored, years = [], sorted({sheet.year for sheet in sheets})
        for year in years:
            store.revisions.must_be_open(year)  # all of them, before anything is stored
        for year in years:
            mine = [_as_called_at_home(sheet, workspace.home) for sheet in sheets if sheet.year == year]
            saved = store.save(
                year, mine, at=at, version=__version__, who=who(), step=options.step, replace=options.replace
            )
            stored.append(Stored(year, saved.new, saved.replaced, saved.unchanged))
    return tuple(stored)
