"""Use case: the years of each block side by side, scored years and those known only as published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parindex.analysis.commendation.improvement import longest_span, most_improved
from parindex.analysis.years.runs import runs
from parindex.analysis.years.steadiness import FEWEST_STEPS, steadiest
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Policy
from parindex.model.results.series import BlockSeries
from parindex.model.results.trends import BlockTrend, Measure, Trend
from parindex.model.scores import Basis
from parindex.model.units import Unit
from parindex.reporting.formats.registry import FORMATS
from parindex.reporting.open_data.described import Measured
from parindex.reporting.report.contents.trend import TrendReport
from parindex.reporting.trend.build import build
from parindex.reporting.trend.formats import TREND_FORMATS
from parindex.sources.score_sheets.identity.unit_names import canonical
from parindex.version import __version__
from parindex.workflow.explain import find_unit
from parindex.workflow.one_moment import one_moment
from parindex.workflow.output.open_data import Described, Made
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.templating import rendered
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_series import Area, ManyYears

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["TrendAnswer", "looked_at", "review", "trend", "written"]

_MOST_YEARS = 100


@brief
@dataclass(frozen=True, slots=True)
class TrendAnswer(Trend):
    """The years of each block side by side, for analysts too."""

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per unit and year, gaps too; with one unit asked for, its rows alone.

        Columns: year, block, unit, name (of that year), source (`scored` or `published`), gap (why there is no
        result), criteria, points, max, index, rank, of, tier (id), and against the year before change (`moved` or
        `not_comparable`), change_index and change_rank. Indexes are floats in percent.
        """
        from parindex.workflow.output.year_frames import trend_frame  # noqa: PLC0415  pandas is slow to import

        frame = trend_frame([block.series for block in self.blocks])
        return frame if self.unit is None else frame[frame["unit"] == self.unit].reset_index(drop=True)


@one_moment
def trend(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    first: int,
    last: int,
    *,
    unit: str | None = None,
    area: str | None = None,
    block: str | None = None,
    over: int | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> TrendAnswer:
    """Put the years `first` to `last` of each block side by side.

    Where a block has scores and published results of one year, the scores count.

    Raises:
        ParindexError: years in the wrong order, no data in any of them, an unknown unit, block or area.
    """
    if first == last:
        raise ParindexError(
            "A trend needs at least two years, as in --from {before} --to {last}.", before=first - 1, last=last
        )
    if not first < last <= first + _MOST_YEARS:
        message = (
            "The years must be in order, at most {most} of them, as in --from 2011 --to 2020; not {first} to {last}."
        )
        raise ParindexError(message, first=first, last=last, most=_MOST_YEARS)
    if over is not None and over > last - first:
        raise ParindexError(
            "From {first} to {last} there are {most} steps of a year: no unit can be compared over {over} years. "
            "Ask for more years, or for a smaller --over.",
            first=first,
            last=last,
            most=last - first,
            over=over,
        )
    chosen = find_unit(workspace, unit) if unit is not None else None
    span = range(first, last + 1)
    wanted = _area(workspace, area) if area else None
    asked = chosen_blocks(workspace, block)
    years = ManyYears(workspace, asked, span, wanted, basis, locale or workspace.settings.locale)
    found = [years.series(each) for each in asked]
    shown = [series for series in found if series.units]
    only = years.latest(chosen.id) if chosen is not None else None
    if chosen is not None:
        shown = [series for series in shown if only in {each.unit for each in series.units}]
        _there(chosen, shown, span, asked[0] if block else None)
    elif not shown:
        raise ParindexError(
            "There is nothing to show: the block {blocks} had no units with results from {first} to {last}.",
            blocks=", ".join(asked),
            first=first,
            last=last,
        )
    blocks = tuple(looked_at(series, _policy(workspace, series), over) for series in shown)
    return TrendAnswer(first, last, blocks, only, *((wanted.code, wanted.title) if wanted else ()))


def looked_at(series: BlockSeries, policy: Policy, over: int | None) -> BlockTrend:
    """Look at the years of a block together; `over` years for the most improved, or as many as can be."""
    years = longest_span(series) if over is None else over
    found = [run for unit in series.units for measure in Measure for run in runs(unit, measure)]
    return BlockTrend(
        series,
        policy,
        improved=tuple(most_improved(series, 1)),
        over=years if years > 1 else 0,
        improved_over=tuple(most_improved(series, years)) if years > 1 else (),
        steadiest=tuple(steadiest(series)),
        fewest_steps=FEWEST_STEPS,
        runs=tuple(found),
    )


def _there(unit: Unit, shown: Sequence[BlockSeries], span: range, asked: str | None) -> None:
    """Refuse a unit without any result; a unit of other blocks than the asked one may have some there."""
    if shown:
        return
    blocks = dict.fromkeys(unit.block_in(year) for year in span if unit.exists_in(year))
    if asked is not None and blocks and asked not in blocks:
        raise ParindexError(
            "In the years from {first} to {last}, {unit} is in the block {found}, not in {asked}.",
            unit=unit.name,
            found=", ".join(blocks),
            asked=asked,
            first=span[0],
            last=span[-1],
        )
    raise ParindexError(
        "There is no result of {unit} in any year from {first} to {last}.",
        unit=unit.name,
        first=span[0],
        last=span[-1],
    )


def _policy(workspace: Workspace, series: BlockSeries) -> Policy:
    """Return by what the figures of all years together are printed: the newest set that one of them was measured with.

    Where no year tells a set, it is the newest one of the block.
    """
    measured = [year.yardstick.edition for year in series.years if year is not None and year.yardstick.edition]
    if measured:
        return measured[-1].policy
    criteria = workspace.registry.blocks[series.block].criteria_in(None)
    editions = [edition for edition in workspace.editions if edition.id == criteria]
    return max(editions, key=lambda edition: edition.edition).policy if editions else Policy()


def _area(workspace: Workspace, text: str) -> Area:
    """Return the area of a code or title, of the newest set that has it."""
    newest = sorted(workspace.editions, key=lambda edition: -edition.edition)
    nodes = [node for edition in newest for node in edition.index]
    wanted = canonical(text)
    for node in nodes:
        if text == node.code or wanted in {canonical(node.title.in_("vi")), canonical(node.title.in_("en"))}:
            return Area(node.code, str(node.title), by_code=text == node.code)
    known = dict.fromkeys(f"{node.code} {node.title}" for node in nodes)
    raise ParindexError(
        "There is no area {area} in the criteria sets; there are: {known}.",
        area=text,
        known="; ".join(known) or "–",
    )


def review(
    found: Trend,
    workspace: Workspace,
    format: str,  # noqa: A002  the word that users know
    *,
    on: date | None = None,
    locale: str | None = None,
) -> Made:
    """Return a trend in one of the formats of files, and the name that the file should have.

    Raises:
        ParindexError: a template with errors.
    """
    day = on or workspace.settings.published.get(found.last)
    report = written(found, workspace, on=day, locale=locale)
    content = rendered(TREND_FORMATS[format].render, report, workspace.templates)
    parts = ["par-index", str(found.first), str(found.last)]
    blocks = [block.series.block for block in found.blocks]
    parts += blocks if len(blocks) == 1 and len(workspace.registry.blocks) > 1 else []
    parts += [found.unit] if found.unit else []
    table = TREND_FORMATS[format].table
    described = table and Described(table(report), _sets(found), report.name, workspace.settings.licence)
    return Made(content, "-".join(parts) + FORMATS[format].suffix, described)


def _sets(found: Trend) -> tuple[Measured, ...]:
    """Return the sets that the years of a trend were measured with, as far as they are at hand."""
    years = ((one.series.block, year.yardstick.edition) for one in found.blocks for year in one.series.years if year)
    return tuple(dict.fromkeys(Measured(block, edition.key, edition.digest) for block, edition in years if edition))


def written(found: Trend, workspace: Workspace, *, on: date | None = None, locale: str | None = None) -> TrendReport:
    """Write out a trend in a language."""
    return build(found, workspace.settings, locale or workspace.settings.locale, on=on, version=__version__)
