"""A plan and where it stands, as blocks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from parindex.language import Speech
from parindex.model.plan.results import Deadline, PaidOff, PlanStatus, TaskStatus
from parindex.model.plan.tasks import State
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.reporting.blocks import (
    AnyBlock,
    Column,
    Heading,
    Kind,
    Said,
    Sentence,
    Table,
    Value,
    tabled,
)

__all__ = [
    "PERIODS",
    "paid_blocks",
    "paper_blocks",
    "period_of",
    "plan_blocks",
    "progress_blocks",
    "state_words",
    "status_blocks",
]

Key = TypeVar("Key")
_STATES = {
    State.PLANNED: Phrase("not begun"),
    State.DOING: Phrase("in progress"),
    State.BLOCKED: Phrase("blocked"),
    State.DONE: Phrase("done"),
    State.CANCELLED: Phrase("cancelled"),
}
PERIODS = ("month", "quarter", "half", "year")
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def state_words(one: TaskStatus, voice: Speech) -> str:
    """Say the state of a task, and how late it is."""
    said = voice.say(_STATES[one.state].template)
    if not one.late_days:
        return said
    words = "{state}, overdue by {days} days" if one.is_open else "{state}, {days} days late"
    return voice.say(words, state=said, days=one.late_days)


def deadline_words(deadline: Deadline, voice: Speech) -> str:
    """Say a deadline: the day, and beside it the words where these were no day."""
    if deadline.day is None:
        return deadline.words or "–"
    if deadline.standing:
        return deadline.words
    day = voice.day(deadline.day)
    return day if deadline.words in {deadline.day.isoformat(), day} else f"{deadline.words} ({day})"


@dataclass(frozen=True, slots=True)
class _Group:
    """Tasks counted together."""

    name: Said
    tasks: Sequence[TaskStatus]

    def count(self, *states: State) -> int:
        return sum(one.state in states for one in self.tasks)


def status_blocks(found: PlanStatus, voice: Speech) -> list[AnyBlock]:
    """Return where the plan stands: by area, by lead, by month, and the overdue tasks."""
    by_area = _groups(
        found, lambda one: one.task.area, {code: f"{code}. {title}" for code, title in found.areas.items()}
    )
    by_lead = _groups(found, lambda one: one.lead, {one.lead: one.lead for one in found.tasks})
    months = sorted({(day.year, day.month) for one in found.tasks if (day := one.deadline.day)})
    by_month = _groups(found, _month, {each: month_words(*each) for each in months})
    undated = [one for one in found.tasks if not _month(one)]
    if undated:
        by_month.append(_Group(Phrase("without a day"), undated))
    return [
        Heading(
            1, Phrase("Plan {year}: where it stands on {on}", {"year": found.plan.year, "on": voice.day(found.on)})
        ),
        Sentence(summary(found)),
        _grouped("areas", Phrase("By area"), Phrase("Area"), by_area),
        _grouped("leads", Phrase("By lead"), Phrase("Lead"), by_lead),
        _grouped("months", Phrase("By month of the deadline"), Phrase("Month"), by_month),
        _tasks("overdue", Phrase("Overdue"), found.overdue, voice),
    ]


def summary(found: PlanStatus) -> Phrase:
    """Say how many tasks there are, and how many are done, open and overdue."""
    whole = _Group("", found.tasks)
    return Phrase(
        "{tasks} tasks, {priority} of them priority tasks; done {done} (of these late {late}), open {open}, blocked "
        "{blocked}, cancelled {cancelled}; overdue {overdue}.",
        {
            "tasks": len(found.tasks),
            "priority": sum(one.task.priority for one in found.tasks),
            "done": whole.count(State.DONE),
            "late": sum(one.state is State.DONE and one.late_days > 0 for one in found.tasks),
            "open": sum(one.is_open for one in found.tasks),
            "blocked": whole.count(State.BLOCKED),
            "cancelled": whole.count(State.CANCELLED),
            "overdue": len(found.overdue),
        },
    )


def _groups(found: PlanStatus, key: Callable[[TaskStatus], Key | None], names: Mapping[Key, Said]) -> list[_Group]:
    return [_Group(name, [task for task in found.tasks if key(task) == each]) for each, name in names.items()]


def _month(one: TaskStatus) -> tuple[int, int] | None:
    return (one.deadline.day.year, one.deadline.day.month) if one.deadline.day else None


def month_words(year: int, month: int) -> Phrase:
    """Name a month of a year."""
    return Phrase("{month}/{year}", {"month": month, "year": year})


def _grouped(key: str, title: Phrase, head: Phrase, groups: Iterable[_Group]) -> Table:
    columns = (
        (Column("name", head, width=44), lambda one: one.name),
        (Column("tasks", Phrase("Tasks"), Kind.COUNT), lambda one: len(one.tasks)),
        (Column("priority", Phrase("Priority"), Kind.COUNT), lambda one: sum(task.task.priority for task in one.tasks)),
        (Column("done", Phrase("Done"), Kind.COUNT), lambda one: one.count(State.DONE)),
        (Column("doing", Phrase("In progress"), Kind.COUNT), lambda one: one.count(State.DOING)),
        (Column("planned", Phrase("Not begun"), Kind.COUNT), lambda one: one.count(State.PLANNED)),
        (Column("blocked", Phrase("Blocked"), Kind.COUNT), lambda one: one.count(State.BLOCKED)),
        (Column("cancelled", Phrase("Cancelled"), Kind.COUNT), lambda one: one.count(State.CANCELLED)),
        (Column("overdue", Phrase("Overdue"), Kind.COUNT), lambda one: sum(task.is_overdue for task in one.tasks)),
        (
            Column("done_late", Phrase("Done late"), Kind.COUNT),
            lambda one: sum(task.late_days > 0 and not task.is_open for task in one.tasks),
        ),
    )
    return tabled(key, columns, groups, title=title)


def _tasks(key: str, title: Phrase, tasks: Sequence[TaskStatus], voice: Speech) -> Table:
    columns = (
        (Column("id", Phrase("Code"), Kind.CODE), lambda one: one.task.id),
        (Column("title", Phrase("Task"), width=44), lambda one: one.task.title),
        (Column("lead", Phrase("Lead"), width=26), lambda one: one.lead),
        (Column("due", Phrase("Deadline"), width=18), lambda one: deadline_words(one.deadline, voice)),
        (Column("first_due", Phrase("First deadline"), width=16), lambda one: _first(one, voice)),
        (Column("state", Phrase("State"), width=24), lambda one: state_words(one, voice)),
        (Column("obstacle", Phrase("Obstacle"), width=28), lambda one: (one.latest and one.latest.obstacle) or ""),
    )
    return tabled(key, columns, tasks, title=title)


def _first(one: TaskStatus, voice: Speech) -> str:
    return deadline_words(one.first, voice) if one.task.moves else ""


def plan_blocks(found: PlanStatus, voice: Speech, names: Callable[[str], str]) -> list[AnyBlock]:
    """Return the plan in the form that offices issue: priority tasks first, then the measures of each area.

    The columns are those that `parindex plan import` reads.
    """
    blocks: list[AnyBlock] = [Heading(1, found.plan.title.in_(voice.locale))]
    if found.plan.basis:
        blocks.append(Sentence(found.plan.basis))
    columns = (
        (Column("id", Phrase("Code"), Kind.CODE, width=7), lambda one: one.task.id),
        (Column("area", Phrase("Area"), width=22), lambda one: f"{one.task.area}. {found.areas[one.task.area]}"),
        (Column("title", Phrase("Task"), width=40), lambda one: one.task.title),
        (Column("result", Phrase("Result"), width=24), lambda one: one.task.result or ""),
        (Column("lead", Phrase("Lead"), width=20), lambda one: one.lead if one.task.lead else ""),
        (Column("with", Phrase("Coordination"), width=22), lambda one: "; ".join(map(names, one.task.with_))),
        (Column("due", Phrase("Deadline"), width=14), lambda one: _due(one, voice)),
        (Column("priority", Phrase("Priority"), width=9), lambda one: "x" if one.task.priority else ""),
        (Column("criteria", Phrase("Criteria served"), width=10), lambda one: ", ".join(one.task.criteria)),
        (Column("recover", Phrase("Points to recover"), width=10), lambda one: _recover(one, voice)),
        (Column("state", Phrase("State"), width=13), lambda one: _STATES[one.state]),
        (Column("done_on", Phrase("Day done"), Kind.DATE), lambda one: one.done_on),
        (Column("evidence", Phrase("Evidence"), width=18), lambda one: (one.latest and one.latest.evidence) or ""),
        (Column("obstacle", Phrase("Obstacle"), width=18), lambda one: (one.latest and one.latest.obstacle) or ""),
        (Column("note", Phrase("Note"), width=18), lambda one: (one.latest and one.latest.note) or ""),
    )
    return [*blocks, tabled("plan", columns, found.tasks)]


def paper_blocks(found: PlanStatus, voice: Speech, names: Callable[[str], str]) -> list[AnyBlock]:
    """Return the plan as a document: a table of the priority tasks, and one for each area."""
    whole = plan_blocks(found, voice, names)
    table = whole[-1]
    assert isinstance(table, Table)
    groups: list[tuple[Said, list[int]]] = [
        (Phrase("Priority tasks"), [at for at, one in enumerate(found.tasks) if one.task.priority])
    ]
    for code, title in found.areas.items():
        rows = [at for at, one in enumerate(found.tasks) if one.task.area == code and not one.task.priority]
        groups.append((f"{code}. {title}", rows))
    shown = [at for at, column in enumerate(table.columns) if column.key in _ON_PAPER]
    parts: list[AnyBlock] = []
    for head, rows in groups:
        cells = tuple(tuple(table.rows[row][at] for at in shown) for row in rows)
        if cells:
            parts += [Heading(2, head), Table("plan", "", tuple(table.columns[at] for at in shown), cells)]
    return [*whole[:-1], *parts]


_ON_PAPER = {"id", "title", "result", "lead", "with", "due", "criteria"}


def _due(one: TaskStatus, voice: Speech) -> Value:
    day = one.deadline.day
    return voice.day(day) if day and one.deadline.words == day.isoformat() else one.deadline.words


def _recover(one: TaskStatus, voice: Speech) -> Value:
    if one.task.recover is None:
        return ""
    return plain_number(one.task.recover).in_(voice.locale)


def period_of(on: date, period: str) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half or whole year that a day lies in."""
    months = _MONTHS[period]
    first = date(on.year, 1 + (on.month - 1) // months * months, 1)
    after = date(first.year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)  # noqa: PLR2004
    return first, after - timedelta(days=1)


def progress_blocks(found: PlanStatus, period: str, voice: Speech) -> list[AnyBlock]:
    """Return the report of a period: what was done in it, what is overdue, what is due next, where it is blocked."""
    first, last = period_of(found.on, period)
    until = min(last, found.on)
    done = [one for one in found.tasks if one.done_on and first <= one.done_on <= until]
    active = [one for one in found.tasks if one.is_open and any(first <= e.on <= until for e in one.task.progress)]
    coming = [
        one for one in found.tasks if one.is_open and one.deadline.day and found.on <= one.deadline.day <= _next(last)
    ]
    blocked = [one for one in found.tasks if one.state is State.BLOCKED]
    head = Phrase(
        "Progress of the plan {year}, {first} to {last}",
        {"year": found.plan.year, "first": voice.day(first), "last": voice.day(until)},
    )
    parts = (
        ("done", Phrase("Done in the period"), done),
        ("active", Phrase("Reported on in the period, not done yet"), active),
        ("overdue", Phrase("Overdue"), list(found.overdue)),
        ("blocked", Phrase("Blocked"), blocked),
        ("coming", Phrase("Due until {day}", {"day": voice.day(_next(last))}), coming),
    )
    tables = [_tasks(key, title, tasks, voice) for key, title, tasks in parts if tasks]
    return [Heading(1, head), Sentence(summary(found)), *tables]


def _next(last: date) -> date:
    """Return the last day of the month after a period."""
    return period_of(last + timedelta(days=1), "month")[1]


def paid_blocks(found: Sequence[PaidOff], year: int) -> list[AnyBlock]:
    """Return which tasks paid off: points lost before and after."""
    columns = (
        (Column("id", Phrase("Code"), Kind.CODE), lambda one: one.task.id),
        (Column("title", Phrase("Task"), width=44), lambda one: one.task.title),
        (Column("criteria", Phrase("Criteria served")), lambda one: ", ".join(one.task.criteria)),
        (Column("before", Phrase("Lost {year}", {"year": year - 1}), Kind.POINTS, exact=True), lambda one: one.before),
        (Column("after", Phrase("Lost {year}", {"year": year}), Kind.POINTS, exact=True), lambda one: one.after),
        (Column("recovered", Phrase("Recovered"), Kind.POINTS, exact=True), lambda one: one.recovered),
        (Column("wanted", Phrase("Points to recover"), Kind.POINTS), lambda one: one.task.recover),
    )
    title = Phrase("Which tasks of {year} paid off", {"year": year})
    note = Phrase("Points of the components of each task; a component that several tasks name counts for each of them.")
    return [Heading(1, title), tabled("paid_off", columns, found, notes=(note,))]
