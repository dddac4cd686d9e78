"""The formats of answers, and the one document for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parindex.language import Speech
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.reporting.answers.answer import Answer, Section, Unanswered
from parindex.reporting.blocks import AnyBlock, Column, Kind, Shown, Table, Value
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.reporting.documents.json_text import json_text
from parindex.reporting.writers.csv import csv_bytes
from parindex.reporting.writers.markdown import markdown_text
from parindex.reporting.writers.records import records

__all__ = ["answer_document", "rendered_answer", "rendered_blocks"]


def answer_document(answer: Answer) -> Document:
    """Return the answer for programs: every table by its key as a list of records; no language changes it."""
    return {
        **head(1),
        "year": answer.year,
        "basis": answer.basis.value,
        **({"supposed": True} if answer.mark is not None else {}),
        **answer.facts,
        "blocks": [
            {
                "block": section.block,
                "title": title_document(section.title),
                **set_document(section.edition),
                **section.facts,
                **{table.key: list(records(table)) for table in section.tables()},
            }
            for section in answer.sections
        ],
        **({} if answer.unanswered is None else {"refused": [_unanswered(one) for one in answer.unanswered]}),
    }


def _unanswered(one: Unanswered) -> Document:
    return {"block": one.block, "title": title_document(one.title), **set_document(one.edition)}


def rendered_answer(answer: Answer, form: str, voice: Speech) -> bytes:
    """Return an answer in one of the formats; a CSV holds the main table of every section."""
    match form:
        case "json":
            return json_text(answer_document(answer)).encode()
        case "csv":
            return csv_bytes([_with_block(answer, section) for section in answer.sections], voice)
        case "xlsx":
            from parindex.reporting.writers.tables_book import summarized_book  # noqa: PLC0415  slow to import

            return summarized_book(answer.blocks(Shown.SHEET), voice)
        case _:
            return rendered_blocks(answer.blocks(Shown.PAGE), {}, form, voice)


def rendered_blocks(blocks: Sequence[AnyBlock], document: Mapping[str, object], form: str, voice: Speech) -> bytes:
    """Return blocks in one of the formats; a CSV holds the first table and those of its kind, JSON the document."""
    match form:
        case "json":
            return json_text(document).encode()
        case "csv":
            tables = [block for block in blocks if isinstance(block, Table)]
            return csv_bytes([table for table in tables if table.key == tables[0].key], voice)
        case "xlsx":
            from parindex.reporting.writers.tables_book import tables_book  # noqa: PLC0415  slow to import

            return tables_book(blocks, voice)
        case "docx":
            from parindex.reporting.writers.document import word_document  # noqa: PLC0415  slow to import

            return word_document(blocks, voice)
        case "pdf":
            from parindex.reporting.writers.pdf import pdf_document  # noqa: PLC0415  slow to import

            return pdf_document(blocks, voice)
        case "md":
            return markdown_text(blocks, voice).encode()
        case _:
            raise KeyError(form)


def _with_block(answer: Answer, section: Section) -> Table:
    table = next(each for each in section.tables() if each.key == section.table)
    before: list[tuple[Column, Value]] = [
        (Column("year", Phrase("Year"), Kind.YEAR), answer.year),
        (Column("block", Phrase("Block")), section.title),
        (Column("criteria", Phrase("Criteria set"), Kind.CODE), section.edition.key),
    ]
    if answer.basis is Basis.SELF:
        before.append(
            (Column("basis", Phrase("Scores that count")), Phrase("Self scores of the units, not appraised."))
        )
    if answer.mark is not None:
        before.append((Column("mark", Phrase("Note")), answer.mark))
    columns = (*(column for column, _ in before), *table.columns)
    rows = tuple((*(value for _, value in before), *row) for row in table.rows)
    return replace(table, columns=columns, rows=rows)
