"""`parindex return`: every sender gets its own workbook back, with the faults marked in it."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.latest_year import latest_with_sheets
from parindex.cli.options import BasisOption, StageOption
from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.model.scores import Basis
from parindex.reporting.formats.registry import choices

if TYPE_CHECKING:
    from parindex.reporting.marked_copies.returned import Returns

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


NoteFormat = StrEnum("NoteFormat", choices("note"))  # type: ignore[misc]
"""The form of the covering note."""
_DOCX = NoteFormat("docx")


@app.command("return")
def send_back(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write into.")],
    year: Annotated[
        int | None,
        typer.Option(
            "--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year. Default: the latest with sheets."
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Sheets, folders or globs. Default: the sheets of the year."),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", "-u", metavar="ID", help="Only to this unit.", autocompletion=units)
    ] = None,
    note: Annotated[NoteFormat, typer.Option("--note", help="The form of the covering note.")] = _DOCX,
    deadline: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="By when to answer: YYYY-MM-DD.")
    ] = None,
    stage: StageOption = None,
    basis: BasisOption = Basis.APPRAISED,
) -> None:
    """Send workbooks back with their faults marked.

    Writes a copy of each workbook that has errors, warnings or repaired cells, and a covering note for
    each sender. The originals are only read; nothing is overwritten.
    """
    from parindex.workflow.output.report_date import report_date  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.returns import send_back as use_case  # noqa: PLC0415  as above

    year = latest_with_sheets(year)
    workspace = current.workspace({year})
    options = use_case.ReturnOptions(
        year=year,
        out=out,
        locale=current.speech.locale,
        unit=unit,
        note=note.value,
        deadline=deadline.date() if deadline else None,
        on=report_date(),
        basis=basis,
        step=stage,
    )
    with terminal.progress(current.speech.say("Reading sheets")) as progress:
        returns = use_case.send_back(workspace, paths or [], options, progress=progress)
    _tell(returns)


def _tell(returns: "Returns") -> None:
    """Print each sender with its counts, and say where everything stands."""
    from parindex.reporting.tables.returned import returned_table  # noqa: PLC0415  slow to import, and help needs none

    say, parcels = current.speech.say, returns.parcels
    if parcels:
        terminal.print_blocks([returned_table(parcels)], current.speech)
    for folder in sorted({parcel.note.parent.parent for parcel in parcels}):
        words = "Covering notes: {number}; everything stands in {folder}."
        terminal.say(say(words, number=len(parcels), folder=folder))
    if not parcels:
        terminal.answer(say("There is nothing to send back."))
    say_issues(returns.unread, current.speech)
    terminal.answer(say("Files without errors, warnings or repaired cells: {number}", number=returns.clean))
