"""The review workbook: each row of an annex, what it was read as and why, and columns for corrections."""

import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from parindex.language import Speech
from parindex.language.rule_words import rule_words
from parindex.model.definitions.annex import AnnexRow, Certainty, ReadAnnex, RowKind
from parindex.model.texts.message import Phrase
from parindex.reporting.annex.words import AGREED, certainty_words, kind_words, place_words
from parindex.reporting.writers.cells import said
from parindex.reporting.zipped import as_on_unix

__all__ = ["CORRECTIONS", "ROWS_SHEET", "STORED_SHEET", "review_workbook"]

ROWS_SHEET = "Review"
STORED_SHEET = "_annex"
CORRECTIONS = 11
"""The first column of corrections (from 0): code, title, maximum, rule, kind of row, agreed."""

_HEADS = (
    Phrase("No."),
    Phrase("Place in the source"),
    Phrase("Code"),
    Phrase("Title"),
    Phrase("Maximum"),
    Phrase("Sentence in the source"),
    Phrase("Row read as"),
    Phrase("Rule read as"),
    Phrase("Why"),
    Phrase("Certainty"),
    Phrase("Question"),
    Phrase("Right code"),
    Phrase("Right title"),
    Phrase("Right maximum"),
    Phrase("Right sentence"),
    Phrase("Right kind of row"),
    Phrase("Agreed"),
)
_WIDTHS = (5, 14, 8, 38, 9, 42, 14, 38, 24, 14, 36, 9, 24, 10, 34, 16, 11)
_FILLS = {Certainty.ASKED: "#F8CBAD", Certainty.CHECK: "#FFF2CC", Certainty.SURE: "#FFFFFF"}
_BOX = {"border": 1, "border_color": "#8C8C8C", "text_wrap": True, "valign": "top", "font_name": "Times New Roman"}
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  a document's date has no zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIRST = 3
_LINE = 15.5
"""Points of one line."""
_LONGEST_LIST = 255


def review_workbook(annex: ReadAnnex, head: dict[str, object], voice: Speech) -> bytes:
    """Return the workbook; the same annex gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": _DAY})
    sheet = book.add_worksheet(ROWS_SHEET)
    _heads(book, sheet, annex, voice)
    for number, row in enumerate(annex.rows, 1):
        _row(book, sheet, number, row, voice)
    _drop_downs(sheet, annex.rows, voice)
    stored = book.add_worksheet(STORED_SHEET)
    stored.hide()
    for at, text in enumerate([json.dumps(head, ensure_ascii=False, default=str), *map(_stored, annex.rows)]):
        stored.write_string(at, 0, text[:32_000])
    book.close()
    return as_on_unix(out.getvalue())


def _heads(book: Any, sheet: Any, annex: ReadAnnex, voice: Speech) -> None:  # noqa: ANN401  a library without types
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST - 1)
    sheet.freeze_panes(_FIRST, 4)
    sheet.set_row(_FIRST - 1, 2 * _LINE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    bold = book.add_format({"bold": True, "font_size": 13, "font_name": "Times New Roman"})
    sheet.write_string(0, 0, said(annex.caption, voice), bold)
    counted = voice.say(
        "Rows: {rows}; to be answered: {asked}. Type corrections into the yellow columns, or choose “{agreed}”.",
        rows=len(annex.rows),
        asked=annex.asked,
        agreed=voice.say(AGREED.template),
    )
    sheet.write_string(1, 0, counted)
    head = book.add_format({**_BOX, "bold": True, "bg_color": "#C9D8E8", "align": "center"})
    for column, told in enumerate(_HEADS):
        sheet.write_string(_FIRST - 1, column, voice.say(told.template), head)
    sheet.autofilter(_FIRST - 1, 0, _FIRST - 1 + len(annex.rows), len(_HEADS) - 1)


def _row(book: Any, sheet: Any, number: int, row: AnnexRow, voice: Speech) -> None:  # noqa: ANN401  as above
    fill = book.add_format({**_BOX, "bg_color": _FILLS[row.certainty], "bold": row.kind is RowKind.GROUP})
    free = book.add_format({**_BOX, "bg_color": "#FFF8DC", "num_format": "@"})
    at = _FIRST - 1 + number
    questions = [*row.questions, *([row.reading.question] if row.reading.question else [])]
    told = (
        str(number),
        f"{place_words(row.sheet, voice)}, {row.cell}",
        row.code,
        said(row.title, voice),
        "" if row.max is None else f"{row.max:f}",
        row.sentence,
        kind_words(row.kind, voice),
        rule_words(row.reading.rule, row.max, voice) if row.kind is RowKind.COMPONENT and row.max is not None else "",
        _why(row, voice),
        certainty_words(row.certainty, voice),
        "\n".join(voice.say(one.template, **one.values) for one in questions),
    )
    for column, text in enumerate(told):
        sheet.write_string(at, column, text, fill)
    sheet.set_row(at, _LINE * min(12, max(map(_lines, told, _WIDTHS))))
    for column in range(CORRECTIONS, len(_HEADS)):
        sheet.write_blank(at, column, None, free)


def _lines(text: str, width: int) -> int:
    """Estimate how many lines a text takes in a column: spreadsheet programs do not all find it out themselves."""
    return sum(1 + len(line) // width for line in text.split("\n"))


def _why(row: AnnexRow, voice: Speech) -> str:
    reasons = [*row.mended, *([row.reading.why] if row.kind is RowKind.COMPONENT and row.reading.why.template else [])]
    return "\n".join(voice.say(one.template, **one.values) for one in reasons)


def _drop_downs(sheet: Any, rows: Sequence[AnnexRow], voice: Speech) -> None:  # noqa: ANN401  as above
    last = _FIRST - 1 + len(rows)
    kinds = [kind_words(kind, voice) for kind in RowKind]
    sheet.data_validation(_FIRST, CORRECTIONS + 4, last, CORRECTIONS + 4, {"validate": "list", "source": kinds})
    agreed = {"validate": "list", "source": [voice.say(AGREED.template)]}
    sheet.data_validation(_FIRST, CORRECTIONS + 5, last, CORRECTIONS + 5, agreed)
    for at, row in enumerate(rows, _FIRST):
        told = [one.replace(", ", " , ") for one in row.reading.candidates]
        listed = [one for one in row.reading.candidates if "," not in one]
        if told and len(listed) == len(told) and len(",".join(listed)) <= _LONGEST_LIST:
            options = {"validate": "list", "source": listed, "ignore_blank": True, "error_type": "information"}
            sheet.data_validation(at, CORRECTIONS + 3, at, CORRECTIONS + 3, options)
        elif row.reading.candidates:
            sheet.write_comment(at, CORRECTIONS + 3, "\n\n".join(row.reading.candidates))


def _stored(row: AnnexRow) -> str:
    kept = {
        "sheet": row.sheet,
        "cell": row.cell,
        "kind": row.kind.value,
        "code": row.code,
        "title": row.title,
        "depth": row.depth,
        "max": None if row.max is None else str(row.max),
        "sentence": row.sentence,
        "note": row.note,
        "survey": row.survey,
        "questions": [
            [one.template, {name: str(value) for name, value in one.values.items()}] for one in row.questions
        ],
        "mended": [[one.template, {name: str(value) for name, value in one.values.items()}] for one in row.mended],
    }
    return json.dumps(kept, ensure_ascii=False)
