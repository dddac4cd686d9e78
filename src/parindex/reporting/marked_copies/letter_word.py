"""The covering note as a Word document, from the program's own template."""

import io
from dataclasses import fields
from importlib.resources import files

from docxtpl import DocxTemplate

from parindex.language import speech
from parindex.reporting.environment import environment
from parindex.reporting.marked_copies.letter import Letter
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.word.stamp import stamp
from parindex.reporting.zipped import repacked

__all__ = ["letter_word"]


def letter_word(letter: Letter) -> bytes:
    """Fill the template of the note's language; the same note gives the same bytes."""
    template = files("parindex.reporting.marked_copies") / "templates" / f"letter.{letter.locale}.docx"
    document = DocxTemplate(io.BytesIO(template.read_bytes()))
    context = {field.name: getattr(letter, field.name) for field in fields(letter)}
    document.render(context, environment(speech(letter.locale), finalize=escaped, autoescape=True))
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    stamp(document, letter.day, letter.authority)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())
