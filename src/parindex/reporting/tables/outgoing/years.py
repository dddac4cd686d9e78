"""Several years side by side: the years of a block, its units, who improved, who is steady."""

from collections.abc import Callable, Iterable, Sequence

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Table, Value, tabled
from parindex.reporting.report.contents.trend import BlockReview, Gain, Steady, UnitLine, YearLine

__all__ = [
    "gains_table",
    "index_panels",
    "steady_table",
    "steps_table",
    "tier_paths_table",
    "units_table",
    "years_table",
]


def years_table(years: Iterable[YearLine]) -> Table:
    """Return the whole block, year by year."""
    return tabled(
        "years",
        (
            (Column("year", Phrase("Year"), Kind.YEAR), lambda it: it.year),
            (Column("origin", Phrase("Source")), lambda it: it.origin),
            (Column("criteria", Phrase("Criteria set")), lambda it: it.set_title),
            (Column("units", Phrase("Units ranked"), Kind.COUNT), lambda it: it.units),
            (Column("mean", Phrase("Mean %"), Kind.PERCENT), lambda it: it.mean),
            (Column("best", Phrase("First in rank")), lambda it: it.best),
            (Column("worst", Phrase("Last in rank")), lambda it: it.worst),
        ),
        years,
    )


def units_table(units: Iterable[UnitLine], years: Sequence[int]) -> Table:
    """Return index and rank of every unit and year."""
    return tabled(
        "units",
        (
            (Column("name", Phrase("Unit")), lambda unit: unit.name),
            *((Column(f"year_{year}", str(year), Kind.PERCENT), _cell(at)) for at, year in enumerate(years)),
        ),
        units,
    )


def _cell(at: int) -> Callable[[UnitLine], Value]:
    return lambda unit: unit.cells[at].short


def tier_paths_table(units: Iterable[UnitLine]) -> Table:
    """Return the tiers of every unit as they followed one another."""
    return tabled(
        "tiers",
        (
            (Column("name", Phrase("Unit")), lambda unit: unit.name),
            (Column("tiers", Phrase("Tiers over the years")), lambda unit: unit.tiers),
        ),
        (unit for unit in units if unit.tiers),
    )


def steps_table(unit: UnitLine) -> Table:
    """Return one unit, year by year."""
    return tabled(
        "steps",
        (
            (Column("year", Phrase("Year"), Kind.YEAR), lambda it: it.year),
            (Column("index", Phrase("Index %"), Kind.PERCENT), lambda it: it.index),
            (Column("rank", Phrase("Rank"), Kind.RANK), lambda it: it.rank),
            (Column("tier", Phrase("Tier")), lambda it: it.tier or it.gap),
            (Column("step", Phrase("Since the year before")), lambda it: it.step),
        ),
        unit.cells,
    )


def gains_table(gains: Iterable[Gain]) -> Table:
    """Return who improved most."""
    return tabled(
        "gains",
        (
            (Column("place", Phrase("Place"), Kind.RANK), lambda gain: gain.place),
            (Column("name", Phrase("Unit")), lambda gain: gain.name),
            (Column("index", Phrase("± index"), Kind.CHANGE), lambda gain: gain.index),
            (Column("places", Phrase("± rank"), Kind.PLACES), lambda gain: gain.places),
        ),
        gains,
    )


def steady_table(steady: Iterable[Steady]) -> Table:
    """Return whose index moved least."""
    return tabled(
        "steady",
        (
            (Column("place", Phrase("Place"), Kind.RANK), lambda one: one.place),
            (Column("name", Phrase("Unit")), lambda one: one.name),
            (Column("moved", Phrase("Mean step"), Kind.AMOUNT), lambda one: one.moved),
            (Column("steps", Phrase("Steps"), Kind.COUNT), lambda one: one.steps),
        ),
        steady,
    )


def index_panels(block: BlockReview) -> Chart:
    """Return a small picture of the index for each drawn unit, with the mean of the block."""
    mean = Series(Phrase("Block mean"), tuple(year.mean.exact for year in block.years))
    units = (Series(unit.name, tuple(cell.index.exact for cell in unit.cells)) for unit in block.units[: block.drawn])
    years = tuple(str(year.year) for year in block.years)
    return Chart("panels", Phrase("Index of every unit, year by year (%)"), years, (mean, *units))
