"""How the commands of analysis answer: on the screen, or as a file in one of the formats."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.options import remember_form
from parindex.cli.present import terminal
from parindex.errors import ParindexError
from parindex.reporting.answers import ANSWER_FORMATS, Answer, answer_document, rendered_answer
from parindex.reporting.blocks import Shown

__all__ = ["AnswerFormat", "AnswerFormatOption", "AnswerOutOption", "UnitArgument", "give"]

AnswerFormat = StrEnum("AnswerFormat", {"TEXT": "text", **{name.upper(): name for name in ANSWER_FORMATS}})  # type: ignore[misc]
"""How a command answers."""
AS_SCREEN = AnswerFormat("text")


AnswerFormatOption = Annotated[
    AnswerFormat, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
]
AnswerOutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE|DIR", help="Where to write; - for the screen.")
]
UnitArgument = Annotated[str, typer.Argument(metavar="UNIT", help="The unit: id, name or alias.", autocompletion=units)]


def give(answer: Answer, form: AnswerFormat, out: Path | None) -> None:
    """Print an answer, or write it to a file."""
    voice = current.speech
    if form.value == "text" and out is not None:
        raise ParindexError("A file needs a format, as in --format docx --out FILE. Nothing was written.")
    if form.value == "text":
        terminal.print_blocks(answer.blocks(Shown.SCREEN), voice)
    elif form.value in {"json", "md"} and out is None:
        if form.value == "json":
            terminal.print_json(answer_document(answer))
        else:
            terminal.print_bytes(rendered_answer(answer, form.value, voice))
    else:
        from parindex.cli.present.saved import save  # noqa: PLC0415  only for files

        save(rendered_answer(answer, form.value, voice), f"{answer.name}-{answer.year}.{form.value}", out)
