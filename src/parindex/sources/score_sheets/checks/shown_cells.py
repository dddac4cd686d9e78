"""Score cells whose number format shows something else than the number that was read."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from parindex.model.rules.answers import AsksRate, AsksTally
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.sources.cells.cell_text import blank, shown
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks, cell_at
from parindex.sources.workbook.sheet_facts import reach

__all__ = ["misstated", "struck_names"]


def struck_names(grid: Grid, places: Iterable[Position]) -> Iterator[tuple[Position, Problem]]:
    """Yield the headings, titles and names of units that are struck out although their scores are read."""
    for at in places if grid.struck else ():
        if at in grid.struck and not blank(cell_at(grid, *at)):
            yield at, Problem("S170", {"text": shown(cell_at(grid, *at))})


def misstated(grid: Grid, tools: Tools, marks: Marks) -> Iterator[tuple[Position, Problem]]:
    """Yield the cells that were read and that show people another number, or none.

    What a format only rounds is a warning: both figures are near each other. A number that nobody sees, or
    that looks like another one, is an error. A rate of 90 shown as 90 % is as it should be.
    """
    for code, given in marks.by_code.items() if grid.shown else ():
        for mark in given:
            place = reach(mark.cell.encode())
            if place in grid.shown:
                code_of = _code(tools, code, grid, place)
                if code_of is not None:
                    yield place, _problem(tools, code, grid, place, code_of)


def _code(tools: Tools, code: str, grid: Grid, place: Position) -> str | None:
    text = grid.shown[place]
    percent = place in grid.percents
    held = _held(cell_at(grid, *place), percent=percent)
    if blank(text):
        return "S123" if held else "S125"
    found = read_number(text.partition("/")[0])
    if not isinstance(found, Typed) or (found.percent and not percent and not _is_rate(tools, code)):
        return "S124"
    if found.number == held:
        return None
    decimals = len(text.partition("/")[0].rstrip("% ").partition(".")[2])
    return "S122" if abs(found.number - held) * 2 <= Decimal(1).scaleb(-decimals) else "S124"


def _is_rate(tools: Tools, code: str) -> bool:
    node = tools.edition.nodes.get(code)
    return node is not None and isinstance(node.score.answer, AsksRate | AsksTally)


def _held(value: CellValue, *, percent: bool) -> Decimal:
    """Return the number as it was read: of a cell shown as percent, times 100."""
    number = exact(value) if isinstance(value, int | float) else Decimal(0)
    return number * 100 if percent else number


def _problem(tools: Tools, code: str, grid: Grid, place: Position, number: str) -> Problem:
    percent = place in grid.percents
    value = plain_number(_held(cell_at(grid, *place), percent=percent))
    held = NumberText(f"{value}%") if percent else value
    text = NumberText(shown(grid.shown[place]))
    return Problem(number, {"component": code, "title": tools.title(code), "shown": text, "value": held}, code)
