"""The covering note as a Word document, from the program's own template."""

import io
from dataclasses import fields
from datetime import date, datetime
from html import escape
from importlib.resources import files

from docxtpl import DocxTemplate

from parindex.language import speech
from parindex.reporting.environment import environment
from parindex.reporting.returned.letter import Letter
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.zipped import repacked

__all__ = ["letter_word"]

_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_DAY = date(2000, 1, 1)
"""Stands in the properties where the day of the note is not known; the clock never does."""


class _Xml(str):
    """Text that is XML already."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def letter_word(letter: Letter) -> bytes:
    """Fill the template of the note's language; the same note gives the same bytes."""
    template = files("parindex.reporting.returned") / "templates" / f"letter.{letter.locale}.docx"
    document = DocxTemplate(io.BytesIO(template.read_bytes()))
    context = {field.name: getattr(letter, field.name) for field in fields(letter)}
    document.render(context, environment(speech(letter.locale), finalize=_escaped, autoescape=True))
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    day = letter.day or _DAY
    properties = document.docx.core_properties
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  as Word has it
    properties.author = properties.last_modified_by = letter.authority[:255]
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _escaped(value: object) -> _Xml:
    """Escape for XML, and braces with it: docxtpl looks for `{_{` and the like in what came out."""
    return _Xml(escape(str(value)).translate(_BRACES))
