"""Rows of an .ods sheet at the speed of C, as long as they look like those that programs write.

Anything unusual in a row (a comment, two paragraphs, another spelling) sends that row to the slow and complete
reading in `ods_walk`.
"""

import re
from collections.abc import Mapping

from parindex.sources.cells.grid import CellValue
from parindex.sources.workbook.guard.refusal import within
from parindex.sources.workbook.ods.cells import BadCellError, OdsCell, OdsRow, cell_of
from parindex.sources.workbook.ods.sheet import OdsSheet
from parindex.sources.workbook.ods.styles import Styles
from parindex.sources.workbook.ods.values import TRUTHS, number_of

__all__ = ["PlainRows"]

_ELEMENT = b"<table:"
_HEAD = re.compile(rb"table-row([^<>]*)>")
_CELL = re.compile(
    rb"(?:covered-)?table-cell([^<>]*)>"
    rb"(?:(?<=/>)|(<text:p>([^<\t\r\n]*)</text:p>|<text:p/>)?</table:(?:covered-)?table-cell>)"
)
_ATTRIBUTE = re.compile(rb" ([\w:.-]+)=\"([^\"]*)\"")
_FORMULA = re.compile(rb" table:formula=\"[^\"]*\"")
_ANY_FORMULA = b' table:formula="="'
_NUMBER = b' office:value="'
_TRUTHS = frozenset(text.encode() for text in TRUTHS)
_LONG = 300_000
"""Bytes of a row whose cells are counted before they are listed: no cell is shorter than twenty."""
_MOST_CELLS, _LONGEST_CELL = 20_000, 300
"""How many cells of how many bytes are remembered with their values: in large sheets most occur many times."""
_PLAIN, _OPEN, _SPECIAL = range(3)
_Known = tuple[int, CellValue, OdsCell]
"""A cell: whether there is more to it than its value, the value, and everything."""
_DEFAULT_STYLE = "table:default-cell-style-name"
_TYPED_TEXT = (b' office:value-type="string"', b' office:value-type="string" calcext:value-type="string"')
"""What ends the attributes of nearly all cells that hold a text."""
_MATTERS = (b"office:string-value", b"table:style-name", b"table:default-cell-style-name")


class PlainRows:
    """Reads rows of one document, and remembers what cells look like: they are of a few kinds."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._heads: dict[bytes, Mapping[str, str] | None] = {}
        self._kinds: dict[tuple[bytes, bytes], OdsCell | None] = {}
        self._cells: dict[tuple[bytes, bytes, bytes], OdsCell | None] = {}
        self._known: dict[bytes, _Known] = {}

    def read(self, row: bytes, sheet: OdsSheet) -> tuple[Mapping[str, str], OdsRow] | None:
        """Return attributes and cells of a row without its end tag; None if there is anything unusual in it."""
        if len(row) > _LONG:
            within("columns", row.count(b"table-cell ") + row.count(b"<table:table-cell/"), sheet=sheet.name)
        _, start, *pieces = row.split(_ELEMENT)
        head = _HEAD.fullmatch(start)
        given = self._head(head[1]) if head else None
        if given is None:
            return None
        asks = sheet.asks(given.get(_DEFAULT_STYLE, ""))
        cells = OdsRow(sheet.name, asks=asks)
        values, plain = cells.values, _PLAIN if asks else _OPEN
        known = self._known.get
        try:
            for piece in pieces:
                found = known(piece) or self._read(piece)
                if found is None:
                    return None
                kind, value, cell = found
                if kind > plain or cells.blank:
                    cells.add(cell, value)
                else:
                    values.append(value)
        except (BadCellError, ValueError):
            # The slow reading says where the cell stands.
            return None
        return given, cells

    def _read(self, piece: bytes) -> _Known | None:
        """Read a cell, without the beginning of its tag."""
        found = _CELL.fullmatch(piece)
        seen = self._seen(found[1], found[2] or b"", found[3] or b"") if found else None
        if seen is None:
            return None
        cell, value = seen
        is_plain = cell.is_plain and value is not None
        known = _SPECIAL if not is_plain else _OPEN if cell.open else _PLAIN, value, cell
        if len(piece) <= _LONGEST_CELL and len(self._known) < _MOST_CELLS:
            self._known[piece] = known
        return known

    def _head(self, written: bytes) -> Mapping[str, str] | None:
        if written not in self._heads:
            self._heads[written] = _attributes(written)
        return self._heads[written]

    def _seen(self, attributes: bytes, paragraph: bytes, text: bytes) -> tuple[OdsCell, CellValue] | None:
        before, is_number, rest = attributes.partition(_NUMBER)
        if is_number and not text.startswith((b"#", b"Err")) and text not in _TRUTHS:
            number, _, after = rest.partition(b'"')
            cell = self._kind(before, after)
            return None if cell is None else (cell, number_of(number))
        if b"&" in text:
            text = _unescaped(text)
        if attributes.endswith(_TYPED_TEXT) and text:
            cell = self._other(attributes, b"<text:p>", b"?")
            if cell is not None and not cell.noted:
                return cell, text.decode()
        cell = self._other(attributes, paragraph, text)
        return None if cell is None else (cell, cell.value)

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
