"""`parindex letters`: a numbered letter for every unit."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import (
    BlockOption,
    CompareOption,
    DateOption,
    LatestYearOption,
    RevisionOption,
    ShownBasisOption,
    UnitOption,
)
from parindex.cli.present import terminal
from parindex.workflow.output.report_date import report_date

__all__ = ["letters"]


class LetterFormat(StrEnum):
    """The form of the letters."""

    DOCX = "docx"
    PDF = "pdf"


def letters(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write into.")],
    year: LatestYearOption = None,
    unit: UnitOption = None,
    block: BlockOption = None,
    format: Annotated[  # noqa: A002  the word that users know
        LetterFormat, typer.Option("--format", "-f", help="The form of the letters.")
    ] = LetterFormat.DOCX,
    revision: RevisionOption = None,
    compare: CompareOption = None,
    basis: ShownBasisOption = None,
    on: DateOption = None,
) -> None:
    """Write a numbered letter to every unit.

    Result, how firm the rank is, change or why none, areas beside the block, every lost component with the comment of
    the appraisal, evidence that is not named, ways up, tasks of the plan. One file a unit, in a folder for each block.
    """
    from parindex.workflow.letters import letters as use_case  # noqa: PLC0415  slow to import

    year = latest(year)
    found = use_case(
        current.workspace_of(year, revision if compare is None else None),
        out,
        format.value,
        year=year,
        unit=unit,
        block=block,
        revision=revision,
        compare=compare,
        basis=basis,
        on=on.date() if on else report_date(),
        locale=current.speech.locale,
    )
    if found.without:
        message = "Without a complete sheet, so without a letter: {units}"
        terminal.say(current.speech.say(message, units="; ".join(found.without)))
    message = "Letters written: {number}, in {folder}"
    terminal.say(current.speech.say(message, number=len(found.paths), folder=out))
    if found.replaced:
        terminal.say(current.speech.say("Older letters replaced: {number}", number=found.replaced))
