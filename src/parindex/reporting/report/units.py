"""The units of a block: their results, the tiers they are in, who is missing and whom only the compared year has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parindex.language import Speech
from parindex.language.rule_words import tier_words
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Series
from parindex.reporting.report.adjusted import adjustments
from parindex.reporting.report.block_head import said
from parindex.reporting.report.changes import change_words, reason_words
from parindex.reporting.report.contents import BlockInput, IncompleteUnit, LeftGroup, LeftUnit, Row, TierCount
from parindex.reporting.report.figures import Figures

__all__ = [
    "MOST_NAMED",
    "absent_names",
    "end_row",
    "incomplete_units",
    "left_groups",
    "left_units",
    "left_words",
    "ranking_charts",
    "tier_counts",
    "unit_names",
    "unit_row",
]

_MOST_BARS = 40
"""A chart of more units than that is a table without figures."""
_TIED = "\N{NO-BREAK SPACE}"

MOST_NAMED = 20
"""How many units that share a place a report names."""


def unit_row(standing: Standing, block: BlockStandings, figures: Figures, voice: Speech) -> Row:
    """Return the line of one unit."""
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


def end_row(ranked: Sequence[Row], place: int, voice: Speech) -> Row | None:
    """Name all units that share the first place (0) or the last one (-1)."""
    if not ranked:
        return None
    row = ranked[place]
    names = [one.name for one in ranked if one.rank == row.rank]
    more = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], *([voice.say("and {number} more", number=more)] if more > 0 else [])]
    return replace(row, name="; ".join(shown))


def tier_counts(found: BlockInput, rows: Sequence[Row], voice: Speech) -> tuple[TierCount, ...]:
    """Return the tiers with the units that are in them."""
    edition = found.standings.edition
    bounds = dict(zip((tier.id for tier in edition.tiers), tier_words(edition.tiers, voice), strict=True))
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


def _tier_title(edition: Edition, tier_id: str | None, voice: Speech) -> str:
    return next((said(tier.title, voice) for tier in edition.tiers if tier.id == tier_id), "")


def absent_names(standings: BlockStandings) -> tuple[str, ...]:
    """Name the units without a sheet."""
    return tuple(one_line(name) for _, name in standings.absent)


def incomplete_units(standings: BlockStandings) -> tuple[IncompleteUnit, ...]:
    """Return the units whose sheets lack components."""
    return tuple(IncompleteUnit(one_line(card.name), card.missing) for card in standings.incomplete)


def unit_names(*blocks: BlockStandings | None) -> dict[str, str]:
    """Name the units of several years; the last year that has a unit says how it is called."""
    return {item.card.unit: one_line(item.card.name) for block in blocks if block for item in block.standings}


def left_units(standings: BlockStandings, voice: Speech) -> tuple[LeftUnit, ...]:
    """Name the units, each with its reason."""
    return tuple(
        LeftUnit(one_line(name or unit), reason_words(left.reason, "", voice, left=True))
        for unit, name, left in standings.left
    )


def left_groups(left: Iterable[LeftUnit]) -> tuple[LeftGroup, ...]:
    """Put the units of one reason together; reasons and names keep the order in which they came."""
    names: dict[str, list[str]] = {}
    for unit in left:
        names.setdefault(unit.reason, []).append(unit.name)
    return tuple(LeftGroup(reason, tuple(each)) for reason, each in names.items())


def left_words(group: LeftGroup, year: int | None, voice: Speech) -> str:
    """Return one sentence: why they are gone, and who."""
    names = "; ".join(group.names)
    return voice.say("Only in {year} ({reason}): {names}", year=year, reason=group.reason, names=names)


def ranking_charts(rows: Iterable[Row], year: int, compare: int | None) -> tuple[Chart, ...]:
    """Return the index of every ranked unit as bars, with its tier, and how many places units gained, if any did."""
    ranked = [row for row in rows if row.ranked]
    if not 1 < len(ranked) <= _MOST_BARS:
        return ()
    names = tuple(f"{row.name} · {row.tier.replace(' ', _TIED)}" if row.tier else row.name for row in ranked)
    values = tuple(row.index.exact for row in ranked)
    index = Chart(
        "bar", Phrase("Index of the units, {year} (%)", {"year": year}), names, (Series(Phrase("Index %"), values),)
    )
    moved = [row for row in ranked if row.change.rank.exact is not None]
    if len(moved) < 2 or not any(row.change.rank.exact for row in moved):  # noqa: PLR2004  one bar says nothing
        return (index,)
    title = Phrase("Places gained and lost since {year}", {"year": compare})
    places = Series(Phrase("± rank"), tuple(row.change.rank.exact for row in moved))
    return (index, Chart("bar", title, tuple(row.name for row in moved), (places,)))
