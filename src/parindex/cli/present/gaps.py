"""The end of a command that has answered from a year in which something is missing."""

import typer

from parindex.cli.current import current
from parindex.cli.present.issues import say_issues
from parindex.model.scores import Basis
from parindex.workflow.missing import stored_gaps
from parindex.workflow.years.workspace import Workspace

__all__ = ["end_if_incomplete"]


def end_if_incomplete(workspace: Workspace, year: int, basis: Basis | None, block: str | None) -> None:
    """Tell on stderr what is missing, and end with exit code 3 if anything is."""
    missing = stored_gaps(workspace, year, basis, block)
    say_issues(missing, current.speech)
    if missing:
        raise typer.Exit(3)
