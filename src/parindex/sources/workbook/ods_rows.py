"""Rows of an .ods sheet at the speed of C, as long as they look like those that programs write.

Anything unusual in a row (a comment, two paragraphs, another spelling) sends that row to the slow and complete
reading in `ods_walk`.
"""

import re
from collections.abc import Mapping

from parindex.sources.workbook.ods_cells import BadCellError, OdsCell, OdsRow, cell_of
from parindex.sources.workbook.ods_styles import Styles
from parindex.sources.workbook.ods_values import number_of
from parindex.sources.workbook.refusal import Refused, within

__all__ = ["MARK", "PlainRows", "without_rows"]

MARK = b"<parindex:row/>"
"""What stands where a row was taken out."""

_START, _END = b"<table:table-row", b"</table:table-row>"
_AFTER_NAME = b" />\t\r\n"
_HEAD = re.compile(rb"<table:table-row([^<>]*)>")
_CELL = re.compile(
    rb"(<table:(?:covered-)?table-cell([^<>]*)>"
    rb"(?:(?<=/>)|(<text:p>([^<\t\r\n]*)</text:p>|<text:p/>)?</table:(?:covered-)?table-cell>))"
)
_ATTRIBUTE = re.compile(rb" ([\w:.-]+)=\"([^\"]*)\"")
_FORMULA = re.compile(rb" table:formula=\"[^\"]*\"")
_ANY_FORMULA = b' table:formula="="'
_NUMBER = b' office:value="'
_LONG = 300_000
"""Bytes of a row whose cells are counted before they are listed: no cell is shorter than twenty."""
_TYPED_TEXT = (b' office:value-type="string"', b' office:value-type="string" calcext:value-type="string"')
"""What ends the attributes of nearly all cells that hold a text."""
_MATTERS = (b"office:string-value", b"table:style-name", b"table:default-cell-style-name")


def without_rows(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return a document with a mark in place of every row, and the rows. Raises `Refused` for one that has marks."""
    if MARK[1:-2] in content:
        raise Refused("F201")
    within("rows", content.count(_START), part="content.xml")
    rest: list[bytes] = []
    rows: list[bytes] = []
    at = 0
    while (start := content.find(_START, at)) >= 0:
        end = content.find(b">", start) + 1
        if content[start + len(_START) : start + len(_START) + 1] not in _AFTER_NAME:
            rest.append(content[at : start + len(_START)])
            at = start + len(_START)
            continue
        if not content.endswith(b"/>", start, end):
            end = content.find(_END, start) + len(_END)
        if end < start:
            break
        rest += (content[at:start], MARK)
        rows.append(content[start:end])
        at = end
    return b"".join((*rest, content[at:])), rows


class PlainRows:
    """Reads rows of one document, and remembers what cells look like: they are of a few kinds."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._heads: dict[bytes, Mapping[str, str] | None] = {}
        self._kinds: dict[tuple[bytes, bytes], OdsCell | None] = {}
        self._cells: dict[tuple[bytes, bytes, bytes], OdsCell | None] = {}

    def read(self, row: bytes, sheet: str) -> tuple[Mapping[str, str], OdsRow] | None:
        """Return attributes and cells of a row; None if there is anything unusual in it."""
        head = _HEAD.match(row)
        if head is None:
            return None
        if len(row) > _LONG:
            within("columns", row.count(b"table-cell ") + row.count(b"<table:table-cell/"), sheet=sheet)
        given = self._head(head[1])
        found = _CELL.findall(row, head.end())
        end = 0 if row.endswith(b"/>") else len(_END)
        if given is None or head.end() + sum([len(cell[0]) for cell in found]) + end != len(row):
            return None
        cells = OdsRow(sheet)
        try:
            for _, attributes, paragraph, text in found:
                if not self._add(cells, attributes, paragraph, text):
                    return None
        except (BadCellError, ValueError):
            # The slow reading says where the cell stands.
            return None
        return given, cells

    def _head(self, written: bytes) -> Mapping[str, str] | None:
        if written not in self._heads:
            self._heads[written] = _attributes(written)
        return self._heads[written]

    def _add(self, cells: OdsRow, attributes: bytes, paragraph: bytes, text: bytes) -> bool:
        before, is_number, rest = attributes.partition(_NUMBER)
        if is_number and not text.startswith((b"#", b"Err")):
            number, _, after = rest.partition(b'"')
            cell = self._kind(before, after)
            if cell is not None:
                cells.add(cell, number_of(number))
            return cell is not None
        if b"&" in text:
            text = _unescaped(text)
        if attributes.endswith(_TYPED_TEXT) and text:
            cell = self._other(attributes, b"<text:p>", b"?")
            if cell is not None and not cell.noted:
                cells.add(cell, text.decode())
                return True
        cell = self._other(attributes, paragraph, text)
        if cell is not None:
            cells.add(cell, cell.value)
        return cell is not None

    def _kind(self, before: bytes, after: bytes) -> OdsCell | None:
        """Return what cells with a number are like whose attributes stand before and after it."""
        if b" table:formula" in before:
            before = _FORMULA.sub(_ANY_FORMULA, before)
        key = before, after
        if key not in self._kinds:
            self._kinds[key] = self._made(before + _NUMBER + b'0"' + after, b"<text:p/>", b"")
            cell = self._kinds[key]
            if cell is not None and type(cell.value) is not float:
                self._kinds[key] = None
        return self._kinds[key]

    def _other(self, attributes: bytes, paragraph: bytes, text: bytes) -> OdsCell | None:
        key = attributes, paragraph[:1], text
        if key not in self._cells:
            self._cells[key] = self._made(*key)
        return self._cells[key]

    def _made(self, attributes: bytes, paragraph: bytes, text: bytes) -> OdsCell | None:
        given = _attributes(attributes)
        if given is None:
            return None
        return cell_of(given, text.decode(), self._styles, has_paragraph=bool(paragraph))


def _unescaped(text: bytes) -> bytes:
    """Return a text without references. Raises ValueError if there are any but those that programs write."""
    plain = text.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&quot;", b'"').replace(b"&apos;", b"'")
    if plain.count(b"&") != plain.count(b"&amp;"):
        raise ValueError(text)
    return plain.replace(b"&amp;", b"&")


def _attributes(written: bytes) -> Mapping[str, str] | None:
    """Return attributes by name; None if there is anything else, or one has to be decoded and matters."""
    found = _ATTRIBUTE.findall(written)
    if _ATTRIBUTE.sub(b"", written) not in (b"", b"/"):
        return None
    if any(b"&" in value and name in _MATTERS for name, value in found):
        return None
    given = {name.decode(): value.decode() for name, value in found}
    return given if len(given) == len(found) else None
