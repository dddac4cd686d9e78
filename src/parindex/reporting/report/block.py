"""One block's results, written out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.policy_words import in_force_words, policy_words, weighted_words
from parindex.language.revision_words import compared_words
from parindex.language.rule_words import bound_words
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import AreaSummary, BlockStandings, ComponentLoss, Standing
from parindex.model.texts.bilingual import Text
from parindex.reporting.report.adjusted import adjustments, beyond_words, losses_words
from parindex.reporting.report.changes import block_field_words, change_words, remark_words
from parindex.reporting.report.contents import (
    Area,
    AreaRow,
    BlockInput,
    BlockReport,
    CriteriaSet,
    Figure,
    IncompleteUnit,
    Loss,
    Mover,
    PolicyLine,
    Row,
    TierCount,
)
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.departed_units import left_groups, left_units
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.like_for_like import like_report
from parindex.reporting.report.predecessors import derived_rows
from parindex.reporting.report.published_caveats import against_words

__all__ = ["MOST_LOSSES", "MOST_MOVERS", "block_report"]

MOST_LOSSES = 10
"""How many components with lost points a report names."""


MOST_NAMED = 20
"""How many units that share a place a report names."""

MOST_MOVERS = 5
"""How many units a report names that rose, or fell, in an area."""


def block_report(found: BlockInput, voice: Speech) -> BlockReport:
    """Write out what the analysis found for one block."""
    standings, edition = found.standings, found.standings.edition
    figures = Figures(edition.policy, voice)
    rows = tuple(_row(standing, standings, figures, voice) for standing in standings.standings)
    ranked = [row for row in rows if row.ranked]
    names = _names(standings, found.previous)
    gone = left_units(standings, voice)
    return BlockReport(
        id=standings.block,
        title=one_line(standings.title),
        year=standings.year,
        compare=standings.compare,
        compare_areas=None if found.against_published else standings.compare,
        against=_against(found, voice),
        set=_criteria_set(edition, figures, voice),
        policy=tuple(
            PolicyLine(*line)
            for line in (*policy_words(edition, voice), *_weights(standings, voice), *_sets(standings, voice))
        ),
        completeness=_completeness(found, voice),
        absent=tuple(one_line(name) for _, name in standings.absent),
        incomplete_lines=tuple(sheets_lacking([(card.name, card.missing) for card in standings.incomplete], voice)),
        incomplete=tuple(IncompleteUnit(one_line(card.name), card.missing) for card in standings.incomplete),
        rows=rows,
        unranked=tuple(row for row in rows if not row.ranked),
        left=gone,
        left_groups=left_groups(gone),
        mean=figures.value(standings.mean),
        best=_end(ranked, 0, voice),
        worst=_end(ranked, -1, voice),
        tiers=_tiers(found, rows, voice),
        areas=tuple(_area(summary, edition.nodes[summary.code], names, figures, voice) for summary in found.areas),
        area_rows=tuple(_area_row(standing, found.areas, figures) for standing in standings.standings),
        ranked=standings.ranked,
        not_comparable=_comparison(standings, rows, voice),
        derived=derived_rows(standings, figures, voice),
        like_for_like=like_report(standings, figures, voice),
        losses=tuple(_loss(loss, edition, figures, voice) for loss in found.losses[:MOST_LOSSES] if loss.lost),
        losses_note=losses_words(standings, found.losses, figures, voice),
        adjusted=bool(edition.adjustments),
        beyond=_beyond(standings, figures, voice),
        decided=decided_words(standings, figures, voice),
        source=found,
    )


def _weights(standings: BlockStandings, voice: Speech) -> list[tuple[str, str]]:
    """Say by what units count in means."""
    if standings.weights is None:
        return []
    return [(voice.say("Means of units"), f"{weighted_words(standings.weights.name, voice)}.")]


def _sets(standings: BlockStandings, voice: Speech) -> list[tuple[str, str]]:
    """Say which set counts in a year of several."""
    if not standings.in_force:
        return []
    return [(voice.say("Criteria sets of the year"), in_force_words(standings.in_force, standings.edition, voice))]


def _against(found: BlockInput, voice: Speech) -> tuple[str, ...]:
    """Say what is to be known of the compared year."""
    compare = found.standings.compare
    if compare is None:
        return ()
    field = block_field_words((one.change for one in found.standings.standings), voice)
    if not found.against_published:
        return tuple(filter(None, [*compared_words(found.compared, voice), field]))
    return tuple(filter(None, [*against_words(found.standings.year, compare, voice, unsure=found.unsure), field]))


def said(text: Text | None, voice: Speech) -> str:
    """Return a text of a definition in the language of the report, on one line."""
    return one_line(text.in_(voice.locale)) if text else ""


def _criteria_set(edition: Edition, figures: Figures, voice: Speech) -> CriteriaSet:
    return CriteriaSet(
        title=said(edition.title, voice),
        id=edition.id,
        edition=edition.edition,
        key=edition.key,
        basis=said(edition.basis, voice),
        model=edition.model,
        total=figures.maximum(_fraction(edition)),
        areas=len(edition.index),
        components=len(edition.leaves),
    )


def _completeness(found: BlockInput, voice: Speech) -> str:
    return voice.plural(
        "{received} of {number} sheet received",
        "{received} of {number} sheets received",
        found.expected,
        received=found.received,
    )


def _row(standing: Standing, block: BlockStandings, figures: Figures, voice: Speech) -> Row:
    card = standing.card
    bonus, penalty = adjustments(card, figures)
    return Row(
        unit=card.unit,
        name=one_line(card.name),
        rank="–" if standing.rank is None else str(standing.rank),
        place="–" if standing.rank is None else f"{standing.rank}/{block.ranked}",
        points=figures.value(card.points),
        applicable=figures.maximum(card.applicable),
        index=figures.value(card.index),
        tier=_tier_title(card.edition, card.tier, voice),
        tier_id=card.tier or "",
        from_mean=figures.change(standing.from_mean),
        change=change_words(standing.change, figures, voice),
        ranked=standing.rank is not None,
        bonus=bonus,
        penalty=penalty,
        source=(block, standing),
    )


def _end(ranked: Sequence[Row], place: int, voice: Speech) -> Row | None:
    """Name all units that share the first place (0) or the last one (-1)."""
    if not ranked:
        return None
    row = ranked[place]
    names = [one.name for one in ranked if one.rank == row.rank]
    more = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], *([voice.say("and {number} more", number=more)] if more > 0 else [])]
    return replace(row, name="; ".join(shown))


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


def _tier_title(edition: Edition, tier_id: str | None, voice: Speech) -> str:
    return next((said(tier.title, voice) for tier in edition.tiers if tier.id == tier_id), "")


def _tiers(found: BlockInput, rows: Sequence[Row], voice: Speech) -> tuple[TierCount, ...]:
    edition = found.standings.edition
    bounds = dict(zip((tier.id for tier in edition.tiers), bound_words(edition.tiers, voice), strict=True))
    return tuple(
        TierCount(
            id=tier_id,
            title=_tier_title(edition, tier_id, voice),
            bound=bounds.get(tier_id, ""),
            count=count,
            units=tuple(row.name for row in rows if row.tier_id == tier_id),
        )
        for tier_id, count in found.tiers
    )


def _area(summary: AreaSummary, node: Node, names: Mapping[str, str], figures: Figures, voice: Speech) -> Area:
    return Area(
        code=node.code,
        title=said(node.title, voice),
        maximum=figures.maximum(_fraction(node)),
        mean=figures.value(summary.mean),
        change=figures.change(summary.change),
        rose=tuple(Mover(names.get(unit, unit), figures.change(change)) for unit, change in summary.rose[:MOST_MOVERS]),
        fell=tuple(Mover(names.get(unit, unit), figures.change(change)) for unit, change in summary.fell[:MOST_MOVERS]),
        rose_count=len(summary.rose),
        fell_count=len(summary.fell),
    )


def _area_row(standing: Standing, areas: Sequence[AreaSummary], figures: Figures) -> AreaRow:
    card = standing.card
    return AreaRow(
        rank="–" if standing.rank is None else str(standing.rank),
        name=one_line(card.name),
        cells=tuple(_area_cell(standing, area.code, figures) for area in areas),
        index=figures.value(card.index),
    )


def _area_cell(standing: Standing, code: str, figures: Figures) -> Figure:
    return figures.value(standing.card.nodes[code].index)


def _loss(loss: ComponentLoss, edition: Edition, figures: Figures, voice: Speech) -> Loss:
    return Loss(
        code=loss.code,
        title=said(edition.nodes[loss.code].title, voice),
        lost=figures.amount(loss.lost),
        available=figures.maximum(loss.available),
        share=figures.amount(loss.share),
        units=loss.units,
    )


def _names(current: BlockStandings, previous: BlockStandings | None) -> dict[str, str]:
    both = (block for block in (previous, current) if block is not None)
    return {item.card.unit: one_line(item.card.name) for block in both for item in block.standings}


def _fraction(node: Node | Edition) -> Fraction:
    return Fraction(node.total)
