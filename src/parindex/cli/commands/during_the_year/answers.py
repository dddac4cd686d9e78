"""How commands of the year answer: on the screen, for programs, or as a file."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import Output
from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.errors import ParindexError
from parindex.model.issues import Issue
from parindex.reporting.tables.simple_blocks import AnyBlock, Heading, Sentence, Table
from parindex.reporting.tables.simple_writers import cell_text, csv_bytes, docx_bytes, markdown_bytes, said, xlsx_bytes
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


def _remember(paper: Paper) -> Paper:
    current.as_json = paper is Paper.JSON
    return paper


PaperOption = Annotated[Paper, typer.Option("--format", "-f", callback=_remember, help="The form of the answer.")]
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
        _print(blocks)
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
    """Write a file that was asked for."""
    write_output(out, content, current.root, *suffixes)


def tell_files(paths: Sequence[Path], told: Output) -> None:
    """Name the files that were written; programs get their digests, too."""
    if told is Output.JSON:
        from parindex.cli.present.files_document import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(paths))
        return
    for path in paths:
        terminal.answer(terminal.plain(path))


def issues_of(issues: Sequence[Issue]) -> list[dict[str, object]]:
    """Return issues for programs."""
    from parindex.reporting.documents.ranking import issue_document  # noqa: PLC0415  not needed for text

    return [issue_document(one, current.speech) for one in issues]


def _bytes(blocks: Sequence[AnyBlock], document: Mapping[str, object], paper: Paper) -> bytes:
    voice = current.speech
    match paper:
        case Paper.JSON:
            from parindex.reporting.documents.json_text import json_text  # noqa: PLC0415  not needed for text

            return json_text(document).encode()
        case Paper.CSV:
            return csv_bytes(next(block for block in blocks if isinstance(block, Table)), voice)
        case Paper.XLSX:
            return xlsx_bytes(blocks, voice)
        case Paper.DOCX:
            return docx_bytes(blocks, voice)
        case _:
            return markdown_bytes(blocks, voice)


def _print(blocks: Sequence[AnyBlock]) -> None:
    voice = current.speech
    for block in blocks:
        match block:
            case Heading(text=text):
                terminal.answer(terminal.plain(said(text, voice)), style="bold")
            case Sentence(text=text):
                terminal.answer(terminal.plain(said(text, voice)))
            case Table():
                _print_table(block)


def _print_table(block: Table) -> None:
    voice = current.speech
    if block.title:
        terminal.answer(terminal.plain(said(block.title, voice)), style="bold")
    if not block.rows:
        terminal.answer(voice.say("None."))
        return
    filled = [
        at
        for at, column in enumerate(block.columns)
        if any(row[at] is not None and row[at] != "" for row in block.rows)
    ]
    columns = [block.columns[at] for at in filled]
    grid = terminal.table(*((terminal.plain(said(one.title, voice)), one.kind.is_numeric) for one in columns))
    for row in block.rows:
        grid.add_row(*(terminal.plain(cell_text(row[at], block.columns[at].kind, voice)) for at in filled))
    terminal.answer(grid)
    for note in block.notes:
        terminal.answer(terminal.plain(said(note, voice)), style="dim")
