"""What a file really is, told from its first bytes; the name is only what somebody called it."""

from collections.abc import Container
from pathlib import PurePath

__all__ = ["KINDS", "kind_of_content", "kind_of_name", "kind_of_package"]

KINDS = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xltm": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".xlt": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
}
"""Suffixes that are read, and the kind of content that each of them promises."""

_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x09\x08", "xls"),
    (b"\x09\x04", "xls"),
    (b"\x09\x02", "xls"),
    (b"\x09\x00\x04\x00", "xls"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
)

_MARKUP = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b"mime-version", "MHTML"),
)


def kind_of_name(path: PurePath) -> str | None:
    """Return the kind that the suffix promises (`xlsx`, `xls`, `xlsb`, `ods`, `csv`), or None."""
    return KINDS.get(path.suffix.casefold())


def kind_of_package(parts: Container[str]) -> str:
    """Tell from the parts of a zip file what it is: `xlsx`, `xlsb`, `ods`, or something else."""
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "word/document.xml" in parts:
        return "docx"
    if "ppt/presentation.xml" in parts:
        return "pptx"
    if "_rels/.rels" in parts:
        return "xlsx"
    return "ods" if "content.xml" in parts else "zip"


def kind_of_content(content: bytes) -> str:
    """Return `zip`, `ole`, `xls`, `text`, or the name of something that is no spreadsheet."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, kind in _MARKUP:
        if head.startswith(signature):
            return kind
    return "text"
