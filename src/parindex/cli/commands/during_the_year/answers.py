"""How commands of the year answer: on the screen, for programs, or as a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import Output, remember_form
from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.errors import ParindexError
from parindex.model.issues import Issue
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Sentence, Table, Tone
from parindex.workflow.output.safe_output import write_output

__all__ = ["OutOption", "Paper", "PaperOption", "answer_with", "issues_of", "tell_files", "written"]


class Paper(StrEnum):
    """The form of an answer that is a table or a document."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


PaperOption = Annotated[Paper, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")]
SCREEN = Path("-")
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the answer to this file. Default: print it.")
]


def answer_with(
    blocks: Sequence[AnyBlock],
    document: Mapping[str, object],
    paper: Paper,
    out: Path | None,
    issues: Sequence[Issue] = (),
    told: Output = Output.TEXT,
) -> None:
    """Give an answer: blocks for people, a document for programs.

    Raises:
        ParindexError: a workbook or a document without `--out`, or a place that cannot be written.
    """
    voice = current.speech
    if paper is Paper.JSON and out is None:
        terminal.print_json(document)
    elif paper is Paper.TEXT and out is None:
        terminal.print_blocks(map(_on_screen, _without_empty(blocks)), voice)
        say_issues(issues, voice)
    else:
        content = _bytes(blocks, document, paper)
        if out is None and paper in {Paper.XLSX, Paper.DOCX}:
            raise ParindexError("A {format} is a file: name it with --out FILE.", format=paper.value)
        if out is None:
            terminal.print_bytes(content)
        else:
            written(out, content, f".{paper.value}" if paper is not Paper.TEXT else ".md")
            tell_files([out], told)
        if paper is not Paper.JSON:
            say_issues(issues, voice)


def written(out: Path, content: bytes, *suffixes: str) -> None:
    """Write a file that was asked for; `-` is the screen."""
    if out == SCREEN:
        terminal.print_bytes(content)
    else:
        write_output(out, content, current.root, *suffixes)


def tell_files(paths: Sequence[Path], told: Output) -> None:
    """Name the files that were written; programs get their digests, too. What went to the screen needs no name."""
    if SCREEN in paths:
        return
    if told is Output.JSON:
        from parindex.cli.present.files_document import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(paths))
        return
    for path in paths:
        terminal.answer(terminal.plain(path))


def issues_of(issues: Sequence[Issue]) -> list[dict[str, object]]:
    """Return issues for programs."""
    from parindex.reporting.documents.issues import issue_document  # noqa: PLC0415  not needed for text

    return [issue_document(one, current.speech) for one in issues]


def _bytes(blocks: Sequence[AnyBlock], document: Mapping[str, object], paper: Paper) -> bytes:
    voice = current.speech
    match paper:
        case Paper.JSON:
            from parindex.reporting.documents.json_text import json_text  # noqa: PLC0415  not needed for text

            return json_text(document).encode()
        case Paper.CSV:
            from parindex.reporting.writers.csv import csv_bytes  # noqa: PLC0415  as above

            return csv_bytes([next(block for block in blocks if isinstance(block, Table))], voice)
        case Paper.XLSX:
            from parindex.reporting.writers.tables_book import tables_book  # noqa: PLC0415  slow to import

            return tables_book(blocks, voice)
        case Paper.DOCX:
            from parindex.reporting.writers.document import word_document  # noqa: PLC0415  slow to import

            return word_document(list(_without_empty(blocks)), voice)
        case _:
            from parindex.reporting.writers.markdown import markdown_text  # noqa: PLC0415  as above

            return markdown_text(list(_without_empty(blocks)), voice).encode()


def _without_empty(blocks: Iterable[AnyBlock]) -> Iterator[AnyBlock]:
    """Say of a table without rows that there is nothing, instead of printing its heading alone."""
    for block in blocks:
        if isinstance(block, Table) and not block.rows:
            yield from (Sentence(block.title, Tone.STRONG), Sentence(Phrase("None.")))
        else:
            yield block


def _on_screen(block: AnyBlock) -> AnyBlock:
    """Leave out columns in which nothing stands: a screen has no room for them."""
    return block.filled() if isinstance(block, Table) else block
