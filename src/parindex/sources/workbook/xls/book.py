"""What the first part of an .xls workbook says of all sheets: names, texts, formats."""

import codecs
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parindex.sources.workbook.facts.fonts import PLAIN, Font, font_of, of_runs
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.formats import BUILT_IN
from parindex.sources.workbook.number_formats.misleading_formats import Looks, looks_of
from parindex.sources.workbook.xls.records import BOF, CONTINUE, records
from parindex.sources.workbook.xls.shared_texts import Text, shared_texts

__all__ = ["BIFF5", "BIFF8", "BookPart", "XlsSheetPart", "book_of"]

BIFF5, BIFF8 = 0x0500, 0x0600
_OLDER = (0x0009, 0x0209, 0x0409)

_DATES_FROM_1904, _PASSWORD, _CODE_PAGE, _SHEET, _LOOK = 0x0022, 0x002F, 0x0042, 0x0085, 0x00E0
_FONT, _TEXTS, _OTHER_BOOK, _FORMAT = 0x0031, 0x00FC, 0x01AE, 0x041E
_NO_FONT, _POSITION = 4, 8
"""A number that no font has, and where a font says that it raises or lowers."""
_WORKSHEET, _MACRO_SHEET = 0, 1
_STATE = 0x3F
_OF_OTHERS = 4
"""Bytes from which on a record about a workbook names another one, and not this one or built-in functions."""
_WESTERN = 1252
_PAGES = {1200: _WESTERN, 32768: 10000, 32769: _WESTERN}
_CODECS = {10000: "mac_roman"}


@dataclass(frozen=True, slots=True)
class XlsSheetPart:
    """One worksheet: its name, and where in the stream it begins."""

    name: str
    hidden: bool
    at: int


@dataclass(slots=True)
class BookPart:
    """The outline of a workbook; `looks` (XF) and `formats` are kept as they are, `shown` is what they do.

    `codes` are the format codes by number, those that every workbook has among them.

    `long_texts` are those of cells that have no number of a shared text: they come after `texts`.
    """

    version: int
    code_page: int = _WESTERN
    from_1904: bool = False
    has_macros: bool = False
    is_linked: bool = False
    sheets: list[XlsSheetPart] = field(default_factory=list)
    texts: Sequence[Text] = ()
    long_texts: list[Text] = field(default_factory=list)
    formats: list[bytes] = field(default_factory=list)
    looks: list[bytes] = field(default_factory=list)
    shown: Looks = field(default_factory=Looks)
    codes: Mapping[int, str] = field(default_factory=dict)
    fonts: list[Font] = field(default_factory=list)
    marked_texts: dict[int, Font] = field(default_factory=dict)

    @property
    def font_numbers(self) -> Mapping[int, Font]:
        """The fonts by their numbers, among which there is no 4."""
        return {number + (number >= _NO_FONT): font for number, font in enumerate(self.fonts)}


def book_of(stream: bytes) -> BookPart:
    """Read the outline. Raises `Refused`."""
    book = BookPart(_version(stream))
    sheets: list[bytes] = []
    texts: list[bytes] = []
    last = 0
    for kind, content in records(stream, 0):
        if kind == CONTINUE and last == _TEXTS:
            texts.append(content)
            continue
        last = kind
        if kind == _TEXTS:
            texts = [content]
        elif kind == _SHEET:
            sheets.append(content)
        else:
            _setting(book, kind, content)
    _take_texts(book, texts)
    book.codes = _codes(book)
    book.shown = _shown(book)
    within("sheets", len(sheets))
    for content in sheets:
        _sheet(book, content)
    return book


def _take_texts(book: BookPart, records: Sequence[bytes]) -> None:
    if not records:
        return
    book.texts, runs = shared_texts(records[0], records[1:])
    fonts = book.font_numbers
    for number, of_text in runs.items():
        wide, characters = book.texts[number]
        font = of_runs(of_text, len(characters) // (1 + wide), fonts)
        if font != PLAIN:
            book.marked_texts[number] = font


def _version(stream: bytes) -> int:
    """Return the version of the format. Raises `Refused` for older ones and for what is none."""
    if len(stream) < 6:  # noqa: PLR2004  kind, length, version
        raise Refused("F201")
    kind, _, version = struct.unpack_from("<HHH", stream)
    if kind in _OLDER:
        raise Refused("F213")
    if kind != BOF or version not in (BIFF5, BIFF8):
        raise Refused("F201")
    return int(version)


def _setting(book: BookPart, kind: int, content: bytes) -> None:
    if kind == _LOOK:
        book.looks.append(content)
    elif kind == _FONT:
        book.fonts.append(font_of(content, _POSITION))
    elif kind == _FORMAT:
        book.formats.append(content)
    elif kind == _PASSWORD:
        raise Refused("F106")
    elif kind == _CODE_PAGE:
        page = int.from_bytes(content[:2], "little")
        book.code_page = _PAGES.get(page, page)
    elif kind == _DATES_FROM_1904:
        book.from_1904 = content[:1] == b"\1"
    elif kind == _OTHER_BOOK:
        book.is_linked |= len(content) > _OF_OTHERS


def _sheet(book: BookPart, content: bytes) -> None:
    if len(content) < 8:  # noqa: PLR2004  place, state, kind, length of the name
        raise Refused("F201")
    at, state, kind = struct.unpack_from("<IBB", content)
    book.has_macros |= kind == _MACRO_SHEET
    if kind == _WORKSHEET:
        book.sheets.append(XlsSheetPart(_text(book, content[6:], 1), bool(state & _STATE), at))


def _text(book: BookPart, content: bytes, counted: int) -> str:
    """Read a text whose length takes `counted` bytes; Excel 5 wrote in the code page of the country."""
    length = int.from_bytes(content[:counted], "little")
    if book.version == BIFF8:
        wide = content[counted : counted + 1] == b"\1"
        characters = content[counted + 1 : counted + 1 + length * (1 + wide)]
        return characters.decode("utf-16-le" if wide else "latin-1", "replace").replace("\0", "")
    return content[counted : counted + length].decode(_codec(book.code_page), "replace").replace("\0", "")


def _codec(page: int) -> str:
    name = _CODECS.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise Refused("F212", reason=f"CODEPAGE {page}") from None


def _codes(book: BookPart) -> Mapping[int, str]:
    counted = 2 if book.version == BIFF8 else 1
    return BUILT_IN | {int.from_bytes(one[:2], "little"): _text(book, one[2:], counted) for one in book.formats}


def _shown(book: BookPart) -> Looks:
    fonts = book.font_numbers
    struck = [
        look for look, one in enumerate(book.looks) if fonts.get(int.from_bytes(one[:2], "little"), PLAIN).strikes
    ]
    return looks_of([int.from_bytes(one[2:4], "little") for one in book.looks], book.codes, struck)
