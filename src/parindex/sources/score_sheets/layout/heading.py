"""The heading of a table: one to four rows, merged or not, read as one text for each column."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.score_sheets.layout.words import PLAIN, Role, Vocabulary

__all__ = ["Heading", "Sight"]

_TALLEST = 4
_SEEN = 16
"""Rows above the last one in which merged cells are looked at."""
_MOST = 20_000
"""Merged cells in so few rows; a sheet with more was not made to be read."""
_WIDEST = 1200
_LETTER = re.compile(r"\(?([a-z]|[0-9]{1,3})\)?\s*(=.*)?|=.*")
_FEWEST_LETTERS = 2


class Sight:
    """The top of a sheet as it is seen: merged cells show their text in all their rows and columns."""

    def __init__(self, grid: Grid, last: int, words: Vocabulary = PLAIN) -> None:
        self.grid = grid
        self.words = words
        self._origin: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in grid.merges:
            if top > last or bottom < last - _SEEN or len(self._origin) > _MOST:
                continue
            for row in range(max(top, last - _SEEN), min(bottom, last) + 1):
                for column in range(left, min(right, _WIDEST) + 1):
                    self._origin[row, column] = (top, left)

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell whose value shows at a place."""
        return self._origin.get((row, column), (row, column))

    def value(self, row: int, column: int) -> CellValue:
        """Return the value that shows at a place."""
        row, column = self.origin(row, column)
        rows = self.grid.rows
        return rows[row][column] if 0 <= row < len(rows) and column < len(rows[row]) else None

    def text(self, row: int, column: int) -> str:
        """Return the text that shows at a place; numbers show nothing here."""
        value = self.value(row, column)
        return value if isinstance(value, str) and not blank(value) else ""


@dataclass(frozen=True)
class Heading:
    """The heading around a row in which a heading word stands at `column`."""

    sight: Sight
    top: int
    bottom: int
    width: int
    _texts: dict[int, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def around(cls, sight: Sight, row: int, column: int) -> "Heading":
        """Find the rows of the heading: down to where the codes begin, up over the rows that group columns."""
        rows = sight.grid.rows
        bottom = row
        while bottom + 1 < min(len(rows), row + _TALLEST) and _continues(sight, row, bottom + 1, column):
            bottom += 1
        top = row
        while top > max(0, bottom - _TALLEST + 1) and _groups(sight, top - 1, column):
            top -= 1
        width = min(max(len(cells) for cells in rows[top : bottom + 1]), _WIDEST)
        return cls(sight, top, bottom, width)

    def texts(self, column: int) -> list[str]:
        """Return the texts over a column from top to bottom, each merged one once."""
        texts = self._texts.get(column)
        if texts is None:
            seen = dict.fromkeys(self.sight.origin(row, column) for row in range(self.top, self.bottom + 1))
            texts = self._texts[column] = [text for row, place in seen if (text := self.sight.text(row, place))]
        return texts

    def role(self, column: int) -> Role | None:
        """Return what a column is: by its own heading, or where that says too little by those above as well."""
        texts, words = self.texts(column), self.sight.words
        if texts and (added := words.added(" ".join(texts)) or words.added(texts[-1])):
            return added
        own = words.role_of(texts[-1]) if texts else None
        if own in {None, Role.SCORE, Role.RESULT, Role.POINTS} and len(texts) > 1:
            whole = words.role_of(" ".join(texts))
            own = whole if whole not in {None, Role.POINTS} else own or whole
        return own

    def body(self) -> int:
        """Return the first row below the heading and the row of column letters (A, B, 1, 2, 3 = 1 + 2)."""
        return self._body

    @cached_property
    def _body(self) -> int:
        row = self.bottom + 1
        while row < len(self.sight.grid.rows) and _letters(self.sight.grid.rows[row]):
            row += 1
        return row


def _continues(sight: Sight, first: int, row: int, column: int) -> bool:
    """Tell whether a row below still belongs to the heading."""
    if sight.origin(row, column) == sight.origin(first, column):
        return True
    cells = sight.grid.rows[row]
    if sight.text(row, column) or any(isinstance(cell, int | float) for cell in cells):
        return False
    return any(sight.words.role_of(cell) is not None for cell in cells if isinstance(cell, str))


def _groups(sight: Sight, row: int, column: int) -> bool:
    """Tell whether a row above groups columns: heading words to the right of the codes, nothing over the codes."""
    cells = sight.grid.rows[row]
    if sight.text(row, column) or any(isinstance(cell, int | float) for cell in cells):
        return False
    texts = [cell for cell in cells if isinstance(cell, str) and not blank(cell)]
    return bool(texts) and all(sight.words.role_of(text) is not None for text in texts)


def _letters(cells: tuple[CellValue, ...]) -> bool:
    filled = [cell for cell in cells if not (cell is None or (isinstance(cell, str) and not cell.strip()))]
    if len(filled) < _FEWEST_LETTERS or not all(_LETTER.fullmatch(folded(shown(cell))) for cell in filled):
        return False
    numbers = [int(match[1]) for cell in filled if (match := re.match(r"\(?([0-9]+)", shown(cell)))]
    return numbers == sorted(set(numbers))
