"""Tables that keep every number whole: text folds, and where even that is too wide, each row becomes a few lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["TerminalGrid"]

_BETWEEN = 2
"""Columns of the terminal that a column of the table takes beside its text."""
_TEXT, _NAME = 7, 14
"""What a column of text, and the first one, which names things, is not made narrower than."""
_WORD = 24
"""A word without digits may be broken where it is longer."""
_INDENT = "    "
_JOINT = " · "


@dataclass(frozen=True, slots=True)
class TerminalGrid:
    """Columns as (heading, whether it holds numbers), and rows as (cells, style)."""

    columns: Sequence[tuple[str, bool]]
    rows: list[tuple[tuple[str, ...], str | None]] = field(default_factory=list)

    def add_row(self, *cells: str, style: str | None = None) -> None:
        """Add a row; cells that are missing at its end are empty."""
        self.rows.append(((*cells, *("",) * (len(self.columns) - len(cells))), style))

    def drawn(self, width: int) -> "RenderableType":
        """Return what a terminal of so many columns shows."""
        widths = self._widths(width)
        return self._lines(width) if widths is None else self._table(widths)

    def _widths(self, width: int) -> list[int] | None:
        """Return the widths of all columns, `None` if numbers would not stay whole."""
        room = width - _BETWEEN * len(self.columns) - 1
        least = [self._least(place) for place in range(len(self.columns))]
        most = [max(need, self._natural(place)) for place, need in enumerate(least)]
        if sum(least) > room:
            return None
        cap = next(cap for cap in range(max(most), -1, -1) if sum(_capped(least, most, cap)) <= room)
        found = _capped(least, most, cap)
        for place, one in enumerate(found):
            if one < most[place] and sum(found) < room:
                found[place] += 1
        return found

    def _texts(self, place: int) -> Iterator[str]:
        return (line for cells, _ in self.rows for line in cells[place].splitlines())

    def _natural(self, place: int) -> int:
        heading = self.columns[place][0].splitlines()
        return max(map(cell_len, (*heading, *self._texts(place))), default=0)

    def _least(self, place: int) -> int:
        heading, numeric = self.columns[place]
        head = _longest(heading)
        if numeric:
            return max((head, *map(cell_len, self._texts(place))))
        name = next((at for at, (_, number) in enumerate(self.columns) if not number), None) == place
        words = max((head, *map(_longest, self._texts(place))))
        return max(words, min(self._natural(place), _NAME if name else _TEXT))

    def _table(self, widths: Sequence[int]) -> "RenderableType":
        from rich import box  # noqa: PLC0415  only for tables
        from rich.table import Table  # noqa: PLC0415  as above

        made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        for (heading, numeric), width in zip(self.columns, widths, strict=True):
            side = "right" if numeric else "left"
            made.add_column(heading, justify=side, overflow="fold", no_wrap=numeric, width=width)  # type: ignore[arg-type]
        for cells, style in self.rows:
            made.add_row(*cells, style=style)
        return made

    def _lines(self, width: int) -> "RenderableType":
        """Return each row as its names, and below them every heading with its value."""
        said = Text()
        named = sorted({0, next((place for place, (_, numeric) in enumerate(self.columns) if not numeric), 0)})
        for cells, style in self.rows:
            title = "  ".join(filter(None, (cells[place] for place in named)))
            said.append(f"\n{title}" if title else "", style=style or "bold")
            for line in _wrapped(list(self._values(cells, named)), width):
                said.append(f"\n{line}", style=style)
        said.append("\n")
        return said

    def _values(self, cells: Sequence[str], named: Sequence[int]) -> Iterator[str]:
        for place, ((heading, _), cell) in enumerate(zip(self.columns, cells, strict=True)):
            if cell.strip() and place not in named:
                yield f"{' '.join(heading.split())}: {' '.join(cell.split())}".removeprefix(": ")


def _capped(least: Sequence[int], most: Sequence[int], cap: int) -> list[int]:
    return [max(low, min(high, cap)) for low, high in zip(least, most, strict=True)]


def _longest(text: str) -> int:
    """Return the width of the longest word that must stay whole."""
    words = text.split()
    return max((cell_len(word) if _counts(word) else min(cell_len(word), _WORD) for word in words), default=0)


def _counts(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _wrapped(values: Sequence[str], width: int) -> Iterator[str]:
    line = ""
    for value in values:
        joined = f"{line}{_JOINT}{value}" if line else _INDENT + value
        if line and cell_len(joined) > width:
            yield line
            joined = _INDENT + value
        line = joined
    if line:
        yield line
