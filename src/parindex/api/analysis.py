"""What results mean for units and criteria sets: losses, robustness, ways up, suppositions."""

from collections.abc import Mapping
from typing import SupportsIndex

from parindex.api.arguments import (
    format_of,
    optional_basis,
    optional_revision,
    optional_text,
    optional_year,
    percent_of,
    text_of,
    whole_of,
    workspace_of,
    year_of,
)
from parindex.model.definitions.supposition import Supposition
from parindex.model.studies.profile import UnitProfile
from parindex.workflow.analysis import diagnose as diagnosing
from parindex.workflow.analysis import left_out as leaving
from parindex.workflow.analysis import losses as losing
from parindex.workflow.analysis import profile as profiling
from parindex.workflow.analysis import robust as robustness
from parindex.workflow.analysis import ways as climbing
from parindex.workflow.analysis import what_if as supposing
from parindex.workflow.analysis.diagnose import Diagnoses
from parindex.workflow.analysis.left_out import LeftOut
from parindex.workflow.analysis.losses import Losses
from parindex.workflow.analysis.robust import RobustBlocks
from parindex.workflow.analysis.ways import UnitWays
from parindex.workflow.analysis.what_if import Supposed
from parindex.workflow.years.workspace import Workspace

__all__ = ["diagnose", "left_out", "losses", "path", "profile", "robust", "what_if"]


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
        revision=optional_revision(revision),
        compare=optional_year(compare, "compare"),
        block=optional_text(block, "block"),
        unit=optional_text(unit, "unit"),
        basis=optional_basis(basis),
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
        revision=optional_revision(revision),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
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
        revision=optional_revision(revision),
        basis=optional_basis(basis),
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
        revision=optional_revision(revision),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
    )


def left_out(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> LeftOut:
    """Rank the blocks of a year without each area and each component, one after the other.

    The result has `blocks`, each with `units` and `parts`; a part has `indexes` and `ranks` in the order of the units.
    Nothing is stored.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block, no set that is a sum of points.
    """
    return leaving.left_out(
        workspace_of(workspace),
        year_of(year),
        revision=optional_revision(revision),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
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
        compare=optional_year(compare, "compare"),
        revision=optional_revision(revision),
        basis=optional_basis(basis),
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
        revision=optional_revision(revision),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
    )
