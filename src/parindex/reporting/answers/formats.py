"""The formats of answers, and the one document for programs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from parindex.language import Speech
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.reporting.answers.answer import Answer, Section
from parindex.reporting.blocks import Column, Kind, Shown, Table, Value
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.reporting.documents.json_text import json_text
from parindex.reporting.writers.csv import csv_bytes
from parindex.reporting.writers.markdown import markdown_text
from parindex.reporting.writers.records import records

__all__ = ["ANSWER_FORMATS", "answer_document", "rendered_answer"]


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
    }


def rendered_answer(answer: Answer, form: str, voice: Speech) -> bytes:
    """Return an answer in one of `ANSWER_FORMATS`."""
    return ANSWER_FORMATS[form](answer, voice)


def _markdown(answer: Answer, voice: Speech) -> bytes:
    return markdown_text(answer.blocks(Shown.PAGE), voice).encode()


def _json(answer: Answer, _: Speech) -> bytes:
    return json_text(answer_document(answer)).encode()


def _csv(answer: Answer, voice: Speech) -> bytes:
    """Return the main table of every section, one below the other; year, block and mark stand in every row."""
    return csv_bytes([_with_block(answer, section) for section in answer.sections], voice)


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


def _excel(answer: Answer, voice: Speech) -> bytes:
    from parindex.reporting.writers.tables_book import summarized_book  # noqa: PLC0415  slow to import

    return summarized_book(answer.blocks(Shown.SHEET), voice)


def _word(answer: Answer, voice: Speech) -> bytes:
    from parindex.reporting.writers.document import word_document  # noqa: PLC0415  slow to import

    return word_document(answer.blocks(Shown.PAGE), voice)


ANSWER_FORMATS: Mapping[str, Callable[[Answer, Speech], bytes]] = {
    "md": _markdown,
    "json": _json,
    "csv": _csv,
    "xlsx": _excel,
    "docx": _word,
}
