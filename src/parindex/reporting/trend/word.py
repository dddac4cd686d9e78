"""A review of several years as a Word document with charts, from a template that can be edited in Word."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path

from docxtpl import DocxTemplate, InlineImage

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.reporting.environment import environment
from parindex.reporting.trend.charts import index_chart, rank_chart
from parindex.reporting.trend.contents import BlockReview, TrendReport
from parindex.reporting.word.escaping import Xml, escaped
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.word.stamp import stamp
from parindex.reporting.zipped import repacked

__all__ = ["render_word", "template_file"]

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
    name, content = template_file(report.locale, templates)
    try:
        return repacked(_filled(content, report))
    except Exception as error:
        # As with the results report: what is raised over a user's file is that file's fault; over ours, ours.
        if templates is None or not (templates / name).is_file():
            raise
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=name, problem=str(error) or type(error).__name__) from error


def template_file(locale: str, templates: Path | None) -> tuple[str, bytes]:
    """Return name and bytes of the template: `trend.vi.docx` before `trend.docx`, the workspace's before ours."""
    for name in (f"trend.{locale}.docx", "trend.docx"):
        if templates is not None and (templates / name).is_file():
            return name, (templates / name).read_bytes()
    name = f"trend.{locale}.docx"
    return name, (files("parindex.reporting") / "templates" / name).read_bytes()


def _filled(content: bytes, report: TrendReport) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    document.init_docx()
    voice = speech(report.locale)
    names: dict[str, object] = {
        field.name: getattr(report, field.name) for field in fields(report) if field.name != "source"
    }
    names["pictures"] = dict(_pictures(document, report))
    document.render(names, environment(voice, finalize=_printed, autoescape=True))
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    stamp(document, report.generated_on, report.authority)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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
