"""`parindex units`: where units came from, and a registry out of a lineage table."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal

if TYPE_CHECKING:
    from parindex.workflow.setting_up import units as use_case
    from parindex.workflow.years.workspace import Workspace

__all__ = ["app"]

app = typer.Typer(
    help="Look at units and their lineage.", add_completion=False, no_args_is_help=True, rich_markup_mode=None
)

_REFORM = date(2025, 7, 1)


@app.command("lineage")
def lineage(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Id, name or alias.")],
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Show what a unit came from and what became of it, with dates and shares."""
    from parindex.workflow.setting_up import units as use_case  # noqa: PLC0415  slow to import, and help needs none

    found = use_case.lineage(current.workspace(), unit)
    if format is Output.JSON:
        from parindex.reporting.documents.family import family_document  # noqa: PLC0415  not needed for text

        terminal.print_json(family_document(found))
    else:
        from parindex.reporting.tables.trees import family_tree  # noqa: PLC0415  not needed for JSON

        terminal.print_blocks([family_tree(found, current.speech)], current.speech)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of old and new units: xlsx, ods, csv …")],
    block: Annotated[
        str | None,
        typer.Option("--block", "-b", metavar="BLOCK", help="Put all units into this block. Default: one a district."),
    ] = None,
    criteria: Annotated[
        str | None, typer.Option("--set", metavar="ID", help="The criteria set of new blocks. Default: the only one.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help=f"The first day of the new units. Default: {_REFORM}.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="A new file. Default: print the registry.")
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Make a registry out of a table that says which units became which.

    The units of the workspace stay in it, with their last day. A file that is there is never overwritten.

    For a plain list of units: units import-list.
    """
    from parindex.workflow.setting_up import units as use_case  # noqa: PLC0415  slow to import, and help needs none

    current.speak_as_workspace()
    first, locale = since.date() if since else _REFORM, current.speech.locale
    made = use_case.import_units(
        _workspace(), file, block=block, criteria=criteria, since=first, out=out, locale=locale
    )
    _answer(made, out, format, "Rows: {rows}; old units: {old}; new units: {new}")


@app.command("import-list")
def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list of units: xlsx, xls, ods, csv, docx or PDF.")],
    criteria: Annotated[
        str | None, typer.Option("--set", metavar="ID", help="The criteria set of new blocks. Default: the only one.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="A new file. Default: print the registry.")
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Make a registry out of a list of units, or add a list to the registry of the workspace.

    Units that are known keep their ids; nothing is lost. For tables of old and new units: units import.
    """
    from parindex.workflow.setting_up import units as use_case  # noqa: PLC0415  slow to import, and help needs none

    current.speak_as_workspace()
    made = use_case.import_list(_workspace(), file, criteria=criteria, out=out, locale=current.speech.locale)
    _answer(made, out, format, "Rows: {rows}; known units: {old}; new units: {new}")


def _workspace() -> "Workspace | None":
    """Return the workspace, if it has units already."""
    from parindex.workflow.setting_up import units as use_case  # noqa: PLC0415  slow to import, and help needs none

    return current.workspace() if use_case.has_registry(current.root) else None


def _answer(made: "use_case.ImportedUnits", out: Path | None, format: Output, words: str) -> NoReturn:  # noqa: A002  as above
    """Answer with what was read, and end."""
    if format is Output.JSON:
        _document(made, out)
    else:
        _told(made, out, words)
    raise typer.Exit(3 if made.has_errors else 0)


def _document(made: "use_case.ImportedUnits", out: Path | None) -> None:
    from parindex.cli.present.issues import issues_of  # noqa: PLC0415  as below
    from parindex.reporting.documents.files import files_document  # noqa: PLC0415  not needed for text

    files = [out] if out is not None and made.text else []
    facts = {"rows": made.rows, "old": made.old, "new": made.new, "registry": made.text or None if not files else None}
    terminal.print_json(files_document(files, **facts, issues=issues_of(made.issues)))


def _told(made: "use_case.ImportedUnits", out: Path | None, words: str) -> None:
    from parindex.cli.present.issues import say_issues  # noqa: PLC0415  only after reading

    if out is None and made.text:
        terminal.print_bytes(made.text.encode())
    say_issues(made.issues, current.speech)
    terminal.say(current.speech.say(words, rows=made.rows, old=made.old, new=made.new))
    if out is not None and made.text:
        terminal.answer(terminal.plain(out))
