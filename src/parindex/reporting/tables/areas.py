"""A block by tiers, by areas, and by the components on which it lost points."""

from collections.abc import Callable, Iterable, Sequence

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Table, Value, tabled
from parindex.reporting.report.contents import Area, AreaRow, Loss, TierCount

__all__ = ["area_units_table", "areas_table", "losses_table", "tiers_table"]


def tiers_table(tiers: Iterable[TierCount]) -> Table:
    """Return the tiers with their bounds and units."""
    return tabled(
        "tiers",
        (
            (Column("tier", Phrase("Tier"), Kind.TIER), lambda tier: tier.title),
            (Column("bound", Phrase("Index")), lambda tier: tier.bound),
            (Column("count", Phrase("Number of units"), Kind.COUNT), lambda tier: tier.count),
            (Column("units", Phrase("Units")), lambda tier: "; ".join(tier.units)),
        ),
        tiers,
    )


def areas_table(areas: Iterable[Area], compare: int | None) -> Table:
    """Return the areas with their means, and what changed if there is a compared year."""
    changes: tuple[tuple[Column, Callable[[Area], Value]], ...] = (
        (Column("change", Phrase("± mean"), Kind.CHANGE), lambda area: area.change),
        (Column("rose", Phrase("Rose"), Kind.COUNT), lambda area: area.rose_count),
        (Column("fell", Phrase("Fell"), Kind.COUNT), lambda area: area.fell_count),
    )
    return tabled(
        "areas",
        (
            (Column("code", Phrase("Code"), Kind.CODE), lambda area: area.code),
            (Column("title", Phrase("Area")), lambda area: area.title),
            (Column("max", Phrase("Maximum"), Kind.MAXIMUM), lambda area: area.maximum),
            (Column("mean", Phrase("Mean %"), Kind.PERCENT), lambda area: area.mean),
            *(() if compare is None else changes),
        ),
        areas,
    )


def area_units_table(rows: Iterable[AreaRow], areas: Sequence[Area]) -> Table:
    """Return the index % of every unit in every area."""
    return tabled(
        "area_units",
        (
            (Column("rank", Phrase("Rank"), Kind.RANK), lambda row: row.rank),
            (Column("name", Phrase("Unit")), lambda row: row.name),
            *((Column(f"area_{area.code}", area.code, Kind.PERCENT), _cell(at)) for at, area in enumerate(areas)),
            (Column("index", Phrase("Index %"), Kind.PERCENT), lambda row: row.index),
        ),
        rows,
    )


def _cell(at: int) -> Callable[[AreaRow], Value]:
    return lambda row: row.cells[at]


def losses_table(losses: Iterable[Loss]) -> Table:
    """Return the components on which the block lost most points."""
    return tabled(
        "losses",
        (
            (Column("code", Phrase("Code"), Kind.CODE), lambda loss: loss.code),
            (Column("title", Phrase("Component")), lambda loss: loss.title),
            (Column("lost", Phrase("Lost points"), Kind.AMOUNT), lambda loss: loss.lost),
            (Column("share", Phrase("Share %"), Kind.PERCENT), lambda loss: loss.share),
            (Column("units", Phrase("Number of units"), Kind.COUNT), lambda loss: loss.units),
        ),
        losses,
    )
