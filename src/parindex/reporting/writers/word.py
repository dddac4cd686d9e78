"""Blocks as the inside of a Word document: put into a template where it says `{{p name }}`.

Columns are looped over here, so that a column needs no new template.
"""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

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
from parindex.reporting.word.escaping import Xml, escaped
from parindex.reporting.writers.cells import Cells, said

__all__ = ["word_table", "word_xml"]

_ROOM: Final = 9354
"""Twips between the margins of an upright page of A4 in an administrative document."""
_PARTS: Final = {Kind.TEXT: 3.0, Kind.TIER: 1.6}
"""How wide a column is beside one of numbers."""
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STRONG: Final = frozenset({Tone.STRONG, Tone.NOTE, Tone.GOOD, Tone.BAD})


def word_xml(blocks: Iterable[AnyBlock], voice: Speech) -> Xml:
    """Return blocks as paragraphs and tables; charts are left out."""
    return Xml("".join(piece for block in blocks for piece in _pieces(block, voice)))


def word_table(table: Table, voice: Speech, *, room: int = _ROOM, size: int = 22) -> Xml:
    """Return a table, `room` twips wide, with letters of `size` half points; its widths are fitted afterwards."""
    shown = table.for_(Shown.PAGE)
    cells = Cells(shown, voice)
    parts = [column.width or _PARTS.get(column.kind, 1.0) for column in shown.columns]
    widths = [int(room * part / sum(parts)) for part in parts]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(text, width, "center", size, bold=True) for text, width in zip(cells.heads(), widths, strict=True)
    )
    rows = "".join(
        "<w:tr>"
        + "".join(
            _cell(figure.text, width, _side(column), size)
            for figure, width, column in zip(row, widths, shown.columns, strict=True)
        )
        + "</w:tr>"
        for row in cells.rows()
    )
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _side(column: Column) -> str:
    if column.kind in {Kind.RANK, Kind.TIER, Kind.CODE, Kind.DATE}:
        return "center"
    return "right" if column.kind.is_numeric else "left"


def _cell(text: str, width: int, side: str, size: int, *, bold: bool = False) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(text, side=side, size=size, bold=bold)}</w:tc>"
    )


def _paragraph(text: str, *, side: str = "both", size: int = 26, bold: bool = False, indent: int = 0) -> str:
    strong = "<w:b/>" if bold else ""
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    return (
        f'<w:p><w:pPr>{left}<w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{strong}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'
    )


def _pieces(block: AnyBlock, voice: Speech) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield _paragraph(said(text, voice), bold=True)
        case Sentence(text=text, tone=tone):
            yield _paragraph(said(text, voice), bold=tone in _STRONG)
        case Lines(items=items):
            yield from (_paragraph(f"- {said(item, voice)}") for item in items)
        case Table():
            if block.title:
                yield _paragraph(said(block.title, voice), bold=True)
            yield word_table(block, voice)
            yield from (_paragraph(said(note, voice)) for note in block.notes)
        case Tree(root=root):
            yield from _branch(root, voice, 0)
        case Break():
            yield "<w:p/>"
        case Chart():
            return
        case _:
            assert_never(block)


def _branch(branch: Branch, voice: Speech, depth: int) -> Iterator[str]:
    yield from (_paragraph(said(line, voice), indent=360 * depth) for line in branch.lines)
    for part in branch.branches:
        yield from _branch(part, voice, depth + 1)
