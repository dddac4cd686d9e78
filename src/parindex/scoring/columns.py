"""Exact columns over the units of a block, and what carries them.

One arithmetic, addition, runs on two carriers. Points are scaled by the common denominator of all
points and maxima, so that they become whole numbers. A small block carries them as Python numbers
(:class:`Exact`; no import, no overflow, and a number that no reasonable scale makes whole stays a
Fraction). A large block carries them as numpy int64, after Python's unbounded integers have shown
that not even the sum of the largest numbers of all columns overflows. A plain number stands for a
column that has it in every row.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "LARGE",
    "Amount",
    "Carrier",
    "Column",
    "Exact",
    "Scalar",
    "add",
    "at",
    "common_scale",
    "fits_int64",
    "scaled",
    "spread",
]

Scalar: TypeAlias = int | Fraction
Column: TypeAlias = "Exact | NDArray[np.int64]"
Amount: TypeAlias = "Scalar | Column"

LARGE = 50_000
"""Cells from which numpy earns what its import costs."""

_SCALE_LIMIT = 10**15
_INT64 = 2**63 - 1


class Exact:
    """A column of Python's exact numbers that adds like an array."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: list[Scalar]) -> None:
        self.numbers = numbers

    def __add__(self, other: "Exact | Scalar") -> "Exact":
        if isinstance(other, Exact):
            return Exact([mine + its for mine, its in zip(self.numbers, other.numbers, strict=True)])
        return Exact([mine + other for mine in self.numbers]) if other else self

    __radd__ = __add__

    def __getitem__(self, row: int) -> Scalar:
        return self.numbers[row]

    def __len__(self) -> int:
        return len(self.numbers)

    def tolist(self) -> list[Scalar]:
        """Return the numbers, as numpy's arrays do."""
        return self.numbers


class Carrier:
    """Makes columns of Python numbers, or (`vectors`) of int64."""

    def __init__(self, *, vectors: bool) -> None:
        self._vectors = vectors

    def column(self, numbers: list[Scalar]) -> Column:
        """Return the numbers as a column."""
        if not self._vectors:
            return Exact(numbers)
        import numpy as np  # noqa: PLC0415  costs more than a small block is worth

        return np.array(numbers, dtype=np.int64)


def add(amounts: Iterable[Amount]) -> Amount:
    """Return the sum by row; 0 for none."""
    return cast("Amount", sum(cast("Iterable[Any]", amounts)))


def at(amount: Amount, row: int) -> Scalar:
    """Return the number in one row, as a Python number."""
    if isinstance(amount, int | Fraction):
        return amount
    number = amount[row]
    return number if isinstance(number, Fraction) else int(number)


def spread(amount: Amount, rows: int) -> Sequence[Scalar]:
    """Return the numbers of all rows, as Python numbers."""
    return [amount] * rows if isinstance(amount, int | Fraction) else cast("list[Scalar]", amount.tolist())


def common_scale(tables: Iterable[Iterable[Fraction]]) -> int:
    """Return the least number that makes all numbers of the tables whole.

    A table that would make it unreasonably large (tallies of many different sizes) is left out: its
    column stays one of Fractions, the others are whole.
    """
    scale = 1
    for table in tables:
        needed = scale
        for denominator in {number.denominator for number in table}:
            needed = lcm(needed, denominator)
            if needed > _SCALE_LIMIT:
                break
        else:
            scale = needed
    return scale


def scaled(number: Fraction, scale: int) -> Scalar:
    """Return number x scale: an int if it is whole."""
    whole, rest = divmod(number.numerator * scale, number.denominator)
    return number * scale if rest else whole


def fits_int64(columns: Iterable[Sequence[Scalar]]) -> bool:
    """Tell whether whole numbers, one from every column, can be added without overflow in any order.

    Each partial sum is at most the sum of the largest magnitudes, computed here without bounds.
    """
    bound = 0
    for column in columns:
        if any(isinstance(number, Fraction) for number in column):
            return False
        bound += max((abs(int(number)) for number in column), default=0)
    return bound <= _INT64
