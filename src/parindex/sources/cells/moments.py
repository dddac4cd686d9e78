"""When a row of a table was sent: the time that online forms write beside every answer."""

import re
from datetime import datetime
from typing import Final

from parindex.model.texts.moment_text import MomentText
from parindex.sources.cells.grid import Grid, Position

__all__ = ["sent_at"]

_TIME: Final = re.compile(
    r"\s*[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[ T,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\S*.{0,12}"
)


def sent_at(grid: Grid, at: Position | None) -> str:
    """Return the first time of day with its date in the row of a cell, or nothing."""
    if at is None or at[0] >= len(grid.rows):
        return ""
    for value in grid.rows[at[0]]:
        if isinstance(value, datetime) and (value.hour or value.minute or value.second):
            return MomentText(value.isoformat(" ", "seconds"))
        if isinstance(value, str) and _TIME.fullmatch(value):
            return value.strip()
    return ""
