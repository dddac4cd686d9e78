"""Use case: the results report of a year."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from parindex.analysis import area_summaries, component_losses, tier_counts
from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis
from parindex.reporting import FORMATS
from parindex.reporting.report.context import BlockInput, ReportContext, build
from parindex.version import __version__
from parindex.workflow.analysis.chapter import analysis_chapter
from parindex.workflow.one_moment import one_moment
from parindex.workflow.output.atomic_write import is_stream
from parindex.workflow.output.open_data import Described, Made, measured
from parindex.workflow.output.safe_output import refuse_protected, write_output
from parindex.workflow.rank import Ranking, chosen_blocks, rank
from parindex.workflow.templating import rendered
from parindex.workflow.years.block_standings import published_years, stored_years
from parindex.workflow.years.workspace import Workspace

__all__ = ["report", "report_context", "report_year", "save_report"]


def report_year(workspace: Workspace, year: int | None, compare: int | None) -> tuple[int, int | None]:
    """Settle the year (default: the latest in the store) and the one to compare with (the year before)."""
    years = stored_years(workspace)
    if not years:
        raise ParindexError(
            "The store {store} holds no scores yet. Read the sheets first: parindex score PATH…",
            store=workspace.settings.store,
        )
    year = years[-1] if year is None else year
    # Definitions that were kept with a year say nothing of the year before.
    if compare is None and not workspace.kept and (year - 1 in years or year - 1 in published_years(workspace)):
        compare = year - 1
    return year, compare


def report_context(
    ranking: Ranking, workspace: Workspace, *, on: date | None, locale: str | None = None
) -> ReportContext:
    """Gather everything that a report says."""
    return build(
        settings=workspace.settings,
        locale=locale or workspace.settings.locale,
        year=ranking.year,
        compare=ranking.compare,
        blocks=[_block(ranking, now, before) for now, before in zip(ranking.blocks, ranking.previous, strict=True)],
        on=on,
        version=__version__,
        revision=ranking.place,
    )


def _block(ranking: Ranking, now: BlockStandings, before: BlockStandings | None) -> BlockInput:
    received = len(now.standings) + len(now.incomplete)
    return BlockInput(
        standings=now,
        previous=before,
        areas=area_summaries(now, before),
        losses=component_losses(now),
        tiers=tier_counts(now),
        received=received,
        expected=received + len(now.absent),
        against_published=now.block in ranking.against_published,
        unsure=now.block in ranking.unsure,
        compared=ranking.compared,
    )


@one_moment
def report(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    format: str,  # noqa: A002  the word that users know
    *,
    year: int | None = None,
    revision: int | None = None,
    compare: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    on: date | None = None,
    locale: str | None = None,
    analysis: bool | None = None,
    tasked: Collection[str] | None = None,
    decision: bool = False,
) -> Made:
    """Return the report, or the draft of the decision that publishes it, and the name that its file should have.

    It bears the day `on`, or the one that the workspace says for the year, and never the clock's. `analysis`: with the
    chapter that says what the numbers mean (default: as the settings say); `tasked` as in `losses`.

    Raises:
        ParindexError: no scores, no such revision, an unknown block or format, a template with errors.
    """
    year, compare = report_year(workspace, year, compare)
    ranking = rank(workspace, year, revision=revision, compare=compare, block=block, basis=basis, locale=locale)
    if ranking.published:
        raise ParindexError(
            "A report is made of scores, but {year} is known only as published. Its ranks: parindex rank --year {year}",
            year=year,
        )
    day = on or ranking.workspace.settings.published.get(year)
    context = report_context(ranking, ranking.workspace, on=day, locale=locale)
    if decision:
        return Made(_decision(context, format), f"par-index-{year}-decision.{format}", None)
    if FORMATS[format].chapter and (ranking.workspace.settings.analysis.in_report if analysis is None else analysis):
        chapter = analysis_chapter(
            workspace,
            year,
            speech(context.locale),
            {each.source.standings.block: each.source.areas for each in context.blocks},
            compare=compare,
            revision=revision,
            block=block,
            basis=basis,
            tasked=tasked,
        )
        context = replace(context, chapter=chapter)
    content = rendered(FORMATS[format].render, context, ranking.workspace.templates)
    name = (
        f"par-index-{year}"
        + (f"-r{revision}" if revision else "")
        + (f"-{chosen_blocks(ranking.workspace, block)[0]}" if block else "")
    )
    table = FORMATS[format].table
    described = table and Described(
        table(context),
        tuple(measured(block) for block in ranking.blocks),
        context.name,
        ranking.workspace.settings.licence,
    )
    return Made(content, name + FORMATS[format].suffix, described)


def _decision(context: ReportContext, format: str) -> bytes:  # noqa: A002  as above
    from parindex.reporting.official.decision import DECISION_FORMATS, rendered_decision  # noqa: PLC0415  slow

    if format not in DECISION_FORMATS:
        raise ParindexError(
            "A decision is a paper to be signed: --format {formats}.", formats=" or ".join(DECISION_FORMATS)
        )
    return rendered_decision(context, format)


def save_report(content: bytes, name: str, out: Path | None, home: Path) -> tuple[Path, bool]:
    """Write a report to `out` (a file, a folder, or the current folder).

    `home` is the workspace. Returns the path, and whether there was another report, which is gone now.

    Raises:
        ParindexError: the place is not one for outputs, or cannot be written.
    """
    target = out or Path()
    if is_stream(target):
        write_output(target, content, home)
        return target, False
    if target.is_dir() or not target.suffix:
        target /= name
    refuse_protected(target, home, Path(name).suffix)
    replaced = target.exists() and target.read_bytes() != content
    write_output(target, content, home, Path(name).suffix)
    return target, replaced
