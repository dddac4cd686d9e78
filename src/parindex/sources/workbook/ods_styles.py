"""Styles of an .ods workbook, as far as they hide a sheet or show a number as percent."""

from collections.abc import Mapping

__all__ = ["Styles"]

_DEEPEST = 20
"""Styles that inherit from each other; more are a circle."""


class Styles:
    """Takes the elements of styles in any order, from several parts."""

    def __init__(self) -> None:
        self._percents = set[str]()
        self._formats: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._hidden_tables = set[str]()
        self._current = ""
        self._shown: dict[str, bool] = {}

    def take(self, name: str, given: Mapping[str, str]) -> None:
        """Look at the beginning of an element."""
        if name == "style:style":
            self._current = ""
            if given.get("style:family") == "table":
                self._current = given.get("style:name", "")
            elif given.get("style:family") == "table-cell":
                own = given.get("style:name", "")
                self._parents[own] = given.get("style:parent-style-name", "")
                if "style:data-style-name" in given:
                    self._formats[own] = given["style:data-style-name"]
        elif name == "number:percentage-style":
            self._percents.add(given.get("style:name", ""))
        elif name == "style:table-properties" and given.get("table:display") == "false":
            self._hidden_tables.add(self._current)

    def hides(self, table: str) -> bool:
        """Tell whether sheets of a style are hidden."""
        return table in self._hidden_tables - {""}

    def shows_percent(self, cell: str) -> bool:
        """Tell whether cells of a style show 0.9 as 90 %."""
        known = self._shown.get(cell)
        if known is None:
            known = self._shown[cell] = self._format(cell) in self._percents
        return known

    def _format(self, cell: str) -> str:
        for _ in range(_DEEPEST):
            if cell in self._formats or not cell:
                break
            cell = self._parents.get(cell, "")
        return self._formats.get(cell, "")
