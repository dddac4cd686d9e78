"""`parindex amend`: open the next revision of a published year."""

from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.moment import moment
from parindex.cli.options import FormatOption, OneYearOption, Output
from parindex.cli.present import terminal

__all__ = ["amend"]


def amend(
    year: OneYearOption,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="TEXT", help="Why; every report will say it.")],
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Open the next revision of a published year.

    It begins with the same sheets and takes corrections. What was published stays readable: --revision.
    """
    from parindex.workflow.publication import publish as use_case  # noqa: PLC0415  slow to import, and help needs none

    revision = use_case.amend(current.workspace({year}), year, reason, at=moment())
    if format is Output.JSON:
        from parindex.reporting.documents.heads import opened_document  # noqa: PLC0415  not needed for text

        terminal.print_json(opened_document(revision))
        return
    say = current.speech.say
    terminal.answer(say("Revision {revision} of {year} is open.", revision=revision.number, year=year))
    terminal.say(say("Score the corrected sheets, then publish it: parindex publish --year {year}", year=year))
