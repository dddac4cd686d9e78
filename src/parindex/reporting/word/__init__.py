"""The report as a Word document, from a template that can be edited in Word."""

import io
from importlib.resources import files
from pathlib import Path

from docxtpl import DocxTemplate

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.reporting.contents import ReportContext
from parindex.reporting.environment import environment, names
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.word.stamp import stamp
from parindex.reporting.zipped import repacked

__all__ = ["render_word", "template_file"]


def render_word(context: ReportContext, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one; the same context gives the same bytes.

    Raises:
        ParindexError: the template is no Word document or uses what the context does not have.
    """
    name, content = template_file(context.locale, templates)
    try:
        return repacked(_filled(content, context))
    except Exception as error:
        # Whatever python-docx, lxml, docxtpl and Jinja raise over a user's file is that file's fault; over ours, ours.
        if templates is None or not (templates / name).is_file():
            raise
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=name, problem=str(error) or type(error).__name__) from error


def template_file(locale: str, templates: Path | None) -> tuple[str, bytes]:
    """Return name and bytes of the template: `report.vi.docx` before `report.docx`, the workspace's before ours."""
    for name in (f"report.{locale}.docx", "report.docx"):
        if templates is not None and (templates / name).is_file():
            return name, (templates / name).read_bytes()
    name = f"report.{locale}.docx"
    return name, (files("parindex.reporting") / "templates" / name).read_bytes()


def _filled(content: bytes, context: ReportContext) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    document.render(names(context), environment(speech(context.locale), finalize=escaped, autoescape=True))
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    stamp(document, context.generated_on, context.authority)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
