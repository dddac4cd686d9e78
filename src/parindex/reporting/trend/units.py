"""One unit over the years, written out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.series import AreaValue, Gap, Origin, Step, UnitSeries, YearResult
from parindex.model.results.trends import Run
from parindex.reporting.report.contents import NO_FIGURE, Figure
from parindex.reporting.report.contents.trend import UnitLine, YearCell
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.year_figures import index_figure, of_year
from parindex.reporting.trend.words import absence_words, run_words, step_words

__all__ = ["BREAK", "PUBLISHED", "spark", "unit_line"]

PUBLISHED = "*"
"""Behind a figure that is known only as published."""
BREAK = "¦"
"""Between two years that cannot be compared."""
_BARS = "▁▂▃▄▅▆▇█"


def unit_line(series: UnitSeries, runs: Sequence[Run], figures: Figures, voice: Speech) -> UnitLine:
    """Write out the years of a unit; of `runs`, those that go on in its last year are told."""
    before: list[Step | None] = [None, *series.steps]
    last = series.years[-1].year
    return UnitLine(
        unit=series.unit,
        name=one_line(series.name),
        cells=tuple(_cell(year, step, figures, voice) for year, step in zip(series.years, before, strict=True)),
        spark=spark(series),
        tiers=_tiers(series),
        runs=tuple(run_words(run, voice) for run in runs if run.last == last),
        parted=tuple(_parted(series, figures, voice)),
    )


def _cell(year: YearResult | Gap, step: Step | None, figures: Figures, voice: Speech) -> YearCell:
    moved = step if isinstance(step, Moved) else None
    figures = figures if isinstance(year, Gap) else of_year(year.yardstick, figures)
    said = "" if step is None else step_words(step, figures, voice)
    change = figures.change(moved.index) if moved else NO_FIGURE
    places = figures.places(moved.rank) if moved else NO_FIGURE
    if isinstance(year, Gap):
        return YearCell(year.year, gap=absence_words(year.absence, voice), step=said)
    index, published = index_figure(year, figures), year.origin is Origin.PUBLISHED
    return YearCell(
        year=year.year,
        there=True,
        index=index,
        rank=_rank(year),
        place=year.rank,
        tier=one_line(year.tier),
        points=figures.value(year.points),
        maximum=NO_FIGURE if year.maximum is None else figures.maximum(year.maximum),
        published=published,
        gap="",
        joined=moved is not None,
        change=change,
        places=places,
        step=said,
        short=_short(index, year, published=published),
        areas=tuple((_area(area), _value(area, figures)) for area in year.areas),
    )


def _rank(year: YearResult) -> str:
    if year.rank is None:
        return "–"
    return f"{year.rank}/{year.of}" if year.of is not None else str(year.rank)


def _short(index: Figure, year: YearResult, *, published: bool) -> str:
    rank = "" if year.rank is None else f"({year.rank})"
    parts = [part for part in ("" if year.index is None else str(index), rank) if part]
    return (" ".join(parts) or "–") + (PUBLISHED if published else "")


def _area(area: AreaValue) -> str:
    return one_line(f"{area.code} {area.title}".strip())


def _value(area: AreaValue, figures: Figures) -> Figure:
    return figures.value(area.index if area.printed is None else area.printed)


def spark(series: UnitSeries) -> str:
    """Draw the index with small bars from the lowest to the highest of the unit; breaks are drawn, too."""
    indexes = [year.index for year in series.results if year.index is not None]
    if not indexes:
        return ""
    low, high = min(indexes), max(indexes)
    return "".join(_bars(series, low, high))


def _bars(series: UnitSeries, low: Fraction, high: Fraction) -> Iterator[str]:
    for place, year in enumerate(series.years):
        if place and _torn(series, place):
            yield BREAK
        if isinstance(year, Gap) or year.index is None:
            yield " "
        else:
            yield _BARS[int((year.index - low) * (len(_BARS) - 1) / (high - low)) if high > low else 3]


def _torn(series: UnitSeries, place: int) -> bool:
    """Tell whether two years with results stand side by side that must not be compared."""
    both = isinstance(series.years[place], YearResult) and isinstance(series.years[place - 1], YearResult)
    return both and isinstance(series.steps[place - 1], NotComparable)


def _tiers(series: UnitSeries) -> str:
    """Write each tier where it begins; a tier after a break may be one of another scheme."""
    said: list[str] = []
    known = None
    for place, year in enumerate(series.years):
        if isinstance(year, Gap) or not year.tier:
            continue
        torn = place > 0 and isinstance(series.steps[place - 1], NotComparable)
        if year.tier == known:
            continue
        joint = "" if not said else f" {BREAK} " if torn else " → "
        said.append(f"{joint}{one_line(year.tier)} ({year.year})")
        known = year.tier
    return "".join(said)


def _parted(series: UnitSeries, figures: Figures, voice: Speech) -> Iterator[str]:
    for step, year in zip(series.steps, series.years[1:], strict=True):
        if isinstance(step, Moved) and step.parted:
            mine = figures if isinstance(year, Gap) else of_year(year.yardstick, figures)
            yield f"{year.year}: {step_words(step, mine, voice)}"
