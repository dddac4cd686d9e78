"""Several years: side by side, as they were published, and what differs between two."""

from typing import SupportsIndex

from parindex.api.arguments import (
    address_of,
    optional_basis,
    optional_text,
    optional_year,
    whole_of,
    workspace_of,
    year_of,
)
from parindex.model.results.differences import Diff
from parindex.model.results.printed.tables import PublishedYear
from parindex.workflow import trend as trending
from parindex.workflow.comparisons import diff as differing
from parindex.workflow.comparisons.diff import DiffOptions
from parindex.workflow.history import history_show as showing
from parindex.workflow.trend import TrendAnswer
from parindex.workflow.years.workspace import Workspace

__all__ = ["diff", "history", "trend"]


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
        unit=optional_text(unit, "unit"),
        area=optional_text(area, "area"),
        block=optional_text(block, "block"),
        over=None if over is None else whole_of(over, "over"),
        basis=optional_basis(basis),
    )


def history(
    workspace: Workspace, year: SupportsIndex | None = None, *, block: str | None = None
) -> tuple[PublishedYear, ...]:
    """Return the results that are known only as published, of a year or of all of them.

    Raises:
        ParindexError: there are none, or an unknown block.
    """
    return showing.show_history(workspace_of(workspace), optional_year(year), block=optional_text(block, "block"))


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
    options = DiffOptions(optional_text(block, "block"), optional_text(unit, "unit"), optional_basis(basis))
    return differing.diff(workspace_of(workspace), address_of(before, "before"), address_of(after, "after"), options)
