"""The report as a Word document, from a template that can be edited in Word."""

from collections.abc import Callable
from pathlib import Path

from docxtpl import DocxTemplate

from parindex.language import speech
from parindex.reporting.blocks import Chart
from parindex.reporting.environment import environment, names
from parindex.reporting.report.contents import ReportContext
from parindex.reporting.word.escaping import Xml, escaped
from parindex.reporting.word.template import from_template, template_file

__all__ = ["render_word"]


def render_word(context: ReportContext, templates: Path | None, drawn: Callable[[Chart], Xml]) -> bytes:
    """Fill the template, the workspace's own if there is one; the same context gives the same bytes.

    `drawn` writes a chart where the template prints one.

    Raises:
        ParindexError: the template is no Word document or uses what the context does not have.
    """

    def printed(value: object) -> Xml:
        return drawn(value) if isinstance(value, Chart) else escaped(value)

    def fill(document: DocxTemplate) -> None:
        document.render(names(context), environment(speech(context.locale), finalize=printed, autoescape=True))

    chosen = template_file("report", context.locale, templates)
    return from_template(chosen, templates, fill, day=context.generated_on, author=context.authority)
