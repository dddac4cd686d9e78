"""Tables of many units: units down and components across, or the other way round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from parindex.sources.cells.cell_text import blank
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.layout.heading import Heading, Sight
from parindex.sources.score_sheets.layout.layout import Column, Layout, Shape
from parindex.sources.score_sheets.layout.shapes.coded_titles import coded
from parindex.sources.score_sheets.layout.shapes.split_stages import STAGED, divided, stage_row
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["MatrixRows", "matrix", "matrix_between", "turned", "turned_by_codes"]

_ABOVE, _BELOW = 2, 3
_WIDEST = 1200
_TAKEN = {Role.TITLE, Role.MAXIMUM, Role.CODE, Role.ORDINAL, Role.EVIDENCE, Role.COMMENT, Role.OTHER}
_HEADED = {Role.TITLE, Role.MAXIMUM, Role.CODE, Role.ORDINAL}
_FEWEST_UNITS = 2

Known = Callable[[CellValue], bool]


def matrix(sight: Sight, row: int, column: int, known: Known) -> Layout | None:
    """Look for codes to the right of the heading of the units, in its own row or the next ones."""
    rows = sight.grid.rows
    around = range(max(0, row - _ABOVE), min(len(rows), row + _BELOW + 1))
    near = [at for at in around if at <= row or _of_heading(sight, at, row, column)]
    found = {at: [c for c in range(column + 1, len(rows[at])) if known(rows[at][c])] for at in near}
    if not any(found.values()):
        found = {at: [c for c in range(column + 1, len(rows[at])) if coded(rows[at][c], known)] for at in near}
    if not any(found.values()):
        found = {at: [c for c in range(column) if c < len(rows[at]) and coded(rows[at][c], known)] for at in near}
    codes_row = max(near, key=lambda at: (len(found[at]), at == row))
    across = found[codes_row]
    if not across:
        return None
    last = min(max(row, codes_row, _bottom(sight, row, column)), len(rows) - 1)
    stages = stage_row(sight, codes_row, across)
    others = [at for at in near if at not in {codes_row, stages} and at <= last + 1]
    titles = [at for at in others if _titled(sight, at, column, across)]
    last = max((last, stages or 0, *(at for at in titles if not sight.text(at, column) or at <= last)))
    heading = (min(row, codes_row, *titles, last), last)
    return matrix_between(sight, column, MatrixRows(heading, codes_row, stages, tuple(titles)), across)


@dataclass(frozen=True, slots=True)
class MatrixRows:
    """The rows of the heading of a matrix: first and last, the codes, the stages under them, the titles."""

    heading: tuple[int, int]
    codes: int
    stages: int | None
    titles: tuple[int, ...]


def matrix_between(sight: Sight, column: int, head: MatrixRows, across: Sequence[int]) -> Layout:
    """Return a matrix whose units stand in `column` and whose codes stand in the columns `across`."""
    rows, (first, last) = sight.grid.rows, head.heading
    row, stages = head.codes, head.stages
    parts, below, problems = ({}, set(), []) if stages is None else divided(sight, row, stages, across)
    wide = range(min(column + 1, *across), min(max(len(rows[at]) for at in range(first, last + 1)), _WIDEST))
    return Layout(
        sheet=sight.grid.name,
        shape=Shape.MATRIX,
        heading=head.heading,
        body=Heading(sight, first, last, 0).body(),
        columns=(Column(column, Role.OTHER, sight.text(last, column) or sight.text(row, column)),),
        code=row,
        titles=head.titles,
        unit=column,
        across=tuple(at for at in wide if at != column and (at in parts or at not in below)),
        problems=tuple(problems),
        parts=parts,
    )


def _of_heading(sight: Sight, at: int, row: int, column: int) -> bool:
    """Tell whether a row below the heading of the units may belong to it: no name of a unit stands there."""
    own = sight.text(at, column)
    if not own or sight.origin(at, column) == sight.origin(row, column) or sight.words.is_unit_heading(own):
        return True
    return sight.words.role_of(own) in _HEADED


def _bottom(sight: Sight, row: int, column: int) -> int:
    bottom = row
    while sight.origin(bottom + 1, column) == sight.origin(row, column):
        bottom += 1
    return bottom


def _titled(sight: Sight, row: int, column: int, across: Sequence[int]) -> bool:
    """Tell whether a row of the heading holds titles of components: words, not the numbers of a row of maxima."""
    own = sight.text(row, column)
    if own and not sight.words.is_unit_heading(own):
        return False
    return 2 * sum(any(map(str.isalpha, sight.text(row, at))) for at in across) >= len(across)


def turned(sight: Sight, row: int, column: int, known: Known) -> Layout | None:
    """Look for codes below the heading of the units, whose names stand across."""
    rows = sight.grid.rows
    below = next((r for r in range(row + 1, min(len(rows), row + 4)) if not blank(_cell(rows[r], column))), None)
    if below is None or not known(_cell(rows[below], column)):
        return None
    heading = Heading(sight, row, row, len(rows[row]))
    columns = [Column(column, Role.CODE, sight.text(row, column))]
    columns += [
        Column(at, role, sight.text(row, at))
        for at in range(column + 1, heading.width)
        if (role := heading.role(at)) in _TAKEN and role is not None
    ]
    taken = {one.index for one in columns}
    maxima = [one.index for one in columns if one.role is Role.MAXIMUM]
    return Layout(
        sheet=sight.grid.name,
        shape=Shape.TURNED,
        heading=(row, row),
        body=below,
        columns=tuple(columns),
        code=column,
        titles=tuple(one.index for one in columns if one.role is Role.TITLE),
        maximum=maxima[0] if maxima else None,
        unit=row,
        across=tuple(at for at in range(column + 1, heading.width) if sight.text(row, at) and at not in taken),
    )


def turned_by_codes(heading: Heading, layout: Layout, is_unit: Callable[[str], bool]) -> Layout | None:
    """Take a table headed by codes and names of units as a turned matrix.

    The names are known ones, or stand under a heading that says that they are units. There may be
    stages under each name.
    """
    taken = {column.index for column in layout.columns if column.role in _TAKEN}
    free = [at for at in range(layout.code + 1, heading.width) if at not in taken and heading.texts(at)]
    if layout.stages:
        return _turned_with_stages(heading, layout, free, is_unit)
    across = [at for at in free if _names_unit(heading, heading.texts(at), is_unit)]
    if not across:
        return None
    last = {at: max(r for r in range(heading.top, heading.bottom + 1) if heading.sight.text(r, at)) for at in across}
    role_of = heading.sight.words.role_of
    return replace(
        layout,
        shape=Shape.TURNED,
        unit=max(last.values()),
        across=tuple(at for at in free if role_of(heading.texts(at)[-1]) not in _TAKEN),
        problems=tuple(one for one in layout.problems if one[2].code != "L104"),
    )


def _names_unit(heading: Heading, texts: Sequence[str], is_unit: Callable[[str], bool]) -> bool:
    return bool(texts) and (is_unit(texts[-1]) or any(heading.sight.words.is_unit_heading(text) for text in texts[:-1]))


def _turned_with_stages(
    heading: Heading, layout: Layout, free: Sequence[int], is_unit: Callable[[str], bool]
) -> Layout | None:
    """Read a table with stages under the name of each unit; one name alone heads the columns of one unit."""
    sight, bottom = heading.sight, heading.bottom
    if bottom == heading.top:
        return None
    staged = [at for at in free if sight.words.role_of(sight.text(bottom, at)) in STAGED]
    firsts = sorted({first for at in staged if (first := _first(heading, at)) is not None})
    units = [at for at in firsts if _names_unit(heading, _above(heading, at), is_unit)]
    if len({sight.text(bottom - 1, at) for at in units}) < _FEWEST_UNITS:
        return None
    parts, _, problems = divided(sight, bottom - 1, bottom, firsts)
    return replace(
        layout,
        shape=Shape.TURNED,
        stages={},
        unit=bottom - 1,
        across=tuple(sorted(parts)),
        problems=tuple(problems),
        parts=parts,
    )


def _first(heading: Heading, column: int) -> int | None:
    """Return the column in which the text above the stage of a column begins: its own or one to the left."""
    sight, above = heading.sight, heading.bottom - 1
    return next((sight.origin(above, at)[1] for at in range(column, -1, -1) if sight.text(above, at)), None)


def _above(heading: Heading, column: int) -> list[str]:
    """Return the texts over a column above the row of the stages."""
    rows = range(heading.top, heading.bottom)
    seen = dict.fromkeys(heading.sight.origin(row, column) for row in rows)
    return [text for row, at in seen if (text := heading.sight.text(row, at))]


def _cell(cells: tuple[CellValue, ...], column: int) -> CellValue:
    return cells[column] if column < len(cells) else None
