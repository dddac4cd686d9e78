"""`parindex next`: what to do next."""

from typing import Annotated

import typer

from parindex.cli.completions import years
from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command("next")
def next_(
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            "-y",
            metavar="YEAR",
            min=1900,
            max=2200,
            autocompletion=years,
            help="The year. Default: the latest with sheets, scores or a criteria set of its own.",
        ),
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Say what to do next, with the commands that do it.

    Looks at the criteria sets, the units, the sheets of the year and the store; sheets that are not scored as they
    are now are read. Changes nothing.
    """
    from parindex.reporting.answers.next_steps import next_blocks, next_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.guidance import next_steps as use_case  # noqa: PLC0415  as above

    session = current.session()
    with terminal.progress(current.speech.say("Reading sheets")) as progress:
        state = use_case.next_steps(session, year, progress=progress)
    if format is Output.JSON:
        terminal.print_json(next_document(state))
    else:
        terminal.print_blocks(next_blocks(state), current.speech)
