"""The context of a review: the one thing that every format gets."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise

from parindex.language import Speech, speech
from parindex.language.policy_words import weighted_words
from parindex.language.revision_words import counted_words, counting_words, years_head_words
from parindex.language.single_line import one_line
from parindex.model.definitions.workspace import Settings
from parindex.model.records.revisions import Revision
from parindex.model.results.changes import Moved
from parindex.model.results.series import BlockYear, Origin, UnitSeries, YearResult
from parindex.model.results.trends import BlockTrend, Improvement, Placed, Run, Steadiness, Trend
from parindex.reporting.report.block_head import said
from parindex.reporting.report.contents import NO_FIGURE, Figure
from parindex.reporting.report.contents.trend import BlockReview, Gain, Steady, TrendReport, YearLine
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.year_figures import index_figure, of_year
from parindex.reporting.trend.alike import alike_words
from parindex.reporting.trend.units import unit_line
from parindex.reporting.trend.words import obstacle_words, origin_words, run_words, step_words

__all__ = ["MOST_DRAWN", "MOST_LISTED", "build"]

MOST_DRAWN = 20
"""How many units a chart draws; more lines than that cannot be told apart."""

MOST_LISTED = 10
"""How many units a list of the most improved or the steadiest names."""


def build(trend: Trend, settings: Settings, locale: str, *, on: date | None, version: str) -> TrendReport:
    """Write out a trend in `locale`; without a day, documents show dots to be filled in by hand."""
    voice = speech(locale)
    values = {"first": trend.first, "last": trend.last}
    blocks = tuple(_block(block, trend, voice) for block in trend.blocks)
    return TrendReport(
        name=said(settings.name, voice),
        authority=said(settings.authority, voice),
        superior=said(settings.superior, voice),
        place=said(settings.place, voice),
        date=voice.date(on) if on else voice.say("day … month … year {year}", year="…"),
        generated_on=on,
        locale=voice.locale,
        version=version,
        **values,
        count=trend.last - trend.first + 1,
        area=one_line(f"{trend.area} {trend.area_title}".strip()),
        unit=next((unit.name for block in blocks for unit in block.units if unit.unit == trend.unit), ""),
        title=voice.say("The public administration reform index from {first} to {last}", **values),
        years=tuple(range(trend.first, trend.last + 1)),
        blocks=blocks,
        source=trend,
        marks=years_head_words(_revisions(trend), voice),
    )


def _revisions(trend: Trend) -> Iterator[Revision]:
    for block in trend.blocks:
        yield from (year.revision for year in block.series.years if year is not None and year.revision is not None)


def _block(found: BlockTrend, trend: Trend, voice: Speech) -> BlockReview:
    series, figures = found.series, Figures(found.policy, voice)
    shown = [unit for unit in series.units if trend.unit in {None, unit.unit}]
    names = {unit.unit: unit for unit in series.units}
    ids = {unit.unit for unit in shown}
    runs = [run for run in found.runs if run.unit in ids]
    by_unit = {unit: list(mine) for unit, mine in groupby(runs, lambda run: run.unit)}
    drawn = min(len(shown), MOST_DRAWN)
    return BlockReview(
        id=series.block,
        title=one_line(series.title),
        first=series.first,
        before=series.last - 1,
        last=series.last,
        years=tuple(_year(*year, names, figures) for year in zip(series.span, series.years, strict=True)),
        units=tuple(unit_line(unit, by_unit.get(unit.unit, []), figures, voice) for unit in shown),
        breaks=tuple(_breaks(series.years, {unit.unit: one_line(unit.name) for unit in series.units}, voice)),
        notes=(*_notes(found, figures, voice), *alike_words(shown, figures)),
        improved=_gains(found.improved, figures),
        over=found.over,
        since=series.last - found.over,
        improved_over=_gains(found.improved_over, figures),
        steadiest=_steady(found.steadiest, figures),
        fewest_steps=found.fewest_steps,
        runs=_most(_runs(runs, series.last, voice), voice),
        parted=_most(_parted(shown, figures, voice), voice),
        published=any(year is not None and year.origin is Origin.PUBLISHED for year in series.years),
        drawn=drawn,
        caption=_caption(drawn, len(shown), voice),
    )


def _year(year: int, found: BlockYear | None, units: dict[str, UnitSeries], figures: Figures) -> YearLine:
    voice, edition = figures.voice, found.yardstick.edition if found else None
    if found is None:
        nothing = voice.say("no data")
        return YearLine(year, origin=nothing, obstacle=nothing)
    best, worst = _end(found.best, year, units, figures), _end(found.worst, year, units, figures)
    return YearLine(
        year=year,
        there=True,
        origin=origin_words(found.origin, voice, found.revision),
        revision="" if found.revision is None else str(found.revision.number),
        counted="" if found.revision is None else counted_words(found.revision, voice),
        criteria=one_line(found.yardstick.name),
        set_title=one_line(edition.title.in_(voice.locale) if edition else found.yardstick.name),
        units="–" if found.ranked is None else str(found.ranked),
        mean=of_year(found.yardstick, figures).value(found.mean),
        best=best[0],
        worst=worst[0],
        first="; ".join(one_line(_of(units[unit], year).name) for unit in found.best if unit in units) or "–",
        published=found.origin is Origin.PUBLISHED,
        joined=found.obstacle is None and not found.reformed,
        obstacle=obstacle_words(found.obstacle, voice),
        best_index=best[1],
        worst_index=worst[1],
    )


def _end(ids: Sequence[str], year: int, units: dict[str, UnitSeries], figures: Figures) -> tuple[str, Figure]:
    """Name the units at one end of a year as they were called then, and their index."""
    found = [_of(units[unit], year) for unit in ids if unit in units]
    if not found:
        return "–", NO_FIGURE
    index = index_figure(found[0], figures)
    names = "; ".join(one_line(result.name) for result in found)
    return (f"{names} ({index})" if index.exact is not None else names), index


def _of(unit: UnitSeries, year: int) -> YearResult:
    return next(result for result in unit.results if result.year == year)


def _breaks(years: Sequence[BlockYear | None], names: Mapping[str, str], voice: Speech) -> Iterator[str]:
    known = [year for year in years if year is not None]
    for before, now in pairwise(known):
        values = {"before": before.year, "now": now.year}
        if now.year - before.year > 1:
            yield voice.say("No data between {before} and {now}: nothing is compared across the gap.", **values)
        elif now.obstacle is not None:
            reason = obstacle_words(now.obstacle, voice)
            yield voice.say("{before} and {now} are not compared: {reason}.", reason=reason, **values)
        if now.reformed:
            yield voice.say(
                "Merged or divided between {before} and {now}, so not compared, nor is the mean of the block: {names}.",
                names=_named([names[unit] for unit in now.reformed if unit in names], voice),
                **values,
            )


def _named(names: Sequence[str], voice: Speech) -> str:
    """Name the first units, and how many more there are."""
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (", " + voice.say("and {number} more", number=more) if more > 0 else "")


def _notes(found: BlockTrend, figures: Figures, voice: Speech) -> Iterator[str]:
    names = {unit.unit: one_line(unit.name) for unit in found.series.units}
    weights = next((year.weights for year in found.series.years if year is not None and year.weights), "")
    if weights:
        words = weighted_words(weights, voice)
        yield voice.say(
            "Means of scored years are {weighted}; those of published tables count all units alike.", weighted=words
        )
    for year in found.series.years:
        if year is None:
            continue
        if year.revision is not None and (amended := counting_words(year.revision, figures.voice)):
            yield amended
        if not year.overruled:
            continue
        yield voice.plural(
            "{year}: the scores count; {number} published line is put aside.",
            "{year}: the scores count; {number} published lines are put aside.",
            year.overruled,
            year=year.year,
        )
        for unit, published, scored in year.differing:
            yield voice.say(
                "{year}, {name}: published {published}, scored {scored}.",
                year=year.year,
                name=names.get(unit, unit),
                published=figures.value(published),
                scored=of_year(year.yardstick, figures).value(scored),
            )


def _gains(found: Sequence[Placed[Improvement]], figures: Figures) -> tuple[Gain, ...]:
    return tuple(
        Gain(
            _place(one.place, tied=one.tied),
            one_line(one.item.name),
            figures.change(one.item.index),
            figures.places(one.item.places),
            f"{one.item.first}–{one.item.last}",
        )
        for one in found[:MOST_LISTED]
    )


def _steady(found: Sequence[Placed[Steadiness]], figures: Figures) -> tuple[Steady, ...]:
    return tuple(
        Steady(
            _place(one.place, tied=one.tied), one_line(one.item.name), figures.amount(one.item.moved), one.item.steps
        )
        for one in found[:MOST_LISTED]
    )


def _place(place: int, *, tied: bool) -> str:
    return f"={place}" if tied else str(place)


def _runs(runs: Sequence[Run], last: int, voice: Speech) -> Iterator[str]:
    for run in sorted((run for run in runs if run.last == last), key=lambda run: -run.length):
        yield f"{one_line(run.name)}: {run_words(run, voice)}"


def _most(lines: Iterator[str], voice: Speech) -> tuple[str, ...]:
    """Return the first lines, and how many more there are."""
    all_lines = tuple(lines)
    more = len(all_lines) - MOST_LISTED
    return all_lines if more <= 0 else (*all_lines[:MOST_LISTED], voice.say("and {number} more", number=more))


def _parted(units: Sequence[UnitSeries], figures: Figures, voice: Speech) -> Iterator[str]:
    for unit in units:
        step = unit.steps[-1]
        if isinstance(step, Moved) and step.parted:
            yield f"{one_line(unit.name)}: {step_words(step, figures, voice)}"


def _caption(drawn: int, shown: int, voice: Speech) -> str:
    if drawn == shown:
        return ""
    return voice.say("The charts draw the first {drawn} of {all} units by their last rank.", drawn=drawn, all=shown)
