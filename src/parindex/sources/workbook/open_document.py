"""The guard for .ods: what it would unfold to is counted before any reader unfolds it."""

import re

from parindex.sources.workbook.limits import limit
from parindex.sources.workbook.markup import clean
from parindex.sources.workbook.package import Package
from parindex.sources.workbook.refusal import Refused, within

__all__ = ["refuse_bombs"]

_CONTENT = "content.xml"
_ROW = b"<table:table-row"
_VALUE = b"office:value-type"
_CELL = re.compile(rb"<table:(?:covered-)?table-cell[^>]*>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']([^"']*)""")
_LONGEST = 8


def refuse_bombs(package: Package) -> None:
    """Refuse an encrypted file, and one in which a repeated cell or row makes more cells than are allowed."""
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise Refused("F106")
    content = package.part(_CONTENT)
    assert content is not None
    within("cells", sum(map(_unfolded, clean(content, _CONTENT).split(_ROW)[1:])), part=_CONTENT)


def _unfolded(row: bytes) -> int:
    """Count the cells with a value that one row element stands for."""
    cells = row.count(_VALUE)
    if not cells or b"-repeated=" not in row:
        return cells
    columns = sum(_times(tag) for tag in _CELL.findall(row) if _VALUE in tag)
    return columns * _times(row[: row.find(b">")])


def _times(tag: bytes) -> int:
    found = _REPEATED.search(tag)
    if not found:
        return 1
    return int(found[1]) if found[1].isdigit() and len(found[1]) <= _LONGEST else limit("cells") + 1
