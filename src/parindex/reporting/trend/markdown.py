"""A review of several years in Markdown, from a Jinja template; no name can become markup."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, TemplateError

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.reporting.blocks import Table
from parindex.reporting.environment import environment
from parindex.reporting.markdown_table import Markdown, escaped
from parindex.reporting.report.contents.trend import TrendReport
from parindex.reporting.tables.outgoing import years as tables
from parindex.reporting.writers.markdown import markdown_table

__all__ = ["TEMPLATE", "render_markdown"]

TEMPLATE = "trend.md.j2"


def render_markdown(report: TrendReport, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one.

    Raises:
        ParindexError: the template cannot be read or uses what the context does not have.
    """
    voice = speech(report.locale)
    own = [FileSystemLoader(templates)] if templates else []
    loader = ChoiceLoader([*own, PackageLoader("parindex.reporting", "templates")])
    filters = _Tables(voice).filters()
    made = environment(voice, loader=loader, finalize=escaped, filters=filters, autoescape=False)
    names = {field.name: getattr(report, field.name) for field in fields(report) if field.name != "source"}
    try:
        text = made.get_template(TEMPLATE).render(names)
    except (TemplateError, OSError, UnicodeDecodeError, TypeError, KeyError, ValueError, RecursionError) as error:
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=TEMPLATE, problem=str(error)) from error
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


class _Tables:
    """The tables of a review."""

    def __init__(self, voice: Speech) -> None:
        self._voice = voice

    def filters(self) -> dict[str, Callable[..., object]]:
        told: dict[str, Callable[..., Table]] = {
            "year_table": tables.years_table,
            "unit_table": tables.units_table,
            "tier_path_table": tables.tier_paths_table,
            "step_table": tables.steps_table,
            "gain_table": tables.gains_table,
            "steady_table": tables.steady_table,
        }
        return {name: self._told(made) for name, made in told.items()}

    def _told(self, made: Callable[..., Table]) -> Callable[..., Markdown]:
        return lambda *given: markdown_table(made(*given), self._voice)
