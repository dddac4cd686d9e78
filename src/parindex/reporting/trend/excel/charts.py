"""Native charts of a block; what they show stands in cells below, one row for each unbroken stretch of years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from xlsxwriter.chart import Chart

from parindex.reporting.report.contents.trend import BlockReview, UnitLine, YearCell
from parindex.reporting.tables.trend import FIRST_PLACE, LAST_PLACE
from parindex.reporting.trend.colours import COLOURS
from parindex.reporting.trend.excel.page import TrendPage

__all__ = ["write_charts"]

_FONT = {"name": "Times New Roman", "size": 10}
_TITLE = {"name": "Times New Roman", "size": 13}
_WIDTH, _HEIGHT = 900, 370
_RIM = 23
"""Pixels beside a chart, so that two of them stand on a page also when there are few years."""
_ROWS = 19
"""Rows that a chart covers."""

Value = Callable[[YearCell], float | int | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """One stretch: its name, its colour, a value or nothing for each year, and whether the legend names it."""

    name: str
    colour: str
    values: tuple[float | int | None, ...]
    named: bool
    width: float = 1.75


def write_charts(page: TrendPage) -> None:
    """Write three charts over the rows that they draw."""
    block = page.block
    assert block is not None
    say = page.voice.say
    page.title(say("Charts"))
    if block.caption:
        page.sheet.write_string(2, 0, block.caption, page.book.look("subtitle"))
    index = list(_lines(block, _index_of))
    ranks = list(_lines(block, _place_of))
    ends = list(_ends(page, block))
    charts = [(say("Index by unit, %"), index, False), (say("Rank by unit"), ranks, True)]
    charts.append((say("Block mean, best and last index, %"), ends, False))
    charts = [(title, lines, turned) for title, lines, turned in charts if lines]
    line = 3 + _ROWS * len(charts)
    page.sheet.write_string(
        line,
        0,
        say("What the charts draw: a row for each unbroken stretch of years"),
        page.book.look("subject", text_wrap=False),
    )
    line += 1
    for number, (title, lines, turned) in enumerate(charts):
        first, line = line, _data(page, block, line, title, lines) + 1
        chart = _chart(page, block, first + 1, title, lines, turned=turned)
        page.sheet.insert_chart(3 + _ROWS * number, 0, chart, {"object_position": 2})
    page.sheet.set_h_pagebreaks([3 + _ROWS * 2, 3 + _ROWS * len(charts)])
    page.fitted([34, *([9] * len(block.years))], _WIDTH + _RIM)


def _index_of(cell: YearCell) -> float | None:
    return None if cell.index.rounded is None else float(cell.index.rounded)


def _place_of(cell: YearCell) -> int | None:
    return cell.place


def _lines(block: BlockReview, value: Value) -> Iterator[_Line]:
    for unit, colour in zip(block.units[: block.drawn], COLOURS, strict=False):
        stretches = list(_stretches(unit, value))
        for number, values in enumerate(stretches):
            yield _Line(unit.name, colour, values, named=number == 0)


def _stretches(unit: UnitLine, value: Value) -> Iterator[tuple[float | int | None, ...]]:
    """Yield the values of each unbroken stretch, the other years empty."""
    values = [value(cell) for cell in unit.cells]
    yield from _parted(values, [cell.joined for cell in unit.cells])


def _parted(values: Sequence[float | int | None], joined: Sequence[bool]) -> Iterator[tuple[float | int | None, ...]]:
    starts = [
        place
        for place, value in enumerate(values)
        if value is not None and (not joined[place] or place == 0 or values[place - 1] is None)
    ]
    for start, end in pairwise([*starts, len(values)]):
        stop = next((place for place in range(start, end) if values[place] is None), end)
        yield tuple(value if start <= place < stop else None for place, value in enumerate(values))


def _ends(page: TrendPage, block: BlockReview) -> Iterator[_Line]:
    """Yield the mean, the best and the last index; whose they are changes from year to year."""
    say = page.voice.say
    joined = [year.joined for year in block.years]
    kinds = (
        (say(FIRST_PLACE.template), "#2CA02C", [year.best_index for year in block.years], 1.75),
        (say("Block mean"), "#000000", [year.mean for year in block.years], 3.0),
        (say(LAST_PLACE.template), "#D62728", [year.worst_index for year in block.years], 1.75),
    )
    for name, colour, figures, width in kinds:
        values = [None if figure.rounded is None else float(figure.rounded) for figure in figures]
        for number, stretch in enumerate(_parted(values, joined)):
            yield _Line(name, colour, stretch, named=number == 0, width=width)


def _data(page: TrendPage, block: BlockReview, line: int, title: str, lines: Sequence[_Line]) -> int:
    """Write what a chart draws; return the next free row."""
    page.heads(line, [title, *(str(year.year) for year in block.years)])
    for row, one in enumerate(lines, line + 1):
        page.sheet.write_string(row, 0, one.name, page.book.look("text"))
        for column, value in enumerate(one.values, 1):
            if value is None:
                page.sheet.write_blank(row, column, None, page.book.look("text"))
            else:
                page.sheet.write_number(row, column, value, page.book.general())
    return line + 1 + len(lines)


def _chart(  # noqa: PLR0913  where the lines stand and how they look
    page: TrendPage, block: BlockReview, first: int, title: str, lines: Sequence[_Line], *, turned: bool
) -> Chart:
    chart = page.book.workbook.add_chart({"type": "line"})
    name, last = page.sheet.get_name(), len(block.years)
    for row, one in enumerate(lines, first):
        chart.add_series(
            {
                "name": [name, row, 0],
                "categories": [name, first - 1, 1, first - 1, last],
                "values": [name, row, 1, row, last],
                "line": {"color": one.colour, "width": one.width},
                "marker": {"type": "circle", "size": 5, "fill": {"color": one.colour}, "border": {"color": one.colour}},
            }
        )
    chart.show_blanks_as("gap")
    chart.set_title({"name": title, "name_font": _TITLE, "overlay": False})
    unnamed = [number for number, one in enumerate(lines) if not one.named]
    chart.set_legend({"position": "right", "font": _FONT, "delete_series": unnamed})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    values = [value for one in lines for value in one.values if value is not None]
    if turned:
        chart.set_y_axis(
            {
                "reverse": True,
                "min": 1,
                "max": max(values),
                "major_unit": _unit(max(values)),
                "num_font": _FONT,
                "num_format": "0",
                "major_gridlines": grid,
                "crossing": "max",
            }
        )
        chart.set_x_axis({"num_font": _FONT})
    else:
        chart.set_y_axis(
            {"min": floor(min(values)) // 5 * 5, "num_font": _FONT, "num_format": "0", "major_gridlines": grid}
        )
        chart.set_x_axis({"num_font": _FONT, "label_position": "low"})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    return chart


def _unit(lowest: float) -> int:
    return 1 + int(lowest) // 20
