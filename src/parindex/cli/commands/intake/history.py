"""`parindex history`: years that are known only as somebody published them."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import BlockOption, FormatOption, OneYearOption, Output, ShownBasisOption, YearOption
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict
from parindex.sources.workbook import LIMITS

if TYPE_CHECKING:
    from parindex.workflow.history import import_history as importing

__all__ = ["app"]

app = typer.Typer(
    help="Keep results that are known only as published.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

_MOST = next(limit.value for limit in LIMITS if limit.name == "file")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, text or a workbook; - for a table from stdin.")],
    year: OneYearOption,
    block: BlockOption = None,
    criteria: Annotated[
        str, typer.Option("--criteria", metavar="NAME", help="The criteria set of the figures: ID@YEAR or any name.")
    ] = "",
    of: Annotated[
        int | None, typer.Option("--of", metavar="N", min=1, help="How many units were ranked together.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace other figures in the store.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, store nothing.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Store a table of published results.

    Columns: the unit, and any of index, points, maximum, rank, tier and areas. A table with errors is
    refused whole, and the exit code is 3.
    """
    from parindex.reporting.documents.printed_tables import imported_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.history import import_history as importing  # noqa: PLC0415  as above

    workspace = current.workspace()
    source: Path | bytes = sys.stdin.buffer.read(_MOST + 1) if file == Path("-") else file
    options = importing.ImportOptions(year, block, criteria, of, replace, dry_run)
    imported = importing.import_results(workspace, source, options, at=datetime.now(UTC))
    if format is Output.JSON:
        from parindex.reporting.documents.issues import issue_document  # noqa: PLC0415  not needed for text

        issues = [issue_document(issue, current.speech) for issue in imported.issues]
        stored = None if imported.saved is None else asdict(imported.saved)
        document = imported_document(year, imported.results, stored, workspace.editions)
        terminal.print_json(document | {"issues": issues})
    else:
        print_issues(imported.issues, current.speech, Path.cwd())
        terminal.say(_outcome(imported))
    raise typer.Exit(3 if imported.has_errors else 0)


def _outcome(imported: "importing.Imported") -> str:
    """Say in one line what became of a table."""
    speech = current.speech
    if imported.has_errors:
        return speech.say("The table has errors; nothing was stored.")
    if imported.saved is None:
        return speech.say("Nothing was stored (--dry-run): {number} units read.", number=len(imported.results))
    if not imported.saved.new and not imported.saved.replaced:
        return speech.say("{year}: unchanged, these published results were stored already.", year=imported.year)
    return speech.say(
        "{year}: published results stored – new {new}, replaced {replaced}, unchanged {unchanged}.",
        year=imported.year,
        new=len(imported.saved.new),
        replaced=len(imported.saved.replaced),
        unchanged=len(imported.saved.unchanged),
    )


@app.command("show")
def show(
    year: YearOption = None,
    block: BlockOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Show the published results in the store."""
    from parindex.reporting.documents.printed_tables import history_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.report.published_caveats import remedy_words  # noqa: PLC0415  as above
    from parindex.reporting.tables.published import history_blocks  # noqa: PLC0415  as above
    from parindex.workflow.history.history_show import show_history  # noqa: PLC0415  as above

    workspace = current.workspace(None if year is None else {year})
    years = show_history(workspace, year, block=block, locale=current.speech.locale)
    if format is Output.JSON:
        terminal.print_json(history_document(years, workspace.editions))
        return
    terminal.print_blocks(history_blocks(years, current.speech), current.speech)
    if any(block.unsure and block.compare is not None for each in years for block in each.blocks):
        terminal.say(remedy_words(current.speech))


@app.command("check")
def check(
    year: OneYearOption,
    block: BlockOption = None,
    basis: ShownBasisOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Compare published results with the scores.

    Every figure that was printed is compared with what the scores in the store come to. The exit code
    is 3 if any differs.
    """
    from parindex.workflow.history.history_check import check_history  # noqa: PLC0415  slow to import, and help needs none

    workspace = current.workspace({year})
    found = check_history(workspace, year, block=block, basis=basis)
    if format is Output.JSON:
        from parindex.reporting.documents.issues import issues_document  # noqa: PLC0415  not needed for text

        terminal.print_json({**issues_document(found.issues, current.speech), "year": year, "lines": found.lines})
    else:
        print_issues(found.issues, current.speech, Path.cwd())
        print_verdict(found.issues, None, current.speech)
    raise typer.Exit(3 if any(issue.severity == "error" for issue in found.issues) else 0)
