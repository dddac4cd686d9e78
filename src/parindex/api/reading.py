"""Workspaces and their sheets: loading, checking, scoring."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import SupportsIndex

from parindex.api.arguments import basis_of, optional_step, optional_year, paths_of, workspace_of
from parindex.workflow.intake import check as checking
from parindex.workflow.intake import score as scoring
from parindex.workflow.intake.check import Checked, CheckOptions
from parindex.workflow.intake.score import Scored, ScoreOptions
from parindex.workflow.years import workspace as workspaces
from parindex.workflow.years.workspace import Workspace

__all__ = ["check", "load", "score"]

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
    options = CheckOptions(optional_year(year), basis_of(basis), strict, step=optional_step(stage))
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
    ['year', 'block', 'unit', 'name', 'criteria', 'status', 'draft', 'period', 'points', 'bonus']
    >>> frame.shape
    (25, 22)
    """
    options = ScoreOptions(optional_year(year), basis_of(basis), strict, dry_run=not store, step=optional_step(stage))
    return scoring.score(workspace_of(workspace), paths_of(paths), options, at=datetime.now(UTC))
