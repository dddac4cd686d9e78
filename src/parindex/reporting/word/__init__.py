"""The report as a Word document, from a template that can be edited in Word."""

from pathlib import Path

from docxtpl import DocxTemplate

from parindex.language import speech
from parindex.reporting.environment import environment, names
from parindex.reporting.report.contents import ReportContext
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.template import from_template, template_file

__all__ = ["render_word"]


def render_word(context: ReportContext, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one; the same context gives the same bytes.

    Raises:
        ParindexError: the template is no Word document or uses what the context does not have.
    """

    def fill(document: DocxTemplate) -> None:
        document.render(names(context), environment(speech(context.locale), finalize=escaped, autoescape=True))

    chosen = template_file("report", context.locale, templates)
    return from_template(chosen, templates, fill, day=context.generated_on, author=context.authority)
