"""Blocks as a Word document: headings, sentences, tables whose heads repeat; charts as pictures of their bars."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from parindex.language import Speech
from parindex.reporting.blocks import AnyBlock, Chart, Column, Heading, Kind, Lines, Sentence, Shown, Table, Tone
from parindex.reporting.writers.cells import Cells, said

__all__ = ["word_document"]

_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties; the clock never does."""
_FONT: Final = "Times New Roman"
_TEXT, _SMALL = Pt(12), Pt(9)
_MANY = 7
"""Columns from which the page lies on its side."""


def word_document(blocks: list[AnyBlock], voice: Speech) -> bytes:
    """Return a document; the same blocks give the same bytes up to the order of the package."""
    document = docx.Document()
    _page(document, wide=any(len(b.for_(Shown.PAGE).columns) > _MANY for b in blocks if isinstance(b, Table)))
    document.core_properties.created = document.core_properties.modified = _DAY
    document.core_properties.author = "parindex"
    for block in blocks:
        _add(document, block, voice)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, *, wide: bool) -> None:  # noqa: ANN401  python-docx has no types
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, _TEXT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    for level in (1, 2, 3):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.size = _FONT, Pt(16 - 2 * level)
        fonts = heading.element.rPr.rFonts
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.attrib.pop(qn(f"w:{name}Theme"), None)  # a font of the theme would win
            fonts.set(qn(f"w:{name}"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)


def _add(document: Any, block: AnyBlock, voice: Speech) -> None:  # noqa: ANN401  see above
    match block:
        case Heading(level=level, text=text):
            document.add_heading(said(text, voice), level=min(3, level))
        case Sentence(text=text, tone=tone):
            document.add_paragraph().add_run(said(text, voice)).bold = tone in {Tone.NOTE, Tone.STRONG, Tone.BAD}
        case Lines(items=items):
            for item in items:
                document.add_paragraph(said(item, voice), style="List Bullet")
        case Table():
            _table(document, block, voice)
        case Chart():
            _chart(document, block, voice)


def _table(document: Any, block: Table, voice: Speech) -> None:  # noqa: ANN401  see above
    table = block.for_(Shown.PAGE)
    cells = Cells(table, voice)
    if table.title:
        title = document.add_paragraph()
        title.add_run(said(table.title, voice)).bold = True
        title.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit, widths = False, _widths(table.columns, document.sections[0])
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, head, width in zip(made.rows[0].cells, cells.heads(), widths, strict=True):
        _fill(cell, head, width, right=False, bold=True)
    _repeated(made.rows[0])
    for row in cells.rows():
        line = made.add_row()
        _whole(line)
        for cell, figure, column, width in zip(line.cells, row, table.columns, widths, strict=True):
            _fill(cell, figure.text, width, right=column.kind.is_numeric, bold=False)
    for note in block.notes:
        document.add_paragraph(said(note, voice))
    document.add_paragraph()


def _widths(columns: Sequence[Column], section: Any) -> list[int]:  # noqa: ANN401  see above
    """Return how wide columns are: those of words have more room than those of numbers."""
    parts = [column.width or (10 if column.kind.is_numeric or column.kind is Kind.CODE else 16) for column in columns]
    room = section.page_width - section.left_margin - section.right_margin
    return [int(room * part / sum(parts)) for part in parts]


def _fill(cell: Any, text: str, width: int, *, right: bool, bold: bool) -> None:  # noqa: ANN401  see above
    cell.width = width
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, _SMALL
    paragraph.paragraph_format.space_after = Pt(0)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _whole(row: Any) -> None:  # noqa: ANN401  see above
    """Let no row be torn by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  see below


def _repeated(row: Any) -> None:  # noqa: ANN401  see above
    """Let the head of a table stand on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no other way
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _chart(document: Any, chart: Chart, voice: Speech) -> None:  # noqa: ANN401  see above
    from parindex.reporting.answers.bars import bars_png  # noqa: PLC0415  only where there is a chart

    document.add_picture(io.BytesIO(bars_png(chart, voice)), width=Cm(16))
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
