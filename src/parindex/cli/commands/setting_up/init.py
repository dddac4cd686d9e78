"""`parindex init`: a new workspace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.errors import ParindexError
from parindex.workflow.setting_up import init as use_case

__all__ = ["init"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    year: Annotated[
        int | None, typer.Option("--year", "-y", min=1900, max=2200, help="The first year. Default: this year.")
    ] = None,
    criteria: Annotated[
        Path | None,
        typer.Option("--criteria", metavar="FILE", help="The annex of criteria: makes the set of the workspace."),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option("--units", metavar="FILE", help="The list of units: makes the registry of the workspace."),
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write a new, commented workspace.

    It has invented scores and passes `parindex check` at once.
    """
    year, voice, asked = year or datetime.now(UTC).year, current.speech, 0
    if (criteria is None) != (units is None):
        raise ParindexError("init needs both --criteria and --units, or neither.")
    if criteria is not None and units is not None:
        written, asked = use_case.init_from(folder, criteria, units, year=year, locale=voice.locale)
    else:
        written = use_case.init(folder, year=year, locale=voice.locale)
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
    if criteria is not None:
        words = (
            "Next: answer {asked} questions in {review}; then parindex template --out forms, and put the "
            "filled-in forms into {sheets}."
        )
        review = folder / f"criteria-{year}.review.xlsx"
        terminal.say(voice.say(words, asked=asked, review=review, sheets=folder / "sheets" / str(year)))
