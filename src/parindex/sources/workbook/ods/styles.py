"""Styles of an .ods workbook, as far as they hide a sheet or change how a number is shown."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from parindex.sources.workbook.facts.fonts import PLAIN, Font
from parindex.sources.workbook.number_formats.conditional_formats import CellCondition, FormatOnCondition
from parindex.sources.workbook.number_formats.formats import NumberFormat, number_format, shows_percent
from parindex.sources.workbook.ods.conditions import condition_of
from parindex.sources.workbook.ods.number_styles import NumberStyles

__all__ = ["Look", "Styles"]

_DEEPEST = 20
"""Styles that inherit from each other; more are a circle."""
_COMMON = "styles.xml"
"""The part whose styles all parts may use."""
_DEFAULT = "Default"
_SIZES = {"style:table-row-properties": "style:row-height", "style:table-column-properties": "style:column-width"}
_STRIKING = ("style:text-line-through-style", "style:text-line-through-type")
_RAISED = re.compile(r"super|sub|-?0*(?!0*(?:\.0*)?%)[0-9.]+%")
_LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,9})?)(pt|in|cm|mm|pc|px)")
_POINTS = {"pt": 1, "in": 72, "cm": 28.35, "mm": 2.835, "pc": 12, "px": 0.75}
_FLAT = 2.0
"""Points: nobody sees what stands in a row that is lower, or in a column that is narrower."""


class Look(NamedTuple):
    """What a style does to numbers; no `format` where it shows them as they are."""

    percent: bool = False
    format: NumberFormat | None = None
    font: Font = PLAIN

    @property
    def is_special(self) -> bool:
        """Tell whether numbers are shown in any other way than simply as they are."""
        return self.percent or self.format is not None or self.font.strikes


class Styles:
    """Takes the elements of styles in any order, from several parts; `part` is the one they come from."""

    def __init__(self) -> None:
        self.part = _COMMON
        self._numbers = NumberStyles()
        self._formats: dict[str, tuple[str, str]] = {}
        self._parents: dict[str, str] = {}
        self._hidden_tables = set[str]()
        self._flat = set[tuple[str, str]]()
        self._current = ""
        self._family = ""
        self._fonts: dict[tuple[str, str], Font] = {}
        self._looks: dict[str, Look] = {}
        self._shown_names: dict[str, str] = {}
        self._on_condition: dict[str, list[tuple[CellCondition, str]]] = {}

    def take(self, name: str, given: Mapping[str, str]) -> None:
        """Look at the beginning of an element."""
        if name in ("style:style", "style:default-style"):
            self._current = given.get("style:name", "")
            self._family = given.get("style:family", "")
            self._fonts.pop((self._family, self._current), None)
            if self._family == "table-cell":
                self._take_cell(given.get("style:name", ""), given)
        elif name == "style:table-properties" and given.get("table:display") == "false":
            self._hidden_tables.add(self._current)
        elif name == "style:text-properties":
            self._take_font(given)
        elif name == "style:map" and not self._numbers.is_open:
            self._take_condition(given)
        elif name in _SIZES:
            if _is_flat(given.get(_SIZES[name], "")):
                self._flat.add((name, self._current))
        else:
            self._numbers.begin(self.part, name, given)

    def _take_cell(self, name: str, given: Mapping[str, str]) -> None:
        self._parents[name] = given.get("style:parent-style-name", "")
        self._formats.pop(name, None)
        self._on_condition.pop(name, None)
        self._shown_names[given.get("style:display-name", name)] = name
        if "style:data-style-name" in given:
            self._formats[name] = self.part, given["style:data-style-name"]

    def _take_condition(self, given: Mapping[str, str]) -> None:
        condition = condition_of(given.get("style:condition", ""))
        if self._family == "table-cell" and condition is not None:
            taken = self._on_condition.setdefault(self._current, [])
            taken.append((condition, given.get("style:apply-style-name", "")))

    def _take_font(self, given: Mapping[str, str]) -> None:
        said = [given[name] for name in _STRIKING if name in given]
        raised = _RAISED.match(given.get("style:text-position", "")) is not None
        if said or raised:
            self._fonts[self._family, self._current] = Font(bool(said) and any(one != "none" for one in said), raised)

    def font(self, family: str, name: str) -> Font:
        """Return what a style, or one that it inherits from, does to characters."""
        for _ in range(_DEEPEST):
            if (family, name) in self._fonts or not name or family == "text":
                break
            name = self._parents.get(name, "")
        return self._fonts.get((family, name), PLAIN)

    def text(self, text: str) -> None:
        """Take characters between elements."""
        self._numbers.text(text)

    def end(self, name: str) -> None:
        """Look at the end of an element."""
        self._numbers.end(name)

    def hides(self, table: str) -> bool:
        """Tell whether sheets of a style are hidden."""
        return table in self._hidden_tables - {""}

    def flattens(self, element: str, style: str) -> bool:
        """Tell whether rows or columns of a style are too small to be seen; `element` is the one of their size."""
        return (element, style) in self._flat

    def look(self, cell: str) -> Look:
        """Tell how cells of a style show numbers; cells without one have that of the workbook."""
        known = self._looks.get(cell)
        if known is None:
            code = self._code(cell)
            one = self._with_others(cell, number_format(code))
            font = self.font("table-cell", cell or _DEFAULT)
            known = self._looks[cell] = Look(shows_percent(code), None if one.is_faithful else one, font)
        return known

    def format(self, shown_name: str) -> NumberFormat:
        """Return the number format of a style that a condition names as programs show it."""
        return number_format(self._code(self._shown_names.get(shown_name, shown_name)))

    def _with_others(self, cell: str, one: NumberFormat) -> NumberFormat:
        """Return the format of a style that takes others on conditions."""
        others = [(condition, self.format(other)) for condition, other in self._on_condition.get(cell, ())]
        if all(other.is_faithful for _, other in others):
            return one
        return FormatOnCondition(one.code, tuple(others))

    def _code(self, cell: str) -> str:
        part, name = self._format(cell or _DEFAULT)
        return self._numbers.code(part, _COMMON, name)

    def _format(self, cell: str) -> tuple[str, str]:
        for _ in range(_DEEPEST):
            if cell in self._formats or not cell:
                break
            cell = self._parents.get(cell, "")
        return self._formats.get(cell, ("", ""))


def _is_flat(size: str) -> bool:
    found = _LENGTH.fullmatch(size)
    return found is not None and float(found[1]) * _POINTS[found[2]] < _FLAT
