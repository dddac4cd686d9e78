"""Saves a workbook so that the same content always gives the same bytes."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def save(book: Workbook, path: Path, day: datetime) -> None:
    """Write `book` dated `day`: openpyxl itself would stamp the hour of the run on it and on every zip entry."""
    book.properties.created = day
    book.properties.creator = "parindex"
    raw = BytesIO()
    book.save(raw)
    stamp = day.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(raw) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, date_time=day.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, _SAVED.sub(rb"\g<1>" + stamp, old.read(name)))
