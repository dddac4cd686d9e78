"""`plan-YEAR.yaml`: the tasks of a plan, as an office writes them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from parindex.model.definition import Code, Frozen, Name, Points, SchemaNumber
from parindex.model.texts.bilingual import Text
from parindex.model.units import Day

__all__ = ["Move", "Plan", "Progress", "State", "Task"]

TaskId = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\s:;,\x00-\x1f]+$")]


class State(StrEnum):
    """What was reported of a task. Whether it is late is computed, and never reported."""

    PLANNED = "planned"
    DOING = "doing"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


class Progress(Frozen):
    """What was reported of a task on a day."""

    on: Day
    state: State
    note: Name | None = None
    """Of a cancelled task: why."""
    evidence: Name | None = None
    obstacle: Name | None = None


class Move(Frozen):
    """A deadline that was moved: when, from which words, and why."""

    on: Day
    due: Name
    """The deadline before, as it was written."""
    reason: Name


class Task(Frozen):
    """One task. Lead and coordination are ids of units, or names of outside bodies."""

    id: TaskId
    area: Code
    title: Name
    criteria: tuple[Code, ...] = ()
    result: Name | None = None
    lead: Name | None = None
    with_: Annotated[tuple[Name, ...], Field(alias="with")] = ()
    due: Name | None = None
    """A day (2026-06-30), or words: `quý II`, `trước 30/6`, `thường xuyên`."""
    priority: bool = False
    recover: Points | None = None
    """Points to recover."""
    moves: tuple[Move, ...] = ()
    progress: tuple[Progress, ...] = ()


class Plan(Frozen):
    """The plan of one year."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    year: Annotated[int, Field(ge=1900, le=2200)]
    title: Text
    basis: Name | None = None
    """The decision that issues it."""
    areas: dict[Code, Text] = Field(default_factory=dict)
    """Titles of areas; those that are not named here are named by the criteria set."""
    tasks: Annotated[tuple[Task, ...], Field(max_length=5_000)] = ()
