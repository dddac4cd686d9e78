"""A review of several years in Markdown, from a Jinja template; no name can become markup."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, TemplateError

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.reporting.environment import environment
from parindex.reporting.markdown_table import Markdown, escaped, table
from parindex.reporting.report.contents.trend import Gain, Steady, TrendReport, UnitLine, YearLine

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
        self._say = voice.say

    def filters(self) -> dict[str, Callable[..., object]]:
        return {
            "year_table": self.years,
            "unit_table": self.units,
            "tier_path_table": self.tiers,
            "step_table": self.steps,
            "gain_table": self.gains,
            "steady_table": self.steady,
        }

    def years(self, years: Iterable[YearLine]) -> Markdown:
        say = self._say
        head = [
            say("Year"),
            say("Source"),
            say("Criteria set"),
            say("Units ranked"),
            say("Mean %"),
            say("First place"),
            say("Last place"),
        ]
        rows = ([it.year, it.origin, it.criteria, it.units, it.mean, it.best, it.worst] for it in years)
        return table(head, rows, "rllrrll")

    def units(self, units: Iterable[UnitLine], years: Sequence[int]) -> Markdown:
        head = [self._say("Unit"), *map(str, years)]
        return table(
            head, ([unit.name, *(cell.short for cell in unit.cells)] for unit in units), "l" + "r" * len(years)
        )

    def tiers(self, units: Iterable[UnitLine]) -> Markdown:
        head = [self._say("Unit"), self._say("Tiers")]
        return table(head, ([unit.name, unit.tiers] for unit in units if unit.tiers), "ll")

    def steps(self, unit: UnitLine) -> Markdown:
        say = self._say
        head = [say("Year"), say("Index %"), say("Rank"), say("Tier"), say("Since the year before")]
        rows = ([it.year, it.index, it.rank, it.tier or it.gap, it.step] for it in unit.cells)
        return table(head, rows, "rrrll")

    def gains(self, gains: Iterable[Gain]) -> Markdown:
        say = self._say
        head = [say("Place"), say("Unit"), say("± index"), say("± rank")]
        return table(head, ([gain.place, gain.name, gain.index, gain.places] for gain in gains), "rlrr")

    def steady(self, steady: Iterable[Steady]) -> Markdown:
        say = self._say
        head = [say("Place"), say("Unit"), say("Mean step"), say("Steps")]
        return table(head, ([one.place, one.name, one.moved, one.steps] for one in steady), "rlrr")
