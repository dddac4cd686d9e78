"""What stands beside the official changes: what was derived from predecessors, and both years like for like."""

from collections.abc import Iterable

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Table, tabled
from parindex.reporting.report.contents import DerivedRow, LikeLine

__all__ = ["derived_table", "like_table"]


def derived_table(rows: Iterable[DerivedRow], compare: int | None) -> Table:
    """Return merged and divided units beside their predecessors, weighted by shares."""
    derived = Column("previous", Phrase("Derived {year}", {"year": compare}), Kind.PERCENT)
    return tabled(
        "derived",
        (
            (Column("name", Phrase("Unit")), lambda row: row.name),
            (Column("index", Phrase("Index %"), Kind.PERCENT, short=Phrase("Index")), lambda row: row.index),
            (derived, lambda row: row.previous),
            (Column("difference", Phrase("Difference"), Kind.CHANGE), lambda row: row.difference),
            (Column("parts", Phrase("Predecessors: share × index")), lambda row: "; ".join(row.parts)),
        ),
        rows,
    )


def like_table(rows: Iterable[LikeLine], year: int, compare: int | None) -> Table:
    """Return units on the components that both years measure alike, beside their official indexes."""
    now, then = str(year), str(compare)
    return tabled(
        "like_for_like",
        (
            (Column("name", Phrase("Unit")), lambda row: row.name),
            (_like("index", now), lambda row: row.index),
            (_like("previous", then), lambda row: row.previous),
            (Column("change", Phrase("± index"), Kind.CHANGE), lambda row: row.change),
            (_rank("place", now), lambda row: row.place),
            (_rank("previous_place", then), lambda row: row.previous_place),
            (Column("places", Phrase("± rank"), Kind.PLACES), lambda row: row.places),
            (_official("official", now), lambda row: row.official),
            (_official("previous_official", then), lambda row: row.previous_official),
        ),
        rows,
    )


def _like(key: str, year: str) -> Column:
    return Column(key, Phrase("Like for like {year}", {"year": year}), Kind.PERCENT, short=year)


def _rank(key: str, year: str) -> Column:
    return Column(key, Phrase("Rank {year}", {"year": year}), Kind.RANK, short=Phrase("Rank"), under=year)


def _official(key: str, year: str) -> Column:
    title = Phrase("Official {year}", {"year": year})
    return Column(key, title, Kind.PERCENT, short=Phrase("Official"), under=year)
