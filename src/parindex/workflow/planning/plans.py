"""The plan of a year: where its file is, and how it is read."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parindex.analysis.planning.status import plan_status
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.issues import Issue
from parindex.model.plan.results import PlanStatus
from parindex.model.plan.tasks import Plan
from parindex.model.units import Unit
from parindex.sources.plan.deadlines import deadline_of
from parindex.sources.plan.plan_file import read_plan
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.workflow.years.files_during import plan_file
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["CheckedPlan", "check_plan", "leads_of", "load_plan", "plan_path", "status_of", "tasked_components"]


@brief
@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan (`None`: it has errors), its file, and what was noticed."""

    path: Path
    plan: Plan | None
    issues: tuple[Issue, ...]


def plan_path(workspace: Workspace, year: int) -> Path:
    """Return where the plan of a year is."""
    return workspace.home / plan_file(year)


def check_plan(workspace: Workspace, year: int, path: Path | None = None) -> CheckedPlan:
    """Read and check a plan.

    Raises:
        ParindexError: there is no such file.
    """
    where = path or plan_path(workspace, year)
    if not where.exists():
        raise ParindexError(
            "There is no plan {path}. Draft one with: parindex plan draft --from-losses {before} --year {year}, or "
            "read a table of tasks with: parindex plan import FILE --year {year}",
            path=where,
            year=year,
            before=year - 1,
        )
    plan, issues = read_plan(where, NameIndex(workspace.registry, year), workspace.editions)
    if plan is not None and plan.year != year:
        raise ParindexError("{path} is the plan of {found}, not of {year}.", path=where, found=plan.year, year=year)
    return CheckedPlan(where, plan, tuple(issues))


def load_plan(workspace: Workspace, year: int) -> Plan:
    """Return the plan of a year.

    Raises:
        RefusedError: it has errors.
        ParindexError: there is none.
    """
    found = check_plan(workspace, year)
    if found.plan is None:
        raise RefusedError(found.issues, "The plan has errors; nothing was computed.")
    return found.plan


def tasked_components(workspace: Workspace, year: int) -> frozenset[str] | None:
    """Return the components that tasks of a plan are about; `None` where there is none that can be read."""
    path = plan_path(workspace, year)
    if not path.exists():
        return None
    plan, _ = read_plan(path, NameIndex(workspace.registry, year), workspace.editions)
    if plan is None or plan.year != year:
        return None
    return frozenset(code for task in plan.tasks for code in task.criteria)


def status_of(workspace: Workspace, plan: Plan, on: date, locale: str, *, lead: str | None = None) -> PlanStatus:
    """Return where all tasks (or those of one lead) stand on a day, with names and titles in one language.

    Raises:
        ParindexError: no task has this lead.
    """
    titles: dict[str, str] = {}
    for edition in sorted(workspace.editions, key=lambda one: one.edition):
        if edition.edition <= plan.year:
            titles |= {area.code: area.title.in_(locale) for area in edition.index}
    titles |= {code: title.in_(locale) for code, title in plan.areas.items()}
    used = dict.fromkeys(task.area for task in plan.tasks)
    ordered = [*(code for code in titles if code in used), *(code for code in used if code not in titles)]
    areas = {code: titles.get(code, code) for code in ordered}
    found = plan_status(plan, on, deadline_of, leads_of(workspace, plan), areas)
    return found if lead is None else _of_lead(found, lead)


def _of_lead(found: PlanStatus, lead: str) -> PlanStatus:
    asked = lead.casefold()
    mine = tuple(one for one in found.tasks if asked in {one.lead.casefold(), (one.task.lead or "").casefold()})
    if not mine:
        known = ", ".join(dict.fromkeys(one.lead for one in found.tasks))
        raise ParindexError("No task has the lead {lead}; there are: {known}.", lead=lead, known=known)
    return replace(found, tasks=mine)


def leads_of(workspace: Workspace, plan: Plan) -> dict[str, str]:
    """Return the names of leads and coordinating bodies by what the plan calls them."""
    names = NameIndex(workspace.registry, plan.year)
    called = {name for task in plan.tasks for name in (task.lead, *task.with_) if name}
    found = {name: names.unit(name) for name in called}
    return {name: unit.name if isinstance(unit, Unit) else name for name, unit in found.items()}
