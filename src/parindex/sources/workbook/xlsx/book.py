"""What an Office Open XML workbook consists of: sheets in order, texts, styles; and a clean copy of just that."""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from posixpath import join, normpath

from parindex.sources.workbook.guard.markup import clean, elements
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.formats import BUILT_IN, NumberFormat, number_format, shows_percent

__all__ = [
    "Book",
    "Links",
    "SheetPart",
    "book_of",
    "clean_copy",
    "main_part",
    "number_styles",
    "percent_styles",
    "relationships",
    "single_parts",
    "stored_zip",
]

_RELS = "_rels/.rels"
_TRUE = ("1", "true", "on")
_SINGLE = ("officeDocument", "sharedStrings", "styles")
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = 2_000
"""Where the claims stand; one further down is left to the limits of the process."""
_COUNTS = re.compile(rb"""\s(?:uniqueCount|count)\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_TEXTS = re.compile(rb"<(?:\w+:)?sst\b[^<>]*>")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^<>]*/>")

Links = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: the name that people see, and the part that holds it."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """The outline of a workbook. `texts` and `styles` are names of parts, empty if there is none."""

    sheets: tuple[SheetPart, ...]
    texts: str
    styles: str
    from_1904: bool
    never_calculated: bool
    by_hand: bool = False


def book_of(package: Package) -> Book:
    """Find the workbook part from the package's relationships, and everything else from there."""
    part, links = main_part(package)
    content = _cleaned(package, part)
    if content is None:
        raise Refused("F211", part=part)
    return _outline(part, content, links)


def main_part(package: Package) -> tuple[str, Links]:
    """Return the name of the workbook part, and what it is linked to. Raises `Refused`."""
    root = _relations(package, _RELS, "")
    part = single_parts(_RELS, root).get("officeDocument", "")
    if part not in package:
        raise Refused("F211", part=part or "xl/workbook.xml")
    folder, _, name = part.rpartition("/")
    return part, _relations(package, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)


def _cleaned(package: Package, part: str) -> bytes | None:
    content = package.part(part) if part else None
    return None if content is None else clean(content, part)


def _relations(package: Package, part: str, folder: str) -> Links:
    """Return (id, kind, name of the target part) of all relationships that stay inside the package."""
    content = _cleaned(package, part)
    if content is None:
        raise Refused("F211", part=part)
    return _targets(content, part, folder)


@lru_cache(maxsize=16)
def _targets(content: bytes, part: str, folder: str) -> Links:
    found: dict[str, tuple[str, str]] = {}
    seen: dict[str, dict[str, str]] = {}
    for name, values in elements(content, part):
        if name != "Relationship":
            continue
        if seen.setdefault(values.get("Id", ""), values) != values:
            raise Refused("F261", part=part, found=values.get("Id", "")[:40])
        if values.get("TargetMode") != "External":
            target = values.get("Target", "").replace("\\", "/")
            inside = target[1:] if target.startswith("/") else normpath(join(folder, target))
            found[values.get("Id", "")] = (values.get("Type", "").rpartition("/")[2], inside)
    return tuple((number, *link) for number, link in found.items())


@lru_cache(maxsize=16)
def _outline(part: str, content: bytes, links: Links) -> Book:
    targets = {number: (kind, target) for number, kind, target in links}
    sheets: list[SheetPart] = []
    from_1904 = never_calculated = by_hand = False
    for name, values in elements(content, part):
        if name == "sheet":
            kind, target = targets.get(_id(values), ("", ""))
            if kind == "worksheet":
                hidden = values.get("state", "visible") not in ("", "visible")
                sheets.append(SheetPart(values.get("name", ""), hidden, target))
            elif not kind:
                raise Refused("F211", part=values.get("name", ""))
        elif name == "workbookPr":
            from_1904 = values.get("date1904", "") in _TRUE
        elif name == "calcPr":
            never_calculated = values.get("fullCalcOnLoad", "") in _TRUE
            by_hand = values.get("calcMode", "").strip() == "manual"
    within("sheets", len(sheets))
    kinds = single_parts(part, links)
    texts, styles = kinds.get("sharedStrings", ""), kinds.get("styles", "")
    return Book(tuple(sheets), texts, styles, from_1904, never_calculated, by_hand)


def single_parts(part: str, links: Links) -> Mapping[str, str]:
    """Return the parts by kind. Raises `Refused` where a workbook has two of a kind that is read as one."""
    kinds: dict[str, str] = {}
    for _, kind, target in links:
        if kinds.setdefault(kind, target) != target and kind in _SINGLE:
            raise Refused("F261", part=part, found=kind)
    return kinds


def _id(values: dict[str, str]) -> str:
    return next((value for key, value in values.items() if key.endswith(":id") or key == "id"), "")


@lru_cache(maxsize=16)
def percent_styles(content: bytes, part: str) -> frozenset[int]:
    """Return the numbers of the cell formats that show a number as percent."""
    return frozenset(number for number, code in enumerate(_format_codes(content, part)) if shows_percent(code))


@lru_cache(maxsize=16)
def number_styles(content: bytes, part: str) -> Mapping[int, NumberFormat]:
    """Return the cell formats, by their number, that may show another number than a cell holds."""
    formats = {number: number_format(code) for number, code in enumerate(_format_codes(content, part)) if code}
    return {number: one for number, one in formats.items() if not one.is_faithful}


@lru_cache(maxsize=16)
def _format_codes(content: bytes, part: str) -> tuple[str, ...]:
    """Return the code of the number format of every cell format; empty where it is numbered and faithful."""
    formats = {str(number): code for number, code in BUILT_IN.items()}
    found: list[str] = []
    inside = False
    for name, values in elements(content, part):
        if name == "numFmt":
            formats[values.get("numFmtId", "")] = values.get("formatCode", "")
        elif name in ("cellXfs", "cellStyles", "dxfs", "cellStyleXfs"):
            inside = name == "cellXfs"
        elif inside and name == "xf":
            found.append(formats.get(values.get("numFmtId", "0"), ""))
    return tuple(found)


def clean_copy(book: Book, sheets: Iterable[bytes], texts: bytes | None, styles: bytes | None) -> bytes:
    """Write a package with nothing but what was looked at, so that the reader cannot see anything else.

    Sheets are called 1, 2, …; nothing is packed; every checksum is true; sizes that the file claims are left out.
    """
    count = len(book.sheets)
    parts = [(b"_rels/.rels", relationships([(1, b"officeDocument", b"xl/workbook.xml")]))]
    parts.append((b"xl/workbook.xml", _workbook(count, from_1904=book.from_1904)))
    links = [(number, b"worksheet", b"worksheets/sheet%d.xml" % number) for number in range(1, count + 1)]
    if texts is not None:
        links.append((count + 1, b"sharedStrings", b"sharedStrings.xml"))
        parts.append((b"xl/sharedStrings.xml", _without_counts(texts)))
    if styles is not None:
        links.append((count + 2, b"styles", b"styles.xml"))
        parts.append((b"xl/styles.xml", styles))
    parts.append((b"xl/_rels/workbook.xml.rels", relationships(links)))
    parts.extend(
        (b"xl/worksheets/sheet%d.xml" % n, _DIMENSION.sub(b"", xml[:_HEAD]) + xml[_HEAD:])
        for n, xml in enumerate(sheets, 1)
    )
    return stored_zip(parts)


def _without_counts(texts: bytes) -> bytes:
    """Let the root element not say how many texts there are: readers would set aside memory for so many."""
    found = _TEXTS.search(texts)
    return texts if found is None else _COUNTS.sub(b"", found[0]) + texts[found.end() :]


def relationships(links: list[tuple[int, bytes, bytes]]) -> bytes:
    """Write a part that links to (number, kind, target)."""
    template = b'<Relationship Id="rId%d" Type="' + _OFFICE + b'/%s" Target="%s"/>'
    inner = b"".join(template % link for link in links)
    return b'<Relationships xmlns="' + _PACKAGE + b'">' + inner + b"</Relationships>"


def _workbook(count: int, *, from_1904: bool) -> bytes:
    inner = b"".join(b'<sheet name="%d" sheetId="%d" r:id="rId%d"/>' % (n, n, n) for n in range(1, count + 1))
    epoch = b'<workbookPr date1904="1"/>' if from_1904 else b""
    return b'<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (_MAIN, _OFFICE, epoch, inner)


def stored_zip(parts: list[tuple[bytes, bytes]]) -> bytes:
    """Write a zip file of (name, content), unpacked, with true checksums."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, content in parts:
        fields = (0, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(name), 0)
        head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, *fields) + name
        entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, *fields, 0, 0, 0, 0, at)
        directory.append(entry + name)
        pieces += (head, content)
        at += len(head) + len(content)
    index = b"".join(directory)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(parts), len(parts), len(index), at, 0)
    return b"".join((*pieces, index, end))
