"""Which encodings from before Unicode the fonts of a file are made for, by the names that their makers gave them."""

import re
from collections.abc import Iterator

from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.signature import kind_of_content

__all__ = ["TCVN3", "VNI", "VPS", "old_fonts_named"]

TCVN3, VNI, VPS = "TCVN3 (.VnTime)", "VNI", "VPS"
_PARTS = ("styles.xml", "sharedstrings.xml", "content.xml", "styles.bin", "sharedstrings.bin")
"""Ends of the parts of packages in which fonts are named."""
_FIRST = rb"(?<![A-Za-z0-9.])"
_NAMES = {
    TCVN3: re.compile(_FIRST + rb"\.\0?V\0?n\0?[A-Z0-9]"),
    VNI: re.compile(_FIRST + rb"V\0?N\0?I\0?-\0?[A-Z]"),
    VPS: re.compile(_FIRST + rb"V\0?P\0?S\0?[ -]\0?[A-Z]"),
}
"""Names as they begin: .VnTimeH, VNI-Times, VPS Times; binary formats write each letter in two bytes."""


def old_fonts_named(content: bytes) -> frozenset[str]:
    """Return the encodings of the fonts that a file names.

    A font that is named need not be used: this is evidence beside the letters, never alone. Raises `Refused`.
    """
    parts = list(_parts(content))
    return frozenset(name for name, font in _NAMES.items() if any(map(font.search, parts)))


def _parts(content: bytes) -> Iterator[bytes]:
    kind = kind_of_content(content)
    if kind == "text":
        return
    if kind != "zip":
        yield content
        return
    package = Package(content)
    for name in package.names():
        if name.endswith(_PARTS):
            yield package.part(name) or b""
