"""Several years as tables, one a block; on narrow terminals the years become small bars."""

from collections.abc import Iterable

from parindex.cli.present.terminal import answer, fits, plain, say, table
from parindex.language import Speech
from parindex.model.results.changes import NotComparable, Reason
from parindex.model.results.trends import BlockTrend
from parindex.reporting.report.published_caveats import remedy_words
from parindex.reporting.trend.contents import BlockReview, TrendReport, UnitLine

__all__ = ["print_trend"]

_NAME, _CELL = 26, 11
"""Columns that a name and a year need in the wide table of units."""


def print_trend(report: TrendReport, speech: Speech) -> None:
    """Print every block: the years, the units, then what they say together."""
    for block in report.blocks:
        answer(plain(f"{block.title} · {report.first}–{report.last}"), style="bold")
        if report.area:
            answer(plain(speech.say("Only area {area}", area=report.area)))
        _years(block, speech)
        _lines((*block.breaks, *block.notes))
        if report.unit:
            for unit in block.units:
                _unit(unit, speech)
        else:
            _units(block, report.years, speech)
            _lists(block, speech)
        answer()
    if any(_untold(block) for block in report.source.blocks):
        say(remedy_words(speech))


def _untold(block: BlockTrend) -> bool:
    steps = [step for unit in block.series.units for step in unit.steps]
    return any(isinstance(step, NotComparable) and step.reason is Reason.CRITERIA_UNTOLD for step in steps)


def _years(block: BlockReview, speech: Speech) -> None:
    made = table(
        (speech.say("Year"), True),
        (speech.say("Source"), False),
        (speech.say("Criteria set"), False),
        (speech.say("Units ranked"), True),
        (speech.say("Mean %"), True),
        (speech.say("First place"), False),
        (speech.say("Last place"), False),
    )
    for year in block.years:
        row = (str(year.year), year.origin, year.criteria, year.units, str(year.mean), year.best, year.worst)
        made.add_row(*map(plain, row))
    answer(made)


def _units(block: BlockReview, years: tuple[int, ...], speech: Speech) -> None:
    if fits(_NAME + _CELL * len(years)):
        made = table((speech.say("Unit"), False), *((str(year), True) for year in years))
        for unit in block.units:
            made.add_row(plain(unit.name), *(plain(cell.short) for cell in unit.cells))
        answer(made)
        answer(plain(speech.say("Index in percent, rank in brackets.") + _star(block, speech)))
        return
    made = table(
        (speech.say("Unit"), False),
        (f"{years[0]}–{years[-1]}", False),
        (speech.say("Index"), True),
        (speech.say("Rank"), True),
        (speech.say("Since the year before"), False),
        (speech.say("All years"), False),
    )
    for unit in block.units:
        last, years_ = unit.cells[-1], "; ".join(f"{cell.year}: {cell.short}" for cell in unit.cells)
        figures = (unit.spark, plain(str(last.index)), last.rank)
        made.add_row(plain(unit.name), *figures, plain(last.gap or last.step), plain(years_))
    answer(made)
    answer(
        plain(
            speech.say(
                "Bars from the lowest to the highest index of the unit; a space is a year without one, ¦ a break."
            )
        )
    )


def _star(block: BlockReview, speech: Speech) -> str:
    return " " + speech.say("* = known only as published.") if block.published else ""


def _unit(unit: UnitLine, speech: Speech) -> None:
    answer(plain(f"{unit.name}  {unit.spark}"), style="bold")
    made = table(
        (speech.say("Year"), True),
        (speech.say("Index"), True),
        (speech.say("Rank"), True),
        (speech.say("Tier"), False),
        (speech.say("Since the year before"), False),
    )
    for cell in unit.cells:
        mark = "*" if cell.published else ""
        made.add_row(
            str(cell.year), f"{cell.index}{mark}", cell.rank, plain(cell.tier or cell.gap or "–"), plain(cell.step)
        )
    answer(made)
    if any(cell.published for cell in unit.cells):
        answer(speech.say("* = known only as published."))
    _lines(unit.runs)


def _lists(block: BlockReview, speech: Speech) -> None:
    say = speech.say
    if block.improved:
        answer(say("Most improved over one year ({before}–{last})", before=block.before, last=block.last), style="bold")
        _lines(
            f"{gain.place}. {gain.name}: {gain.index} ({say('places: {places}', places=gain.places)})"
            for gain in block.improved[:5]
        )
    if block.improved_over:
        values = {"years": block.over, "first": block.since, "last": block.last}
        answer(say("Most improved over {years} years ({first}–{last})", **values), style="bold")
        _lines(
            f"{gain.place}. {gain.name}: {gain.index} ({say('places: {places}', places=gain.places)})"
            for gain in block.improved_over[:5]
        )
    if block.steadiest:
        answer(say("Steadiest"), style="bold")
        _lines(
            say(
                "{place}. {name}: {moved} a year ({steps} steps)",
                place=one.place,
                name=one.name,
                moved=one.moved,
                steps=one.steps,
            )
            for one in block.steadiest[:5]
        )
    if block.runs:
        answer(say("Years in a row"), style="bold")
        _lines(f"- {line}" for line in block.runs)
    if block.parted:
        answer(say("Rank and index did not go the same way in {year}", year=block.last), style="bold")
        _lines(f"- {line}" for line in block.parted)


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        answer(plain(line))
