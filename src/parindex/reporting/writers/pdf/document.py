"""Blocks as data for the typesetter: texts in one language, rounded numbers, widths of columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
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
    Span,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.word.letters import word_width
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.paper.printable import printable
from parindex.reporting.writers.paper.widths import Widths, fitting
from parindex.reporting.writers.pdf.typeset import typeset

__all__ = ["PageSize", "block_data", "page_data", "pdf_document"]

Data = dict[str, object]
_POINTS: Final = 72 / 2.54
_LEGIBLE: Final = 9.0
"""Points: where a table needs smaller letters on an upright page, the pages lie on their side."""
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class PageSize:
    """The pages: A4, upright or on their side; margins in centimetres, letters in points."""

    wide: bool = False
    left: float = 2.0
    right: float = 1.5
    size: float = 12.0

    @property
    def room(self) -> float:
        """Points between the margins."""
        return ((29.7 if self.wide else 21.0) - self.left - self.right) * _POINTS


def pdf_document(
    blocks: Sequence[AnyBlock], voice: Speech, *, title: str = "", author: str = "", day: date | None = None
) -> bytes:
    """Return a document; the same blocks give the same bytes."""
    paper = PageSize(wide=any(_is_wide(block, voice) for block in blocks if isinstance(block, Table)))
    heading = next((said(block.text, voice) for block in blocks if isinstance(block, Heading)), "parindex")
    told = {
        **page_data(paper, voice, title or heading, author),
        "blocks": list(block_data(blocks, voice, paper.room)),
    }
    return typeset(_template("document.typ"), told, day=day)


@cache
def _template(name: str) -> str:
    return (files("parindex.reporting") / "writers" / "pdf" / name).read_text("utf-8")


def page_data(paper: PageSize, voice: Speech, title: str, author: str) -> Data:
    """Return what a document says of its pages and of itself."""
    return {
        "title": printable(title),
        "author": printable(author),
        "language": voice.locale,
        "wide": paper.wide,
        "size": paper.size,
        "margins": {"left": paper.left, "right": paper.right},
    }


def _is_wide(table: Table, voice: Speech) -> bool:
    shown = _Printed(table, voice)
    return shown.widths(PageSize().room).size < _LEGIBLE


def block_data(blocks: Sequence[AnyBlock], voice: Speech, room: float, *, above: int = 0) -> Iterator[Data]:
    """Yield blocks as data; headings skip no level below what stands `above`, as screen readers want it."""
    level = above
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            level = min(block.level + above, level + 1, _DEEPEST)
        kept = isinstance(block, Sentence) and isinstance(after, Table | Chart)
        yield {**_block(block, voice, room, level), "kept": kept}


def _block(block: AnyBlock, voice: Speech, room: float, level: int) -> Data:  # noqa: PLR0911  one for each block
    match block:
        case Heading(text=text):
            return {"kind": "heading", "level": level, "text": printable(said(text, voice))}
        case Sentence(text=text, tone=tone):
            spans = text if isinstance(text, tuple) else (Span(text),)
            return {"kind": "sentence", "tone": _tone(tone), "spans": _spans(spans, voice)}
        case Lines(items=items):
            return {"kind": "lines", "items": [printable(said(item, voice)) for item in items]}
        case Table():
            return _Printed(block, voice).data(room)
        case Tree(root=root):
            return {"kind": "tree", "root": _branch(root, voice)}
        case Chart():
            return _chart(block, voice)
        case Break():
            return {"kind": "break"}
        case _:
            assert_never(block)


def _tone(tone: Tone) -> str:
    return tone.name.lower()


def _spans(spans: Sequence[Span], voice: Speech) -> list[list[str]]:
    return [[printable(said(span.text, voice)), _tone(span.tone)] for span in spans]


def _branch(branch: Branch, voice: Speech) -> Data:
    return {
        "lines": [_spans(line, voice) for line in branch.lines],
        "branches": [_branch(part, voice) for part in branch.branches],
    }


class _Printed:
    """A table as texts."""

    def __init__(self, table: Table, voice: Speech) -> None:
        self._table = table.for_(Shown.PAGE)
        self._voice = voice
        cells = Cells(self._table, voice)
        self._heads = [printable(head) for head in cells.heads()]
        self._rows = [[printable(figure.text) for figure in row] for row in cells.rows()]

    def widths(self, room: float) -> Widths:
        numeric = [_side(column) != "l" for column in self._table.columns]
        return fitting(self._heads, self._rows, numeric, room)

    def data(self, room: float) -> Data:
        widths = self.widths(room)
        return {
            "kind": "table",
            "title": self._say(self._table.title),
            "heads": self._heads,
            "rows": self._rows,
            "sides": [_side(column) for column in self._table.columns],
            "widths": [round(width, 2) for width in widths.columns],
            "size": widths.size,
            "beside": widths.beside,
            "strong": sorted(self._table.strong),
            "notes": [self._say(note) for note in self._table.notes],
        }

    def _say(self, text: object) -> str:
        return printable(said(text, self._voice)) if text else ""  # type: ignore[arg-type]


def _side(column: Column) -> str:
    if column.kind in {Kind.RANK, Kind.TIER, Kind.CODE, Kind.DATE}:
        return "c"
    return "r" if column.kind.is_numeric else "l"


def _chart(chart: Chart, voice: Speech) -> Data:
    names = [printable(said(name, voice)) for name in chart.categories]
    signed = any(value is not None and value < 0 for one in chart.series for value in one.values)
    labels = [[_label(value, voice, signed=signed) for value in one.values] for one in chart.series]
    return {
        "kind": "chart",
        "form": chart.kind,
        "title": printable(said(chart.title, voice)),
        "categories": names,
        "names": min(200.0, max((_width(name, 10) for name in names), default=0) + 2),
        "room": max((_width(label, 8.5) for one in labels for label in one), default=0) + 6,
        "series": [
            {
                "name": printable(said(one.name, voice)),
                "values": [None if value is None else float(value) for value in one.values],
                "labels": told,
            }
            for one, told in zip(chart.series, labels, strict=True)
        ],
    }


def _label(value: Fraction | None, voice: Speech, *, signed: bool) -> str:
    return "" if value is None else voice.number(value, 2 if value.denominator > 1 else 0, signed=signed)


def _width(text: str, size: float) -> float:
    return word_width(text, bold=False) * size / 1000
