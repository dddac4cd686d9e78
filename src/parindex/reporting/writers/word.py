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
from parindex.reporting.writers.paper.printable import tied
from parindex.reporting.writers.paper.widths import fitting
from parindex.reporting.writers.paper.word_bars import word_bars

__all__ = ["word_line", "word_table", "word_xml"]

_ROOM: Final = 9071
"""Twips between the margins of an upright page of A4 in an administrative document."""
_TWIPS: Final = 20
_AFTER: Final = 120
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STRONG: Final = frozenset({Tone.STRONG, Tone.NOTE, Tone.GOOD, Tone.BAD})


def word_xml(blocks: Iterable[AnyBlock], voice: Speech, *, indent: int = 0, room: int = _ROOM) -> Xml:
    """Return blocks as paragraphs and tables; `indent`: of the first line of a paragraph, in twips."""
    told = list(blocks)
    pieces: list[str] = []
    for block, after in zip(told, [*told[1:], None], strict=True):
        kept = isinstance(block, Sentence) and isinstance(after, Table | Chart)
        pieces += _pieces(block, voice, indent, room, kept=kept)
    return Xml("".join(pieces))


def word_table(table: Table, voice: Speech, *, room: int = _ROOM) -> Xml:
    """Return a table, `room` twips wide: no number is broken, no row torn, the head stands on every page."""
    shown = table.for_(Shown.PAGE)
    cells = Cells(shown, voice)
    heads, rows = cells.heads(), [[figure.text for figure in row] for row in cells.rows()]
    sides = [_side(column) for column in shown.columns]
    found = fitting(heads, rows, [side != "left" for side in sides], room / _TWIPS)
    widths, size = [int(width * _TWIPS) for width in found.columns], int(2 * found.size)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(text, width, "center", size, bold=True, kept=True) for text, width in zip(heads, widths, strict=True)
    )
    lines = []
    for place, row in enumerate(rows):
        kept, bold = place in {0, len(rows) - 2} and len(rows) > 1, place in shown.strong
        inside = "".join(
            _cell(text, width, side, size, bold=bold, kept=kept)
            for text, width, side in zip(row, widths, sides, strict=True)
        )
        lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>")
    margins = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("left", "right"))
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(lines)}</w:tbl>"
    )


def _side(column: Column) -> str:
    if column.kind in {Kind.RANK, Kind.TIER, Kind.CODE, Kind.DATE}:
        return "center"
    return "right" if column.kind.is_numeric else "left"


def _cell(text: str, width: int, side: str, size: int, *, bold: bool = False, kept: bool = False) -> str:  # noqa: PLR0913
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{word_line(text, side=side, size=size, bold=bold, kept=kept)}</w:tc>"
    )


def word_line(  # noqa: PLR0913  the looks of a paragraph
    text: str,
    *,
    side: str = "both",
    size: int = 26,
    bold: bool = False,
    italic: bool = False,
    left: int = 0,
    first: int = 0,
    after: int = 0,
    kept: bool = False,
) -> str:
    """Return a paragraph; sizes in half points, room in twips; `kept` with what follows."""
    strong = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    room = f'<w:ind w:left="{left}" w:firstLine="{first}"/>' if left or first else ""
    next_ = "<w:keepNext/>" if kept else ""
    return (
        f'<w:p><w:pPr>{next_}<w:spacing w:before="0" w:after="{after}"/>{room}<w:jc w:val="{side}"/></w:pPr>'
        f'<w:r><w:rPr>{strong}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escaped(tied(text))}</w:t></w:r></w:p>'
    )


def _pieces(block: AnyBlock, voice: Speech, first: int, room: int, *, kept: bool) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield word_line(said(text, voice), bold=True, italic=level > 1, first=first, after=_AFTER, kept=True)
        case Sentence(text=text, tone=tone):
            yield word_line(said(text, voice), bold=tone in _STRONG, first=first, after=_AFTER, kept=kept)
        case Lines(items=items):
            yield from (word_line(f"- {said(item, voice)}", first=first, after=_AFTER) for item in items)
        case Table():
            if block.title:
                yield word_line(said(block.title, voice), bold=True, size=24, after=_AFTER // 2, kept=True)
            if block.rows:
                yield word_table(block, voice, room=room)
                yield word_line("", size=8)
            yield from (word_line(said(note, voice), italic=True, size=24, after=_AFTER) for note in block.notes)
        case Tree(root=root):
            yield from _branch(root, voice, 0)
        case Break():
            yield "<w:p/>"
        case Chart():
            yield word_bars(block, voice, room)
        case _:
            assert_never(block)


def _branch(branch: Branch, voice: Speech, depth: int) -> Iterator[str]:
    yield from (word_line(said(line, voice), left=360 * depth) for line in branch.lines)
    for part in branch.branches:
        yield from _branch(part, voice, depth + 1)
