"""Short tables for the body of a paper that an office signs: few columns, what a reader looks for first."""

from collections.abc import Callable, Iterable

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Table, Value, tabled
from parindex.reporting.report.contents import Area, BlockReport, PolicyLine, Row

__all__ = ["movers_table", "policy_table", "ranks_table"]


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
