"""A criteria set as the annex of a decision: one table, whatever the format."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parindex.language import Speech
from parindex.language.rule_words import plain, rule_words
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition, Node
from parindex.model.texts.message import Phrase
from parindex.reporting.zipped import as_on_unix, repacked

__all__ = ["FORMATS", "PrintedRow", "annex_table", "printed_annex"]

COLUMNS = (
    Phrase("No."),
    Phrase("Criterion"),
    Phrase("Maximum points"),
    Phrase("How points are given"),
    Phrase("Form of assessment"),
)
_WIDTHS = (9, 52, 11, 62, 18)
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  a document's date has no zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row as it is printed; `depth` is -1 for the total."""

    cells: tuple[str, str, str, str, str]
    depth: int
    group: bool


def annex_table(edition: Edition, voice: Speech) -> list[PrintedRow]:
    """Return the rows of the annex in printed order, bonus and penalty points behind the tree, the total last."""
    rows = [_row(node, depth, voice) for depth, node in edition.walk()]
    words = {"bonus": voice.say("Bonus points"), "penalty": voice.say("Penalty points")}
    rows += [
        PrintedRow(
            (one.code, f"{words[one.kind]}: {one_line(one.title.in_(voice.locale))}", plain(one.max, voice), "", ""),
            0,
            group=False,
        )
        for one in edition.adjustments
    ]
    return [*rows, PrintedRow(("", voice.say("Total"), plain(edition.total, voice), "", ""), -1, group=True)]


def _row(node: Node, depth: int, voice: Speech) -> PrintedRow:
    rule = rule_words(node.score, node.total, voice) if node.is_leaf else ""
    by = {"survey": voice.say("Opinion survey"), "appraisal": voice.say("Appraisal"), None: ""}[node.assessed_by]
    title = one_line(node.title.in_(voice.locale))
    return PrintedRow((node.printed, title, plain(node.total, voice), rule, by), depth, group=not node.is_leaf)


def printed_annex(edition: Edition, kind: str, voice: Speech) -> bytes:
    """Return the annex as `xlsx`, `docx` or `md`; the same set gives the same bytes."""
    return FORMATS[kind](edition, voice)


def _head(edition: Edition, voice: Speech) -> Iterator[str]:
    yield one_line(edition.title.in_(voice.locale))
    if edition.basis:
        yield one_line(edition.basis.in_(voice.locale))
    if edition.draft:
        yield voice.say("DRAFT, not yet reviewed")


def _xlsx(edition: Edition, voice: Speech) -> bytes:
    import xlsxwriter  # noqa: PLC0415  slow to import, used here alone

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": _DAY})
    sheet = book.add_worksheet(voice.say("Criteria"))
    font = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", "text_wrap": True}
    head = book.add_format({**font, "bold": True, "border": 1, "align": "center", "bg_color": "#C9D8E8"})
    looks = {bold: book.add_format({**font, "bold": bold, "border": 1, "num_format": "@"}) for bold in (True, False)}
    at = 0
    for text in _head(edition, voice):
        sheet.write_string(at, 0, text, book.add_format({"font_name": "Times New Roman", "bold": True}))
        at += 1
    for column, (title, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(at + 1, column, voice.say(title.template), head)
    for line, row in enumerate(annex_table(edition, voice), at + 2):
        for column, text in enumerate(row.cells):
            sheet.write_string(line, column, text, looks[row.group])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(at + 1)
    sheet.freeze_panes(at + 2, 0)
    book.close()
    return as_on_unix(out.getvalue())


def _docx(edition: Edition, voice: Speech) -> bytes:
    from docx import Document  # noqa: PLC0415  slow to import, used here alone
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  as above
    from docx.shared import Cm, Pt  # noqa: PLC0415  as above

    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    document.core_properties.created = document.core_properties.modified = _DAY
    for text in _head(edition, voice):
        document.add_paragraph().add_run(text).bold = True
    rows = annex_table(edition, voice)
    table = document.add_table(len(rows) + 1, len(COLUMNS), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width * 25 / sum(_WIDTHS))
    _docx_row(table.rows[0], [voice.say(one.template) for one in COLUMNS], bold=True)
    _repeat(table.rows[0])
    for line, row in zip(table.rows[1:], rows, strict=False):
        _docx_row(line, row.cells, bold=row.group)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _docx_row(line: Any, texts: Any, *, bold: bool) -> None:  # noqa: ANN401  a library without types
    for cell, text, width in zip(line.cells, texts, _WIDTHS, strict=True):
        cell.width = int(width * 25 / sum(_WIDTHS) * 360_000)
        cell.paragraphs[0].add_run(text).bold = bold


def _repeat(line: Any) -> None:  # noqa: ANN401  as above
    from docx.oxml import OxmlElement  # noqa: PLC0415  as above

    line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  the library has no other way


def _md(edition: Edition, voice: Speech) -> bytes:
    from parindex.reporting.markdown_table import escaped, table  # noqa: PLC0415  not needed by the others

    heads = [voice.say(one.template) for one in COLUMNS]
    first, *others = _head(edition, voice)
    lines = [f"# {escaped(first)}", "", *(f"{escaped(text)}\n" for text in others)]
    lines.append(table(heads, [row.cells for row in annex_table(edition, voice)], "llrll"))
    return ("\n".join(lines) + "\n").encode()


FORMATS = {"xlsx": _xlsx, "docx": _docx, "md": _md}
