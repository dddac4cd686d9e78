"""The slow and complete reading of a sheet's XML: every cell, in any spelling."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.parsers import expat

from parindex.sources.cells.grid import Merge, Position
from parindex.sources.workbook.facts.fonts import PLAIN, Font, joined
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.markup import OURS, local, spaces_in
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.formats import NumberFormat
from parindex.sources.workbook.number_formats.misleading_formats import Looks
from parindex.sources.workbook.number_formats.shown_numbers import shown_as
from parindex.sources.workbook.sheet_facts import SheetFacts, address, area, reach
from parindex.sources.workbook.xlsx.marked_texts import font_in

__all__ = ["walk"]

_FAITHFUL: Mapping[int, NumberFormat] = MappingProxyType({})
_TRUE = ("1", "true", "on")
_EXPONENT = r"[eE](?:-[0-9]{1,3}|\+?(?:[0-9]{1,2}|[12][0-9]{2}|30[0-7]))"
_NUMBER = re.compile(rf"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:{_EXPONENT})?")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_LONGEST_INDEX = 10
_OF_TABLES = ("row", "c", "v", "is", "t", "r")
_LOWEST, _NARROWEST = 2.0, 0.5
"""Points and characters: nobody sees what stands in a row that is lower, or in a column that is narrower."""


def walk(  # noqa: PLR0913  what a workbook says of all its cells
    xml: bytes,
    percent: frozenset[int],
    formats: Mapping[int, NumberFormat] = _FAITHFUL,
    struck: frozenset[int] = frozenset(),
    *,
    sheet: str,
    never_calculated: bool,
) -> SheetFacts:
    """Collect the facts of one sheet, cell by cell. Raises `Refused` naming the cell."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    seen = _Walk(parser, Looks(percent, formats, struck), sheet)
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    try:
        parser.Parse(xml, True)  # noqa: FBT003  expat takes no keywords
    except expat.ExpatError as error:
        raise Refused("F210", sheet=sheet, part=sheet, line=error.lineno) from None
    return seen.facts(never_calculated=never_calculated)


class _Walk:
    """Follows the elements of one sheet and keeps what they say."""

    def __init__(self, parser: expat.XMLParserType, looks: Looks, sheet: str) -> None:
        self._parser = parser
        self._spaces: dict[str, str] = {}
        self._in_table = False
        self._inside: list[str] = []
        self._looks = looks
        self._font = PLAIN
        self._marks: list[Font] = []
        self._struck = set[Position]()
        self._raised = set[Position]()
        self._sheet = sheet
        self._row = self._column = -1
        self._at: Position | None = None
        self._kind = ""
        self._percent_here = self._stored = False
        self._format_here: NumberFormat | None = None
        self._text: list[str] = []
        self._seen = set[Position]()
        self._valued = set[Position]()
        self._texts = dict[Position, int]()
        self._numbers = dict[Position, float]()
        self._errors = dict[Position, str]()
        self._formulas = dict[Position, str]()
        self._uncached = set[Position]()
        self._percents = set[Position]()
        self._shown = dict[Position, str]()
        self._hidden_rows = set[int]()
        self._hidden_columns = set[int]()
        self._seen_columns = set[int]()
        self._default_height: str | None = None
        self._hides_others = False
        self._merges: list[Merge] = []

    def start(self, name: str, values: dict[str, str]) -> None:
        if ":" in name or values:
            self._look_at_space(name, values)
        name = local(name)
        if name == "sheetData":
            self._in_table = True
        elif name == "c":
            self._begin_cell(values)
        elif name == "row":
            self._begin_row(values)
        elif self._at is not None:
            self._inside_cell(self._at, name, values)
        elif name == "col":
            self._hide_columns(values)
        elif name == "sheetFormatPr":
            self._take_defaults(values)
        elif name == "mergeCell":
            self._merge(values.get("ref", ""))

    def _inside_cell(self, at: Position, name: str, values: dict[str, str]) -> None:
        self._inside.append(name)
        if name in ("v", "t"):
            self._stored = True
            self._marks.append(self._font)
            self._parser.CharacterDataHandler = self._text.append
        elif name == "f":
            self._formulas[at] = ""
        elif name == "r":
            self._font = PLAIN
        else:
            self._font = joined(self._font, font_in(name, values))

    def end(self, name: str) -> None:
        name = local(name)
        if name == "sheetData":
            self._in_table = False
        elif name in ("v", "t"):
            self._parser.CharacterDataHandler = None
        elif name == "c" and self._at is not None:
            self._end_cell(self._at, "".join(self._text))
            self._at = None

    def _look_at_space(self, name: str, values: dict[str, str]) -> None:
        """Refuse rows and cells that only look like those of a sheet: not all programs pass them over."""
        self._spaces.update(spaces_in(values))
        prefix = name.rpartition(":")[0]
        space = self._spaces.get(prefix, "") if prefix else values.get("xmlns", OURS[0])
        if self._in_table and local(name) in _OF_TABLES and space not in OURS:
            raise Refused("F262", sheet=self._sheet, part=self._sheet, found=name[:40])

    def _begin_row(self, values: dict[str, str]) -> None:
        number = values.get("r")
        if number is None:
            self._row += 1
        elif _ROW.fullmatch(number) and int(number) <= limit("rows"):
            self._row = int(number) - 1
        else:
            raise Refused("F301", sheet=self._sheet, found=number[:20])
        self._column = -1
        if _is_true(values.get("hidden")) or _below(values.get("ht", self._default_height), _LOWEST):
            self._hidden_rows.add(self._row)

    def _begin_cell(self, values: dict[str, str]) -> None:
        reference = values.get("r")
        if reference is None:
            at = (max(self._row, 0), self._column + 1)
        else:
            try:
                at = reach(reference.encode())
            except ValueError:
                raise Refused("F301", sheet=self._sheet, found=reference[:20]) from None
        if at in self._seen:
            raise Refused("F302", sheet=self._sheet, cell=address(at))
        self._seen.add(at)
        self._row, self._column = at
        self._at, self._kind, self._stored = at, values.get("t", "n"), False
        style = values.get("s", "0")
        number = int(style[:9]) if style.isdecimal() else 0
        self._percent_here = number in self._looks.percent
        self._format_here = self._looks.formats.get(number)
        self._text.clear()
        self._inside.clear()
        self._font = PLAIN
        self._marks = [Font(strikes=True)] if number in self._looks.struck else []

    def _end_cell(self, at: Position, text: str) -> None:
        if at in self._formulas:
            # An empty text is a result, too.
            self._formulas[at] = text or ('""' if self._stored and self._kind == "str" else "")
            if not self._formulas[at]:
                self._uncached.add(at)
        # What stands in a place of another kind of cell is shown by some programs and not by others.
        if ("is" in self._inside and (self._kind != "inlineStr" or "v" in self._inside)) or self._inside.count("v") > 1:
            raise Refused("F304", sheet=self._sheet, cell=address(at))
        if not text:
            return
        if self._kind == "e":
            self._errors[at] = text[:20]
            return
        self._valued.add(at)
        if any(font.strikes for font in self._marks):
            self._struck.add(at)
        if any(font.raises for font in self._marks):
            self._raised.add(at)
        if self._kind == "n":
            self._number(at, text.strip())
        elif self._kind == "s":
            self._texts[at] = int(text) if text.strip().isdecimal() and len(text) < _LONGEST_INDEX else -1

    def _number(self, at: Position, text: str) -> None:
        if not _NUMBER.fullmatch(text):
            raise Refused("F303", sheet=self._sheet, cell=address(at), found=text[:40])
        self._numbers[at] = float(text)
        if self._percent_here:
            self._percents.add(at)
        if self._format_here and (shown := shown_as(self._format_here, text)) is not None:
            self._shown[at] = shown

    def _take_defaults(self, values: dict[str, str]) -> None:
        """Look at the height and width that rows and columns have of which nothing is said."""
        custom = values.get("defaultRowHeight") if _is_true(values.get("customHeight")) else None
        self._default_height = "0" if _is_true(values.get("zeroHeight")) else custom
        self._hides_others = _below(values.get("defaultColWidth"), _NARROWEST)

    def _hide_columns(self, values: dict[str, str]) -> None:
        first, last = values.get("min", ""), values.get("max", "")
        if first.isdecimal() and last.isdecimal():
            hidden = _is_true(values.get("hidden")) or _below(values.get("width"), _NARROWEST)
            columns = range(int(first[:6]) - 1, min(int(last[:6]), limit("columns")))
            (self._hidden_columns if hidden else self._seen_columns).update(columns)

    def _merge(self, reference: str) -> None:
        try:
            self._merges.append(area(reference.encode()))
        except ValueError:
            raise Refused("F301", sheet=self._sheet, found=reference[:20]) from None
        within("merges", len(self._merges), sheet=self._sheet)

    def facts(self, *, never_calculated: bool) -> SheetFacts:
        if never_calculated and all(text in ("", "0") for text in self._formulas.values()):
            self._uncached.update(self._formulas)
        rows = max((row for row, _ in self._valued), default=-1) + 1
        columns = max((column for _, column in self._valued), default=-1) + 1
        if self._hides_others:
            self._hidden_columns.update(set(range(columns)) - self._seen_columns)
        return SheetFacts(
            extent=(rows, columns),
            valued=len(self._valued),
            merges=tuple(self._merges),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
            errors=self._errors,
            uncached=frozenset(self._uncached),
            formulas=frozenset(self._formulas.keys() - self._uncached),
            percents=frozenset(self._percents),
            positions=frozenset(self._valued),
            texts=self._texts,
            numbers=self._numbers,
            shown=self._shown,
            struck=frozenset(self._struck),
            raised=frozenset(self._raised),
        )


def _is_true(said: str | None) -> bool:
    return said is not None and said.strip().lower() in _TRUE


def _below(size: str | None, least: float) -> bool:
    """Tell whether a height or width that is given is less than can be seen."""
    return size is not None and _NUMBER.fullmatch(size.strip()) is not None and float(size) < least
