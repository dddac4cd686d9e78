"""A review of several years as a Word document with charts, from a template that can be edited in Word."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from docxtpl import DocxTemplate, InlineImage

from parindex.language import speech
from parindex.reporting.environment import environment
from parindex.reporting.report.contents.trend import BlockReview, TrendReport
from parindex.reporting.trend.charts import index_chart, rank_chart
from parindex.reporting.word.escaping import Xml, escaped
from parindex.reporting.word.template import from_template, template_file

__all__ = ["render_word"]

_WIDTH = 160 * 36_000
"""Of a chart: 160 mm, as wide as the text; Word counts 36,000 units a millimetre."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts of a block, ready to be put into a paragraph; empty where there is nothing to draw."""

    index: object
    rank: object


def render_word(report: TrendReport, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one; the same report gives the same bytes.

    Raises:
        ParindexError: the template is no Word document or uses what the context does not have.
    """

    def fill(document: DocxTemplate) -> None:
        document.init_docx()
        named: dict[str, object] = {
            field.name: getattr(report, field.name) for field in fields(report) if field.name != "source"
        }
        named["pictures"] = dict(_pictures(document, report))
        document.render(named, environment(speech(report.locale), finalize=_printed, autoescape=True))

    chosen = template_file("trend", report.locale, templates)
    return from_template(chosen, templates, fill, day=report.generated_on, author=report.authority)


def _pictures(document: DocxTemplate, report: TrendReport) -> Iterator[tuple[str, Pictures]]:
    voice = speech(report.locale)
    for block in report.blocks:
        index = index_chart(block, voice) if _has(block, "index") else None
        rank = rank_chart(block, voice) if _has(block, "rank") else None
        yield block.id, Pictures(_inline(document, index), _inline(document, rank))


def _has(block: BlockReview, what: str) -> bool:
    drawn = block.units[: block.drawn]
    if what == "rank":
        return any(cell.place is not None for unit in drawn for cell in unit.cells)
    return any(cell.index.exact is not None for unit in drawn for cell in unit.cells)


def _inline(document: DocxTemplate, png: bytes | None) -> object:
    return "" if png is None else InlineImage(document, io.BytesIO(png), width=_WIDTH)


def _printed(value: object) -> Xml:
    """Escape everything but our own pictures."""
    return Xml(str(value)) if isinstance(value, InlineImage) else escaped(value)
