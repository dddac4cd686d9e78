"""A block that is known only as published; it says that nothing in it was recomputed."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Policy
from parindex.model.results.changes import Change, NotComparable
from parindex.model.results.printed.tables import PublishedBlock, PublishedStanding, PublishedYear
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, RankOf, Sentence, Table, Value, tabled
from parindex.reporting.report.changes import change_words, difference_words, reason_words
from parindex.reporting.report.contents import NO_FIGURE, ChangeWords, Figure
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.published_caveats import unsure_words

__all__ = ["history_blocks", "published_blocks", "published_table"]

Columns = tuple[tuple[Column, Callable[[PublishedStanding], Value]], ...]


def published_blocks(block: PublishedBlock, voice: Speech) -> Iterator[AnyBlock]:
    """Yield the lines of a block, with what changed if it was compared, and what is to be known of them."""
    marked = voice.say("published, not recomputed")
    yield Heading(2, " · ".join([block.title, str(block.year), marked, *filter(None, [block.criteria])]))
    yield published_table(block, voice)
    yield from map(Sentence, _notes(block, voice))
    yield Break()


def history_blocks(years: Sequence[PublishedYear], voice: Speech) -> Iterator[AnyBlock]:
    """Yield all published tables; where a block was scored too, the scores count."""
    words = "This block has scores of {year} too; they count, not these figures."
    for year in years:
        for block in year.blocks:
            yield from published_blocks(block, voice)
            if block.block in year.scored:
                yield from (Sentence(Phrase(words, {"year": year.year})), Break())


def published_table(block: PublishedBlock, voice: Speech) -> Table:
    """Return the lines as they were printed; without points where nobody published them."""
    short = all(one.result.points is None for one in block.standings)
    points: Columns = (
        (_short("points", "Points", "Pts", Kind.POINTS), lambda one: _printed(one.result.points, voice)),
        (_short("max", "Maximum", "Max", Kind.MAXIMUM), lambda one: _printed(one.result.maximum, voice)),
    )
    columns: Columns = (
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: RankOf(one.result.rank, one.result.of)),
        (Column("name", Phrase("Unit")), lambda one: one.result.name),
        *(() if short else points),
        (_short("index", "Index %", "Index", Kind.PERCENT), lambda one: _index(one, voice)),
        (Column("tier", Phrase("Tier"), Kind.TIER), lambda one: one.result.tier),
        *(() if block.compare is None else _changes(voice)),
    )
    return tabled("published", columns, block.standings)


def _short(key: str, title: str, short: str, kind: Kind) -> Column:
    return Column(key, Phrase(title), kind, short=Phrase(short))


def _changes(voice: Speech) -> Columns:
    figures = Figures(Policy(), voice)

    def words(one: PublishedStanding) -> ChangeWords:
        return change_words(one.change, figures, voice)

    return (
        (Column("change_index", Phrase("± index"), Kind.CHANGE), lambda one: words(one).index),
        (Column("change_rank", Phrase("± rank"), Kind.PLACES), lambda one: words(one).rank),
        (Column("remark", Phrase("Remark")), lambda one: words(one).reason or words(one).note),
    )


def _printed(number: Decimal | None, voice: Speech) -> Figure:
    if number is None:
        return NO_FIGURE
    exact = Fraction(number)
    return Figure(voice.number(exact, max(0, -int(number.as_tuple().exponent))), exact, exact)


def _index(standing: PublishedStanding, voice: Speech) -> Value:
    if standing.result.index is not None or standing.index is None:
        return _printed(standing.result.index, voice)
    return voice.number(standing.index) + "*"


def _notes(block: PublishedBlock, voice: Speech) -> Iterator[str]:
    if any(one.result.index is None and one.index is not None for one in block.standings):
        yield voice.say("* computed from the printed points and maximum")
    yield from filter(None, dict.fromkeys(_how(one.change, voice) for one in block.standings))
    for unit, name, _ in block.left:
        yield voice.say("{name}: was in {year}, is not in this year", name=name or unit, year=block.compare)
    if block.unsure and block.compare is not None:
        yield unsure_words(block.year, block.compare, voice)


def _how(change: Change | None, voice: Speech) -> str:
    """Say in what two sets differ, once for the block; empty for all other steps."""
    if not isinstance(change, NotComparable) or not change.differences:
        return ""
    return f"{reason_words(change.reason, '', voice)}: {difference_words(change.differences, voice)}"
