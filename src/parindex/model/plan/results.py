"""Where the tasks of a plan stand on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from parindex.model.brief import brief
from parindex.model.plan.tasks import Plan, Progress, State, Task

__all__ = ["Deadline", "PaidOff", "PlanStatus", "TaskStatus"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline with the words that it was written in; `day` is `None` where nobody can date them."""

    words: str
    day: date | None
    standing: bool = False
    """The task goes on all year: `thường xuyên`."""


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """One task on a day."""

    task: Task
    deadline: Deadline
    first: Deadline
    """The deadline before it was ever moved."""
    state: State
    latest: Progress | None
    done_on: date | None
    late_days: int
    """Days after the deadline: until it was done, or until today; 0: not late."""
    lead: str
    """Name of the lead."""

    @property
    def is_open(self) -> bool:
        return self.state not in {State.DONE, State.CANCELLED}

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.late_days > 0

    @property
    def shown(self) -> Literal["planned", "doing", "blocked", "done", "cancelled"]:
        return self.state.value


@brief
@dataclass(frozen=True, slots=True)
class PlanStatus:
    """All tasks of a plan on a day."""

    plan: Plan
    on: date
    tasks: tuple[TaskStatus, ...]
    areas: Mapping[str, str]
    """Titles by code, in the language of the reader."""

    @property
    def overdue(self) -> tuple[TaskStatus, ...]:
        return tuple(one for one in self.tasks if one.is_overdue)


@dataclass(frozen=True, slots=True)
class PaidOff:
    """A task and the points that its components lost in the year before, and in the year of the plan."""

    task: Task
    before: Fraction
    after: Fraction

    @property
    def recovered(self) -> Fraction:
        return self.before - self.after
