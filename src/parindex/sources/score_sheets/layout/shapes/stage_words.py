"""A column that says in every row which stage its scores are of: Tự chấm, Thẩm định."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import Grid
from parindex.sources.score_sheets.layout.layout import Column
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.split_stages import STAGED
from parindex.sources.score_sheets.layout.stages import assign

__all__ = ["StageColumn", "shared_names", "stage_column"]

_WIDEST = 1200
_LOOKED_AT = 400
"""Rows that show whether a column names stages."""


@dataclass(frozen=True, slots=True)
class StageColumn:
    """Where the stages stand, and which stage each text means."""

    index: int
    words: Mapping[str, Stage]

    def of(self, grid: Grid, row: int) -> Stage | None:
        """Return the stage that a row is of."""
        cells = grid.rows[row]
        return self.words.get(shown(cells[self.index])) if self.index < len(cells) else None


def stage_column(look: Look, rows: Sequence[int], taken: Collection[int]) -> StageColumn | None:
    """Return the column that names two stages or more, and one in every row."""
    seen = rows[:_LOOKED_AT]
    width = min(max((len(look.grid.rows[row]) for row in seen), default=0), _WIDEST)
    for at in range(width):
        if at in taken or not _staged(look, seen, at):
            continue
        texts = list(dict.fromkeys(shown(look.grid.rows[row][at]) for row in rows if _filled(look, row, at)))
        if words := _words(look, texts):
            return StageColumn(at, words)
    return None


def _filled(look: Look, row: int, at: int) -> bool:
    cells = look.grid.rows[row]
    return at < len(cells) and isinstance(cells[at], str)


def _staged(look: Look, rows: Sequence[int], at: int) -> bool:
    return bool(rows) and all(
        _filled(look, row, at) and look.words.role_of(str(look.grid.rows[row][at])) in STAGED for row in rows
    )


def _words(look: Look, texts: Sequence[str]) -> Mapping[str, Stage]:
    """Return the stage of each text; nothing if two of them mean one stage, or one means none."""
    columns = [Column(at, role, text) for at, text in enumerate(texts) if (role := look.words.role_of(text))]
    stages, _, problems = assign(columns, agreed=True)
    if problems or len(stages) != len(texts) or len(texts) == 1:
        return {}
    return {texts[at]: stage for stage, at in stages.items()}


def shared_names(grid: Grid, column: int, rows: Sequence[int]) -> dict[str, list[int]]:
    """Return the rows of each name; a row without a name belongs to the one above it."""
    found: dict[str, list[int]] = {}
    name = ""
    for row in rows:
        cells = grid.rows[row]
        name = (folded(shown(cells[column])) if column < len(cells) else "") or name
        found.setdefault(name, []).append(row)
    return found
