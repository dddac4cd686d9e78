"""`parindex monitor`: dossiers solved on time, month by month."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import BlockOption, FormatOption, OneYearOption, Output, UnitOption
from parindex.cli.present import terminal
from parindex.cli.present.answering import (
    AS_SCREEN,
    AnswerForm,
    AnswerFormOption,
    OutOption,
    answer_with,
    form_of,
    tell_files,
    written,
)
from parindex.cli.present.issues import issues_of, print_issues, print_verdict, say_issues
from parindex.model.scores import Stage

__all__ = ["app"]

app = typer.Typer(
    help="Follow the dossiers solved on time: rates, zones, the map.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

MonthOption = Annotated[
    int | None,
    typer.Option("--month", "-m", metavar="MONTH", min=1, max=12, help="Up to this month. Default: the last."),
]
DefinitionOption = Annotated[
    str | None,
    typer.Option(
        "--definition", "-d", metavar="ID", help="The definition of the rate: done, strict, due, or your own."
    ),
]


class MapForm(StrEnum):
    """What units are drawn as."""

    TILES = "tiles"
    DOTS = "dots"
    AREAS = "areas"


class AppraisalStage(StrEnum):
    """The column that rates are scores of."""

    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Monthly tables: xlsx, xls, ods, csv.")],
    year: OneYearOption,
    month: Annotated[
        int | None,
        typer.Option("--month", "-m", metavar="MONTH", min=1, max=12, help="The month of tables that name none."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse counts that do not balance, too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, store nothing.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Store monthly counts of dossiers.

    Columns: the unit that solves, the month, carried over, received, early, on time, late, open in time, open
    overdue, returned, and the unit that received where it is another one. A month that comes again replaces the old.
    """
    from parindex.workflow.monitoring.import_months import MonthOptions, import_months  # noqa: PLC0415  slow

    workspace = current.workspace({year})
    options = MonthOptions(year, month, strict, dry_run)
    found = import_months(workspace, files, options, at=datetime.now(UTC))
    saved = found.saved
    counts = {
        "rows": len(found.rows),
        "new": len(saved.new) if saved else 0,
        "replaced": len(saved.replaced) if saved else 0,
        "unchanged": len(saved.unchanged) if saved else 0,
    }
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

        document = {**head(), "year": year, "stored": saved is not None, **counts, "issues": issues_of(found.issues)}
        terminal.print_json(document)
    else:
        print_issues(found.issues, current.speech, Path.cwd())
        words = "Rows: {rows}; new: {new}, replaced: {replaced}, unchanged: {unchanged}"
        terminal.say(current.speech.say(words, **counts) if saved else current.speech.say("Nothing was stored."))
    raise typer.Exit(3 if found.has_errors else 0)


@app.command("check")
def check(
    year: OneYearOption,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 for warnings, too.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Check the months that are stored: balance, what was carried over, units that did not report."""
    from parindex.workflow.monitoring.import_months import check_months  # noqa: PLC0415  slow

    found = check_months(current.workspace({year}), year)
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

        terminal.print_json({**head(), "year": year, "rows": len(found.rows), "issues": issues_of(found.issues)})
    else:
        print_issues(found.issues, current.speech, Path.cwd())
        print_verdict(found.issues, None, current.speech)
    failing = {"error", "warning"} if strict else {"error"}
    raise typer.Exit(3 if any(one.severity in failing for one in found.issues) else 0)


@app.command("show")
def show(
    year: OneYearOption,
    month: MonthOption = None,
    definition: DefinitionOption = None,
    block: BlockOption = None,
    unit: UnitOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Show every unit's rate of the year to date, its zone, and what is needed to be green at the year's end."""
    _show(year, month, definition, block, unit, format, out)


@app.command("report")
def report(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="A docx, xlsx, md, csv or json.")],
    year: OneYearOption,
    month: MonthOption = None,
    definition: DefinitionOption = None,
    block: BlockOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the report of the months so far: its form follows the ending of the file."""
    forms = {f".{paper.value}": paper for paper in AnswerForm if paper is not AS_SCREEN}
    paper = forms.get(out.suffix.casefold())
    if paper is None:
        raise typer.BadParameter(", ".join(forms), param_hint="--out")
    _show(year, month, definition, block, None, paper, out, format)


def _show(
    year: int,
    month: int | None,
    definition: str | None,
    block: str | None,
    unit: str | None,
    paper: AnswerForm,
    out: Path | None,
    told: Output = Output.TEXT,
) -> None:
    from parindex.reporting.documents.during_the_year.monitoring import monitor_document  # noqa: PLC0415  not needed for others
    from parindex.reporting.tables.during_the_year.monitoring import monitor_blocks  # noqa: PLC0415  as above
    from parindex.workflow.monitoring.show import monitored  # noqa: PLC0415  slow

    workspace = current.workspace({year})
    found = monitored(workspace, year, month=month, definition=definition, block=block, unit=unit)
    answer_with(monitor_blocks(found, current.speech), monitor_document(found), paper, out, told=told)


@app.command("map")
def map_(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="An svg or png.")],
    year: OneYearOption,
    month: MonthOption = None,
    alone: Annotated[
        bool, typer.Option("--month-alone", help="Paint the month alone. Default: the year to date.")
    ] = False,
    definition: DefinitionOption = None,
    block: BlockOption = None,
    kind: Annotated[MapForm, typer.Option("--kind", "-k", help="What units are drawn as.")] = MapForm.TILES,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Paint the map of zones: a colour, a letter and a pattern for each, the definition printed above."""
    from parindex.workflow.monitoring.maps import draw_map  # noqa: PLC0415  slow
    from parindex.workflow.monitoring.show import monitored  # noqa: PLC0415  as above

    suffix = out.suffix.casefold()
    if suffix not in {".svg", ".png"}:
        raise typer.BadParameter(".svg, .png", param_hint="--out")
    workspace = current.workspace({year})
    found = monitored(workspace, year, month=month, definition=definition, block=block)
    drawn = draw_map(workspace, found, kind.value, found.until if alone else 0, current.speech.locale)
    written(out, drawn.svg.encode() if suffix == ".svg" else drawn.png(), suffix)
    tell_files([out], format)
    say_issues(drawn.issues, current.speech)


@app.command("points")
def points(
    year: OneYearOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="A csv or xlsx for: parindex score FILE")],
    month: MonthOption = None,
    stage: Annotated[
        AppraisalStage, typer.Option("--stage", help="The column that the rates are scores of.")
    ] = AppraisalStage.APPRAISAL_2,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the rates as scores of the components that ask for them, with the counts as evidence.

    The components stand under points in monitor.yaml. The file is read by parindex score with the same stage.
    """
    from parindex.reporting.tables.during_the_year.monitoring import rates_table  # noqa: PLC0415  not needed for others
    from parindex.workflow.monitoring.points import rates_for_scores  # noqa: PLC0415  slow

    found = rates_for_scores(current.workspace({year}), year, month)
    table = rates_table(found, year, Stage(stage.value), current.speech)
    paper = form_of(out, "csv", "xlsx")
    answer_with([table], {}, paper, out, told=format)
