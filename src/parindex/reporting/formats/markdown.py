"""The report in Markdown, from a Jinja template; no name can become markup."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, TemplateError

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.reporting.environment import ReportEnvironment, environment, names
from parindex.reporting.markdown_table import Markdown, escaped, table
from parindex.reporting.report.contents import Area, AreaRow, DerivedRow, LikeLine, Loss, ReportContext, Row, TierCount

__all__ = ["TEMPLATE", "markdown_environment", "render_markdown"]

TEMPLATE = "report.md.j2"


def render_markdown(context: ReportContext, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one.

    Raises:
        ParindexError: the template cannot be read or uses what the context does not have.
    """
    try:
        text = markdown_environment(context.locale, templates).get_template(TEMPLATE).render(names(context))
    except (TemplateError, OSError, UnicodeDecodeError, TypeError, KeyError, ValueError, RecursionError) as error:
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=TEMPLATE, problem=str(error)) from error
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def markdown_environment(locale: str, templates: Path | None) -> ReportEnvironment:
    """Return the environment of Markdown templates: everything printed is escaped, tables are filters."""
    voice = speech(locale)
    own = [FileSystemLoader(templates)] if templates else []
    loader = ChoiceLoader([*own, PackageLoader("parindex.reporting", "templates")])
    tables = _Tables(voice)
    filters: dict[str, Callable[..., object]] = {
        "ranking": tables.ranking,
        "ranking_with_changes": tables.ranking_with_changes,
        "tier_table": tables.tiers,
        "area_table": tables.areas,
        "area_units": tables.area_units,
        "loss_table": tables.losses,
        "derived_table": tables.derived,
        "like_table": tables.like,
    }
    return environment(voice, loader=loader, finalize=escaped, filters=filters, autoescape=False)


class _Tables:
    """The tables of a report; every cell is escaped, figures stand to the right."""

    def __init__(self, voice: Speech) -> None:
        self._say = voice.say

    def ranking(self, rows: Sequence[Row]) -> Markdown:
        adjusted = _adjusted(rows)
        cells = ([row.rank, *_result(row, adjusted=adjusted)] for row in rows)
        return table(self._ranking_head(adjusted=adjusted), cells, _sides(adjusted=adjusted))

    def ranking_with_changes(self, rows: Sequence[Row]) -> Markdown:
        say, adjusted = self._say, _adjusted(rows)
        changes = [say("± points"), say("± index"), say("Previous rank"), say("± rank"), say("Tier change")]
        cells = ([row.place, *_result(row, adjusted=adjusted), *self._changed(row)] for row in rows)
        head = [*self._ranking_head(adjusted=adjusted), *changes]
        return table(head, cells, _sides(adjusted=adjusted) + "rrrrl")

    def _ranking_head(self, *, adjusted: bool) -> list[str]:
        say = self._say
        beside = [say("Bonus"), say("Penalty")] if adjusted else []
        head = [say("Rank"), say("Unit"), say("Points"), *beside, say("Maximum"), say("Index %"), say("Tier")]
        return [*head, say("From mean")]

    def _changed(self, row: Row) -> list[object]:
        change = row.change
        return [change.points, change.index, change.previous_rank or "–", change.rank, change.remark]

    def derived(self, rows: Iterable[DerivedRow], compare: int | None) -> Markdown:
        say = self._say
        head = [say("Unit"), say("Index %"), say("Derived {year}", year=compare), say("Difference")]
        cells = ([row.name, row.index, row.previous, row.difference, "; ".join(row.parts)] for row in rows)
        return table([*head, say("Predecessors: share × index")], cells, "lrrrl")

    def like(self, rows: Iterable[LikeLine], year: int, compare: int | None) -> Markdown:
        say, years = self._say, (year, compare)
        head = [say("Unit"), *(say("Like for like {year}", year=each) for each in years), say("± index")]
        head += [*(say("Rank {year}", year=each) for each in years), say("± rank")]
        head += [say("Official {year}", year=each) for each in years]
        return table(head, map(_like_cells, rows), "lrrrrrrrr")

    def tiers(self, tiers: Iterable[TierCount]) -> Markdown:
        say = self._say
        rows = ([tier.title, tier.bound, tier.count, "; ".join(tier.units)] for tier in tiers)
        return table([say("Tier"), say("Index"), say("Number of units"), say("Units")], rows, "llrl")

    def areas(self, areas: Iterable[Area], compare: int | None) -> Markdown:
        say = self._say
        head = [say("Code"), say("Area"), say("Maximum"), say("Mean %")]
        if compare is None:
            return table(head, ([area.code, area.title, area.maximum, area.mean] for area in areas), "llrr")
        head += [say("± mean"), say("Rose"), say("Fell")]
        rows = (
            [area.code, area.title, area.maximum, area.mean, area.change, area.rose_count, area.fell_count]
            for area in areas
        )
        return table(head, rows, "llrrrrr")

    def area_units(self, rows: Iterable[AreaRow], areas: Sequence[Area]) -> Markdown:
        say = self._say
        head = [say("Rank"), say("Unit"), *(area.code for area in areas), say("Index %")]
        cells = ([row.rank, row.name, *row.cells, row.index] for row in rows)
        return table(head, cells, "rl" + "r" * len(areas) + "r")

    def losses(self, losses: Iterable[Loss]) -> Markdown:
        say = self._say
        head = [say("Code"), say("Component"), say("Lost points"), say("Share %"), say("Number of units")]
        rows = ([loss.code, loss.title, loss.lost, loss.share, loss.units] for loss in losses)
        return table(head, rows, "llrrr")


def _adjusted(rows: Sequence[Row]) -> bool:
    """Tell whether bonus and penalty stand beside the points: the set has one of them."""
    return any(row.bonus.exact is not None for row in rows)


def _result(row: Row, *, adjusted: bool) -> list[object]:
    beside = [row.bonus, row.penalty] if adjusted else []
    return [row.name, row.points, *beside, row.applicable, row.index, row.tier, row.from_mean]


def _sides(*, adjusted: bool) -> str:
    return "rlrrrrrlr" if adjusted else "rlrrrlr"


def _like_cells(row: LikeLine) -> list[object]:
    indexes = [row.index, row.previous, row.change, row.place, row.previous_place, row.places]
    return [row.name, *indexes, row.official, row.previous_official]
