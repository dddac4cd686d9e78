"""Blocks as Markdown that means just what it says."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from parindex.language import Speech
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Heading,
    Lines,
    Sentence,
    Shown,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.markdown_table import Markdown, escaped, table
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.text_charts import chart_lines

__all__ = ["markdown_table", "markdown_text"]


def markdown_text(blocks: Iterable[AnyBlock], voice: Speech) -> str:
    """Return a document; charts are drawn with characters, so that it stays one file."""
    return "\n".join(line for block in blocks for line in _lines(block, voice)).rstrip("\n") + "\n"


def markdown_table(told: Table, voice: Speech) -> Markdown:
    """Return the table alone, without title and notes."""
    shown = told.for_(Shown.PAGE)
    cells = Cells(shown, voice)
    sides = "".join("r" if column.kind.is_numeric else "l" for column in shown.columns)
    return table(cells.heads(), cells.rows(), sides)


def _lines(block: AnyBlock, voice: Speech) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield from (f"{'#' * level} {escaped(said(text, voice))}", "")
        case Sentence(text=text, tone=tone):
            strong = "**" if tone in {Tone.STRONG, Tone.NOTE, Tone.BAD, Tone.GOOD} else ""
            yield from (f"{strong}{escaped(said(text, voice))}{strong}", "")
        case Lines(items=items):
            yield from (*(f"- {escaped(said(item, voice))}" for item in items), "")
        case Table():
            if block.title:
                yield from (f"**{escaped(said(block.title, voice))}**", "")
            yield from (markdown_table(block, voice), "")
            yield from (f"{escaped(said(note, voice))}\n" for note in block.notes)
        case Tree(root=root):
            yield from (*_branch(root, voice, ""), "")
        case Chart(title=title):
            yield from (f"**{escaped(said(title, voice))}**", "", "```text")
            yield from (line.replace("`", "'") for line in chart_lines(block, voice))
            yield from ("```", "")
        case Break():
            return
        case _:
            assert_never(block)


def _branch(branch: Branch, voice: Speech, indent: str) -> Iterator[str]:
    first, *more = (escaped(said(line, voice)) for line in branch.lines)
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" for line in more)
    for part in branch.branches:
        yield from _branch(part, voice, indent + "  ")
