"""The areas and components of a block."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import AreaSummary, ComponentLoss
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Series
from parindex.reporting.report.block_head import said
from parindex.reporting.report.contents import Area, AreaRow, BlockInput, Loss, Mover, Row
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.units import unit_names

__all__ = ["MOST_LOSSES", "MOST_MOVERS", "area_charts", "area_lines", "area_row", "loss_lines"]

MOST_LOSSES = 10
"""How many components with lost points a report names."""

MOST_MOVERS = 5
"""How many units a report names that rose, or fell, in an area."""


def area_lines(found: BlockInput, figures: Figures, voice: Speech) -> tuple[Area, ...]:
    """Return every area with its mean and who rose or fell most in it."""
    nodes, names = found.standings.edition.nodes, unit_names(found.previous, found.standings)
    return tuple(_area(summary, nodes[summary.code], names, figures, voice) for summary in found.areas)


def _area(summary: AreaSummary, node: Node, names: Mapping[str, str], figures: Figures, voice: Speech) -> Area:
    return Area(
        code=node.code,
        title=said(node.title, voice),
        maximum=figures.maximum(Fraction(node.total)),
        mean=figures.value(summary.mean),
        change=figures.change(summary.change),
        rose=tuple(Mover(names.get(unit, unit), figures.change(change)) for unit, change in summary.rose[:MOST_MOVERS]),
        fell=tuple(Mover(names.get(unit, unit), figures.change(change)) for unit, change in summary.fell[:MOST_MOVERS]),
        rose_count=len(summary.rose),
        fell_count=len(summary.fell),
    )


def area_charts(areas: Sequence[Area], year: int, compare: int | None) -> tuple[Chart, ...]:
    """Return the mean of every area, beside that of the compared year where that can be told; nothing without means."""
    if not any(area.mean.exact is not None for area in areas):
        return ()
    series = [Series(str(year), tuple(area.mean.exact for area in areas))]
    if any(area.change.exact is not None for area in areas):
        series.append(Series(str(compare), tuple(_before(area) for area in areas)))
    names = tuple(f"{area.code}. {area.title}" for area in areas)
    return (Chart("bar", Phrase("Mean index of the areas (%)"), names, tuple(series)),)


def _before(area: Area) -> Fraction | None:
    mean, change = area.mean.exact, area.change.exact
    return None if mean is None or change is None else mean - change


def area_row(row: Row, areas: Sequence[AreaSummary], figures: Figures) -> AreaRow:
    """Return the index of one unit in every area."""
    nodes = row.source[1].card.nodes
    cells = tuple(figures.value(nodes[area.code].index) for area in areas)
    return AreaRow(rank=row.rank, name=row.name, cells=cells, index=row.index)


def loss_lines(found: BlockInput, figures: Figures, voice: Speech) -> tuple[Loss, ...]:
    """Return the components on which most points were lost."""
    edition = found.standings.edition
    return tuple(_loss(loss, edition, figures, voice) for loss in found.losses[:MOST_LOSSES] if loss.lost)


def _loss(loss: ComponentLoss, edition: Edition, figures: Figures, voice: Speech) -> Loss:
    return Loss(
        code=loss.code,
        title=said(edition.nodes[loss.code].title, voice),
        lost=figures.amount(loss.lost),
        available=figures.maximum(loss.available),
        share=figures.amount(loss.share),
        units=loss.units,
    )
