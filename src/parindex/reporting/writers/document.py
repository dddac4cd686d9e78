"""Blocks as a Word document of its own: headings, sentences, tables whose heads repeat, charts as pictures of bars."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any, Final, assert_never

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from parindex.language import Speech
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Column,
    Heading,
    Kind,
    Lines,
    Sentence,
    Shown,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.zipped import repacked
from parindex.version import __version__

__all__ = ["set_paper", "with_annex", "word_document"]

_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties; the clock never does."""
_FONT: Final = "Times New Roman"
_TEXT, _SMALL = Pt(12), Pt(9)
_BLACK: Final = RGBColor(0, 0, 0)
_LEVELS: Final = (1, 2, 3)
_STRONG: Final = frozenset({Tone.NOTE, Tone.STRONG, Tone.GOOD, Tone.BAD})
_PICTURE: Final = (Cm(16), Cm(21))
"""As wide and as high as a picture may be."""
_LETTERS: Final = 0.33
"""Of the size that a picture says it has: so that its letters are a little smaller than those around it."""
_MANY, _LONG = 7, 130
"""Columns, and characters of columns that say how wide they are, from which the page lies on its side."""
_BESIDE: Final = "70"
"""Twips between a text and the lines of its cell: so that ten columns have room."""


def word_document(blocks: Sequence[AnyBlock], voice: Speech, *, kept: bytes = b"") -> bytes:
    """Return a document; the same blocks give the same bytes. `kept` is XML that stays in the file, unseen."""
    document = docx.Document()
    set_paper(document, wide=any(_is_wide(block.for_(Shown.PAGE)) for block in blocks if isinstance(block, Table)))
    _add_all(document, blocks, voice)
    if kept:
        package = document.part.package
        part = Part(package.next_partname("/customXml/item%d.xml"), "application/xml", kept, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def with_annex(content: bytes, blocks: Sequence[AnyBlock], voice: Speech) -> bytes:
    """Return a document with blocks on new, upright pages of its own paper, their headings a level higher.

    Raises:
        KeyError: the document has no style for headings or tables.
    """
    document = docx.Document(io.BytesIO(content))
    last = document.sections[-1]
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sorted((last.page_width or Cm(21), last.page_height or Cm(29.7)))
    raised = [replace(one, level=one.level - 1) if isinstance(one, Heading) else one for one in blocks]
    _add_all(document, raised, voice)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _add_all(document: Any, blocks: Sequence[AnyBlock], voice: Speech) -> None:  # noqa: ANN401  see above
    """Add blocks; a sentence before a chart stands on the page of the chart."""
    for block, after in zip_longest(blocks, blocks[1:]):
        _add(document, block, voice)
        if isinstance(block, Sentence) and isinstance(after, Chart):
            document.paragraphs[-1].paragraph_format.keep_with_next = True


def _is_wide(table: Table) -> bool:
    return len(table.columns) >= _MANY or sum(column.width for column in table.columns) >= _LONG


def set_paper(document: Any, *, wide: bool) -> None:  # noqa: ANN401  python-docx has no types
    """Set paper, margins and letters of a new document, and take the clock out of it."""
    for name in ("Normal", *(f"Heading {level}" for level in _LEVELS)):
        _letters(document.styles[name])
    document.styles["Normal"].font.size = _TEXT
    for level in _LEVELS:
        document.styles[f"Heading {level}"].font.size = Pt(16 - 2 * level)
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Cm(2), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.8)
    about = document.core_properties
    about.created = about.modified = _DAY
    about.author, about.comments = "", f"parindex {__version__}"


def _letters(style: Any) -> None:  # noqa: ANN401  see above
    style.font.name, style.font.color.rgb = _FONT, _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[attribute]  # a font of the theme would win
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _add(document: Any, block: AnyBlock, voice: Speech) -> None:  # noqa: ANN401  see above
    match block:
        case Heading(level=level, text=text):
            heading = document.add_heading(said(text, voice), level=min(_LEVELS[-1], level))
            heading.alignment = WD_ALIGN_PARAGRAPH.CENTER if level == 1 else WD_ALIGN_PARAGRAPH.LEFT
        case Sentence(text=text, tone=tone):
            document.add_paragraph().add_run(said(text, voice)).bold = tone in _STRONG
        case Lines(items=items):
            for item in items:
                document.add_paragraph(said(item, voice), style="List Bullet")
        case Table():
            _table(document, block, voice)
        case Tree(root=root):
            _branch(document, root, voice, 0)
        case Chart():
            _chart(document, block, voice)
        case Break():
            document.add_paragraph()
        case _:
            assert_never(block)


def _branch(document: Any, branch: Branch, voice: Speech, depth: int) -> None:  # noqa: ANN401  see above
    for line in branch.lines:
        document.add_paragraph(said(line, voice)).paragraph_format.left_indent = Cm(0.6) * depth
    for part in branch.branches:
        _branch(document, part, voice, depth + 1)


def _table(document: Any, block: Table, voice: Speech) -> None:  # noqa: ANN401  see above
    table = block.for_(Shown.PAGE)
    cells = Cells(table, voice)
    if table.title:
        title = document.add_paragraph()
        title.add_run(said(table.title, voice)).bold = True
        title.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    made.autofit, widths = False, _widths(table.columns, document.sections[-1])
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    head, *lines = made.rows
    for cell, text, width in zip(head.cells, cells.heads(), widths, strict=True):
        _fill(cell, text, width, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _marked(head, "w:cantSplit", "w:tblHeader")  # it stands on every page
    for place, (line, row) in enumerate(zip(lines, cells.rows(), strict=True)):
        _marked(line, "w:cantSplit")  # no row is torn by the end of a page
        for cell, figure, column, width in zip(line.cells, row, table.columns, widths, strict=True):
            side = WD_ALIGN_PARAGRAPH.RIGHT if column.kind.is_numeric else None
            _fill(cell, figure.text, width, side, bold=place in table.strong)
    made._tbl.tblPr.append(_margins())  # noqa: SLF001  python-docx has no other way
    for note in block.notes:
        document.add_paragraph().add_run(said(note, voice)).italic = True
    document.add_paragraph()


def _widths(columns: Sequence[Column], section: Any) -> list[int]:  # noqa: ANN401  see above
    """Return how wide columns are: those of words have more room than those of numbers."""
    parts = [column.width or (10 if column.kind.is_numeric or column.kind is Kind.CODE else 16) for column in columns]
    room = section.page_width - section.left_margin - section.right_margin
    return [int(room * part / sum(parts)) for part in parts]


def _fill(cell: Any, text: str, width: int, side: WD_ALIGN_PARAGRAPH | None, *, bold: bool = False) -> None:  # noqa: ANN401  see above
    cell.width = width
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, _SMALL
    paragraph.paragraph_format.space_after, paragraph.alignment = Pt(0), side


def _marked(row: Any, *marks: str) -> None:  # noqa: ANN401  see above
    for mark in marks:
        row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001  python-docx has no other way


def _margins() -> Any:  # noqa: ANN401  see above
    found = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        one = OxmlElement(side)
        one.set(qn("w:w"), _BESIDE)
        one.set(qn("w:type"), "dxa")
        found.append(one)
    return found


def _chart(document: Any, chart: Chart, voice: Speech) -> None:  # noqa: ANN401  see above
    from parindex.reporting.writers.charts import chart_png  # noqa: PLC0415  only where there is a chart

    picture = document.add_picture(io.BytesIO(chart_png(chart, voice)))
    picture._inline.docPr.set("descr", said(chart.title, voice))  # noqa: SLF001  for those who hear documents
    scale = min(_LETTERS, _PICTURE[0] / picture.width, _PICTURE[1] / picture.height)
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
