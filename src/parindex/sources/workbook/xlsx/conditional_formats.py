"""Number formats that an .xlsx sheet gives to cells on a condition."""

from collections.abc import Mapping
from functools import lru_cache
from xml.parsers import expat

from parindex.sources.cells.grid import Merge
from parindex.sources.workbook.guard.markup import elements, local
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.number_formats.conditional_formats import CellCondition, ConditionalFormat
from parindex.sources.workbook.number_formats.formats import BUILT_IN, NumberFormat, number_format
from parindex.sources.workbook.sheet_facts import area

__all__ = ["conditional_formats", "conditional_styles"]

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


def conditional_formats(xml: bytes, formats: Mapping[int, NumberFormat], part: str) -> list[ConditionalFormat]:
    """Return the formats that a sheet gives to cells on a condition. Raises `Refused`."""
    return _rules(xml, formats, part) if formats and b"conditionalFormatting" in xml else []


def _rules(xml: bytes, formats: Mapping[int, NumberFormat], part: str) -> list[ConditionalFormat]:
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
        self.rules: list[ConditionalFormat] = []
        self._formats = formats
        self._areas: tuple[Merge, ...] = ()
        self._format: NumberFormat | None = None
        self._operator = ""
        self._bounds: list[str] = []
        self._in_formula = False

    def start(self, name: str, values: dict[str, str]) -> None:
        name = local(name)
        if name == "conditionalFormatting":
            self._areas = _areas(values.get("sqref", ""))
        elif name == "cfRule":
            style = values.get("dxfId", "")
            meant = style.isdecimal() and values.get("type") not in _NEVER
            self._format = self._formats.get(int(style)) if meant else None
            self._operator = values.get("operator", "") if values.get("type") == "cellIs" else ""
            self._bounds = []
        elif name == "formula" and self._format is not None:
            self._bounds.append("")
            self._in_formula = True

    def characters(self, text: str) -> None:
        if self._in_formula:
            self._bounds[-1] += text

    def end(self, name: str) -> None:
        name = local(name)
        if name == "formula":
            self._in_formula = False
        elif name == "cfRule" and self._format is not None:
            condition = CellCondition(self._operator, tuple(self._bounds))
            self.rules.append(ConditionalFormat(self._areas, self._format, condition))
            self._format = None


def _areas(said: str) -> tuple[Merge, ...]:
    found: list[Merge] = []
    for one in said.split():
        try:
            found.append(area(one.encode()))
        except ValueError:
            continue
    return tuple(found)
