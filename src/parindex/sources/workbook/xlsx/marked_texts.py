"""Characters of an .xlsx workbook that are struck out, or stand above or below the others: readers join them."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from xml.parsers import expat

from parindex.sources.cells.grid import Position
from parindex.sources.workbook.facts.fonts import PLAIN, Font, joined
from parindex.sources.workbook.guard.markup import elements, local
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.sheet_facts import SheetFacts, reach

__all__ = ["font_in", "marked_cells", "marked_shared_texts", "struck_styles"]

_FALSE = ("0", "false", "off")
_SIGNS = (b"vertAlign", b"strike")
_CELL = rb'<c r="([A-Z]{1,3}[0-9]+)"(?: s="[0-9]+")? t="s">(?:<f(?: [^<>]*)?(?:/>|>[^<>]*</f>))?<v>(%b)</v>'
_STRUCK = rb'<c r="([A-Z]{1,3}[0-9]+)" s="(?:%b)"(?: t="[a-zA-Z]+")?>'
_MANY = 500
"""Marked texts that are looked for together."""


@lru_cache(maxsize=16)
def struck_styles(content: bytes, part: str) -> frozenset[int]:
    """Return the numbers of the cell formats whose font strikes out."""
    if b"strike" not in content:
        return frozenset()
    fonts: list[bool] = []
    found: list[int] = []
    inside = ""
    for name, values in elements(content, part):
        if name in ("fonts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "fills"):
            inside = name
        elif inside == "fonts" and name == "font":
            fonts.append(False)
        elif inside == "fonts" and name == "strike":
            fonts[-1] = _strikes(values)
        elif inside == "cellXfs" and name == "xf":
            found.append(int(values.get("fontId", "0")[:9]) if values.get("fontId", "0").isdecimal() else 0)
    return frozenset(style for style, font in enumerate(found) if font < len(fonts) and fonts[font])


def font_in(name: str, values: Mapping[str, str]) -> Font:
    """Return what one property of a run does to its characters."""
    if name == "strike":
        return Font(strikes=_strikes(values))
    if name == "vertAlign":
        return Font(raises=values.get("val", "") in ("superscript", "subscript"))
    return PLAIN


def _strikes(values: Mapping[str, str]) -> bool:
    return values.get("val", "1").strip().lower() not in _FALSE


def marked_shared_texts(content: bytes | None, part: str) -> Mapping[int, Font]:
    """Return the shared texts with characters that are marked, by their numbers."""
    if content is None or not any(sign in content for sign in _SIGNS):
        return {}
    parser = expat.ParserCreate("utf-8")
    walk = _Texts()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        parser.Parse(content, True)  # noqa: FBT003  expat takes no keywords
    except expat.ExpatError as error:
        raise Refused("F210", part=part, line=error.lineno) from None
    return walk.marked


class _Texts:
    """Follows the shared texts, run by run."""

    def __init__(self) -> None:
        self.marked: dict[int, Font] = {}
        self._number = -1
        self._font = PLAIN
        self._aside = self._reads = False

    def start(self, name: str, values: dict[str, str]) -> None:
        name = local(name)
        if name == "si":
            self._number += 1
        elif name == "r":
            self._font = PLAIN
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._reads = not self._aside
        else:
            self._font = joined(self._font, font_in(name, values))

    def end(self, name: str) -> None:
        name = local(name)
        if name in ("r", "si"):
            self._font = PLAIN
        elif name == "rPh":
            self._aside = False
        elif name == "t":
            self._reads = False

    def characters(self, text: str) -> None:
        if self._reads and self._font != PLAIN and text.strip():
            self.marked[self._number] = joined(self.marked.get(self._number, PLAIN), self._font)


def marked_cells(
    xml: bytes, facts: SheetFacts, texts: Mapping[int, Font], struck: Collection[int]
) -> tuple[frozenset[Position], frozenset[Position]]:
    """Return the cells with struck and with raised characters, beside those that are known by now."""
    fonts = _fonts(xml, facts, texts) if texts else {}
    strikes = {at for at, font in fonts.items() if font.strikes}
    if struck and facts.positions is None:
        styles = b"|".join(b"%d" % style for style in sorted(struck))
        strikes |= {reach(found[1]) for found in re.finditer(_STRUCK % styles, xml)}
    return facts.struck | strikes, facts.raised | {at for at, font in fonts.items() if font.raises}


def _fonts(xml: bytes, facts: SheetFacts, texts: Mapping[int, Font]) -> dict[Position, Font]:
    if facts.positions is not None:
        return {at: texts[number] for at, number in facts.texts.items() if number in texts}
    found: dict[Position, Font] = {}
    numbers = sorted(texts)
    for first in range(0, len(numbers), _MANY):
        wanted = b"|".join(b"%d" % number for number in numbers[first : first + _MANY])
        found |= {reach(cell[1]): texts[int(cell[2])] for cell in re.finditer(_CELL % wanted, xml)}
    return found
