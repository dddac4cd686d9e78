"""Tables that only the pages for everybody have: years of a unit, who lost on a component, policies, files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import NodeScore, Scorecard, Standing
from parindex.model.scores import ScoreSheet
from parindex.model.studies.losses import NodeLoss, UnitNodeLoss
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, RankOf, Table, Value, tabled
from parindex.reporting.report.contents import PolicyLine
from parindex.reporting.tables.analysis.losses import unit_components_table
from parindex.reporting.tables.analysis.texts import node_title
from parindex.reporting.tables.cards import tier_words

__all__ = [
    "components_table",
    "files_table",
    "history_table",
    "losers_table",
    "lost_table",
    "many_years_table",
    "node_losses_table",
    "policies_table",
    "result_table",
    "scores_table",
    "years_table",
]


def history_table(rows: Iterable[tuple[Value, ...]]) -> Table:
    """Return the years of a unit: year, index, its change, rank, places gained, tier, what is to be known."""
    columns = (
        Column("year", Phrase("Year"), Kind.YEAR),
        Column("index", Phrase("Index %"), Kind.PERCENT),
        Column("change_index", Phrase("± index"), Kind.CHANGE),
        Column("rank", Phrase("Rank"), Kind.RANK),
        Column("change_rank", Phrase("± rank"), Kind.PLACES),
        Column("tier", Phrase("Tier"), Kind.TIER),
        Column("note", Phrase("Note")),
    )
    return Table("history", Phrase("Index and rank year by year"), columns, tuple(rows))


def result_table(one: Standing, ranked: int, voice: Speech) -> Table:
    """Return the result of one unit in one row."""
    columns = (
        (Column("index", Phrase("Index %"), Kind.PERCENT), lambda one: one.card.index),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: RankOf(one.rank, ranked)),
        (Column("tier", Phrase("Tier"), Kind.TIER), lambda one: tier_words(one.card, voice) or "–"),
        (Column("points", Phrase("Points"), Kind.POINTS), lambda one: one.card.points),
        (Column("max", Phrase("Maximum"), Kind.MAXIMUM), lambda one: one.card.applicable),
    )
    return tabled("result", columns, [one], title=Phrase("Result"), policy=one.card.edition.policy)


def years_table(rows: Iterable[tuple[Value, ...]]) -> Table:
    """Return the years of a block: year, source, units ranked, mean, first place, what parts it from before."""
    columns = (
        Column("year", Phrase("Year"), Kind.YEAR),
        Column("source", Phrase("Source")),
        Column("units", Phrase("Units ranked"), Kind.COUNT),
        Column("mean", Phrase("Mean %"), Kind.PERCENT),
        Column("best", Phrase("In first place")),
        Column("note", Phrase("Why not comparable")),
    )
    return Table("years", Phrase("The block year by year"), columns, tuple(rows))


def many_years_table(years: Iterable[int], rows: Iterable[tuple[Value, ...]]) -> Table:
    """Return the units of a block with one column for each year."""
    columns = (
        Column("name", Phrase("Unit"), width=36),
        *(Column(f"year_{year}", str(year), Kind.PERCENT) for year in years),
    )
    return Table("many_years", Phrase("All units year by year"), columns, tuple(rows))


def lost_table(
    edition: Edition, parts: tuple[UnitNodeLoss, ...], voice: Speech, sheet: ScoreSheet, *, words: Sequence[str] = ()
) -> Table:
    """Return the components on which a unit lost points; `words`: `evidence` and `comment`, as far as published."""
    table = unit_components_table(edition, parts, voice).without({"cell", "file", "sheet"})
    titles = {"evidence": Phrase("Evidence"), "comment": Phrase("Comment of the appraisal")}
    entries = [sheet.by_code.get(part.code) for part in parts]
    for word in words:
        column = Column(word, titles[word])
        cells = [getattr(entry, word) if entry else "" for entry in entries]
        rows = tuple((*row, cell) for row, cell in zip(table.rows, cells, strict=True))
        table = replace(table, columns=(*table.columns, column), rows=rows)
    return table


def components_table(card: Scorecard, voice: Speech) -> Table:
    """Return all scores of a unit, from its areas down; groups stand out."""
    edition, scores = card.edition, card.nodes
    nodes = [(node, scores[node.code]) for _, node in edition.walk()]
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one[0].code),
        (Column("title", Phrase("Criterion"), width=44), lambda one: one[0].title.in_(voice.locale)),
        (Column("points", Phrase("Points"), Kind.POINTS), lambda one: one[1].points),
        (Column("max", Phrase("Maximum"), Kind.MAXIMUM), lambda one: one[1].applicable or Phrase("does not apply")),
        (Column("index", Phrase("Index %"), Kind.PERCENT), lambda one: one[1].index),
    )
    table = tabled("scores", columns, nodes, title=Phrase("All scores"), policy=edition.policy)
    return replace(table, strong=frozenset(place for place, node in enumerate(nodes) if not node[0].is_leaf))


def node_losses_table(edition: Edition, nodes: Iterable[NodeLoss], voice: Speech) -> Table:
    """Return what a block lost, by area or component."""
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("title", Phrase("Criterion"), width=44), lambda one: node_title(edition, one.code, voice)),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT), lambda one: one.lost),
        (Column("share", Phrase("Share of the block's loss %"), Kind.PERCENT), lambda one: one.share),
        (Column("units", Phrase("Units that lose"), Kind.COUNT), lambda one: one.units),
        (Column("units_of", Phrase("Units it applies to"), Kind.COUNT), lambda one: one.of),
    )
    return tabled("lost", columns, nodes, title=Phrase("Where the block lost points"), policy=edition.policy)


def losers_table(edition: Edition, units: Sequence[tuple[Standing, NodeScore]], title: Phrase) -> Table:
    """Return units with their scores of one area, criterion or component."""
    columns = (
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: RankOf(one[0].rank)),
        (Column("name", Phrase("Unit"), width=36), lambda one: one[0].card.name),
        (Column("node_points", Phrase("Points"), Kind.POINTS), lambda one: one[1].points),
        (Column("node_max", Phrase("Maximum"), Kind.MAXIMUM), lambda one: one[1].applicable),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT), lambda one: one[1].lost),
        (Column("node_index", Phrase("Index %"), Kind.PERCENT), lambda one: one[1].index),
    )
    return tabled("losers", columns, units, title=title, policy=edition.policy)


def scores_table(edition: Edition, units: Sequence[Standing], codes: Sequence[str]) -> Table:
    """Return the index of every unit in every area, in the order of ranks."""

    def of(code: str) -> Callable[[Standing], Value]:
        return lambda one: one.card.nodes[code].index

    columns = (
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: RankOf(one.rank)),
        (Column("name", Phrase("Unit"), width=36), lambda one: one.card.name),
        *((Column(f"area_{code}", code, Kind.PERCENT), of(code)) for code in codes),
        (Column("index", Phrase("Index %"), Kind.PERCENT), lambda one: one.card.index),
    )
    return tabled("areas", columns, units, title=Phrase("All units in all areas, index %"), policy=edition.policy)


def policies_table(lines: Iterable[PolicyLine]) -> Table:
    """Return the policies of a set in words."""
    columns = (
        (Column("title", Phrase("Subject")), lambda one: one.subject),
        (Column("text", Phrase("Rule")), lambda one: one.text),
    )
    return tabled("policies", columns, lines, title=Phrase("What was decided"))


def files_table(files: Iterable[Mapping[str, Value]]) -> Table:
    """Return files to download: name, title, size (bytes), sha256."""
    columns = (
        (Column("name", Phrase("File to download")), lambda one: one["name"]),
        (Column("title", Phrase("Content")), lambda one: one["title"]),
        (Column("size", Phrase("Bytes"), Kind.COUNT), lambda one: one["size"]),
        (Column("sha256", Phrase("SHA-256"), Kind.CODE), lambda one: one["sha256"]),
    )
    return tabled("files", columns, files, title=Phrase("Files"))
