"""The public Python interface: the use cases of the command line, as functions."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from parindex.model.scores import Basis
from parindex.workflow import rank as ranking
from parindex.workflow import report as reporting
from parindex.workflow import score as scoring
from parindex.workflow import workspace as workspaces
from parindex.workflow.rank import Ranking
from parindex.workflow.score import Scored, ScoreOptions
from parindex.workflow.workspace import Workspace

__all__ = ["load", "rank", "report", "score"]


def load(folder: str | Path) -> Workspace:
    """Load the workspace in `folder`.

    Raises:
        ParindexError: there is none, or its definitions have errors (then `.issues` lists them).

    >>> import parindex
    >>> workspace = parindex.load("examples/tam-ky")
    >>> sorted(workspace.registry.blocks)
    ['communes', 'departments']
    """
    return workspaces.load(Path(folder))


def score(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    paths: Sequence[str | Path],
    *,
    year: int | None = None,
    basis: str = "appraised",
    strict: bool = False,
    store: bool = False,
) -> Scored:
    """Read and score sheets; `store=True` keeps their inputs, as the command line does.

    The result has `cards` (exact scorecards), `issues`, and `to_frame()`.

    >>> import parindex
    >>> workspace = parindex.load("examples/tam-ky")
    >>> scored = parindex.score(workspace, ["examples/tam-ky/sheets/2020"])
    >>> len(scored.cards), scored.has_errors
    (25, False)
    >>> frame = scored.to_frame()
    >>> frame.columns.to_list()
    ['unit', 'name', 'criteria', 'points', 'max', 'index', 'tier', 'year']
    """
    options = ScoreOptions(year=year, basis=Basis(basis), strict=strict, dry_run=not store)
    return scoring.score(workspace, paths, options, at=datetime.now(UTC))


def rank(
    workspace: Workspace,
    year: int,
    *,
    compare: int | None = None,
    block: str | None = None,
    basis: str | None = None,
) -> Ranking:
    """Rank the stored sheets of `year`, with the changes against `compare`.

    The result has `blocks` (exact standings) and `to_frame()`.

    Raises:
        ParindexError: no scores of a year in the store, an unknown block.
    """
    return ranking.rank(workspace, year, compare=compare, block=block, basis=Basis(basis) if basis else None)


def report(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    format: str = "md",  # noqa: A002  the word that users know
    *,
    year: int | None = None,
    compare: int | None = None,
    block: str | None = None,
    on: date | None = None,
) -> bytes:
    """Return the results report of the stored sheets in one of the formats of `parindex report`.

    Raises:
        ParindexError: no scores, an unknown block or format.
    """
    content, _ = reporting.report(workspace, format, year=year, compare=compare, block=block, on=on)
    return content
