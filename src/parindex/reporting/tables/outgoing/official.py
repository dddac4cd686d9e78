"""Short tables for the body of a paper that an office signs: few columns, what a reader looks for first."""

from collections.abc import Callable, Iterable, Sequence

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Table, Value, tabled
from parindex.reporting.report.contents import Area, BlockReport, PolicyLine, Row

__all__ = ["area_chart", "index_chart", "movers_table", "policy_table", "rank_change_chart", "ranks_table"]

_MOST_BARS = 40
"""A chart of more units than that is a table without figures."""


def ranks_table(block: BlockReport) -> Table:
    """Return rank, unit, index and tier, and how many places each gained."""
    changes: tuple[tuple[Column, Callable[[Row], Value]], ...] = (
        (Column("previous_rank", Phrase("Previous rank"), Kind.RANK), lambda row: row.change.previous_rank or "–"),
        (Column("change_rank", Phrase("± rank"), Kind.TEXT), lambda row: row.change.reason or row.change.rank.text),
    )
    return tabled(
        "ranking",
        (
            (Column("rank", Phrase("Rank"), Kind.RANK), lambda row: row.place if block.compare else row.rank),
            (Column("name", Phrase("Unit")), lambda row: row.name),
            (Column("index", Phrase("Index %"), Kind.PERCENT), lambda row: row.index),
            (Column("tier", Phrase("Tier"), Kind.TIER), lambda row: row.tier),
            *(changes if block.compare else ()),
        ),
        block.rows,
    )


def movers_table(areas: Iterable[Area]) -> Table:
    """Return for each area who rose most and who fell most."""
    return tabled(
        "movers",
        (
            (Column("title", Phrase("Area")), lambda area: area.title),
            (Column("change", Phrase("± mean"), Kind.CHANGE), lambda area: area.change),
            (Column("rose", Phrase("Rose"), Kind.COUNT), lambda area: area.rose_count),
            (Column("rose_most", Phrase("Rose most")), lambda area: _moved(area, "rose")),
            (Column("fell", Phrase("Fell"), Kind.COUNT), lambda area: area.fell_count),
            (Column("fell_most", Phrase("Fell most")), lambda area: _moved(area, "fell")),
        ),
        areas,
    )


def _moved(area: Area, way: str) -> str:
    movers = area.rose if way == "rose" else area.fell
    return f"{movers[0].name}: {movers[0].change}" if movers else "–"


def policy_table(lines: Iterable[PolicyLine]) -> Table:
    """Return by which rules a block was counted and ranked."""
    return tabled(
        "policies",
        (
            (Column("subject", Phrase("Rule about"), width=26), lambda line: line.subject),
            (Column("text", Phrase("What holds"), width=80), lambda line: line.text),
        ),
        lines,
    )


def index_chart(block: BlockReport) -> Chart | None:
    """Return the index of every ranked unit as bars."""
    rows = [row for row in block.rows if row.ranked]
    if not 1 < len(rows) <= _MOST_BARS:
        return None
    title = Phrase("Index of the units, {year} (%)", {"year": block.year})
    return Chart("bar", title, _names(rows), (Series(Phrase("Index %"), tuple(row.index.exact for row in rows)),))


def rank_change_chart(block: BlockReport) -> Chart | None:
    """Return how many places units gained or lost, if any did."""
    rows = [row for row in block.rows if row.change.rank.exact is not None]
    if not 1 < len(rows) <= _MOST_BARS or not any(row.change.rank.exact for row in rows):
        return None
    title = Phrase("Places gained and lost since {year}", {"year": block.compare})
    return Chart("bar", title, _names(rows), (Series(Phrase("± rank"), tuple(row.change.rank.exact for row in rows)),))


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.name for row in rows)


def area_chart(block: BlockReport) -> Chart | None:
    """Return the mean of every area, beside that of the compared year where that can be told."""
    if not any(area.mean.exact is not None for area in block.areas):
        return None
    series = [Series(str(block.year), tuple(area.mean.exact for area in block.areas))]
    if any(area.change.exact is not None for area in block.areas):
        before = tuple(
            None if area.mean.exact is None or area.change.exact is None else area.mean.exact - area.change.exact
            for area in block.areas
        )
        series.append(Series(str(block.compare), before))
    title = Phrase("Mean index of the areas (%)")
    return Chart("bar", title, tuple(f"{area.code}. {area.title}" for area in block.areas), tuple(series))
