"""What the parts of an .xlsb workbook say of all sheets: names, texts, formats."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parindex.sources.workbook.facts.fonts import PLAIN, Font, Run, font_of, of_runs
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.formats import BUILT_IN, NumberFormat
from parindex.sources.workbook.number_formats.misleading_formats import Looks, looks_of
from parindex.sources.workbook.xlsb.conditional_formats import format_of_look
from parindex.sources.workbook.xlsb.records import records, text_at
from parindex.sources.workbook.xlsx.book import Links, SheetPart, single_parts

__all__ = ["BinBook", "XlsbStyles", "outline", "runs_at", "styles_of", "texts_of"]

_TEXT, _FONT, _FORMAT, _LOOK = 19, 43, 44, 47
_SETTINGS, _SHEET, _CALCULATION = 153, 156, 157
_LOOKS, _LOOKS_END = 617, 618
_LOOK_ON_CONDITION = 507
_RICH, _POSITION = 1, 6
_MODE = slice(4, 8)
"""Where it says when to calculate: 0 is by hand, 1 always, 2 always except for tables of what-if analysis."""
_FULL_CALCULATION = 24
"""Where the flags stand of which the first says that everything is to be calculated on loading."""


@dataclass(slots=True)
class BinBook:
    """The outline of a workbook; `texts` and `styles` name parts, and are empty if there is none."""

    sheets: list[SheetPart] = field(default_factory=list)
    texts: str = ""
    styles: str = ""
    from_1904: bool = False
    never_calculated: bool = False
    by_hand: bool = False


@dataclass(slots=True)
class XlsbStyles:
    """Formats and looks as they are, and what they do to numbers; `conditional` are the looks of conditions."""

    formats: list[bytes] = field(default_factory=list)
    looks: list[bytes] = field(default_factory=list)
    shown: Looks = field(default_factory=Looks)
    fonts: list[Font] = field(default_factory=list)
    conditional: list[bytes] = field(default_factory=list)
    on_condition: Mapping[int, NumberFormat] = field(default_factory=dict)


def outline(content: bytes, links: Links, part: str) -> BinBook:
    """Read the part of the workbook. Raises `Refused`."""
    targets = {number: (kind, target) for number, kind, target in links}
    kinds = single_parts(part, links)
    book = BinBook(texts=kinds.get("sharedStrings", ""), styles=kinds.get("styles", ""))
    try:
        for kind, data in records(content):
            if kind == _SHEET:
                _sheet(book, data, targets)
            elif kind == _SETTINGS:
                book.from_1904 = bool(data[0] & 1)
            elif kind == _CALCULATION:
                book.never_calculated = bool(data[_FULL_CALCULATION] & 1)
                book.by_hand = not any(data[_MODE])
    except (struct.error, IndexError):
        raise Refused("F201") from None
    within("sheets", len(book.sheets))
    return book


def _sheet(book: BinBook, data: bytes, targets: dict[str, tuple[str, str]]) -> None:
    (state,) = struct.unpack_from("<I", data)
    link, at = text_at(data, 8)
    name, _ = text_at(data, at)
    kind, target = targets.get(link, ("", ""))
    if kind == "worksheet":
        book.sheets.append(SheetPart(name, state != 0, target))
    elif not kind:
        raise Refused("F211", part=name)


def styles_of(content: bytes) -> XlsbStyles:
    """Read the part of the styles. Raises `Refused`."""
    styles = XlsbStyles()
    inside = False
    for kind, data in records(content):
        if kind == _FORMAT:
            styles.formats.append(data)
        elif kind == _FONT:
            styles.fonts.append(font_of(data, _POSITION))
        elif kind in (_LOOKS, _LOOKS_END):
            inside = kind == _LOOKS
        elif kind == _LOOK_ON_CONDITION:
            styles.conditional.append(data)
        elif kind == _LOOK and inside:
            styles.looks.append(data)
    try:
        styles.shown = _shown(styles)
    except (struct.error, IndexError):
        raise Refused("F201") from None
    return styles


def _shown(styles: XlsbStyles) -> Looks:
    codes = {int(struct.unpack_from("<H", one)[0]): text_at(one, 2)[0] for one in styles.formats}
    looks = enumerate(format_of_look(one, BUILT_IN | codes) for one in styles.conditional)
    styles.on_condition = {number: one for number, one in looks if one is not None and not one.is_faithful}
    fonts = dict(enumerate(styles.fonts))
    struck = [
        look for look, one in enumerate(styles.looks) if fonts.get(struct.unpack_from("<4xH", one)[0], PLAIN).strikes
    ]
    return looks_of([struct.unpack_from("<2xH", one)[0] for one in styles.looks], codes, struck)


def texts_of(content: bytes, part: str, fonts: Sequence[Font] = ()) -> tuple[list[bytes], dict[int, Font]]:
    """Return the shared texts, each as the length and the characters of a record, and the fonts of those with several.

    Raises `Refused`.
    """
    texts: list[bytes] = []
    marked: dict[int, Font] = {}
    numbers = dict(enumerate(fonts))
    try:
        for kind, data in records(content):
            if kind == _TEXT:
                text, end = text_at(data, 1)
                if data[0] & _RICH:
                    marked[len(texts)] = of_runs(runs_at(data, end), len(text), numbers)
                texts.append(data[1:end])
    except (struct.error, IndexError):
        raise Refused("F201") from None
    within("strings", len(texts), part=part)
    return texts, {number: font for number, font in marked.items() if font != PLAIN}


def runs_at(data: bytes, at: int) -> list[Run]:
    """Return the runs of a text that stand behind it. Raises struct.error."""
    (number,) = struct.unpack_from("<I", data, at)
    return list(struct.iter_unpack("<HH", data[at + 4 : at + 4 + 4 * number]))
