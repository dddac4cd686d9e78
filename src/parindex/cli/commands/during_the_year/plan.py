"""`parindex plan`: tasks with lead, deadline and result, and where they stand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import BlockOption, FormatOption, Output, UnitOption
from parindex.cli.present import terminal
from parindex.cli.present.answering import (
    AS_SCREEN,
    AnswerFormOption,
    OutOption,
    answer_with,
    tell_files,
    written,
)
from parindex.cli.present.issues import issues_of, print_issues, print_verdict
from parindex.errors import ParindexError
from parindex.model.texts.device_names import is_device

if TYPE_CHECKING:
    from parindex.model.plan.results import PlanStatus
    from parindex.workflow.years.workspace import Workspace

__all__ = ["app"]

app = typer.Typer(
    help="Keep the plan of the year: draft it, follow it, report on it.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

OfYear = Annotated[int, typer.Option("--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year of the plan.")]
OnOption = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="As of this day. Default: today."),
]
LeadOption = Annotated[str | None, typer.Option("--lead", metavar="NAME", help="Only the tasks of this lead.")]
_VIETNAM = timedelta(hours=7)


class PlanForm(StrEnum):
    """What is reported."""

    PLAN = "plan"
    PROGRESS = "progress"
    PAID_OFF = "paid-off"


class Period(StrEnum):
    """What a report of progress is about."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class PlanFault(StrEnum):
    """What a command may fail on."""

    OVERDUE = "overdue"


@app.command("draft")
def draft(
    year: OfYear,
    losses: Annotated[
        int, typer.Option("--from-losses", metavar="YEAR", min=1900, max=2200, help="The year whose points were lost.")
    ],
    block: BlockOption = None,
    unit: UnitOption = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, max=500, help="At most so many tasks.")] = 30,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="A new yaml. Default: print the draft.")
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Propose a task for every component that lost points, most lost first.

    Components that were lost in several years, as parindex losses tells, have priority; those that lost nothing
    and are at risk come last. Lead, result and deadline are for people to decide. A file that is there stays.
    """
    from parindex.sources.plan.plan_file import plan_text  # noqa: PLC0415  not needed for others
    from parindex.workflow.planning.draft import draft_plan  # noqa: PLC0415  as above

    if out is not None and out.exists():
        raise ParindexError("{path} is there already. Nothing was written; name another file.", path=out)
    made = draft_plan(current.workspace(), year, losses, block=block, unit=unit, most=most)
    text = plan_text(made).encode()
    if out is not None:
        written(out, text, ".yaml")
    if format is Output.JSON:
        from parindex.reporting.documents.during_the_year.plan import draft_document  # noqa: PLC0415  not needed for text

        terminal.print_json(draft_document(made, out))
    elif out is None:
        terminal.print_bytes(text)
    else:
        tell_files([out], format)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of tasks: xlsx, xls, ods, csv.")],
    year: OfYear,
    on: OnOption = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why deadlines were moved.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, write nothing.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Read a table of tasks into the plan of the year.

    A state that differs becomes an entry of the day; a deadline that differs keeps the old one and needs a reason.
    """
    from parindex.workflow.planning.import_plan import import_plan  # noqa: PLC0415  slow

    found = import_plan(current.workspace(), file, year, on=_day(on), reason=reason, dry_run=dry_run)
    counts = {"new": found.new, "changed": found.changed, "moved": found.moved}
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

        told = {"year": year, "file": str(found.path), "written": found.written, **counts}
        terminal.print_json({**head(), **told, "issues": issues_of(found.issues)})
    else:
        print_issues(found.issues, current.speech, Path.cwd())
        words = "Tasks: {new} new, {changed} changed; deadlines moved: {moved}"
        terminal.say(
            current.speech.say(words, **counts) if found.written else current.speech.say("Nothing was written.")
        )
        if found.written:
            terminal.answer(terminal.plain(found.path))
    raise typer.Exit(3 if found.has_errors else 0)


@app.command("check")
def check(
    year: OfYear,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Check the plan: ids, deadlines that nobody can date, components, leads, entries."""
    from parindex.workflow.planning.plans import check_plan  # noqa: PLC0415  slow

    found = check_plan(current.workspace(), year)
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

        terminal.print_json({**head(), "year": year, "file": str(found.path), "issues": issues_of(found.issues)})
    else:
        print_issues(found.issues, current.speech, Path.cwd())
        print_verdict(found.issues, None, current.speech)
    raise typer.Exit(0 if found.plan is not None else 3)


@app.command("status")
def status(
    year: OfYear,
    on: OnOption = None,
    lead: LeadOption = None,
    fail_on: Annotated[
        PlanFault | None, typer.Option("--fail-on", help="End with exit code 3 if a task is overdue.")
    ] = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Show where the plan stands on a day: by area, lead and month, and what is overdue.

    What is late is computed from deadline and day; nobody reports it.
    """
    from parindex.reporting.documents.during_the_year.plan import plan_document  # noqa: PLC0415  not needed for others
    from parindex.reporting.tables.during_the_year.plan import status_blocks  # noqa: PLC0415  as above

    _, found = _status(year, on, lead)
    answer_with(status_blocks(found, current.speech), plan_document(found), format, out)
    raise typer.Exit(3 if fail_on is PlanFault.OVERDUE and found.overdue else 0)


@app.command("report")
def report(
    year: OfYear,
    on: OnOption = None,
    form: Annotated[
        PlanForm, typer.Option("--form", help="The plan itself, its progress, or which tasks paid off.")
    ] = (PlanForm.PROGRESS),
    period: Annotated[Period, typer.Option("--period", help="What the progress is about.")] = Period.MONTH,
    block: BlockOption = None,
    unit: UnitOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Write the plan, its progress in a month, quarter, half or whole year, or which tasks paid off."""
    from parindex.reporting.documents.during_the_year.plan import paid_document, plan_document  # noqa: PLC0415  not for others
    from parindex.reporting.tables.during_the_year import plan as tables  # noqa: PLC0415  as above

    workspace, found = _status(year, on, None)
    voice = current.speech
    if form is PlanForm.PAID_OFF:
        from parindex.workflow.planning.draft import paid_off  # noqa: PLC0415  for this form only

        paid = paid_off(workspace, found.plan, block=block, unit=unit)
        answer_with(tables.paid_blocks(paid, year), paid_document(paid, year), format, out)
        return
    if form is PlanForm.PROGRESS:
        blocks = tables.progress_blocks(found, period.value, voice)
    elif format.value in {"docx", "md", "pdf"}:
        blocks = tables.paper_blocks(found, voice, _names(workspace, found))
    else:
        blocks = tables.plan_blocks(found, voice, _names(workspace, found))
    answer_with(blocks, plan_document(found), format, out)


@app.command("calendar")
def calendar(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="An ics; with --each-lead a folder.")],
    year: OfYear,
    on: OnOption = None,
    lead: LeadOption = None,
    each: Annotated[bool, typer.Option("--each-lead", help="Write a calendar for each lead.")] = False,
    days: Annotated[
        int, typer.Option("--remind", metavar="DAYS", min=0, max=90, help="Remind so many days before.")
    ] = 7,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the deadlines of open tasks as calendars with reminders, which every mail program reads."""
    from parindex.reporting.documents.during_the_year.plan_calendar import calendar_bytes  # noqa: PLC0415  not needed for others
    from parindex.sources.score_sheets.identity.slugs import slugs  # noqa: PLC0415  as above

    _, found = _status(year, on, lead)
    if not each:
        written(out, calendar_bytes(found.tasks, year, found.on, current.speech, days), ".ics")
        tell_files([out], format)
        return
    leads = {one.lead: [task for task in found.tasks if task.lead == one.lead] for one in found.tasks if one.is_open}
    names = slugs(leads)
    files = {name: f"plan-{names[name]}" if is_device(names[name]) else names[name] for name in leads}
    paths = {name: out / f"{files[name]}.ics" for name in leads}
    for name, tasks in leads.items():
        written(paths[name], calendar_bytes(tasks, year, found.on, current.speech, days), ".ics")
    tell_files(list(paths.values()), format)


def _status(year: int, on: datetime | None, lead: str | None) -> "tuple[Workspace, PlanStatus]":
    from parindex.workflow.planning.plans import load_plan, status_of  # noqa: PLC0415  slow

    workspace = current.workspace()
    plan = load_plan(workspace, year)
    return workspace, status_of(workspace, plan, _day(on), current.speech.locale, lead=lead)


def _names(workspace: "Workspace", found: "PlanStatus") -> Callable[[str], str]:
    from parindex.workflow.planning.plans import leads_of  # noqa: PLC0415  slow

    names = leads_of(workspace, found.plan)
    return lambda called: names.get(called, called)


def _day(on: datetime | None) -> date:
    return on.date() if on else (datetime.now(UTC) + _VIETNAM).date()
