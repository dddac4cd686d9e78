"""Several years side by side, one table a block; where room is short the years become small bars."""

from collections.abc import Callable, Iterator, Sequence

from parindex.language import Speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Sentence, Value, tabled
from parindex.reporting.report.contents.trend import (
    BlockReview,
    Gain,
    Steady,
    TrendReport,
    UnitLine,
    YearCell,
    YearLine,
)

__all__ = ["FIRST_PLACE", "LAST_PLACE", "trend_blocks"]

FIRST_PLACE, LAST_PLACE = Phrase("First place"), Phrase("Last place")
_MOST = 5
"""Places of a list that are told."""
_YEARS: tuple[tuple[Column, Callable[[YearLine], Value]], ...] = (
    (Column("year", Phrase("Year"), Kind.YEAR), lambda year: year.year),
    (Column("source", Phrase("Source")), lambda year: year.origin),
    (Column("criteria", Phrase("Criteria set")), lambda year: year.criteria),
    (Column("ranked", Phrase("Units ranked"), Kind.COUNT), lambda year: year.units),
    (Column("mean", Phrase("Mean %"), Kind.PERCENT), lambda year: year.mean),
    (Column("first", FIRST_PLACE), lambda year: year.best),
    (Column("last", LAST_PLACE), lambda year: year.worst),
)
_OF_UNIT: tuple[tuple[Column, Callable[[YearCell], Value]], ...] = (
    (Column("year", Phrase("Year"), Kind.YEAR), lambda cell: cell.year),
    (Column("index", Phrase("Index"), Kind.PERCENT), lambda cell: f"{cell.index}{'*' * cell.published}"),
    (Column("rank", Phrase("Rank"), Kind.RANK), lambda cell: cell.rank),
    (Column("tier", Phrase("Tier"), Kind.TIER), lambda cell: cell.tier or cell.gap or "–"),
    (Column("step", Phrase("Since the year before")), lambda cell: cell.step),
)


def trend_blocks(report: TrendReport, voice: Speech, *, is_wide: bool = True) -> Iterator[AnyBlock]:
    """Yield every block: the years, the units, then what they say together.

    `is_wide`: a column for every year has room; else a unit's years are bars.
    """
    for block in report.blocks:
        yield Heading(2, f"{block.title} · {report.first}–{report.last}")
        if report.area:
            yield Sentence(Phrase("Only area {area}", {"area": report.area}))
        yield tabled("years", _YEARS, block.years)
        yield from map(Sentence, (*block.breaks, *block.notes))
        if report.unit:
            for unit in block.units:
                yield from _unit(unit)
        else:
            yield from _wide(block, report.years, voice) if is_wide else _narrow(block, report.years)
            yield from _lists(block, voice)
        yield Break()


def _wide(block: BlockReview, years: Sequence[int], voice: Speech) -> Iterator[AnyBlock]:
    columns: list[tuple[Column, Callable[[UnitLine], Value]]] = [
        (Column("unit", Phrase("Unit")), lambda unit: unit.name)
    ]
    columns += [_year(place, year) for place, year in enumerate(years)]
    star = f" {voice.say('* = known only as published.')}" if block.published else ""
    yield tabled("units", columns, block.units, notes=[voice.say("Index in percent, rank in brackets.") + star])


def _year(place: int, year: int) -> tuple[Column, Callable[[UnitLine], Value]]:
    return Column(f"y{year}", str(year), Kind.PERCENT), lambda unit: unit.cells[place].short


def _narrow(block: BlockReview, years: Sequence[int]) -> Iterator[AnyBlock]:
    columns: tuple[tuple[Column, Callable[[UnitLine], Value]], ...] = (
        (Column("unit", Phrase("Unit")), lambda unit: unit.name),
        (Column("bars", f"{years[0]}–{years[-1]}"), lambda unit: unit.spark),
        (Column("index", Phrase("Index"), Kind.PERCENT), lambda unit: unit.cells[-1].index),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda unit: unit.cells[-1].rank),
        (Column("step", Phrase("Since the year before")), lambda unit: unit.cells[-1].gap or unit.cells[-1].step),
        (
            Column("years", Phrase("All years")),
            lambda unit: "; ".join(f"{cell.year}: {cell.short}" for cell in unit.cells),
        ),
    )
    words = "Bars from the lowest to the highest index of the unit; a space is a year without one, ¦ a break."
    yield tabled("units", columns, block.units, notes=[Phrase(words)])


def _unit(unit: UnitLine) -> Iterator[AnyBlock]:
    yield Heading(3, f"{unit.name}  {unit.spark}")
    star = [Phrase("* = known only as published.")] if any(cell.published for cell in unit.cells) else []
    yield tabled("unit", _OF_UNIT, unit.cells, notes=star)
    yield from map(Sentence, unit.runs)


def _lists(block: BlockReview, voice: Speech) -> Iterator[AnyBlock]:
    last = {"last": block.last}
    over = {"years": block.over, "first": block.since, **last}
    lists: tuple[tuple[Phrase, Sequence[str]], ...] = (
        (
            Phrase("Most improved over one year ({before}–{last})", {"before": block.before, **last}),
            _gains(block.improved, voice),
        ),
        (Phrase("Most improved over {years} years ({first}–{last})", over), _gains(block.improved_over, voice)),
        (Phrase("Steadiest"), [_steady(one, voice) for one in block.steadiest[:_MOST]]),
        (Phrase("Years in a row"), [f"- {line}" for line in block.runs]),
        (
            Phrase("Rank and index did not go the same way in {year}", {"year": block.last}),
            [f"- {line}" for line in block.parted],
        ),
    )
    for title, lines in lists:
        if lines:
            yield Heading(3, title)
            yield from map(Sentence, lines)


def _gains(gains: Sequence[Gain], voice: Speech) -> list[str]:
    return [
        f"{gain.place}. {gain.name}: {gain.index} ({voice.say('places: {places}', places=gain.places)})"
        for gain in gains[:_MOST]
    ]


def _steady(one: Steady, voice: Speech) -> str:
    values = {"place": one.place, "name": one.name, "moved": one.moved, "steps": one.steps}
    return voice.say("{place}. {name}: {moved} a year ({steps} steps)", **values)
