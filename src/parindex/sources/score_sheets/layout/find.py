"""Find the table of scores in a sheet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from parindex.model.definitions.layout_rules import LayoutRule
from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.score_sheets.layout.heading import Heading, Sight
from parindex.sources.score_sheets.layout.layout import Layout
from parindex.sources.score_sheets.layout.rating import fit, only_sums
from parindex.sources.score_sheets.layout.search_context import Codes, Look
from parindex.sources.score_sheets.layout.shapes.coded_titles import coded
from parindex.sources.score_sheets.layout.shapes.long_table import long_table
from parindex.sources.score_sheets.layout.shapes.matrices import matrix, turned, turned_by_codes
from parindex.sources.score_sheets.layout.shapes.matrix_by_names import by_heads, by_names, names_column
from parindex.sources.score_sheets.layout.shapes.ruled_table import settled
from parindex.sources.score_sheets.layout.shapes.staged_rows import with_staged_rows
from parindex.sources.score_sheets.layout.shapes.unit_table import unit_table, without_scores
from parindex.sources.score_sheets.layout.words import PLAIN, Role, Vocabulary

__all__ = ["find_layout"]

_DEEPEST = 200
"""A heading that stands lower is not looked for."""

_WIDE = 12
"""Columns in which a table may begin."""

_TRIES = 30
"""Headings that are tried before a sheet is given up."""

_BELOW = 3
"""Rows below a heading in which codes before titles have to begin."""

_CODES = {Role.CODE, Role.ORDINAL}
_NEIGHBOURS = set(Role) - _CODES - {Role.OTHER, Role.COMMENT}
_SCORES = _NEIGHBOURS - {Role.TITLE, Role.MAXIMUM, Role.EVIDENCE}


def find_layout(
    grid: Grid,
    codes: Codes,
    is_unit: Callable[[str], bool],
    words: Vocabulary = PLAIN,
    rule: LayoutRule | None = None,
) -> Layout | None:
    """Return where the table stands, or `None` if the sheet has none.

    `codes` are those of the criteria sets, `is_unit` tells whether a text names a unit, `words` what
    headings mean. A `rule` counts more than what is recognised. Of several readings the one counts under
    which most components have a place. A layout with
    problems of severity error must not be read.
    """
    look = Look(grid, codes, is_unit, words)
    found = _search(look) if rule is None else settled(look, rule, _search)
    return replace(found, sums=True) if found and (found.stages or found.across) and only_sums(look, found) else found


def _search(look: Look) -> Layout | None:
    best, most = None, (-1, False)
    fallback: Layout | None = None
    tries = (found for row in range(min(len(look.grid.rows), _DEEPEST)) for found in _tried(look, row))
    for tried in islice(tries, _TRIES):
        found = with_staged_rows(look, tried)
        if found and (found.stages or found.across):
            rated = fit(look, found)
            best, most = (found, rated) if rated > most else (best, most)
            if rated[0] >= look.codes.plenty:
                break
        fallback = fallback or found
    return best or fallback


def _tried(look: Look, row: int) -> Iterator[Layout | None]:
    """Yield what comes of each heading word of a row, and of its names of units."""
    cells = look.grid.rows[row]
    numbered = False
    for column, cell in enumerate(cells[:_WIDE]):
        if not isinstance(cell, str):
            continue
        role = look.words.role_of(cell)
        numbered = numbered or role in _CODES
        if role in _CODES and _neighbours(look, cells, _NEIGHBOURS):
            yield _divided_matrix(look, row, column) or _by_codes(look, row, column)
        elif role is Role.TITLE and not numbered and _neighbours(look, cells, _SCORES):
            yield _by_titles(look, row, column)
        if look.words.is_unit_heading(cell):
            yield _by_units(look, row, column)
    yield from filter(None, (by_names(look, row), by_heads(look, row)))


def _neighbours(look: Look, cells: tuple[CellValue, ...], wanted: set[Role]) -> bool:
    words = look.words
    texts = [cell for cell in cells if isinstance(cell, str)]
    return any(words.role_of(cell) in wanted or words.is_unit_heading(cell) for cell in texts)


def _by_codes(look: Look, row: int, column: int) -> Layout:
    heading = Heading.around(look.sight(row), row, column)
    layout = unit_table(heading, column, look.known)
    if found := long_table(look, heading, layout):
        return found
    across = turned_by_codes(heading, layout, look.is_unit)
    if across is not None:
        return across
    return layout if layout.stages else without_scores(layout, row, column)


def _divided_matrix(look: Look, row: int, column: int) -> Layout | None:
    """Read a numbered matrix with stages under each code, which would look like many columns of one stage."""
    cells = look.grid.rows[row]
    for at in range(column + 1, min(len(cells), _WIDE)):
        cell = cells[at]
        if isinstance(cell, str) and look.words.is_unit_heading(cell):
            found = matrix(look.sight(row), row, at, look.known)
            return found if found and len(found.parts) > 1 else None
    return None


def _by_titles(look: Look, row: int, column: int) -> Layout | None:
    """Read a table without a column of codes, whose titles begin with them."""
    heading = Heading.around(look.sight(row), row, column)
    body = heading.body()
    near = look.grid.rows[body : body + _BELOW]
    if not any(len(cells) > column and coded(cells[column], look.known) for cells in near):
        return None
    layout = unit_table(heading, column, look.known)
    if found := long_table(look, heading, layout):
        return found
    return layout if layout.coded_titles and layout.stages else None


def _by_repeated_codes(look: Look, row: int, unit: int) -> Layout | None:
    """Read a table with a row for each unit and component whose column of codes has a heading of its own."""
    below = look.grid.rows[row + 1 : row + 1 + _BELOW]
    wide = range(min(len(look.grid.rows[row]), _WIDE))
    found = [at for at in wide if at != unit and below and all(_component(look, cells, at) for cells in below)]
    if not found:
        return None
    heading = Heading.around(look.sight(row), row, found[-1])
    layout = unit_table(heading, found[-1], look.known, {found[-1]: "code"})
    return long_table(look, heading, layout)


def _component(look: Look, cells: tuple[CellValue, ...], at: int) -> bool:
    return at < len(cells) and look.codes.component(cells[at]) is not None


def _by_units(look: Look, row: int, column: int) -> Layout | None:
    cells, sight = look.grid.rows[row], look.sight(row)
    if found := _by_repeated_codes(look, row, column):
        return found
    column = names_column(look, row, column)
    own = any(coded(other, look.known) for other in cells[column + 1 :])
    first: Callable[[Sight, int, int, Callable[[CellValue], bool]], Layout | None]
    first, second = (matrix, turned) if own else (turned, matrix)
    return first(sight, row, column, look.known) or second(sight, row, column, look.known)
