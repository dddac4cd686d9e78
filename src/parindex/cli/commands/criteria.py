"""`parindex criteria`: look at criteria sets and lint them."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict
from parindex.cli.present.tree import print_edition
from parindex.workflow import criteria as use_case

__all__ = ["app"]

app = typer.Typer(help="Look at criteria sets.", add_completion=False, no_args_is_help=True, rich_markup_mode=None)

FILE = Annotated[
    str | None, typer.Argument(metavar="[FILE|ID[@YEAR]]", help="A file, or a set of the workspace. Default: all.")
]


@app.command("show")
def show(criteria: FILE = None) -> None:
    """Show a set as a tree with maxima and rules."""
    for edition in use_case.editions(current.found_workspace(), criteria):
        print_edition(edition, current.speech)


@app.command("lint")
def lint(criteria: FILE = None, format: FormatOption = Output.TEXT) -> None:  # noqa: A002  the word that users know
    """Look for mistakes in a definition."""
    current.speak_as_workspace()
    issues = use_case.lint(current.root, criteria)
    if format is Output.JSON:
        from parindex.reporting.machine import issues_document  # noqa: PLC0415  not needed for text

        terminal.print_json(issues_document(issues, current.speech))
    else:
        print_issues(issues, current.speech, Path.cwd())
        print_verdict(issues, None, current.speech)
    raise typer.Exit(3 if any(issue.severity == "error" for issue in issues) else 0)
