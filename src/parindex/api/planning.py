"""The plan of the year: drafted from lost points, followed day by day."""

from datetime import date
from pathlib import Path
from typing import SupportsIndex

from parindex.api.arguments import day_needed, optional_text, paths_of, text_of, whole_of, workspace_of, year_of
from parindex.model.plan.results import PaidOff, PlanStatus
from parindex.model.plan.tasks import Plan
from parindex.workflow.planning import draft as drafting
from parindex.workflow.planning import import_plan as importing
from parindex.workflow.planning import plans
from parindex.workflow.planning.import_plan import ImportedPlan
from parindex.workflow.planning.plans import CheckedPlan
from parindex.workflow.years.workspace import Workspace

__all__ = ["plan_check", "plan_draft", "plan_import", "plan_paid_off", "plan_status"]


def plan_draft(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    losses: SupportsIndex,
    *,
    block: str | None = None,
    unit: str | None = None,
    most: SupportsIndex = 30,
) -> Plan:
    """Propose a task for each component that lost points in the year `losses`, most lost first; nothing is written.

    Raises:
        ParindexError: no scores of that year, several blocks and none named, nothing was lost.
    """
    return drafting.draft_plan(
        workspace_of(workspace),
        year_of(year),
        year_of(losses, "losses"),
        block=optional_text(block, "block"),
        unit=optional_text(unit, "unit"),
        most=whole_of(most, "most"),
    )


def plan_import(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    file: str | Path,
    year: SupportsIndex,
    *,
    on: date | str,
    reason: str = "",
    dry_run: bool = False,
) -> ImportedPlan:
    """Read a table of tasks into the plan of a year: `.issues`, and what is `.new`, `.changed` and `.moved`.

    Raises:
        ParindexError: no such file, or the plan that is there has errors.
    """
    return importing.import_plan(
        workspace_of(workspace),
        Path(paths_of(file, "file")[0]),
        year_of(year),
        on=day_needed(on),
        reason=text_of(reason, "reason"),
        dry_run=dry_run,
    )


def plan_check(workspace: Workspace, year: SupportsIndex) -> CheckedPlan:
    """Read and check the plan of a year: `.plan` (`None`: it has errors) and `.issues`.

    Raises:
        ParindexError: there is no plan.
    """
    return plans.check_plan(workspace_of(workspace), year_of(year))


def plan_status(workspace: Workspace, year: SupportsIndex, on: date | str, *, lead: str | None = None) -> PlanStatus:
    """Tell where the tasks stand on a day: `.tasks`, of which some are `.overdue`.

    Raises:
        ParindexError: no plan, or one with errors; nobody is the lead.
    """
    place = workspace_of(workspace)
    plan = plans.load_plan(place, year_of(year))
    return plans.status_of(place, plan, day_needed(on), place.settings.locale, lead=optional_text(lead, "lead"))


def plan_paid_off(
    workspace: Workspace, year: SupportsIndex, *, block: str | None = None, unit: str | None = None
) -> tuple[PaidOff, ...]:
    """Tell for each task with components what these lost `.before` and `.after`, in exact points.

    Raises:
        ParindexError: no plan, no scores of a year, several blocks and none named.
    """
    place = workspace_of(workspace)
    plan = plans.load_plan(place, year_of(year))
    return drafting.paid_off(place, plan, block=optional_text(block, "block"), unit=optional_text(unit, "unit"))
