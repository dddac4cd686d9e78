"""Blocks as the inside of a page; the page around them is whose it is."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final, assert_never

from parindex.language import Speech
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Heading,
    Lines,
    Said,
    Sentence,
    Span,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.html.charts import html_chart
from parindex.reporting.writers.html.markup import Html, element, escaped, joined
from parindex.reporting.writers.html.tables import Links, html_table

__all__ = ["HtmlWriter", "html_blocks", "stylesheet"]

_LAST_LEVEL: Final = 6


def html_blocks(blocks: Iterable[AnyBlock], voice: Speech) -> Html:
    """Return blocks one below the other, without links."""
    return HtmlWriter(voice).written(blocks)


@cache
def stylesheet() -> Html:
    """Return the looks of all that is written here: light, dark, narrow, wide, and on paper."""
    return Html((files("parindex.reporting") / "templates" / "html" / "style.css").read_text("utf-8"))


class HtmlWriter:
    """Writes the blocks of one page; tables get ids that no other table of the page has."""

    def __init__(self, voice: Speech, links: Links = lambda _table, _row: "", *, tools: str = "") -> None:
        """Take the language, the addresses of rows, and what a script may add to tables: `sort`, `filter`."""
        self._voice, self._links, self._tools = voice, links, tools
        self._marks: set[str] = set()

    def written(self, blocks: Iterable[AnyBlock]) -> Html:
        """Return blocks one below the other."""
        return joined(map(self._block, blocks), "\n")

    def _block(self, block: AnyBlock) -> Html:  # noqa: PLR0911  one for each kind of block
        match block:
            case Heading(level=level, text=text):
                return element(f"h{min(level, _LAST_LEVEL)}", self._said(text))
            case Sentence(text=text, tone=tone):
                return element("p", self._said(text), class_=_look(tone))
            case Lines(items=items):
                return element("ul", *(element("li", self._said(item)) for item in items))
            case Table():
                return html_table(block, self._voice, self._links, self._mark(block.key), tools=self._tools)
            case Tree(root=root):
                return element("ul", self._branch(root), class_="tree")
            case Chart():
                return html_chart(block, self._voice)
            case Break():
                return Html("<hr>")
            case _:
                assert_never(block)

    def _said(self, text: Said | tuple[Span, ...]) -> Html:
        if isinstance(text, tuple):
            return joined(element("span", said(one.text, self._voice), class_=_look(one.tone)) for one in text)
        return escaped(said(text, self._voice))

    def _branch(self, branch: Branch) -> Html:
        below = element("ul", *map(self._branch, branch.branches)) if branch.branches else ""
        return element("li", joined(map(self._said, branch.lines), " · "), below)

    def _mark(self, key: str) -> str:
        mark, number = key, 1
        while mark in self._marks:
            number += 1
            mark = f"{key}-{number}"
        self._marks.add(mark)
        return mark


def _look(tone: Tone) -> str | None:
    return None if tone is Tone.PLAIN else tone.name.lower()
