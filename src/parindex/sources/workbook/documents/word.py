"""The tables of a Word document, with merged cells as they are stored; what was deleted under revision is not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from parindex.sources.cells.grid import CellValue, Grid, Merge, Position
from parindex.sources.workbook.documents.list_numbers import write_list_numbers
from parindex.sources.workbook.documents.word_markup import (
    child,
    is_on,
    local_name,
    parsed_part,
    value_of,
    whole_number,
)
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["read_word"]

_PART = "word/document.xml"
_CUSTOM = re.compile(r"customxml/item\d{1,3}\.xml")
_TWIPS = 240
"""Twentieths of a point of indentation that are told as one blank."""


@dataclass(slots=True)
class _Filling:
    """A table while it is being read."""

    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    open: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For each column, the row in which a vertical merge began, and the last column of it."""
    bold: set[Position] = field(default_factory=set)


def read_word(package: Package) -> list[Grid]:
    """Return tables and the texts between them in their order, as sheets named `table:1`, `text:1`, as no sheet is.

    Raises:
        Refused: the document is damaged, or larger than is allowed.
    """
    root = parsed_part(package, _PART)
    if root is None:
        raise Refused("F211", part=_PART)
    body = next((one for one in root if local_name(one) == "body"), root)
    write_list_numbers(package, body)
    return [*_grids(body), *_kept(package)]


def _kept(package: Package) -> Iterator[Grid]:
    """Yield the definition that a printed annex keeps, as a hidden sheet."""
    for part in sorted(name for name in package.names() if _CUSTOM.fullmatch(name)):
        root = parsed_part(package, part)
        if root is not None and root.tag == "{urn:parindex:criteria}set":
            yield Grid("_set", tuple((line,) for line in (root.text or "").splitlines()), hidden=True)


def _grids(body: ET.Element) -> Iterator[Grid]:
    lines: list[str] = []
    tables = texts = 0
    for block in _blocks(body):
        if local_name(block) == "p":
            lines.append(_text(block))
            continue
        if any(line.strip() for line in lines):
            texts += 1
            yield Grid(f"text:{texts}", tuple((line,) for line in lines))
        lines = []
        tables += 1
        yield _table(block, f"table:{tables}")
    if any(line.strip() for line in lines):
        yield Grid(f"text:{texts + 1}", tuple((line,) for line in lines))


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    """Yield paragraphs and tables, also those in content controls."""
    for each in parent:
        name = local_name(each)
        if name in {"p", "tbl"}:
            yield each
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _blocks(each)


def _table(table: ET.Element, name: str) -> Grid:
    filling = _Filling()
    for row in _all(table, "tr", inside={"sdt", "sdtContent", "ins", "customXml"}):
        within("rows", len(filling.rows) + 1, sheet=name)
        _row(row, filling)
    for column in list(filling.open):
        _close(filling, column, len(filling.rows) - 1)
    return Grid(
        name, tuple(map(tuple, filling.rows)), merges=tuple(sorted(filling.merges)), bold=frozenset(filling.bold)
    )


def _row(row: ET.Element, filling: _Filling) -> None:
    at, values = len(filling.rows), list[CellValue]()
    values += [None] * _skipped(row)
    for cell in _all(row, "tc", inside={"sdt", "sdtContent", "ins", "customXml"}):
        column, width, merge = len(values), _span(cell), _vertical(cell)
        within("columns", column + width)
        if merge == "continue" and column in filling.open:
            values += [None] * width
            continue
        _close(filling, column, at - 1)
        values += [_cell_text(cell), *[None] * (width - 1)]
        if _is_bold(cell):
            filling.bold.add((at, column))
        if merge == "restart":
            filling.open[column] = (at, column + width - 1)
        elif width > 1:
            filling.merges.append((at, column, at, column + width - 1))
    filling.rows.append(values)


def _close(filling: _Filling, column: int, bottom: int) -> None:
    if column in filling.open:
        top, right = filling.open.pop(column)
        if bottom > top or right > column:
            filling.merges.append((top, column, bottom, right))


def _skipped(row: ET.Element) -> int:
    found = next((one for one in row.iter() if local_name(one) == "gridBefore"), None)
    return whole_number(found, 0)


def _span(cell: ET.Element) -> int:
    return max(1, whole_number(child(child(cell, "tcPr"), "gridSpan"), 1))


def _vertical(cell: ET.Element) -> str:
    found = child(child(cell, "tcPr"), "vMerge")
    return "" if found is None else value_of(found) or "continue"


def _cell_text(cell: ET.Element) -> CellValue:
    text = "\n".join(_text(block) for block in _blocks(cell) if local_name(block) == "p")
    return text if text.strip() else None


def _text(paragraph: ET.Element) -> str:
    indent = child(child(paragraph, "pPr"), "ind")
    blanks = whole_number(indent, 0, "left", "start") // _TWIPS if indent is not None else 0
    return " " * min(blanks, 20) + "".join(_pieces(paragraph))


def _pieces(parent: ET.Element) -> Iterator[str]:
    for each in parent:
        match local_name(each):
            case "t":
                yield each.text or ""
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "del" | "moveFrom" | "pPr" | "rPr" | "instrText" | "drawing" | "pict" | "AlternateContent":
                continue
            case _:
                yield from _pieces(each)


def _is_bold(cell: ET.Element) -> bool:
    runs = [
        run for run in cell.iter() if local_name(run) == "r" and any(local_name(one) == "t" and one.text for one in run)
    ]
    return bool(runs) and all(is_on(child(child(run, "rPr"), "b")) for run in runs)


def _all(parent: ET.Element, name: str, inside: set[str]) -> Iterator[ET.Element]:
    for each in parent:
        if local_name(each) == name:
            yield each
        elif local_name(each) in inside:
            yield from _all(each, name, inside)
