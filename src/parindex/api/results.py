"""Results of one year: rankings, reports, why a number is what it is, disputes, awards."""

from datetime import date
from typing import SupportsIndex

from parindex.api.arguments import (
    day_of,
    format_of,
    optional_basis,
    optional_revision,
    optional_text,
    optional_year,
    text_of,
    workspace_of,
    year_of,
)
from parindex.model.results.disputes import Disputed
from parindex.model.results.explanation import Explanation
from parindex.reporting import FORMATS
from parindex.workflow import awards as awarding
from parindex.workflow import disputes as disputing
from parindex.workflow import explain as explaining
from parindex.workflow import rank as ranking
from parindex.workflow import report as reporting
from parindex.workflow.awards import Awards
from parindex.workflow.rank import Ranking
from parindex.workflow.years.workspace import Workspace

__all__ = ["awards", "disputes", "explain", "rank", "report"]


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
        revision=optional_revision(revision),
        compare=optional_year(compare, "compare"),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
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
    analysis: bool | None = None,
) -> bytes:
    """Return the results report of the stored sheets in one of the formats of `parindex report`.

    `analysis`: with or without the chapter that says what the numbers mean; default: as the settings say.

    Raises:
        ParindexError: no scores, no such revision, an unknown block or format.
    """
    return reporting.report(
        workspace_of(workspace),
        format_of(format, "format", FORMATS),
        year=optional_year(year),
        revision=optional_revision(revision),
        compare=optional_year(compare, "compare"),
        block=optional_text(block, "block"),
        basis=optional_basis(basis),
        on=day_of(on),
        locale=None if locale is None else format_of(locale, "locale", ("vi", "en")),
        analysis=analysis,
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
        optional_text(code, "code"),
        year=year_of(year),
        revision=optional_revision(revision),
        basis=optional_basis(basis),
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
        revision=optional_revision(revision),
        block=optional_text(block, "block"),
        unit=optional_text(unit, "unit"),
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
        block=optional_text(block, "block"),
        rule=optional_text(rule, "rule"),
        basis=optional_basis(basis),
    )
