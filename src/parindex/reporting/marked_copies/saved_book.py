"""A workbook of openpyxl as bytes: the same for the same content, and with the results of its formulas."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

from openpyxl.workbook import Workbook

from parindex.reporting.marked_copies.marks import AUTHOR
from parindex.reporting.marked_copies.stored_text import keep_all_digits
from parindex.reporting.zipped import repacked

__all__ = ["saved"]

_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  as the file has it
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CORE = "docProps/core.xml"


def saved(book: Workbook, changes: Mapping[int, Callable[[bytes], bytes]]) -> bytes:
    """Write a workbook. `changes` maps the number of a worksheet (from 1) to what is still done to its XML."""
    book.properties.creator = book.properties.lastModifiedBy = AUTHOR
    book.properties.created = _DAY
    keep_all_digits()
    raw = io.BytesIO()
    book.save(raw)
    parts: dict[str, Callable[[bytes], bytes]] = {
        f"xl/worksheets/sheet{n}.xml": change for n, change in changes.items()
    }
    parts[_CORE] = _undated
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, parts[name](content) if name in parts else content)
    return repacked(out.getvalue())


def _undated(core: bytes) -> bytes:
    return _MODIFIED.sub(rb"\g<1>" + _DAY.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), core)
