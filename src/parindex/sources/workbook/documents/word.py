"""The tables of a Word document, with merged cells as they are stored; what was deleted under revision is not read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from parindex.sources.cells.grid import CellValue, Grid, Merge, Position
from parindex.sources.workbook.guard.markup import clean
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["read_word"]

_PART = "word/document.xml"
_SPACES = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}": "",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": "",
}
_TWIPS = 240
"""Twentieths of a point of indentation that are told as one blank."""
_OFF = {"0", "false", "none", "off"}


@dataclass(slots=True)
class _Filling:
    """A table while it is being read."""

    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    open: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For each column, the row in which a vertical merge began, and the last column of it."""
    bold: set[Position] = field(default_factory=set)


def read_word(package: Package) -> list[Grid]:
    """Return tables and the texts between them in their order, as sheets named `Table 1`, `Text 1`.

    Raises:
        Refused: the document is damaged, or larger than is allowed.
    """
    content = package.part(_PART)
    if content is None:
        raise Refused("F211", part=_PART)
    try:
        root = ET.fromstring(clean(content, _PART))  # noqa: S314  no document type is let in
    except ET.ParseError as error:
        raise Refused("F210", part=_PART, line=error.position[0]) from None
    body = next((one for one in root if _name(one) == "body"), root)
    return list(_grids(body))


def _grids(body: ET.Element) -> Iterator[Grid]:
    lines: list[str] = []
    tables = texts = 0
    for block in _blocks(body):
        if _name(block) == "p":
            lines.append(_text(block))
            continue
        if any(line.strip() for line in lines):
            texts += 1
            yield Grid(f"Text {texts}", tuple((line,) for line in lines))
        lines = []
        tables += 1
        yield _table(block, f"Table {tables}")
    if any(line.strip() for line in lines):
        yield Grid(f"Text {texts + 1}", tuple((line,) for line in lines))


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    """Yield paragraphs and tables, also those in content controls."""
    for child in parent:
        name = _name(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _blocks(child)


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
    found = next((one for one in row.iter() if _name(one) == "gridBefore"), None)
    return _number(found, 0)


def _span(cell: ET.Element) -> int:
    return max(1, _number(_property(cell, "tcPr", "gridSpan"), 1))


def _vertical(cell: ET.Element) -> str:
    found = _property(cell, "tcPr", "vMerge")
    return "" if found is None else _value(found) or "continue"


def _cell_text(cell: ET.Element) -> CellValue:
    text = "\n".join(_text(block) for block in _blocks(cell) if _name(block) == "p")
    return text if text.strip() else None


def _text(paragraph: ET.Element) -> str:
    indent = _property(paragraph, "pPr", "ind")
    blanks = _number(indent, 0, "left", "start") // _TWIPS if indent is not None else 0
    return " " * min(blanks, 20) + "".join(_pieces(paragraph))


def _pieces(parent: ET.Element) -> Iterator[str]:
    for child in parent:
        match _name(child):
            case "t":
                yield child.text or ""
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "del" | "moveFrom" | "pPr" | "rPr" | "instrText" | "drawing" | "pict" | "AlternateContent":
                continue
            case _:
                yield from _pieces(child)


def _is_bold(cell: ET.Element) -> bool:
    runs = [run for run in cell.iter() if _name(run) == "r" and any(_name(one) == "t" and one.text for one in run)]
    return bool(runs) and all(_on(_property(run, "rPr", "b")) for run in runs)


def _on(found: ET.Element | None) -> bool:
    return found is not None and _value(found) not in _OFF


def _all(parent: ET.Element, name: str, inside: set[str]) -> Iterator[ET.Element]:
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in inside:
            yield from _all(child, name, inside)


def _property(element: ET.Element, holder: str, name: str) -> ET.Element | None:
    held = next((one for one in element if _name(one) == holder), None)
    return None if held is None else next((one for one in held if _name(one) == name), None)


def _value(element: ET.Element, *names: str) -> str:
    wanted = names or ("val",)
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] in wanted), "")


def _number(element: ET.Element | None, default: int, *names: str) -> int:
    value = "" if element is None else _value(element, *names)
    return int(value) if value.isdecimal() and len(value) < 6 else default  # noqa: PLR2004  no page is as wide


def _name(element: ET.Element) -> str:
    space, _, name = element.tag.rpartition("}")
    return name if f"{space}}}" in _SPACES else ""
