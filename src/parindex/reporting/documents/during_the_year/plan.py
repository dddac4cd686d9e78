"""A plan and where it stands, for programs: schema 1."""

from collections.abc import Sequence
from pathlib import Path

from parindex.model.plan.results import PaidOff, PlanStatus, TaskStatus
from parindex.model.plan.tasks import Plan
from parindex.model.rounding import rounded
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import exact
from parindex.reporting.writers.records import harmless_document

__all__ = ["draft_document", "paid_document", "plan_document"]


def plan_document(found: PlanStatus) -> Document:
    """Return every task with its state on the day, and how late it is."""
    return harmless_document(
        {
            **head(),
            "year": found.plan.year,
            "on": found.on.isoformat(),
            "title": title_document(str(found.plan.title)),
            "overdue": [one.task.id for one in found.overdue],
            "tasks": [_task(one) for one in found.tasks],
        }
    )


def _task(one: TaskStatus) -> Document:
    task, latest = one.task, one.latest
    return {
        "id": task.id,
        "area": task.area,
        "title": task.title,
        "result": task.result,
        "criteria": list(task.criteria),
        "priority": task.priority,
        "lead": task.lead,
        "lead_name": one.lead,
        "with": list(task.with_),
        "due": one.deadline.day and one.deadline.day.isoformat(),
        "due_words": one.deadline.words or None,
        "first_due": one.first.day and one.first.day.isoformat(),
        "state": one.state.value,
        "done_on": one.done_on and one.done_on.isoformat(),
        "overdue": one.is_overdue,
        "late_days": one.late_days,
        "recover": None if task.recover is None else float(task.recover),
        "evidence": latest.evidence if latest else None,
        "obstacle": latest.obstacle if latest else None,
    }


def paid_document(found: Sequence[PaidOff], year: int) -> Document:
    """Return the points that the components of each task lost before and after."""
    return harmless_document({**head(), "year": year, "tasks": [_paid(one) for one in found]})


def _paid(one: PaidOff) -> Document:
    figures = {"before": one.before, "after": one.after, "recovered": one.recovered}
    return {
        "id": one.task.id,
        "criteria": list(one.task.criteria),
        **{key: float(rounded(value, 2, "half_up")) for key, value in figures.items()},
        **{f"{key}_exact": exact(value) for key, value in figures.items()},
    }


def draft_document(plan: Plan, out: Path | None) -> Document:
    """Return a draft, and the file that it was written to."""
    tasks = [
        {
            "id": task.id,
            "area": task.area,
            "title": task.title,
            "criteria": list(task.criteria),
            "priority": task.priority,
            "recover": None if task.recover is None else float(task.recover),
        }
        for task in plan.tasks
    ]
    return harmless_document(
        {
            **head(),
            "year": plan.year,
            "title": title_document(str(plan.title)),
            "file": None if out is None else str(out),
            "tasks": tasks,
        }
    )
