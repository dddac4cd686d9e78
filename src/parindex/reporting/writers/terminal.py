"""Blocks for a terminal: what it would obey, and what a CI system would read as a command, is taken out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from parindex.language import Speech
from parindex.language.ci_safe import commandless
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Column,
    Heading,
    Kind,
    Lines,
    Said,
    Sentence,
    Shown,
    Span,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.grid import TerminalGrid

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree as RichTree

__all__ = ["DrawnItem", "drawn"]

_STYLES: Final[dict[Tone, str | None]] = {
    Tone.PLAIN: None,
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
    Tone.FIGURE: "cyan",
    Tone.MARK: "magenta",
    Tone.NOTE: "yellow",
    Tone.GOOD: "bold green",
    Tone.BAD: "bold red",
    Tone.FAULT: "red",
}


class DrawnItem(NamedTuple):
    """What a console prints: a text, a grid that knows its width only there, or a drawing of rich."""

    what: "str | TerminalGrid | Text | RichTree"
    style: str | None = None


def drawn(blocks: Iterable[AnyBlock], voice: Speech) -> Iterator[DrawnItem]:
    """Yield what is to be printed, one below the other; charts are left out."""
    for block in blocks:
        yield from _drawn(block, voice)


def _drawn(block: AnyBlock, voice: Speech) -> Iterator[DrawnItem]:
    match block:
        case Heading(text=text):
            yield DrawnItem(_plain(text, voice), "bold")
        case Sentence(text=tuple() as spans, tone=tone):
            yield DrawnItem(_line(spans, voice, _STYLES[tone] or ""))
        case Sentence(text=text, tone=tone):
            yield DrawnItem(_plain(text, voice), _STYLES[tone])
        case Lines(items=items):
            yield from (DrawnItem(f"- {_plain(item, voice)}") for item in items)
        case Table():
            if block.title:
                yield DrawnItem(_plain(block.title, voice))
            yield DrawnItem(_grid(block.for_(Shown.SCREEN), voice))
            yield from (DrawnItem(_plain(note, voice)) for note in block.notes)
        case Tree(root=root):
            yield DrawnItem(_tree(root, voice))
        case Break():
            yield DrawnItem("")
        case Chart():
            return
        case _:
            assert_never(block)


def _plain(text: Said | tuple[Span, ...], voice: Speech) -> str:
    return commandless(said(text, voice))


def _grid(table: Table, voice: Speech) -> TerminalGrid:
    grid = TerminalGrid([(_head(column, voice), column.kind.is_numeric) for column in table.columns])
    for place, row in enumerate(Cells(table, voice).rows()):
        cells, style = zip(row, table.columns, strict=True), "bold" if place in table.strong else None
        grid.add_row(*(commandless(figure.text) or _nothing(column) for figure, column in cells), style=style)
    return grid


def _nothing(column: Column) -> str:
    return "–" if column.kind is Kind.TIER else ""


def _head(column: Column, voice: Speech) -> str:
    head = said(column.short or column.title, voice)
    return f"{head}\n{said(column.under, voice)}" if column.under else head


def _line(spans: Sequence[Span], voice: Speech, style: str = "") -> "Text":
    from rich.text import Text  # noqa: PLC0415  not needed for plain sentences

    line = Text(style=style)
    for span in spans:
        line.append(_plain(span.text, voice), style=_STYLES[span.tone])
    return line


def _tree(branch: Branch, voice: Speech) -> "RichTree":
    from rich.tree import Tree as Drawing  # noqa: PLC0415  as above

    tree = Drawing(_label(branch, voice))
    for part in branch.branches:
        tree.add(_tree(part, voice))
    return tree


def _label(branch: Branch, voice: Speech) -> "Text":
    from rich.text import Text  # noqa: PLC0415  as above

    return Text("\n").join(_line(spans, voice) for spans in branch.lines)
