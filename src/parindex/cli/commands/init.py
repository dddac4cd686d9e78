"""`parindex init`: a new workspace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.present import terminal
from parindex.workflow import init as use_case

__all__ = ["init"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    year: Annotated[
        int | None, typer.Option("--year", "-y", min=1900, max=2200, help="The first year. Default: this year.")
    ] = None,
) -> None:
    """Write a new, commented workspace.

    It has invented scores and passes `parindex check` at once.
    """
    for path in use_case.init(folder, year=year or datetime.now(UTC).year, locale=current.speech.locale):
        terminal.say(str(path))
    terminal.say(
        current.speech.say(
            "A new workspace stands in {folder}. Look at it: cd {folder} && parindex check", folder=folder
        )
    )
