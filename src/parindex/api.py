"""The public Python interface: the use cases of the command line, as functions.

Years may be integers of any library, days also texts. What cannot have been meant ends in a `ParindexError`
that says what is expected. Results print as one line and show as tables in notebooks.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import SupportsIndex

from parindex.errors import ParindexError
from parindex.model.definitions.supposition import Supposition
from parindex.model.scores import Basis, Step
from parindex.model.studies.profile import UnitProfile
from parindex.reporting import FORMATS
from parindex.workflow import awards as awarding
from parindex.workflow import disputes as disputing
from parindex.workflow import explain as explaining
from parindex.workflow import rank as ranking
from parindex.workflow import report as reporting
from parindex.workflow import trend as trending
from parindex.workflow.analysis import diagnose as diagnosing
from parindex.workflow.analysis import losses as losing
from parindex.workflow.analysis import profile as profiling
from parindex.workflow.analysis import robust as robustness
from parindex.workflow.analysis import ways as climbing
from parindex.workflow.analysis import what_if as supposing
from parindex.workflow.analysis.diagnose import Diagnoses
from parindex.workflow.analysis.losses import Losses
from parindex.workflow.analysis.robust import RobustBlocks
from parindex.workflow.analysis.ways import UnitWays
from parindex.workflow.analysis.what_if import Supposed
from parindex.workflow.awards import Awards
from parindex.workflow.comparisons import diff as differing
from parindex.workflow.comparisons.diff import Diff, DiffOptions
from parindex.workflow.disputes import Disputed
from parindex.workflow.explain import Explanation
from parindex.workflow.history import history_show as showing
from parindex.workflow.history.history_show import PublishedYear
from parindex.workflow.intake import check as checking
from parindex.workflow.intake import score as scoring
from parindex.workflow.intake.check import Checked, CheckOptions
from parindex.workflow.intake.score import Scored, ScoreOptions
from parindex.workflow.output.arguments import (
    basis_of,
    day_of,
    format_of,
    paths_of,
    percent_of,
    text_of,
    whole_of,
    workspace_of,
    year_of,
)
from parindex.workflow.publication import publish as publishing
from parindex.workflow.publication import verify as verifying
from parindex.workflow.publication.findings import Verification
from parindex.workflow.publication.publish import Published, PublishOptions
from parindex.workflow.publication.verify import VerifyOptions
from parindex.workflow.rank import Ranking
from parindex.workflow.trend import TrendAnswer
from parindex.workflow.years import workspace as workspaces
from parindex.workflow.years.workspace import Workspace

__all__ = [
    "ParindexError",
    "awards",
    "check",
    "diagnose",
    "diff",
    "disputes",
    "explain",
    "history",
    "load",
    "losses",
    "path",
    "profile",
    "publish",
    "rank",
    "report",
    "robust",
    "score",
    "trend",
    "verify",
    "what_if",
]

Paths = str | Path | Iterable[str | Path]


def load(folder: str | Path) -> Workspace:
    """Load the workspace in `folder`.

    Raises:
        ParindexError: there is none, or its definitions have errors (then `.issues` lists them).

    >>> import parindex
    >>> workspace = parindex.load("examples/tam-ky")
    >>> sorted(workspace.registry.blocks)
    ['communes', 'departments']
    """
    (path,) = paths_of(folder, "folder")
    return workspaces.load(Path(path))


def check(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    paths: Paths = (),
    *,
    year: SupportsIndex | None = None,
    basis: str = "appraised",
    stage: str | None = None,
    strict: bool = False,
) -> Checked:
    """Check definitions and sheets (default: all of the workspace); nothing is stored.

    The result has `issues` (worst first inside each file), `sheets` (how many are without errors), `has_errors`.
    """
    options = CheckOptions(_year(year), basis_of(basis), strict, step=_step(stage))
    return checking.check(workspace_of(workspace).root, paths_of(paths), options)


def score(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    paths: Paths,
    *,
    year: SupportsIndex | None = None,
    basis: str = "appraised",
    stage: str | None = None,
    strict: bool = False,
    store: bool = False,
) -> Scored:
    """Read and score sheets: a path, a pattern, or several; `store=True` keeps their inputs, as the command does.

    The result has `cards` (exact scorecards), `issues`, and `to_frame()` with one row per sheet.

    >>> import parindex
    >>> workspace = parindex.load("examples/tam-ky")
    >>> scored = parindex.score(workspace, "examples/tam-ky/sheets/2020")
    >>> len(scored.cards), scored.has_errors
    (25, False)
    >>> frame = scored.to_frame()
    >>> frame.columns.to_list()[:10]
    ['year', 'block', 'unit', 'name', 'criteria', 'status', 'points', 'bonus', 'penalty', 'max']
    >>> frame.shape
    (25, 20)
    """
    options = ScoreOptions(_year(year), basis_of(basis), strict, dry_run=not store, step=_step(stage))
    return scoring.score(workspace_of(workspace), paths_of(paths), options, at=datetime.now(UTC))


def rank(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    compare: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> Ranking:
    """Rank the stored sheets of `year` (or of a `revision` of it), with the changes against `compare`.

    The result has `blocks` (exact standings), `to_frame()` with one row per unit, and `to_long_frame()` with one
    row per unit and code.

    Raises:
        ParindexError: no scores of a year in the store, no such revision, an unknown block.
    """
    return ranking.rank(
        workspace_of(workspace),
        year_of(year),
        revision=_revision(revision),
        compare=_year(compare, "compare"),
        block=_text(block, "block"),
        basis=_basis(basis),
    )


def report(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    format: str = "md",  # noqa: A002  the word that users know
    *,
    year: SupportsIndex | None = None,
    revision: SupportsIndex | None = None,
    compare: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
    on: date | str | None = None,
    locale: str | None = None,
) -> bytes:
    """Return the results report of the stored sheets in one of the formats of `parindex report`.

    Raises:
        ParindexError: no scores, no such revision, an unknown block or format.
    """
    return reporting.report(
        workspace_of(workspace),
        format_of(format, "format", FORMATS),
        year=_year(year),
        revision=_revision(revision),
        compare=_year(compare, "compare"),
        block=_text(block, "block"),
        basis=_basis(basis),
        on=day_of(on),
        locale=None if locale is None else format_of(locale, "locale", ("vi", "en")),
    ).content


def explain(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    code: str | None = None,
    *,
    year: SupportsIndex,
    revision: SupportsIndex | None = None,
    basis: str | None = None,
) -> Explanation:
    """Tell why a unit (id, name or alias) has its number, whole or from the node `code` down.

    The result has `card`: the points of every node in `card.nodes`, the answers with their cells in `card.leaves`.

    Raises:
        ParindexError: an unknown unit, code or revision, a unit without scores in that year.
    """
    return explaining.explain(
        workspace_of(workspace),
        text_of(unit, "unit"),
        _text(code, "code"),
        year=year_of(year),
        revision=_revision(revision),
        basis=_basis(basis),
    )


def losses(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    compare: SupportsIndex | None = None,
    block: str | None = None,
    unit: str | None = None,
    basis: str | None = None,
) -> Losses:
    """Tell where the units of a year lost points, lost them again, and may lose them.

    The result has `blocks`, each with exact `components` (most lost first), `nodes`, `units`, `risks`, with a `unit`
    its components, too; and `to_frame()` with one row per component.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block or unit.
    """
    return losing.losses(
        workspace_of(workspace),
        year_of(year),
        revision=_revision(revision),
        compare=_year(compare, "compare"),
        block=_text(block, "block"),
        unit=_text(unit, "unit"),
        basis=_basis(basis),
    )


def robust(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    draws: SupportsIndex | None = None,
    seed: SupportsIndex | None = None,
    within: str | None = None,
    level: str | None = None,
    workers: SupportsIndex = 1,
    revision: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> RobustBlocks:
    """Study which ranks hold: exact bounds under weights within ± `within` percent, draws, and other rules.

    The result has `blocks`, each with `bounds`, `scenarios`, `inseparable` pairs and `influences`. It is the same for
    any number of `workers`.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block, a `within` that is no percentage.
    """
    options = robustness.RobustOptions(
        None if draws is None else whole_of(draws, "draws"),
        None if seed is None else whole_of(seed, "seed"),
        None if level is None else format_of(level, "level", ("area", "component")),
        None if within is None else percent_of(within, "within"),
        whole_of(workers, "workers"),
    )
    return robustness.robust(
        workspace_of(workspace),
        year_of(year),
        revision=_revision(revision),
        block=_text(block, "block"),
        basis=_basis(basis),
        options=options,
    )


def path(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    to: str,
    *,
    year: SupportsIndex,
    by: str = "effort",
    survey: bool = False,
    revision: SupportsIndex | None = None,
    basis: str | None = None,
) -> UnitWays:
    """Find the cheapest ways of a unit to `tier:ID`, `rank:N` or `index:X`; `.ways.ways` is empty where there is none.

    Raises:
        ParindexError: an unknown unit or target, a unit without an index, no scores of the year.
    """
    return climbing.path(
        workspace_of(workspace),
        text_of(unit, "unit"),
        text_of(to, "to"),
        year=year_of(year),
        by=format_of(by, "by", ("effort", "count")),
        with_survey=survey,
        revision=_revision(revision),
        basis=_basis(basis),
    )


def what_if(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    cells: Mapping[str, Mapping[str, str]],
    *,
    revision: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> Supposed:
    """Rank the blocks of a year as they are and as they would be with other `cells` (unit: code: value).

    Nothing is stored.

    Raises:
        ParindexError: an unknown unit, code or block, a value that the rule cannot read.
    """
    supposed = Supposition(
        cells={unit: {code: str(value) for code, value in told.items()} for unit, told in cells.items()}
    )
    return supposing.what_if(
        workspace_of(workspace),
        year_of(year),
        supposed,
        revision=_revision(revision),
        block=_text(block, "block"),
        basis=_basis(basis),
    )


def profile(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    year: SupportsIndex,
    *,
    compare: SupportsIndex | None = None,
    revision: SupportsIndex | None = None,
    basis: str | None = None,
) -> UnitProfile:
    """Put together what one unit needs to know of its year.

    Raises:
        ParindexError: an unknown unit, a unit without an index, no scores of the year.
    """
    return profiling.profile(
        workspace_of(workspace),
        text_of(unit, "unit"),
        year=year_of(year),
        compare=_year(compare, "compare"),
        revision=_revision(revision),
        basis=_basis(basis),
    )


def diagnose(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    years: SupportsIndex = 1,
    revision: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> Diagnoses:
    """Diagnose the criteria sets of a year: what tells units apart, repeats itself, or works against the total.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block.
    """
    return diagnosing.diagnose(
        workspace_of(workspace),
        year_of(year),
        years=whole_of(years, "years"),
        revision=_revision(revision),
        block=_text(block, "block"),
        basis=_basis(basis),
    )


def disputes(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    block: str | None = None,
    unit: str | None = None,
) -> Disputed:
    """Compare the self scores of every unit with the last appraisal.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block or unit.
    """
    return disputing.disputes(
        workspace_of(workspace),
        year_of(year),
        revision=_revision(revision),
        block=_text(block, "block"),
        unit=_text(unit, "unit"),
    )


def trend(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    first: SupportsIndex,
    last: SupportsIndex,
    *,
    unit: str | None = None,
    area: str | None = None,
    block: str | None = None,
    over: SupportsIndex | None = None,
    basis: str | None = None,
) -> TrendAnswer:
    """Put the years from `first` to `last` side by side; gaps and breaks are results of their own.

    The result has `blocks`, each with its `series` (units x years and the steps between them), and `to_frame()` with
    one row per unit and year.

    Raises:
        ParindexError: no results, an unknown block, unit or area.
    """
    return trending.trend(
        workspace_of(workspace),
        year_of(first, "first"),
        year_of(last, "last"),
        unit=_text(unit, "unit"),
        area=_text(area, "area"),
        block=_text(block, "block"),
        over=None if over is None else whole_of(over, "over"),
        basis=_basis(basis),
    )


def awards(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    block: str | None = None,
    rule: str | None = None,
    basis: str | None = None,
) -> Awards:
    """Return what the award rules of the workspace propose for a year, in `outcomes`.

    `to_frame()` has one row per rule and unit.

    Raises:
        ParindexError: there are no rules, no such rule or block, or no results of the year.
    """
    return awarding.propose(
        workspace_of(workspace),
        year_of(year),
        block=_text(block, "block"),
        rule=_text(rule, "rule"),
        basis=_basis(basis),
    )


def history(
    workspace: Workspace, year: SupportsIndex | None = None, *, block: str | None = None
) -> tuple[PublishedYear, ...]:
    """Return the results that are known only as published, of a year or of all of them.

    Raises:
        ParindexError: there are none, or an unknown block.
    """
    return showing.show_history(workspace_of(workspace), _year(year), block=_text(block, "block"))


def publish(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    out: str | Path | None = None,
    basis: str = "appraised",
    partial: bool = False,
    dry_run: bool = False,
) -> Published:
    """Lock a year with its manifest; `digest` of the result is the line for the decision on paper.

    Raises:
        ParindexError: sheets are missing and it is not `partial`, or the year is published already.
    """
    folder = None if out is None else Path(paths_of(out, "out")[0])
    options = PublishOptions(year_of(year), folder, basis_of(basis), partial, dry_run)
    return publishing.publish(workspace_of(workspace), options, at=datetime.now(UTC).replace(microsecond=0))


def verify(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    store_only: bool = False,
    digest: str | None = None,
) -> Verification:
    """Compute a published year again and compare it cell by cell: `is_proved`, or what differs.

    Raises:
        ParindexError: there is no store, or the year was never published.
    """
    options = VerifyOptions(_revision(revision), store_only, _text(digest, "digest"))
    return verifying.verify(workspace_of(workspace).home, year_of(year), options)


def diff(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    before: str | SupportsIndex,
    after: str | SupportsIndex,
    *,
    block: str | None = None,
    unit: str | None = None,
    basis: str | None = None,
) -> Diff:
    """Compare two states, each a year or an address of `parindex diff` (`2020@1`, `other.db:2020`).

    Raises:
        ParindexError: nothing is there, or it cannot be read; an unknown block or unit.
    """
    options = DiffOptions(_text(block, "block"), _text(unit, "unit"), _basis(basis))
    return differing.diff(workspace_of(workspace), _address(before, "before"), _address(after, "after"), options)


def _year(value: SupportsIndex | None, name: str = "year") -> int | None:
    return None if value is None else year_of(value, name)


def _revision(value: SupportsIndex | None) -> int | None:
    return None if value is None else whole_of(value, "revision")


def _text(value: object, name: str) -> str | None:
    return None if value is None else text_of(value, name)


def _basis(value: str | None) -> Basis | None:
    """Return which scores are shown; nothing said: those that a published year was published with."""
    return None if value is None else basis_of(value)


def _step(value: str | None) -> Step | None:
    return None if value is None else Step(format_of(value, "stage", Step))


def _address(value: str | SupportsIndex, name: str) -> str:
    return str(value) if isinstance(value, str) else str(year_of(value, name))
