"""The ranking of a block: one list of columns for all formats. A new column is one entry of `_columns`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parindex.language import Speech
from parindex.model.results.changes import Moved
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, RankOf, Shown, Table, Value, tabled
from parindex.reporting.report.changes import change_words
from parindex.reporting.report.contents import ChangeWords
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.cards import CARD_COLUMNS, adjustment, tier_name, tier_words

__all__ = ["RankingLine", "RankingMoment", "ranking_lines", "ranking_table"]

_ARROWS = {"up": "↑", "same": "=", "down": "↓", None: "–"}
_SCREEN, _PAPER, _DATA, _PROGRAMS = Shown.SCREEN, Shown.PAGE | Shown.SHEET, Shown.DATA, Shown.RECORD | Shown.FRAME


@dataclass(frozen=True)
class RankingMoment:
    """What every row of a file says of the moment: revisions, and which scores count, as far as they are known."""

    revision: int | None = None
    compared: int | None = None
    basis: str = ""


@dataclass(frozen=True)
class RankingLine:
    """A unit in its block, with what is said of its change."""

    standing: Standing
    block: BlockStandings
    figures: Figures

    @cached_property
    def words(self) -> ChangeWords:
        """The change in words."""
        return change_words(self.standing.change, self.figures, self.voice)

    @property
    def card(self) -> Scorecard:
        """The result of the unit."""
        return self.standing.card

    @property
    def voice(self) -> Speech:
        """The language of what is said."""
        return self.figures.voice

    @property
    def moved(self) -> Moved | None:
        """The change, if it can be stated."""
        return self.standing.change if isinstance(self.standing.change, Moved) else None

    @property
    def place(self) -> RankOf:
        """The rank and of how many."""
        return RankOf(self.standing.rank, self.block.ranked)

    @property
    def rank_change(self) -> Value:
        """Places gained, and the rank of the compared year in brackets."""
        words = self.words
        return f"{words.rank.text} ({words.previous_rank})" if words.previous_rank else words.rank

    @property
    def arrow(self) -> str:
        """The change of the tier as a sign, or why there is no change."""
        sign = _ARROWS[self.moved.tier if self.moved else None]
        return self.words.reason or f"{sign} {self.words.note}".rstrip()

    @property
    def obstacle(self) -> str:
        """Why the years are not compared; or what belongs to a change that is stated."""
        words = self.words
        return (f"{words.reason} ({words.how})" if words.how else words.reason) or words.note


Read = Callable[[RankingLine], Value]


def ranking_lines(block: BlockStandings, figures: Figures) -> tuple[RankingLine, ...]:
    """Return every unit of a block in rank order; those without a rank follow."""
    return tuple(RankingLine(standing, block, figures) for standing in block.standings)


def ranking_table(
    lines: Sequence[RankingLine],
    *,
    compare: int | None = None,
    moment: RankingMoment | None = None,
    readers: Shown = Shown.EVERYWHERE,
) -> Table:
    """Return the table of units; with changes, if there is a year that they are compared with.

    Only what `readers` see is computed: words take time that programs need not wait for.
    """
    adjusted = any(line.card.edition.adjustments for line in lines)
    columns = (
        (_for_programs(column) if column.key in _CHANGES and compare is None else column, read)
        for column, read in _columns(compare, moment or RankingMoment(), next((line.block.ranked for line in lines), 0))
        if adjusted or column.key not in _ADJUSTED or not column.shown & Shown.PEOPLE
    )
    policy = lines[0].card.edition.policy if lines else None
    return tabled("ranking", (pair for pair in columns if pair[0].shown & readers), lines, policy=policy)


_ADJUSTED = frozenset({"bonus", "penalty"})
_CHANGES = frozenset({"change_points", "change_index", "previous_rank", "change_rank", "change_tier"})


def _for_programs(column: Column) -> Column:
    return replace(column, shown=column.shown & Shown.MACHINES)


def _columns(compare: int | None, moment: RankingMoment, ranked: int) -> Iterator[tuple[Column, Read]]:
    yield from _names(compare, ranked)
    yield from _results()
    yield from _changes(compare)
    yield from _moment(moment)
    yield from _adjustments(Shown.SHEET)
    yield from _adjustments(_DATA, since=4)
    yield from ((replace(column, shown=_PROGRAMS & column.shown), _of_card(read)) for column, read in CARD_COLUMNS)
    yield Column("rank", Phrase("Rank"), Kind.RANK, _PROGRAMS), lambda line: line.standing.rank
    yield (
        Column("from_mean", Phrase("From mean"), Kind.CHANGE, _PROGRAMS, exact=True),
        lambda line: line.standing.from_mean,
    )


def _of_card(read: Callable[[Scorecard], Value]) -> Read:
    return lambda line: read(line.card)


def _names(compare: int | None, ranked: int) -> Iterator[tuple[Column, Read]]:
    of = Phrase("Rank (of {number})", {"number": ranked})
    yield Column("year", Phrase("Year"), Kind.YEAR, _DATA), lambda line: line.block.year
    yield Column("block", Phrase("Block"), Kind.TEXT, _DATA), lambda line: line.block.title
    yield Column("criteria", Phrase("Criteria set"), Kind.CODE, _DATA), lambda line: line.card.edition.key
    yield Column("rank", Phrase("Rank"), Kind.RANK, _SCREEN), lambda line: line.place
    yield (
        Column("rank", Phrase("Rank"), Kind.RANK, _PAPER | _DATA, long="" if compare is None else of),
        lambda line: RankOf(line.standing.rank) if compare is None else line.place,
    )
    yield Column("unit", Phrase("Id"), Kind.CODE, _DATA), lambda line: line.card.unit
    yield Column("name", Phrase("Unit"), Kind.TEXT, Shown.PEOPLE | _DATA, width=36), lambda line: line.card.name


def _results() -> Iterator[tuple[Column, Read]]:
    yield (
        Column("points", Phrase("Points"), Kind.POINTS, Shown.PEOPLE | _DATA, short=Phrase("Pts")),
        lambda line: line.card.points,
    )
    yield from _adjustments(_SCREEN | Shown.PAGE)
    yield (
        Column(
            "max",
            Phrase("Maximum"),
            Kind.MAXIMUM,
            Shown.PEOPLE | _DATA,
            short=Phrase("Max"),
            long=Phrase("Maximum that applies"),
        ),
        lambda line: line.card.applicable,
    )
    yield (
        Column("converted", Phrase("Points on the full scale"), Kind.POINTS, Shown.SHEET),
        lambda line: line.card.converted,
    )
    yield (
        Column("index", Phrase("Index %"), Kind.PERCENT, Shown.PEOPLE | _DATA, short=Phrase("Index")),
        lambda line: line.card.index,
    )
    yield Column("tier", Phrase("Tier"), Kind.TIER, _SCREEN), lambda line: tier_words(line.card, line.voice)
    yield Column("tier", Phrase("Tier"), Kind.TIER, _PAPER | _DATA), lambda line: tier_name(line.card, line.voice)
    yield (
        Column(
            "from_mean", Phrase("From mean"), Kind.CHANGE, Shown.PEOPLE | _DATA, short=Phrase("± avg"), unit="percent"
        ),
        lambda line: line.standing.from_mean,
    )


def _adjustments(shown: Shown, since: int = 1) -> Iterator[tuple[Column, Read]]:
    bonus = Column("bonus", Phrase("Bonus"), Kind.POINTS, shown, since=since)
    penalty = Column("penalty", Phrase("Penalty"), Kind.POINTS, shown, since=since)
    yield bonus, lambda line: adjustment(line.card, line.card.bonus)
    yield penalty, lambda line: adjustment(line.card, line.card.penalty)


def _changes(compare: int | None) -> Iterator[tuple[Column, Read]]:
    points = Column("change_points", Phrase("± points"), Kind.CHANGE, _PAPER | _DATA, unit="points")
    index = Column("change_index", Phrase("± index"), Kind.CHANGE, Shown.PEOPLE | _DATA, unit="percent")
    previous = Column("previous_rank", Phrase("Previous rank"), Kind.RANK, _PAPER)
    rank = Column("change_rank", Phrase("± rank"), Kind.PLACES, _SCREEN, under=f"({compare})")
    places = Column("change_rank", Phrase("± rank"), Kind.PLACES, _PAPER | _DATA)
    tier = Column("change_tier", Phrase("± tier"), Kind.TEXT, _SCREEN)
    remark = Column("change_tier", Phrase("Tier change"), Kind.TEXT, _PAPER)
    yield points, lambda line: line.moved.points if line.moved else None
    yield index, lambda line: line.moved.index if line.moved else None
    yield previous, lambda line: line.words.previous_rank or "–"
    yield rank, lambda line: line.rank_change
    yield places, lambda line: line.moved.rank if line.moved else None
    yield tier, lambda line: line.arrow
    yield remark, lambda line: line.words.remark
    yield Column("change_tier", Phrase("Tier change"), Kind.TEXT, _DATA), lambda line: line.words.tier
    yield Column("obstacle", Phrase("Why not comparable"), Kind.TEXT, _DATA), lambda line: line.obstacle
    yield (
        Column("previous_rank", Phrase("Previous rank"), Kind.TEXT, _DATA, since=2),
        lambda line: line.words.previous_rank,
    )


def _moment(moment: RankingMoment) -> Iterator[tuple[Column, Read]]:
    revision = Column("revision", Phrase("Revision"), Kind.COUNT, _DATA, since=3)
    compared = Column("compared_revision", Phrase("Revision compared with"), Kind.COUNT, _DATA, since=3)
    basis = Column("basis", Phrase("Scores that count"), Kind.TEXT, _DATA, since=3)
    yield revision, lambda _: moment.revision
    yield compared, lambda _: moment.compared
    yield basis, lambda _: moment.basis
