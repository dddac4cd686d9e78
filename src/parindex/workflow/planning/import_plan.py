"""Use case: a table of tasks into the plan: a new plan, or new states, texts and deadlines of an old one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.model.plan.tasks import Move, Plan, Progress, State, Task
from parindex.model.units import Unit
from parindex.sources.plan.deadlines import deadline_of
from parindex.sources.plan.plan_file import plan_text, read_plan
from parindex.sources.plan.table import TaskRow, TaskRows, read_task_rows
from parindex.sources.score_sheets.identity.unit_names import NameIndex, canonical
from parindex.workflow.output.atomic_write import write_atomically
from parindex.workflow.planning.plans import plan_path
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["ImportedPlan", "import_plan"]


@brief
@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """The plan after the table; `plan` is `None` and nothing is written if anything is refused."""

    path: Path
    plan: Plan | None
    issues: tuple[Issue, ...]
    new: int = 0
    changed: int = 0
    moved: int = 0
    written: bool = False

    @property
    def has_errors(self) -> bool:
        """Tell whether the table was refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def import_plan(  # noqa: PLR0913  the options of the command
    workspace: Workspace, file: Path, year: int, *, on: date, reason: str = "", dry_run: bool = False
) -> ImportedPlan:
    """Read a table of tasks into the plan of a year, and write the plan.

    Tasks are told apart by their ids. A state that differs becomes an entry of the day `on`; a deadline that
    differs is a move, which keeps the old one and needs a `reason`.

    Raises:
        ParindexError: no such file; RefusedError: the plan that is there has errors.
    """
    if not file.exists():
        raise ParindexError("There is no file {file}.", file=file)
    path = plan_path(workspace, year)
    before = _before(workspace, path)
    rows = read_task_rows(file, year)
    merging = _Merging(workspace, before or Plan(year=year, title=workspace.settings.name), rows, on, reason)
    plan = merging.plan() if not rows.has_errors else None
    issues = tuple(worst_first([*rows.issues, *merging.issues]))
    if plan is None or any(one.severity is Severity.ERROR for one in issues):
        return ImportedPlan(path, None, issues)
    if not dry_run:
        write_atomically(path, plan_text(plan).encode())
    old = {task.id: task for task in before.tasks} if before else {}
    new = sum(task.id not in old for task in plan.tasks)
    changed = sum(task.id in old and task != old[task.id] for task in plan.tasks)
    moved = sum(len(task.moves) - len(old[task.id].moves) for task in plan.tasks if task.id in old)
    return ImportedPlan(path, plan, issues, new, changed, moved, not dry_run)


def _before(workspace: Workspace, path: Path) -> Plan | None:
    if not path.exists():
        return None
    plan, issues = read_plan(path, NameIndex(workspace.registry), workspace.editions)
    if plan is None:
        raise RefusedError(issues, "The plan that is there has errors; nothing was written.")
    return plan


class _Merging:
    """A table while it meets the plan."""

    def __init__(self, workspace: Workspace, plan: Plan, rows: TaskRows, on: date, reason: str) -> None:
        self._plan, self._rows, self._on, self._reason = plan, rows, on, reason
        self._areas = _area_codes(workspace, plan)
        self._names = NameIndex(workspace.registry, plan.year)
        self.issues: list[Issue] = []

    def plan(self) -> Plan:
        old = {task.id: task for task in self._plan.tasks}
        found: dict[str, Task] = {}
        taken = {row.id for row in self._rows.rows if row.id} | old.keys()
        for number, row in enumerate(self._rows.rows, 1):
            name = row.id or _free(number, taken)
            taken.add(name)
            if name in found:
                self.issues.append(issue("P001", row.place, id=name))
                continue
            found[name] = self._task(name, row, old.get(name))
        for name in [one for one in old if one not in found]:
            self.issues.append(issue("P029", id=name, place=self._rows.rows[0].place if self._rows.rows else _NOWHERE))
        order = [*old, *(name for name in found if name not in old)]
        tasks = tuple(found.get(name) or old[name] for name in order)
        return self._plan.model_copy(update={"tasks": tasks})

    def _task(self, name: str, row: TaskRow, old: Task | None) -> Task:
        values = dict(old.model_dump(by_alias=True)) if old else {}
        values |= {"id": name, "title": row.title, **self._texts(row)}
        if old and old.due and _same_day(old.due, row.due, self._plan):
            values["due"] = old.due  # its own words
        area = self._area(row.area)
        if not area and not (old and not row.area):
            self.issues.append(issue("P030", row.place, found=row.area or "–"))
            area = "?"
        values["area"] = area or (old.area if old else "?")
        values["moves"] = [*(old.moves if old else ()), *self._moved(row, old)]
        values["progress"] = [*(old.progress if old else ()), *self._progress(row, old)]
        return Task.model_validate(values)

    def _body(self, name: str) -> str:
        """Return the id of a unit, or the name of an outside body."""
        found = self._names.unit(name) if name else None
        return found.id if isinstance(found, Unit) else name

    def _area(self, text: str) -> str:
        """Return the code of an area that is named by code, title, or both; empty if it is not known."""
        code, _, _ = text.partition(" ")
        known = set(self._areas.values())
        return self._areas.get(canonical(text)) or next((one for one in (code, code.rstrip(".)")) if one in known), "")

    def _texts(self, row: TaskRow) -> Mapping[str, object]:
        """Return what the table has columns of; a column that is not there changes nothing."""
        told = {
            "criteria": row.criteria,
            "result": row.result or None,
            "lead": self._body(row.lead) or None,
            "with": tuple(map(self._body, row.with_)),
            "due": row.due or None,
            "priority": row.priority,
            "recover": row.recover,
        }
        return {key: value for key, value in told.items() if key in self._rows.columns}

    def _moved(self, row: TaskRow, old: Task | None) -> Iterator[Move]:
        if old is None or old.due is None or "due" not in self._rows.columns or _same_day(old.due, row.due, self._plan):
            return
        if not self._reason:
            self.issues.append(issue("P028", row.place, id=old.id, old=old.due, new=row.due or "–"))
            return
        yield Move(on=self._on, due=old.due, reason=self._reason)

    def _progress(self, row: TaskRow, old: Task | None) -> Iterator[Progress]:
        last = old.progress[-1] if old and old.progress else None
        told = (row.state or State.PLANNED, row.evidence or None, row.obstacle or None)
        known = (last.state, last.evidence, last.obstacle) if last else (State.PLANNED, None, None)
        if "state" not in self._rows.columns or told == known:
            return
        on = row.done_on if row.state is State.DONE else self._on
        if on is None:
            self.issues.append(issue("P027", row.place, id=row.id or row.title))
            return
        if row.state is State.CANCELLED and not row.note:
            self.issues.append(issue("P004", row.place, id=row.id or row.title))
        yield Progress(on=on, state=told[0], note=row.note or None, evidence=told[1], obstacle=told[2])


def _same_day(old: str, new: str, plan: Plan) -> bool:
    before, after = deadline_of(old, plan.year), deadline_of(new, plan.year)
    return before.day == after.day if before.day and after.day else canonical(old) == canonical(new)


def _area_codes(workspace: Workspace, plan: Plan) -> dict[str, str]:
    """Return the codes of areas by code and title, in both languages."""
    titles = [(area.code, area.title) for edition in workspace.editions for area in edition.index]
    titles += list(plan.areas.items())
    found: dict[str, str] = {}
    for code, title in titles:
        found |= {canonical(text): code for text in (code, title.in_("vi"), title.in_("en"))}
    return found


def _free(number: int, taken: set[str]) -> str:
    while (name := f"T{number:02d}") in taken:
        number += 1
    return name


_NOWHERE = Place()
