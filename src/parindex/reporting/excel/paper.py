"""Where the pages of a printed sheet end."""

from collections.abc import Sequence

__all__ = ["breaks", "page_height"]

_HEIGHT = 450
"""Points between the margins of a page of A4 in landscape, less what printers and fonts may differ by."""

Line = tuple[float, bool]
"""The height of a row in points, and whether it stays on the page of the next row."""


def page_height(scale: int) -> float:
    """Return how many points of rows fit on a page that is printed at a scale in percent."""
    return _HEIGHT * 100 / scale


def breaks(rows: Sequence[Line], page: float) -> list[int]:
    """Return the rows, counted from 0, that begin a new page: none is parted from a row that it stays with.

    A chain that is higher than a page is parted where the page ends.
    """
    found: list[int] = []
    start, used = 0, 0.0
    for place, (height, _) in enumerate(rows):
        used += height
        if used > page and place > start:
            start = _chained(rows, start, place, page)
            used = sum(each for each, _ in rows[start : place + 1])
            found.append(start)
    return found


def _chained(rows: Sequence[Line], start: int, place: int, page: float) -> int:
    first = place
    while first > start and rows[first - 1][1]:
        first -= 1
    return place if first == start or sum(height for height, _ in rows[first : place + 1]) > page else first
