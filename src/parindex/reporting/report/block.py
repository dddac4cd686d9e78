"""One block's results, written out."""

from collections.abc import Sequence

from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.revision_words import compared_words
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.report.adjusted import beyond_words, losses_words
from parindex.reporting.report.areas import area_charts, area_lines, area_row, loss_lines
from parindex.reporting.report.block_head import block_title, criteria_set, policy_lines
from parindex.reporting.report.changes import block_field_words, remark_words
from parindex.reporting.report.contents import BlockInput, BlockReport, Row
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.like_for_like import like_report
from parindex.reporting.report.predecessors import derived_rows
from parindex.reporting.report.published_caveats import against_words
from parindex.reporting.report.units import (
    absent_names,
    end_row,
    incomplete_units,
    left_groups,
    left_units,
    ranking_charts,
    tier_counts,
    unit_row,
)

__all__ = ["block_report"]


def block_report(found: BlockInput, voice: Speech) -> BlockReport:
    """Write out what the analysis found for one block."""
    standings, edition = found.standings, found.standings.edition
    figures = Figures(edition.policy, voice)
    rows = tuple(unit_row(standing, standings, figures, voice) for standing in standings.standings)
    ranked = [row for row in rows if row.ranked]
    areas = area_lines(found, figures, voice)
    gone = left_units(standings, voice)
    return BlockReport(
        id=standings.block,
        title=block_title(standings),
        year=standings.year,
        compare=standings.compare,
        compare_areas=None if found.against_published else standings.compare,
        against=_against(found, voice),
        set=criteria_set(edition, figures, voice),
        policy=policy_lines(standings, voice),
        completeness=_completeness(found, voice),
        absent=absent_names(standings),
        incomplete_lines=tuple(sheets_lacking([(card.name, card.missing) for card in standings.incomplete], voice)),
        incomplete=incomplete_units(standings),
        rows=rows,
        unranked=tuple(row for row in rows if not row.ranked),
        left=gone,
        left_groups=left_groups(gone),
        mean=figures.value(standings.mean),
        best=end_row(ranked, 0, voice),
        worst=end_row(ranked, -1, voice),
        tiers=tier_counts(found, rows, voice),
        areas=areas,
        area_rows=tuple(area_row(row, found.areas, figures) for row in rows),
        ranked=standings.ranked,
        not_comparable=_comparison(standings, rows, voice),
        derived=derived_rows(standings, figures, voice),
        like_for_like=like_report(standings, figures, voice),
        losses=loss_lines(found, figures, voice),
        losses_note=losses_words(standings, found.losses, figures, voice),
        adjusted=bool(edition.adjustments),
        beyond=_beyond(standings, figures, voice),
        decided=decided_words(standings, figures, voice),
        ranking_charts=ranking_charts(rows, standings.year, standings.compare),
        area_charts=area_charts(areas, standings.year, standings.compare),
        source=found,
    )


def _against(found: BlockInput, voice: Speech) -> tuple[str, ...]:
    """Say what is to be known of the compared year."""
    compare = found.standings.compare
    if compare is None:
        return ()
    field = block_field_words((one.change for one in found.standings.standings), voice)
    if not found.against_published:
        return tuple(filter(None, [*compared_words(found.compared, voice), field]))
    return tuple(filter(None, [*against_words(found.standings.year, compare, voice, unsure=found.unsure), field]))


def _completeness(found: BlockInput, voice: Speech) -> str:
    return voice.plural(
        "{received} of {number} sheet received",
        "{received} of {number} sheets received",
        found.expected,
        received=found.received,
    )


def _beyond(standings: BlockStandings, figures: Figures, voice: Speech) -> tuple[str, ...]:
    said = (beyond_words(standing.card, figures, voice) for standing in standings.standings)
    return tuple(sentence for sentence in said if sentence)


def _comparison(standings: BlockStandings, rows: Sequence[Row], voice: Speech) -> tuple[str, ...]:
    """Say how the criteria changed, and what is to be known beside changes that are stated."""
    why = [_why(row) for row in rows if row.change.how]
    noted = standings.remarks and any(row.change.status == "moved" for row in rows)
    return tuple(dict.fromkeys([*why, *([remark_words(standings.remarks, voice)] if noted else [])]))


def _why(row: Row) -> str:
    """Say how the criteria changed, as a sentence of its own."""
    return f"{row.change.reason[:1].upper()}{row.change.reason[1:]}: {row.change.how}"
