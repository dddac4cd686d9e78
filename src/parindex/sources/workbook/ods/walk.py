"""The pass over the XML of an .ods workbook: styles first, then sheet after sheet."""

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from parindex.sources.workbook.facts.fonts import PLAIN, Font, joined
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.ods.cells import BadCellError, OdsRow, cell_of, times
from parindex.sources.workbook.ods.fast_rows import PlainRows
from parindex.sources.workbook.ods.sheet import OdsSheet
from parindex.sources.workbook.ods.skeleton import MARK, whole, without_rows
from parindex.sources.workbook.ods.styles import Styles

__all__ = ["walk_content", "walk_styles"]

_PART = "content.xml"
_SPACES = re.compile(r"[ \t\r\n]+")
_HIDDEN = ("collapse", "filter")
_CACHE = "ta_extref"
"""The style of tables in which LibreOffice keeps values of other files; nobody sees them as sheets."""
_ROW, _REPEATED = "table:table-row", "table:number-rows-repeated"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ROW_SIZE, _COLUMN_SIZE = "style:table-row-properties", "style:table-column-properties"
_GROUPS = ("table:table-row-group", "table:table-column-group")
_ASIDE = ("office:annotation", "draw:frame", "draw:g", "draw:custom-shape", "table:detective")
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_MARK = MARK[1:-2].decode()


def walk_styles(content: bytes, part: str, styles: Styles) -> None:
    """Take the styles of a part that has nothing else of interest. Raises `Refused`."""
    styles.part = part
    _parse(content, part, _Walk(styles, []))


def walk_content(content: bytes, styles: Styles) -> list[OdsSheet]:
    """Return all sheets in the order of their tabs. Raises `Refused` naming the cell."""
    styles.part = _PART
    skeleton, rows = without_rows(content)
    walk = _Walk(styles, rows)
    _parse(skeleton, _PART, walk)
    return walk.sheets


def _parse(content: bytes, part: str, walk: "_Walk | _RowWalk") -> None:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    walk.follow(parser)
    try:
        parser.Parse(content, True)  # noqa: FBT003  expat takes no keywords
    except expat.ExpatError as error:
        raise Refused("F210", part=part, line=error.lineno) from None


class _Walk:
    """Follows what is around the rows: styles, sheets, columns, groups."""

    def __init__(self, styles: Styles, rows: Sequence[list[bytes]]) -> None:
        self.sheets: list[OdsSheet] = []
        self._styles = styles
        self._rows = iter(rows)
        self._plain = PlainRows(styles)
        self._sheet: OdsSheet | None = None
        self._areas = ""
        self._groups: list[bool] = []
        self._folded = 0

    def follow(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._styles.text

    def _start(self, name: str, given: dict[str, str]) -> None:
        if self._sheet is None:
            if name == "table:table":
                self._begin_sheet(given)
            else:
                self._styles.take(name, given)
        elif name == _MARK:
            for row in next(self._rows):
                self._add_rows(self._sheet, row)
        elif name == "table:table-column":
            self._add_columns(self._sheet, given)
        elif name in _GROUPS:
            self._groups.append(given.get("table:display") == "false")
            self._folded += self._groups[-1]
        elif name.startswith("calcext:"):
            self._add_condition(self._sheet, given)
        elif name == "table:table-source":
            self._sheet.linked = True
        elif name in ("table:table", "table:table-row"):
            raise Refused("F201", sheet=self._sheet.name)

    def _end(self, name: str) -> None:
        if self._sheet is None:
            self._styles.end(name)
        elif name == "table:table":
            self._sheet = None
        elif name in _GROUPS:
            self._folded -= self._groups.pop()

    def _begin_sheet(self, given: Mapping[str, str]) -> None:
        style = given.get("table:style-name", "")
        self._sheet = OdsSheet(given.get("table:name", ""), self._styles.hides(style), self._styles)
        if style != _CACHE:
            self.sheets.append(self._sheet)
            within("sheets", len(self.sheets))

    def _add_condition(self, sheet: OdsSheet, given: Mapping[str, str]) -> None:
        """Look at the areas of the next conditions, or at one of them."""
        self._areas = given.get("calcext:target-range-address", self._areas)
        if style := given.get("calcext:apply-style-name"):
            sheet.add_condition(self._areas, given.get("calcext:value", ""), style)

    def _add_columns(self, sheet: OdsSheet, given: Mapping[str, str]) -> None:
        number = _times(sheet, given, "table:number-columns-repeated")
        sheet.add_columns(
            number, given.get("table:default-cell-style-name", ""), hidden=self._hides(given, _COLUMN_SIZE)
        )

    def _add_rows(self, sheet: OdsSheet, row: bytes) -> None:
        plain = self._plain.read(row, sheet)
        if plain is None:
            walk = _RowWalk(sheet)
            _parse(whole(row), _PART, walk)
            given, cells = walk.given, walk.row
        else:
            given, cells = plain
        number = _times(sheet, given, _REPEATED) if _REPEATED in given else 1
        sheet.add_rows(
            number, cells, given.get("table:default-cell-style-name", ""), hidden=self._hides(given, _ROW_SIZE)
        )

    def _hides(self, given: Mapping[str, str], size: str) -> bool:
        hidden = given.get("table:visibility") in _HIDDEN or self._folded > 0
        return hidden or self._styles.flattens(size, given.get("table:style-name", ""))


def _times(sheet: OdsSheet, given: Mapping[str, str], name: str) -> int:
    try:
        return times(given, name)
    except BadCellError as bad:
        raise sheet.refused(bad, 0) from None


class _RowWalk:
    """Follows one row, cell by cell, whatever is in it."""

    def __init__(self, sheet: OdsSheet) -> None:
        self.given: Mapping[str, str] = {}
        self.row = OdsRow(sheet.name)
        self._sheet = sheet
        self._cell: dict[str, str] | None = None
        self._aside = 0
        self._paragraphs = 0
        self._text: list[str] = []
        self._spans: list[Font] = []
        self._font = PLAIN

    def follow(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, given: dict[str, str]) -> None:
        if self._cell is not None:
            self._inside(name, given)
        elif name in _CELLS:
            self._cell = given
            self._paragraphs = 0
            self._text.clear()
            self._font = PLAIN
        elif name == _ROW:
            self.given = given

    def _inside(self, name: str, given: dict[str, str]) -> None:
        """Gather the text of a cell; what is noted or drawn beside it is not its text."""
        if self._aside or name in _ASIDE:
            self._aside += 1
            self._parser.CharacterDataHandler = None
        elif name == "text:p":
            if self._paragraphs:
                self._text.append("\n")
            self._paragraphs += 1
            self._parser.CharacterDataHandler = self._characters
        elif name == "text:span":
            inner, outer = self._sheet.styles.font("text", given.get("text:style-name", "")), self._spans[-1:]
            self._spans.append(joined(inner, outer[0]) if outer else inner)
        elif name == "text:s":
            count = given.get("text:c", "1")
            self._text.append(" " * min(int(count), limit("columns")) if count.isdecimal() else " ")
        elif name in _SIGNS:
            self._text.append(_SIGNS[name])
        elif name in (*_CELLS, _ROW):
            raise Refused("F201", sheet=self._sheet.name)

    def _characters(self, text: str) -> None:
        self._text.append(_SPACES.sub(" ", text))
        if self._spans and text.strip():
            self._font = joined(self._font, self._spans[-1])

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name == "text:p":
            self._parser.CharacterDataHandler = None
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None

    def _end_cell(self, given: dict[str, str]) -> None:
        try:
            cell = cell_of(given, "".join(self._text), self._sheet.styles, has_paragraph=self._paragraphs > 0)
        except BadCellError as bad:
            raise self._sheet.refused(bad, self.row.column) from None
        if self._font != PLAIN:
            cell = cell._replace(noted=True, font=joined(cell.font, self._font))
        self.row.add(cell, cell.value)
