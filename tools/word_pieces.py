"""Paragraphs and tables of an administrative document, on top of python-docx."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from parindex.reporting.zipped import repacked

FONT = "Times New Roman"
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
STYLES = (("Normal", False, False), ("Heading 1", True, False), ("Heading 2", True, True))


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading, its tag, its share of the width."""

    head: str
    tag: str
    width: float
    align: WD_ALIGN_PARAGRAPH = CENTRE


class Pieces:
    """A document in one language, and the pieces that it is put together from."""

    def __init__(self, locale: str) -> None:
        self._english = locale == "en"
        self.document = Document()
        for name, bold, italic in STYLES:
            style(self.document.styles[name], bold=bold, italic=italic)

    def say(self, vi: str, en: str) -> str:
        """Choose the language."""
        return en if self._english else vi

    def page(self) -> None:
        """Set up an upright A4 page whose number stands in the header from the second page on."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        page_number(section.header.paragraphs[0])

    def letterhead(self, number: str, subject: str = "") -> None:
        """Add who writes and the number on the left, the national heading with place and date on the right."""
        left, right = self.two_columns(66, 99)
        line(left, "{%p if superior %}")
        line(left, "{{ superior|upper }}", size=12)
        line(left, "{%p endif %}")
        line(left, "{{ authority|upper or '…' }}", size=12, bold=True)
        rule(left, 23)
        line(left, number, size=13)
        if subject:
            line(left, subject, size=12)
        line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
        line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
        rule(right, 22)
        line(right, "{{ place or '…' }}, {{ date }}", size=13, italic=True)
        self.close(left, right)

    def marks(self) -> None:
        """Say which scores count, and that they are not final, before anything else."""
        line(self.document, "{%p for sentence in marks %}")
        line(self.document, "{{ sentence }}", size=12, italic=True)
        line(self.document, "{%p endfor %}")

    def finished(self, title: str) -> bytes:
        """Return the document as bytes that are the same on every run."""
        properties: Any = self.document.core_properties
        properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001  as Word has it
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.title = title
        properties.language = self.say("vi-VN", "en-GB")
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue())

    def landscape(self) -> None:
        """Go on with pages that lie on their side.

        The paragraph that ends the section before is next to nothing high: one of full size after a full page
        would be an empty page of its own.
        """
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
        section.different_first_page_header_footer = False
        end = self.document.paragraphs[-1].paragraph_format
        end.space_before = end.space_after = Pt(0)
        end.line_spacing = Pt(1)

    def with_next(self) -> None:
        """Keep the last paragraph on the page of what follows."""
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def heading(self, level: int, text: str) -> None:
        """Add a heading that stays with what follows."""
        paragraph = self.document.add_paragraph(text, style=f"Heading {level}")
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """Add a paragraph of the body; one that holds only a `{%p … %}` tag disappears when filled."""
        paragraph = self.document.add_paragraph(text)
        paragraph.alignment = JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)

    def when(self, condition: str, text: str) -> None:
        """Add a paragraph that is there only under a condition."""
        self.text(f"{{%p if {condition} %}}")
        self.text(text)
        self.text("{%p endif %}")

    def either(self, condition: str, loop: str, columns: tuple[list[Column], list[Column]], width: Mm) -> None:
        """Add one table under a condition, and another one otherwise."""
        self.text(f"{{%p if {condition} %}}")
        self.table(loop, columns[0], width)
        self.text("{%p else %}")
        self.table(loop, columns[1], width)
        self.text("{%p endif %}")

    def table(self, loop: str, columns: Sequence[Column], width: Mm) -> None:
        """Add a table whose head is repeated on every page and whose rows do not break."""
        table = self.document.add_table(4, len(columns), style="Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        set_width(table, width)
        total = sum(column.width for column in columns)
        for place, column in enumerate(columns):
            share = int(width * column.width / total)
            for cell in (table.columns[place], *(row.cells[place] for row in table.rows)):
                cell.width = share
            fill(table.rows[0].cells[place], column.head, CENTRE, bold=True)
            fill(table.rows[2].cells[place], column.tag, column.align, bold=False)
        fill(table.rows[1].cells[0], f"{{%tr for {loop} %}}", LEFT, bold=False)
        fill(table.rows[3].cells[0], "{%tr endfor %}", LEFT, bold=False)
        row_property(table.rows[0], "w:cantSplit", "w:tblHeader")
        row_property(table.rows[2], "w:cantSplit")
        # The paragraph that Word wants after a table: one of full size after a full page would be a page of its own.
        line(self.document, "", after=8).paragraph_format.line_spacing = Pt(2)

    def two_columns(self, left: float, right: float) -> tuple[Any, Any]:
        """Add two cells without borders, widths in millimetres; close them with :meth:`close`."""
        table = self.document.add_table(1, 2)
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for cell, column, width in zip(table.rows[0].cells, table.columns, (left, right), strict=True):
            cell.width = column.width = Mm(width)
        no_padding(table)
        row_property(table.rows[0], "w:cantSplit")
        return tuple(table.rows[0].cells)

    @staticmethod
    def close(*cells: Any) -> None:  # noqa: ANN401  python-docx has no public types for these
        """Take out the empty paragraph that a cell is made with."""
        for cell in cells:
            first = cell.paragraphs[0]._p  # noqa: SLF001
            first.getparent().remove(first)


def style(kind: Any, *, bold: bool, italic: bool) -> None:  # noqa: ANN401
    """Give a style the font of administrative documents."""
    kind.font.name, kind.font.size, kind.font.bold, kind.font.italic = FONT, Pt(14), bold, italic
    kind.font.color.rgb = RGBColor(0, 0, 0)
    fonts = kind.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{name}Theme"), None)
        fonts.set(qn(f"w:{name}"), FONT)
    fonts.attrib.pop(qn("w:cstheme"), None)
    kind.paragraph_format.space_before, kind.paragraph_format.space_after = Pt(6 if bold else 0), Pt(6)
    kind.paragraph_format.line_spacing = 1.15


def line(where: Any, text: str, align: Any = CENTRE, *, after: float = 0, **look: Any) -> Any:  # noqa: ANN401
    """Add a single line: `size` in points, `bold`, `italic`."""
    paragraph = where.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = Pt(after), Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(look.get("size", 14)), look.get("bold", False), look.get("italic", False)
    return paragraph


def rule(where: Any, indent: float) -> None:  # noqa: ANN401
    """Add a short line under a heading: the lower border of an empty paragraph, `indent` in millimetres."""
    paragraph = line(where, "", size=2, after=6)
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    after = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *after)  # noqa: SLF001


def page_number(paragraph: Any) -> None:  # noqa: ANN401
    """Put the number of the page, centred, into a header."""
    paragraph.alignment = CENTRE
    for tag, text in (("begin", None), ("w:instrText", "PAGE"), ("separate", None), ("w:t", "1"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        mark = OxmlElement("w:fldChar" if text is None else tag)
        mark.text = text
        if text is None:
            mark.set(qn("w:fldCharType"), tag)
        run._r.append(mark)  # noqa: SLF001


def fill(cell: Any, text: str, align: Any, *, bold: bool) -> None:  # noqa: ANN401
    """Write the one line of a cell."""
    written = line(cell, text, align, size=12, bold=bold, after=2)
    written.paragraph_format.space_before = Pt(2)
    written.paragraph_format.keep_with_next = bold
    Pieces.close(cell)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def row_property(row: Any, *names: str) -> None:  # noqa: ANN401
    """Mark a row: `w:cantSplit`, `w:tblHeader`."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    for name in names:
        properties.append(OxmlElement(name))


def set_width(table: Any, width: Mm) -> None:  # noqa: ANN401
    """Give a table a fixed width."""
    whole = OxmlElement("w:tblW")
    whole.set(qn("w:w"), str(width.twips))
    whole.set(qn("w:type"), "dxa")
    properties = table._tbl.tblPr  # noqa: SLF001
    for old in properties.findall(qn("w:tblW")):
        properties.replace(old, whole)


def no_padding(table: Any) -> None:  # noqa: ANN401
    """Let the national heading stand on one line."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    look.addprevious(margins)
