"""What a marked copy has to know of the sheets that it copies."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from typing import Protocol

__all__ = ["Original", "Position", "Value"]

Value = str | float | int | bool | datetime | date | time | timedelta | None

Position = tuple[int, int]
"""(row, column), both from 0."""


class Original(Protocol):
    """One sheet as it was read: values, and the facts beside them. Positions count from 0.

    A merged range is (first row, first column, last row, last column), inclusive.
    """

    @property
    def name(self) -> str:
        """The name on the tab."""

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Values from A1 on; rows may be of unequal length."""

    @property
    def hidden(self) -> bool:
        """Whether the tab is hidden."""

    @property
    def merges(self) -> tuple[tuple[int, int, int, int], ...]:
        """Merged ranges."""

    @property
    def hidden_rows(self) -> AbstractSet[int]:
        """Rows that are hidden."""

    @property
    def hidden_columns(self) -> AbstractSet[int]:
        """Columns that are hidden."""

    @property
    def errors(self) -> Mapping[Position, str]:
        """Cells that show an error, and which."""

    @property
    def uncached(self) -> AbstractSet[Position]:
        """Formulas without a stored value."""

    @property
    def formulas(self) -> AbstractSet[Position]:
        """All other formulas."""

    @property
    def percents(self) -> AbstractSet[Position]:
        """Numbers shown as percent."""
