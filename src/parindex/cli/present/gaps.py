"""The end of a command that has answered from a year in which something is missing."""

from collections.abc import Sequence

import typer

from parindex.cli.current import current
from parindex.cli.present.issues import say_issues
from parindex.model.issues import Issue

__all__ = ["end_if_incomplete"]


def end_if_incomplete(missing: Sequence[Issue]) -> None:
    """Tell on stderr what is missing, and end with exit code 3 if anything is."""
    say_issues(missing, current.speech)
    if missing:
        raise typer.Exit(3)
