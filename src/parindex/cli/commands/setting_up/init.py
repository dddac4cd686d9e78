"""`parindex init`: a new workspace."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.errors import ParindexError

if TYPE_CHECKING:
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

    It has invented scores and passes `parindex check` at once; made of --criteria and --units it has no scores yet.
    """
    from parindex.workflow.setting_up import init as use_case  # noqa: PLC0415  slow to import, and help needs none

    year, made = year or datetime.now(UTC).year, None
    if (criteria is None) != (units is None):
        raise ParindexError("init needs both --criteria and --units, or neither.")
    if criteria is not None and units is not None:
        made = use_case.init_from(folder, criteria, units, year=year, locale=current.speech.locale)
        written = list(made.files)
    else:
        written = use_case.init(folder, year=year, locale=current.speech.locale)
    if format is Output.JSON:
        from parindex.reporting.documents.files import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(written))
        return
    _tell(written, folder, "parindex check" if made is None else "parindex criteria show")
    if made is not None:
        _tell_next(made, folder, year)


def _tell(written: Sequence[Path], folder: Path, command: str) -> None:
    for path in written:
        terminal.say(str(path))
    words = "A new workspace stands in {folder}. Look at it: cd {folder} && {command}"
    terminal.say(current.speech.say(words, folder=folder, command=command))


def _tell_next(made: "use_case.MadeFromFiles", folder: Path, year: int) -> None:
    """Say what was read, and what is to be done with a workspace that was made of an annex."""
    from parindex.cli.present.issues import say_issues  # noqa: PLC0415  only after reading

    say = current.speech.say
    say_issues(made.issues, current.speech)
    terminal.say(say("Read: {rows} rows of the annex, {units} units of the list.", rows=made.rows, units=made.units))
    review = f"criteria-{year}.review.xlsx"
    take = f"parindex criteria import --review {review} --out criteria/criteria-{year}.yaml"
    if made.asked:
        words = "Next: answer {asked} questions in {review}, and take the answers: cd {folder} && {command}"
        terminal.say(say(words, asked=made.asked, review=folder / review, folder=folder, command=take))
    else:
        words = "Next: look {review} through, and release the draft: cd {folder} && {command}"
        terminal.say(say(words, review=folder / review, folder=folder, command=take))
    words = "Then: parindex template --out forms; put the filled-in forms into {sheets}."
    terminal.say(say(words, sheets=folder / "sheets" / str(year)))
