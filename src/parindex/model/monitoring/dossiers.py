"""Counts of dossiers (hồ sơ) of a unit in a month, and the law that they obey."""

from dataclasses import dataclass, field, fields
from typing import Final, Self

from parindex.model.scores import Source

__all__ = ["COUNTS", "Dossiers", "MonthOfUnit"]


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Counts of one period: what was there, what came, and what became of all of it."""

    carried: int = 0
    """Carried over from the period before."""
    received: int = 0
    early: int = 0
    """Solved before the promised day."""
    on_time: int = 0
    """Solved not later than the promised day."""
    late: int = 0
    """Solved after the promised day."""
    pending: int = 0
    """Still open, within the promised time."""
    overdue: int = 0
    """Still open, after the promised day."""
    returned: int = 0
    """Returned to the sender or withdrawn."""

    @property
    def due(self) -> int:
        return self.carried + self.received

    @property
    def parts(self) -> int:
        return self.early + self.on_time + self.late + self.pending + self.overdue + self.returned

    @property
    def difference(self) -> int:
        """What is missing from the parts (negative: they are too many); 0 by the law of the balance."""
        return self.due - self.parts

    @property
    def is_empty(self) -> bool:
        return self.due == 0 and self.parts == 0

    def beside(self, other: Self) -> Self:
        """Return the counts of two parts of one period together."""
        return type(self)(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    def then(self, later: Self) -> Self:
        """Return the counts of a period and the one after it: carried of the first, pending of the last."""
        flows = {name: getattr(self, name) + getattr(later, name) for name in _FLOWS}
        return type(self)(carried=self.carried, pending=later.pending, overdue=later.overdue, **flows)


COUNTS: Final = tuple(one.name for one in fields(Dossiers))
_FLOWS: Final = ("received", "early", "on_time", "late", "returned")


@dataclass(frozen=True, slots=True)
class MonthOfUnit:
    """One row of a monthly table: the dossiers that `unit` solves, of those received by `receiver`.

    A dossier is counted in one row only, that of the unit that solves it; `receiver` is empty where it is the same.
    """

    unit: str
    year: int
    month: int
    counts: Dossiers
    receiver: str = ""
    source: Source = field(default_factory=lambda: Source("", "", ""))
    cell: str = ""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What there is one row of."""
        return self.unit, self.year, self.month, self.receiver
