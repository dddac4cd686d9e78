"""Proposed awards as the annex of a Word document, from the program's own template."""

import io
from dataclasses import fields
from importlib.resources import files

from docxtpl import DocxTemplate

from parindex.language import Speech
from parindex.reporting.environment import environment
from parindex.reporting.tables.awards import AwardList
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.word.stamp import stamp
from parindex.reporting.zipped import repacked

__all__ = ["awards_word"]


def awards_word(made: AwardList, voice: Speech) -> bytes:
    """Fill the template of the list's language; the same list gives the same bytes."""
    template = files("parindex.reporting.awards") / "templates" / f"awards.{made.locale}.docx"
    document = DocxTemplate(io.BytesIO(template.read_bytes()))
    context = {field.name: getattr(made, field.name) for field in fields(made)}
    document.render(context, environment(voice, finalize=escaped, autoescape=True))
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    stamp(document, made.day, made.authority)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())
