"""What a Word document says of itself in its properties."""

from datetime import date, datetime

from docxtpl import DocxTemplate

__all__ = ["stamp"]

_DAY = date(2000, 1, 1)
"""Stands in the properties where the day of the document is not known; the clock never does."""


def stamp(document: DocxTemplate, on: date | None, authority: str) -> None:
    """Put the day of the document, not the clock's, into the properties of the file."""
    day = on or _DAY
    properties = document.docx.core_properties
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  as Word has it
    properties.author = properties.last_modified_by = authority[:255]
