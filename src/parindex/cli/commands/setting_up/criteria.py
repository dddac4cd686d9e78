"""`parindex criteria`: look at criteria sets and lint them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict
from parindex.cli.present.tree import print_edition
from parindex.workflow import criteria as use_case
from parindex.workflow.comparisons.criteria_diff import criteria_diff as compare_editions

__all__ = ["app"]


class Drawn(StrEnum):
    """How `diff` answers."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def _remember(drawn: Drawn) -> Drawn:
    """Let problems that stop the command be told in the form of its answer."""
    current.as_json = drawn is Drawn.JSON
    return drawn


app = typer.Typer(help="Look at criteria sets.", add_completion=False, no_args_is_help=True, rich_markup_mode=None)

FILE = Annotated[
    str | None, typer.Argument(metavar="[FILE|ID[@YEAR]]", help="A file, or a set of the workspace. Default: all.")
]


@app.command("show")
def show(criteria: FILE = None) -> None:
    """Show a set as a tree with maxima and rules."""
    for edition in use_case.editions(current.found_workspace(), criteria):
        print_edition(edition, current.speech)


@app.command("diff")
def diff(
    one: Annotated[str, typer.Argument(metavar="A", help="A year (all sets of the workspace), ID@YEAR, or a file.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")],
    format: Annotated[  # noqa: A002  the word that users know
        Drawn, typer.Option("--format", "-f", callback=_remember, help="The form of the answer.")
    ] = Drawn.TEXT,
) -> None:
    """Compare two editions: what was added, removed, moved, renamed, renumbered or is measured otherwise."""
    found = compare_editions(current.found_workspace(), one, other)
    if format is Drawn.JSON:
        from parindex.reporting.documents.crosswalk import crosswalk_document  # noqa: PLC0415  not needed for text

        terminal.print_json(crosswalk_document(found.told(), found.alone, (one, other)))
    elif format is Drawn.MD:
        from parindex.reporting.report.crosswalk import crosswalk_markdown, set_diff  # noqa: PLC0415  not needed for text

        voice = current.speech
        text = "\n".join(crosswalk_markdown(set_diff(walk, voice), voice) for walk in found.walks)
        terminal.print_bytes(text.encode())
    else:
        from parindex.cli.present.crosswalk import print_crosswalks  # noqa: PLC0415  not needed by the others

        print_crosswalks(found, current.speech)


@app.command("lint")
def lint(criteria: FILE = None, format: FormatOption = Output.TEXT) -> None:  # noqa: A002  the word that users know
    """Look for mistakes in a definition."""
    current.speak_as_workspace()
    issues = use_case.lint(current.root, criteria)
    if format is Output.JSON:
        from parindex.reporting.documents.ranking import issues_document  # noqa: PLC0415  not needed for text

        terminal.print_json(issues_document(issues, current.speech))
    else:
        print_issues(issues, current.speech, Path.cwd())
        print_verdict(issues, None, current.speech)
    raise typer.Exit(3 if any(issue.severity == "error" for issue in issues) else 0)
