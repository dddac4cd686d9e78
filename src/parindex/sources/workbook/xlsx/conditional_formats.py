"""Number formats that an .xlsx sheet gives to cells on a condition: they show another number than the cell holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from xml.parsers import expat

from parindex.sources.cells.grid import Grid, Merge
from parindex.sources.workbook.guard.markup import elements, local
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.number_formats.formats import BUILT_IN, NumberFormat, number_format
from parindex.sources.workbook.number_formats.shown_numbers import shown_number
from parindex.sources.workbook.sheet_facts import area

__all__ = ["conditional_styles", "with_conditional_formats"]

_NEVER = ("containsBlanks", "containsErrors", "containsText", "beginsWith", "endsWith")
"""Conditions that no number is meant by."""


@lru_cache(maxsize=16)
def conditional_styles(content: bytes, part: str) -> Mapping[int, NumberFormat]:
    """Return the styles of conditions, by their number, that may show another number than a cell holds."""
    if b"dxf" not in content:
        return {}
    found: dict[int, NumberFormat] = {}
    number, inside = -1, False
    for name, values in elements(content, part):
        if name in ("dxfs", "cellXfs", "cellStyles", "tableStyles"):
            inside = name == "dxfs"
        elif inside and name == "dxf":
            number += 1
        elif inside and name == "numFmt":
            known = BUILT_IN.get(int(values.get("numFmtId", "0")[:4]), "") if values.get("numFmtId") else ""
            one = number_format(values.get("formatCode", "") or known)
            if not one.is_faithful:
                found[number] = one
    return found


@dataclass(slots=True)
class _Rule:
    areas: list[Merge]
    format: NumberFormat
    operator: str
    bounds: list[str] = field(default_factory=list)

    def may_hold(self, number: float) -> bool:
        """Tell whether the condition holds; where that is not known without calculating, it may."""
        try:
            bounds = [float(one) for one in self.bounds]
            return _HOLDS[self.operator](number, bounds[0], bounds[-1]) if bounds else True
        except (ValueError, KeyError):
            return True


_HOLDS: Mapping[str, Callable[[float, float, float], bool]] = {
    "lessThan": lambda number, low, _: number < low,
    "lessThanOrEqual": lambda number, low, _: number <= low,
    "equal": lambda number, low, _: number == low,
    "notEqual": lambda number, low, _: number != low,
    "greaterThanOrEqual": lambda number, low, _: number >= low,
    "greaterThan": lambda number, low, _: number > low,
    "between": lambda number, low, high: low <= number <= high,
    "notBetween": lambda number, low, high: not low <= number <= high,
}


def with_conditional_formats(grid: Grid, xml: bytes, formats: Mapping[int, NumberFormat], part: str) -> Grid:
    """Add what cells show where a condition that may hold gives them another format."""
    if not formats or b"conditionalFormatting" not in xml:
        return grid
    shown = dict(grid.shown)
    for rule in _rules(xml, formats, part):
        for one in rule.areas:
            for row, column, number in _numbers(grid, one):
                if rule.may_hold(number) and (text := shown_number(rule.format, number)) is not None:
                    shown[row, column] = text
    return replace(grid, shown=shown)


def _numbers(grid: Grid, where: Merge) -> Iterator[tuple[int, int, float]]:
    top, left, bottom, right = where
    for row, values in enumerate(grid.rows[top : bottom + 1], top):
        for column, value in enumerate(values[left : right + 1], left):
            if type(value) is float:
                yield row, column, value


def _rules(xml: bytes, formats: Mapping[int, NumberFormat], part: str) -> list[_Rule]:
    walk = _Walk(formats)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        parser.Parse(xml, True)  # noqa: FBT003  expat takes no keywords
    except expat.ExpatError as error:
        raise Refused("F210", part=part, line=error.lineno) from None
    return walk.rules


class _Walk:
    """Follows the conditions of a sheet."""

    def __init__(self, formats: Mapping[int, NumberFormat]) -> None:
        self.rules: list[_Rule] = []
        self._formats = formats
        self._areas: list[Merge] = []
        self._rule: _Rule | None = None
        self._in_formula = False

    def start(self, name: str, values: dict[str, str]) -> None:
        name = local(name)
        if name == "conditionalFormatting":
            self._areas = _areas(values.get("sqref", ""))
        elif name == "cfRule":
            style = values.get("dxfId", "")
            one = self._formats.get(int(style)) if style.isdecimal() and values.get("type") not in _NEVER else None
            operator = values.get("operator", "") if values.get("type") == "cellIs" else ""
            self._rule = _Rule(self._areas, one, operator) if one else None
        elif name == "formula" and self._rule is not None:
            self._rule.bounds.append("")
            self._in_formula = True

    def characters(self, text: str) -> None:
        if self._in_formula and self._rule is not None:
            self._rule.bounds[-1] += text

    def end(self, name: str) -> None:
        name = local(name)
        if name == "formula":
            self._in_formula = False
        elif name == "cfRule" and self._rule is not None:
            self.rules.append(self._rule)
            self._rule = None


def _areas(said: str) -> list[Merge]:
    found: list[Merge] = []
    for one in said.split():
        try:
            found.append(area(one.encode()))
        except ValueError:
            continue
    return found
