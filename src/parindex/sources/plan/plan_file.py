"""Read and write `plan-YEAR.yaml`, and check it against itself, the registry and the criteria sets."""

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from parindex.language.single_line import one_line
from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.plan.tasks import Plan, State, Task
from parindex.model.texts.number_text import plain_number
from parindex.model.units import Unit
from parindex.sources.cells.problem import Problem
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition
from parindex.sources.plan.deadlines import deadline_of
from parindex.sources.score_sheets.identity.unit_names import NameIndex, Unknown

__all__ = ["check_tasks", "plan_text", "read_plan"]


def read_plan(path: Path, names: NameIndex, editions: Sequence[Edition]) -> tuple[Plan | None, list[Issue]]:
    """Read a plan; `None` if there is any error in it.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    plan, document, issues = read_definition(path, Plan)
    if plan is None or document is None:
        return None, issues
    found = list(check_tasks(plan, document, names, editions))
    return None if any(one.severity == "error" for one in found) else plan, [*issues, *found]


def check_tasks(plan: Plan, document: Document, names: NameIndex, editions: Sequence[Edition]) -> Iterator[Issue]:
    """Yield what is wrong or doubtful in the tasks of a plan."""
    seen = set[str]()
    known = [edition for edition in editions if edition.edition <= plan.year]
    for number, task in enumerate(plan.tasks):
        place = document.place(("tasks", number))
        if task.id in seen:
            yield issue("P001", place, id=task.id)
        seen.add(task.id)
        for code, values in (
            *_deadline(task, plan.year),
            *_criteria(task, plan.year, known),
            *_entries(task),
            *_lead(task, names),
        ):
            yield Problem(code, {"id": task.id, **values}).at(place)


Found = tuple[str, dict[str, str | int]]


def _deadline(task: Task, year: int) -> Iterator[Found]:
    if task.due is None:
        yield "P008", {}
    elif deadline_of(task.due, year).day is None:
        yield "P002", {"words": task.due}


def _criteria(task: Task, year: int, editions: Collection[Edition]) -> Iterator[Found]:
    for code in task.criteria:
        if not any(code in edition.nodes for edition in editions):
            yield "P003", {"component": code, "year": year}
    most = [
        sum(edition.nodes[code].max or 0 for code in task.criteria if code in edition.nodes) for edition in editions
    ]
    if task.recover is not None and task.criteria and most and 0 < max(most) < task.recover:
        yield "P009", {"points": plain_number(task.recover), "most": plain_number(max(most))}  # type: ignore[arg-type]


def _entries(task: Task) -> Iterator[Found]:
    if any(entry.state is State.CANCELLED and not entry.note for entry in task.progress):
        yield "P004", {}
    if any(before.on > after.on for before, after in pairwise(task.progress)):
        yield "P005", {}
    if any(entry.state is State.DONE and not entry.evidence for entry in task.progress):
        yield "P006", {}


def _lead(task: Task, names: NameIndex) -> Iterator[Found]:
    if task.lead is None:
        yield "P007", {}
        return
    found = names.find(task.lead)
    if isinstance(found, Unknown) and found.nearest:
        yield "P010", {"lead": task.lead, "nearest": ", ".join(_named(unit) for unit in found.nearest)}


def _named(unit: Unit) -> str:
    return f"{unit.name} ({unit.id})"


def plan_text(plan: Plan) -> str:
    """Write a plan, a few lines for each task; read back it is the same plan."""
    lines = ["schema: 1", f"year: {plan.year}", f"title: {_both(plan.title)}"]
    if plan.basis:
        lines.append(f"basis: {_quoted(plan.basis)}")
    if plan.areas:
        lines += ["areas:", *(f"  {_quoted(code)}: {_both(title)}" for code, title in plan.areas.items())]
    lines += ["tasks:" if plan.tasks else "tasks: []"]
    for task in plan.tasks:
        lines += _task(task)
    return "\n".join(lines) + "\n"


def _both(text: object) -> str:
    parts = [f"{key}: {_quoted(said)}" for key in ("vi", "en") if (said := getattr(text, key))]
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    # Text in the quotes of JSON is text in the quotes of YAML.
    return json.dumps(one_line(text), ensure_ascii=False)


def _task(task: Task) -> Iterator[str]:
    yield f"  - id: {_quoted(task.id)}"
    yield f"    area: {_quoted(task.area)}"
    yield f"    title: {_quoted(task.title)}"
    if task.criteria:
        yield f"    criteria: [{', '.join(map(_quoted, task.criteria))}]"
    for key in ("result", "lead"):
        if said := getattr(task, key):
            yield f"    {key}: {_quoted(said)}"
    if task.with_:
        yield f"    with: [{', '.join(map(_quoted, task.with_))}]"
    if task.due:
        yield f"    due: {_quoted(task.due)}"
    if task.priority:
        yield "    priority: true"
    if task.recover is not None:
        yield f"    recover: {plain_number(task.recover)}"
    for key in ("moves", "progress"):
        if entries := getattr(task, key):
            yield f"    {key}:"
            yield from (f"      - {{{', '.join(_fields(entry))}}}" for entry in entries)


def _fields(entry: object) -> Iterator[str]:
    for key in ("on", "state", "due", "reason", "note", "evidence", "obstacle"):
        value = getattr(entry, key, None)
        if value is not None:
            yield f"{key}: {value.isoformat() if key == 'on' else _quoted(str(value))}"
