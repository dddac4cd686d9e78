"""Styles of an .ods workbook, as far as they hide a sheet or change how a number is shown."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from parindex.sources.workbook.number_formats import NumberFormat, number_format, shows_percent
from parindex.sources.workbook.ods_numbers import NumberStyles

__all__ = ["Look", "Styles"]

_DEEPEST = 20
"""Styles that inherit from each other; more are a circle."""
_COMMON = "styles.xml"
"""The part whose styles all parts may use."""
_DEFAULT = "Default"
_SIZES = {"style:row-properties": "style:row-height", "style:column-properties": "style:column-width"}
_LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,9})?)(pt|in|cm|mm|pc|px)")
_POINTS = {"pt": 1, "in": 72, "cm": 28.35, "mm": 2.835, "pc": 12, "px": 0.75}
_FLAT = 2.0
"""Points: nobody sees what stands in a row that is lower, or in a column that is narrower."""


class Look(NamedTuple):
    """What a style does to numbers; no `format` where it shows them as they are."""

    percent: bool = False
    format: NumberFormat | None = None

    @property
    def is_special(self) -> bool:
        """Tell whether numbers are shown in any other way than simply as they are."""
        return self.percent or self.format is not None


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
        self._looks: dict[str, Look] = {}

    def take(self, name: str, given: Mapping[str, str]) -> None:
        """Look at the beginning of an element."""
        if name in ("style:style", "style:default-style"):
            self._current = given.get("style:name", "")
            if given.get("style:family") == "table-cell":
                self._take_cell(given.get("style:name", ""), given)
        elif name == "style:table-properties" and given.get("table:display") == "false":
            self._hidden_tables.add(self._current)
        elif name in _SIZES:
            if _is_flat(given.get(_SIZES[name], "")):
                self._flat.add((name, self._current))
        else:
            self._numbers.begin(self.part, name, given)

    def _take_cell(self, name: str, given: Mapping[str, str]) -> None:
        self._parents[name] = given.get("style:parent-style-name", "")
        self._formats.pop(name, None)
        if "style:data-style-name" in given:
            self._formats[name] = self.part, given["style:data-style-name"]

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
            part, name = self._format(cell or _DEFAULT)
            code = self._numbers.code(part, _COMMON, name)
            one = number_format(code)
            known = self._looks[cell] = Look(shows_percent(code), None if one.is_faithful else one)
        return known

    def _format(self, cell: str) -> tuple[str, str]:
        for _ in range(_DEEPEST):
            if cell in self._formats or not cell:
                break
            cell = self._parents.get(cell, "")
        return self._formats.get(cell, ("", ""))


def _is_flat(size: str) -> bool:
    found = _LENGTH.fullmatch(size)
    return found is not None and float(found[1]) * _POINTS[found[2]] < _FLAT
