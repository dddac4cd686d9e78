"""Where every task stands on a day. What is late is computed: nobody reports it."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import takewhile

from parindex.model.plan.results import Deadline, PlanStatus, TaskStatus
from parindex.model.plan.tasks import Plan, Progress, State, Task

__all__ = ["plan_status"]

DeadlineOf = Callable[[str, int], Deadline]


def plan_status(
    plan: Plan, on: date, deadline_of: DeadlineOf, leads: Mapping[str, str], areas: Mapping[str, str]
) -> PlanStatus:
    """Return the tasks as they stood on a day, by the entries up to it.

    Args:
        plan: The plan.
        on: The day; entries and moves after it are left aside.
        deadline_of: Dates the words of a deadline.
        leads: Names of leads by what the plan calls them.
        areas: Titles of areas.
    """
    tasks = tuple(_status(task, plan.year, on, deadline_of, leads) for task in plan.tasks)
    return PlanStatus(plan, on, tasks, areas)


def _status(task: Task, year: int, on: date, deadline_of: DeadlineOf, leads: Mapping[str, str]) -> TaskStatus:
    entries = sorted((entry for entry in task.progress if entry.on <= on), key=lambda entry: entry.on)
    latest = entries[-1] if entries else None
    state = latest.state if latest else State.PLANNED
    deadline = _known(_due_on(task, on), year, deadline_of)
    first = _known(_due_on(task, date.min), year, deadline_of)
    done = _done_on(entries) if state is State.DONE else None
    return TaskStatus(
        task, deadline, first, state, latest, done, _late(deadline, state, done or on), leads.get(task.lead or "", "–")
    )


def _known(words: str | None, year: int, deadline_of: DeadlineOf) -> Deadline:
    return deadline_of(words, year) if words else Deadline("", None)


def _due_on(task: Task, on: date) -> str | None:
    """Return the words of the deadline that held on a day: before a move, those that it took the place of."""
    later = sorted((move for move in task.moves if move.on > on), key=lambda move: move.on)
    return later[0].due if later else task.due


def _done_on(entries: list[Progress]) -> date:
    """Return the day since which a task has been done: entries after it only add to it."""
    done = list(takewhile(lambda entry: entry.state is State.DONE, reversed(entries)))
    return done[-1].on


def _late(deadline: Deadline, state: State, until: date) -> int:
    if deadline.day is None or state is State.CANCELLED:
        return 0
    return max(0, (until - deadline.day).days)
