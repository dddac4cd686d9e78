"""Blocks written as Markdown, CSV, a workbook, a document, or records for programs."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.rounding import rounded
from parindex.model.texts.message import Phrase
from parindex.reporting.harmless import harmless
from parindex.reporting.machine_numbers import exact
from parindex.reporting.markdown_table import Markdown, escaped
from parindex.reporting.markdown_table import table as markdown_table
from parindex.reporting.tables.simple_blocks import AnyBlock, Column, Heading, Kind, Said, Sentence, Table, Value
from parindex.reporting.zipped import repacked
from parindex.version import __version__

__all__ = ["cell_text", "csv_bytes", "docx_bytes", "markdown_bytes", "page", "records", "said", "xlsx_bytes"]

_DECIMALS = 2
_WIDTHS = {Kind.TEXT: 28, Kind.CODE: 12, Kind.DATE: 13, Kind.COUNT: 11, Kind.PERCENT: 11, Kind.POINTS: 11}


def said(text: Said, voice: Speech) -> str:
    """Return a text in the language of the reader, on one line."""
    return one_line(voice.say(text.template, **text.values) if isinstance(text, Phrase) else text)


def cell_text(value: Value, kind: Kind, voice: Speech) -> str:
    """Return a cell as people read it."""
    match value:
        case None:
            return "–" if kind.is_numeric else ""
        case Phrase() | str():
            return said(value, voice)
        case date():
            return voice.day(value)
        case int() if kind not in {Kind.PERCENT, Kind.POINTS}:
            return voice.number(value, 0)
        case int() | Fraction() | Decimal():
            return voice.number(Fraction(value), _DECIMALS)


def records(table: Table) -> list[dict[str, object]]:
    """Return the rows for programs; numbers are rounded, beside them the exact ones where a column says so."""
    return [dict(_record(table, row)) for row in table.rows]


def _record(table: Table, row: Sequence[Value]) -> Iterator[tuple[str, object]]:
    for column, value in zip(table.columns, row, strict=True):
        yield column.key, _scalar(value)
        if column.exact:
            yield f"{column.key}_exact", None if value is None else exact(Fraction(value))  # type: ignore[arg-type]


def _scalar(value: Value) -> object:
    match value:
        case Fraction() | Decimal():
            short = rounded(Fraction(value), _DECIMALS, "half_up")
            return short.numerator if short.denominator == 1 else float(short)
        case date():
            return value.isoformat()
        case Phrase():
            return one_line(str(value))
        case str():
            return one_line(value)
        case _:
            return value


def markdown_bytes(blocks: Sequence[AnyBlock], voice: Speech) -> bytes:
    """Return a document in Markdown."""
    return ("\n\n".join(part for block in blocks for part in _markdown(block, voice)) + "\n").encode()


def _markdown(block: AnyBlock, voice: Speech) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {escaped(said(text, voice))}"
        case Sentence(text=text):
            yield escaped(said(text, voice))
        case Table():
            if block.title:
                yield Markdown(f"**{escaped(said(block.title, voice))}**")
            sides = "".join("r" if column.kind.is_numeric else "l" for column in block.columns)
            yield markdown_table([said(one.title, voice) for one in block.columns], list(_rows(block, voice)), sides)
            yield from (escaped(said(note, voice)) for note in block.notes)


def _rows(table: Table, voice: Speech) -> Iterator[list[str]]:
    for row in table.rows:
        yield [cell_text(value, column.kind, voice) for value, column in zip(row, table.columns, strict=True)]


def csv_bytes(table: Table, voice: Speech) -> bytes:
    """Return the table as Excel opens it with a double click where the language is spoken; numbers are ungrouped."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if voice.locale == "vi" else ",", lineterminator="\r\n")
    writer.writerow([harmless(said(column.title, voice)) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value, column, voice) for value, column in zip(row, table.columns, strict=True)])
    return ("\ufeff" + out.getvalue()).encode()


def _csv_cell(value: Value, column: Column, voice: Speech) -> str:
    match value:
        case int():
            return str(value)
        case Fraction() | Decimal():
            text = cell_text(value, column.kind, voice).replace("−", "-")
            return text.replace("." if voice.locale == "vi" else ",", "")
        case None:
            return ""
        case _:
            return harmless(cell_text(value, column.kind, voice))


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What a workbook says of itself."""

    generated_on: date | None = None
    authority: str = ""
    version: str = __version__


def xlsx_bytes(blocks: Sequence[AnyBlock], voice: Speech) -> bytes:
    """Return a workbook with a sheet for each table; what stands before the first table heads every sheet."""
    from parindex.reporting.writers.book import Book, fitted  # noqa: PLC0415  slow to import

    tables = [block for block in blocks if isinstance(block, Table)]
    before = [block for block in blocks[: blocks.index(tables[0])] if not isinstance(block, Table)] if tables else []
    heads = [said(block.text, voice) for block in before]
    book = Book(_Bearer(), heads[0] if heads else "")
    for table in tables:
        sheet = book.sheet(book.name(said(table.title, voice) or (heads[0] if heads else "–")))
        fitted(sheet, [column.width or _WIDTHS[column.kind] for column in table.columns])
        top = _write_heads(book, sheet, [*heads, said(table.title, voice)])
        _write_table(book, sheet, table, top, voice)
    return book.finish()


def _write_heads(book: Any, sheet: Any, heads: Sequence[str]) -> int:  # noqa: ANN401  typed by no library
    row = 0
    for number, text in enumerate(filter(None, dict.fromkeys(heads))):
        sheet.write_string(row, 0, text, book.look("title" if number == 0 else "subtitle"))
        row += 1
    return row + 1


def _write_table(book: Any, sheet: Any, table: Table, top: int, voice: Speech) -> None:  # noqa: ANN401  typed by no library
    from parindex.reporting.writers.book import row_height  # noqa: PLC0415  slow to import

    for at, column in enumerate(table.columns):
        sheet.write_string(top, at, said(column.title, voice), book.look("head"))
    widths = [column.width or _WIDTHS[column.kind] for column in table.columns]
    sheet.set_row(top, row_height(*((said(one.title, voice), w) for one, w in zip(table.columns, widths, strict=True))))
    for number, (row, texts) in enumerate(zip(table.rows, _rows(table, voice), strict=True), top + 1):
        sheet.set_row(number, row_height(*zip(texts, widths, strict=True)))
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(book, sheet, (number, at), value, column.kind, voice)
    sheet.freeze_panes(top + 1, min(2, len(table.columns)))
    sheet.repeat_rows(top)
    for number, note in enumerate(table.notes, top + len(table.rows) + 2):
        sheet.write_string(number, 0, said(note, voice), book.look("subtitle"))


def _write_cell(book: Any, sheet: Any, at: tuple[int, int], value: Value, kind: Kind, voice: Speech) -> None:  # noqa: ANN401, PLR0913, PLR0917  typed by no library
    match value:
        case int() if kind is Kind.COUNT:
            sheet.write_number(*at, value, book.digits(0))
        case int() | Fraction() | Decimal():
            sheet.write_number(*at, float(rounded(Fraction(value), _DECIMALS, "half_up")), book.digits(_DECIMALS))
        case _:
            sheet.write_string(*at, cell_text(value, kind, voice), book.look("centre" if kind.is_numeric else "text"))


def docx_bytes(blocks: Sequence[AnyBlock], voice: Speech) -> bytes:
    """Return a document on A4, landscape where a table is wide."""
    from docx import Document as new_document  # noqa: N813, PLC0415  slow to import; a function

    made = new_document()
    page(made, wide=any(isinstance(block, Table) and len(block.columns) > 5 for block in blocks))  # noqa: PLR2004
    for block in blocks:
        _docx_block(made, block, voice)
    out = io.BytesIO()
    made.save(out)
    return repacked(out.getvalue())


def page(made: Any, *, wide: bool) -> None:  # noqa: ANN401  typed by no library
    """Set paper, margins and letters of a new document, and take the clock out of it."""
    from datetime import datetime  # noqa: PLC0415  as the module below

    from docx.enum.section import WD_ORIENT  # noqa: PLC0415  slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415  as above
    from docx.shared import Cm, Pt  # noqa: PLC0415  as above

    section = made.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Cm(2), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.name = "Times New Roman"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if "heme" in attribute:
                del fonts.attrib[attribute]
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), "Times New Roman")
    made.styles["Normal"].font.size = Pt(12)
    made.core_properties.created = made.core_properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001
    made.core_properties.author, made.core_properties.comments = "", f"parindex {__version__}"


def _docx_block(made: Any, block: AnyBlock, voice: Speech) -> None:  # noqa: ANN401  typed by no library
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  slow to import
    from docx.shared import Pt, RGBColor  # noqa: PLC0415  as above

    match block:
        case Heading(level=level, text=text):
            paragraph = made.add_heading("", level)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if level == 1 else WD_ALIGN_PARAGRAPH.LEFT
            run = paragraph.add_run(said(text, voice))
            run.font.size, run.font.color.rgb = Pt(15 if level == 1 else 13), RGBColor(0, 0, 0)
        case Sentence(text=text):
            made.add_paragraph(said(text, voice))
        case Table():
            _docx_table(made, block, voice)


def _docx_table(made: Any, table: Table, voice: Speech) -> None:  # noqa: ANN401  typed by no library
    from docx.oxml import OxmlElement  # noqa: PLC0415  slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415  as above

    if table.title:
        made.add_paragraph().add_run(said(table.title, voice)).bold = True
    grid = made.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    wide = [column.width or _WIDTHS[column.kind] for column in table.columns]
    for column, width in zip(grid.columns, wide, strict=True):
        column.width = int(room * width / sum(wide))
    texts = [[said(one.title, voice) for one in table.columns], *_rows(table, voice)]
    for row, cells in zip(grid.rows, texts, strict=True):
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = grid.columns[at].width
            _docx_cell(cell, text, table.columns[at].kind, head=cells is texts[0])
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  python-docx has no name for it
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  as above
    grid._tbl.tblPr.append(_margins(OxmlElement, qn))  # noqa: SLF001  as above
    for note in table.notes:
        made.add_paragraph().add_run(said(note, voice)).italic = True
    made.add_paragraph()


def _margins(element: Any, qn: Any) -> Any:  # noqa: ANN401  python-docx has no types
    found = element("w:tblCellMar")
    for side in ("w:left", "w:right"):
        one = element(side)
        one.set(qn("w:w"), "70")
        one.set(qn("w:type"), "dxa")
        found.append(one)
    return found


def _docx_cell(cell: Any, text: str, kind: Kind, *, head: bool) -> None:  # noqa: ANN401  typed by no library
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  slow to import
    from docx.shared import Pt  # noqa: PLC0415  as above

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(10), head
    if head:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind.is_numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
