"""How commands answer: on the screen, for programs, or as a file in one of the formats."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.options import Output, remember_form
from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.errors import ParindexError
from parindex.model.issues import Issue
from parindex.model.texts.message import Phrase
from parindex.reporting.formats.registry import FORMATS, choices

if TYPE_CHECKING:
    from parindex.reporting.answers import Answer
    from parindex.reporting.blocks import AnyBlock

__all__ = [
    "AS_SCREEN",
    "AnswerForm",
    "AnswerFormOption",
    "OutOption",
    "PlaceOption",
    "UnitArgument",
    "answer_with",
    "form_of",
    "give",
    "tell_files",
    "written",
]

AnswerForm = StrEnum("AnswerForm", choices("answer"))  # type: ignore[misc]
"""The form of an answer that is tables or a document."""
AS_SCREEN = AnswerForm("text")
_SCREEN = Path("-")
_READ = frozenset({"md", "docx"})
"""Forms that people read from the beginning to the end."""

AnswerFormOption = Annotated[
    AnswerForm, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the answer to this file. Default: print it.")
]
PlaceOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE|DIR", help="Where to write; - for the screen.")
]
UnitArgument = Annotated[str, typer.Argument(metavar="UNIT", help="The unit: id, name or alias.", autocompletion=units)]


def give(answer: "Answer", form: AnswerForm, out: Path | None) -> None:
    """Print an answer, or write it to a file.

    Raises:
        ParindexError: a file without a format, or a place that cannot be written.
    """
    from parindex.reporting.answers import answer_document, rendered_answer  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.blocks import Shown  # noqa: PLC0415  as above

    voice = current.speech
    if form is AS_SCREEN and out is not None:
        raise ParindexError("A file needs a format, as in --format docx --out FILE. Nothing was written.")
    if form is AS_SCREEN:
        terminal.print_blocks(answer.blocks(Shown.SCREEN), voice)
    elif form.value == "json" and out is None:
        terminal.print_json(answer_document(answer))
    elif form.value == "md" and out is None:
        terminal.print_bytes(rendered_answer(answer, form.value, voice))
    else:
        from parindex.cli.present.saved import save  # noqa: PLC0415  only for files
        from parindex.reporting.writers.cells import said  # noqa: PLC0415  as above

        for one in answer.unanswered or () if form.value == "csv" else ():  # a table of rows has no room for it
            terminal.say(f"{one.title}: {said(one.why, voice)}")
        name = f"{answer.name}-{answer.year}{FORMATS[form.value].suffix}"
        save(rendered_answer(answer, form.value, voice), name, out)


def answer_with(
    blocks: "Sequence[AnyBlock]",
    document: Mapping[str, object],
    form: AnswerForm,
    out: Path | None,
    issues: Sequence[Issue] = (),
    told: Output = Output.TEXT,
    *,
    whole: bool = False,
) -> None:
    """Give an answer: blocks for people, a document for programs.

    `whole`: columns in which nothing stands are shown on the screen, too.

    Raises:
        ParindexError: a workbook or a document without `--out`, or a place that cannot be written.
    """
    from parindex.reporting.answers import rendered_blocks  # noqa: PLC0415  slow to import, and help needs none

    voice, name = current.speech, "md" if form is AS_SCREEN else form.value
    if name == "json" and out is None:
        terminal.print_json(document)
    elif form is AS_SCREEN and out is None:
        shown = blocks if whole else list(map(_on_screen, _without_empty(blocks)))
        terminal.print_blocks(shown, voice)
        say_issues(issues, voice)
    else:
        readable = list(_without_empty(blocks)) if name in _READ else blocks
        content = rendered_blocks(readable, document, name, voice)
        if out is None and not FORMATS[name].is_text:
            raise ParindexError("A {format} is a file: name it with --out FILE.", format=name)
        if out is None:
            terminal.print_bytes(content)
        else:
            written(out, content, FORMATS[name].suffix)
            tell_files([out], told)
        if name != "json":
            say_issues(issues, voice)


def form_of(out: Path, *names: str) -> AnswerForm:
    """Return the form that the ending of a file asks for, one of `names`.

    Raises:
        typer.BadParameter: it is none of them.
    """
    forms = {FORMATS[name].suffix: name for name in names}
    name = forms.get(out.suffix.casefold())
    if name is None:
        raise typer.BadParameter(", ".join(forms), param_hint="--out")
    return AnswerForm(name)


def written(out: Path, content: bytes, *suffixes: str) -> None:
    """Write a file that was asked for; `-` is the screen."""
    from parindex.workflow.output.safe_output import write_output  # noqa: PLC0415  slow to import, and help needs none

    if out == _SCREEN:
        terminal.print_bytes(content)
    else:
        write_output(out, content, current.root, *suffixes)


def tell_files(paths: Sequence[Path], told: Output) -> None:
    """Name the files that were written; programs get their digests, too. What went to the screen needs no name."""
    if _SCREEN in paths:
        return
    if told is Output.JSON:
        from parindex.reporting.documents.files import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(paths))
        return
    for path in paths:
        terminal.answer(terminal.plain(path))


def _on_screen(block: "AnyBlock") -> "AnyBlock":
    """Leave out columns in which nothing stands: a screen has no room for them."""
    from parindex.reporting.blocks import Table  # noqa: PLC0415  slow to import, and help needs none

    return block.filled() if isinstance(block, Table) else block


def _without_empty(blocks: "Iterable[AnyBlock]") -> "Iterator[AnyBlock]":
    """Say of a table without rows that there is nothing, instead of printing its heading alone."""
    from parindex.reporting.blocks import Sentence, Table, Tone  # noqa: PLC0415  slow to import, and help needs none

    for block in blocks:
        if isinstance(block, Table) and not block.rows:
            yield from (Sentence(block.title, Tone.STRONG), Sentence(Phrase("None.")))
        else:
            yield block
