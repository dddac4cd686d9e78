"""Years in which indexes are printed alike and ranks differ: said, so that nobody takes them for ties torn apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.model.results.series import UnitSeries, YearResult
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.year_figures import index_figure

__all__ = ["alike_words"]


def alike_words(units: Sequence[UnitSeries], figures: Figures) -> Iterator[str]:
    """Yield a sentence where further digits decide about ranks."""
    by_year: dict[int, list[YearResult]] = defaultdict(list)
    for unit in units:
        for result in unit.results:
            if result.rank is not None and result.index is not None:
                by_year[result.year].append(result)
    years = sorted(year for year, results in by_year.items() if _hidden(results, figures))
    if years:
        said = ", ".join(map(str, years))
        yield figures.voice.say("{years}: some indexes are printed alike; further digits part their ranks.", years=said)


def _hidden(results: Sequence[YearResult], figures: Figures) -> bool:
    exact: dict[str, set[tuple[Fraction | None, int | None]]] = defaultdict(set)
    for result in results:
        exact[index_figure(result, figures).text].add((result.index, result.rank))
    return any(
        len({rank for _, rank in found}) > 1 and len({index for index, _ in found}) > 1 for found in exact.values()
    )
