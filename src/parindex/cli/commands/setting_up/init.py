"""`parindex init`: a new workspace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.workflow.setting_up import init as use_case

__all__ = ["init"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    year: Annotated[
        int | None, typer.Option("--year", "-y", min=1900, max=2200, help="The first year. Default: this year.")
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write a new, commented workspace.

    It has invented scores and passes `parindex check` at once.
    """
    written = use_case.init(folder, year=year or datetime.now(UTC).year, locale=current.speech.locale)
    if format is Output.JSON:
        from parindex.cli.present.files_document import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(written))
        return
    for path in written:
        terminal.say(str(path))
    terminal.say(
        current.speech.say(
            "A new workspace stands in {folder}. Look at it: cd {folder} && parindex check", folder=folder
        )
    )
