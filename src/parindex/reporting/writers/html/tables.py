"""A table as HTML: with a caption, heads of columns and rows, and room to move sideways."""

from collections.abc import Callable, Sequence
from typing import Final

from parindex.language import Speech
from parindex.reporting.blocks import Column, Kind, Shown, Table
from parindex.reporting.report.contents import Figure
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.html.markup import Html, element, escaped

__all__ = ["Links", "html_table"]

Links = Callable[[Table, int], str]
"""The address of the page about a row of a table, by its number; empty: there is none."""

_NAMES: Final = ("name", "title", "unit")
"""Columns that say what a row is about, the first one that there is."""
_SIDEWAYS: Final = 2
"""Columns from which a narrow screen may have to be moved sideways."""


def html_table(told: Table, voice: Speech, links: Links, mark: str, *, tools: str = "") -> Html:
    """Return the table; `mark` is its id on the page, `tools` name what a script may add: `sort`, `filter`."""
    table = told.for_(Shown.PAGE)
    cells = Cells(table, voice)
    named = _named(table.columns)
    numeric = [column.kind.is_numeric for column in table.columns]
    heads = [_head(head, column) for head, column in zip(cells.heads(), table.columns, strict=True)]
    rows = [
        _row(row, numeric, named, links(told, place), strong=place in table.strong)
        for place, row in enumerate(cells.rows())
    ]
    title = said(table.title, voice)
    inside = [
        element("caption", title, id=f"{mark}-t") if title else "",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    ]
    grid = element("table", *inside, id=mark, data_tools=tools or None)
    notes = [element("p", said(note, voice), class_="note") for note in table.notes]
    wide = len(table.columns) > _SIDEWAYS
    region = {"role": "region", "aria_labelledby": f"{mark}-t", "tabindex": 0} if wide and title else {}
    return Html(element("div", grid, class_="wide", **region) + "".join(notes))


def _named(columns: Sequence[Column]) -> int:
    keys = [column.key for column in columns]
    wanted = [keys.index(name) for name in _NAMES if name in keys]
    return wanted[0] if wanted else next((at for at, one in enumerate(columns) if one.kind is Kind.TEXT), 0)


def _head(head: str, column: Column) -> Html:
    return element("th", head, scope="col", class_="n" if column.kind.is_numeric else None)


def _row(row: Sequence[Figure], numeric: Sequence[bool], named: int, link: str, *, strong: bool) -> Html:
    shown = [escaped(figure.text) for figure in row]
    cells = [
        f'<td class="n">{text}</td>' if number else f"<td>{text}</td>"
        for text, number in zip(shown, numeric, strict=True)
    ]
    if cells:
        name = element("a", shown[named], href=link) if link else shown[named]
        cells[named] = f'<th scope="row">{name}</th>'
    inside = "".join(cells)
    return Html(f'<tr class="strong">{inside}</tr>' if strong else f"<tr>{inside}</tr>")
