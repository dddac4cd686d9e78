"""A what-if in tables; every one of its answers says that it is only supposed."""

from parindex.language import Speech
from parindex.model.studies.what_if import SupposedBlock, SupposedChange
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Shown, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import TITLED, node_title, tier_title

__all__ = ["MARK", "change_table", "supposed_table"]

MARK = Phrase("WHAT IF: only supposed. Nothing of this is stored or published.")
_WORDS = {
    "cell": Phrase("cell"),
    "maximum": Phrase("maximum"),
    "rule": Phrase("rule"),
    "policy": Phrase("policy"),
    "merger": Phrase("merger"),
}


def change_table(block: SupposedBlock, voice: Speech) -> Table:
    """Return what is supposed."""

    def title(change: SupposedChange) -> Value:
        return node_title(block.edition, change.code, voice) if change.kind not in {"policy", "merger"} else ""

    columns = (
        (Column("kind", Phrase("What"), Kind.TEXT, Shown.PEOPLE), lambda one: _WORDS[one.kind]),
        (Column("kind", Phrase("What"), Kind.CODE, Shown.MACHINES), lambda one: one.kind),
        (Column("unit", Phrase("Id"), Kind.CODE, Shown.MACHINES), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=28), lambda one: one.name),
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=36), title),
        (Column("before", Phrase("Is")), lambda one: one.before),
        (Column("after", Phrase("Would be")), lambda one: one.after),
    )
    return tabled("supposed", columns, block.changes, title=Phrase("What is supposed"), policy=block.edition.policy)


def supposed_table(block: SupposedBlock, voice: Speech) -> Table:
    """Return everybody's result before and after."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE, Shown.MACHINES), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=30), lambda one: one.name),
        (
            Column("index_before", Phrase("Index % now"), Kind.PERCENT, short=Phrase("Index"), exact=True),
            lambda o: o.index_before,
        ),
        (
            Column("index_after", Phrase("Index % then"), Kind.PERCENT, short=Phrase("Then"), exact=True),
            lambda one: one.index_after,
        ),
        (Column("rank_before", Phrase("Rank now"), Kind.RANK, short=Phrase("Rank")), lambda one: one.rank_before),
        (Column("rank_after", Phrase("Rank then"), Kind.RANK, short=Phrase("Then")), lambda one: one.rank_after),
        (Column("places", Phrase("± rank"), Kind.PLACES), lambda one: one.places),
        (
            Column("tier_before", Phrase("Tier now"), Kind.TIER, Shown.PEOPLE, short=Phrase("Tier")),
            lambda o: tier_title(block.edition, o.tier_before, voice),
        ),
        (
            Column("tier_after", Phrase("Tier then"), Kind.TIER, Shown.PEOPLE, short=Phrase("Then")),
            lambda o: tier_title(block.supposed, o.tier_after, voice),
        ),
        (Column("tier_before", Phrase("Tier now"), Kind.CODE, Shown.MACHINES), lambda one: one.tier_before),
        (Column("tier_after", Phrase("Tier then"), Kind.CODE, Shown.MACHINES), lambda one: one.tier_after),
    )
    return tabled(
        "units",
        columns,
        block.units,
        title=Phrase("Results as they are and as they would be"),
        policy=block.supposed.policy,
    )
