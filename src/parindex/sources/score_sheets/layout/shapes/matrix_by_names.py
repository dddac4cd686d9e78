"""Tables of many units recognised by names of the registry where no heading says that they are units."""

from parindex.sources.cells.cell_text import blank
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.layout.layout import Layout
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.coded_titles import head_code
from parindex.sources.score_sheets.layout.shapes.matrices import matrix, turned
from parindex.sources.score_sheets.layout.words import Role, is_unit_heading

__all__ = ["by_heads", "by_names", "names_column"]

_FEWEST = 2
_WIDEST = 1200
_LONGEST = 200
_READ = 20
"""Rows below a heading whose names are looked up."""
_CORNERS = {Role.CODE, Role.ORDINAL, Role.TITLE}


def by_names(look: Look, row: int) -> Layout | None:
    """Take a row of names of units as the heading of a turned matrix, if codes stand below its corner.

    The corner may be blank, or speak of codes or criteria. Two names of the registry are enough, or
    one if nothing else stands in the row.
    """
    cells = look.grid.rows[row][:_WIDEST]
    filled = [at for at, cell in enumerate(cells) if not blank(cell)]
    names = [at for at in filled if _is_name(look, cells[at])]
    if not names or names[0] == 0:
        return None
    corner = next((at for at in filled if _is_corner(look, cells[at])), None)
    if len(names) < _FEWEST and (corner is None or [*names, corner] != filled[::-1]):
        return None
    before = range(names[0]) if corner is None else range(corner, names[0])
    sight = look.sight(row)
    columns = [at for at in before if at == corner or (at < len(cells) and blank(cells[at]))]
    return next((found for at in columns if (found := turned(sight, row, at, look.known))), None)


def by_heads(look: Look, row: int) -> Layout | None:
    """Take a row of codes as the heading of a matrix whose units stand below in a column that is headed otherwise.

    So come the answers of forms: the question for the unit has any words, and may be asked last.
    """
    cells = look.grid.rows[row][:_WIDEST]
    across = [at for at, cell in enumerate(cells) if _heads_component(look, cell)]
    if len(across) < _FEWEST:
        return None
    wide = max((len(below) for below in look.grid.rows[row + 1 : row + 1 + _READ]), default=0)
    named = {
        at: number for at in range(min(wide, _WIDEST)) if at not in across if (number := _names_below(look, row, at))
    }
    if not named or any(_is_name(look, cell) for cell in cells):
        return None
    return matrix(look.sight(row), row, max(named, key=lambda at: named[at]), look.known)


def _heads_component(look: Look, cell: CellValue) -> bool:
    """Tell whether a text heads a component; a bare number may be a score."""
    if not isinstance(cell, str) or cell.strip().isdigit():
        return False
    lead = None if look.known(cell) else head_code(cell, look.known)
    return look.codes.component(lead[0] if lead else cell) is not None


def _is_name(look: Look, cell: CellValue) -> bool:
    return isinstance(cell, str) and 1 < len(cell) <= _LONGEST and look.is_unit(cell)


def _is_corner(look: Look, cell: CellValue) -> bool:
    return isinstance(cell, str) and look.words.role_of(cell) in _CORNERS


def names_column(look: Look, row: int, column: int) -> int:
    """Return which of several headings of units in a row heads the units themselves.

    A table may give for each unit the one above it: Huyện, Xã. The column with most names of the
    registry is meant; where that settles nothing, the first one headed Đơn vị, else the last before the codes.
    """
    cells = look.grid.rows[row]
    first = next((at for at in range(column + 1, len(cells)) if look.known(cells[at])), len(cells))
    headed = [
        at for at in range(column, first) if isinstance(cell := cells[at], str) and look.words.is_unit_heading(cell)
    ]
    if len(headed) == 1:
        return column
    return max(headed, key=lambda at: (_names_below(look, row, at), *_kind(str(cells[at]), at)))


def _kind(text: str, at: int) -> tuple[bool, int]:
    return (True, -at) if is_unit_heading(text) else (False, at)


def _names_below(look: Look, row: int, column: int) -> int:
    below = look.grid.rows[row + 1 : row + 1 + _READ]
    return len({cells[column] for cells in below if column < len(cells) and _is_name(look, cells[column])})
