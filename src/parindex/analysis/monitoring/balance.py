"""Whether counts of dossiers can be true: the balance of each month, and from month to month."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parindex.analysis.monitoring.rates import by_month
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.monitoring.dossiers import MonthOfUnit
from parindex.model.units import Unit

__all__ = ["balance_issues"]

_NAMED = 5


def balance_issues(rows: Sequence[MonthOfUnit], units: Sequence[Unit]) -> Iterator[Issue]:
    """Yield what does not balance, months that lack units, and months with nothing to solve; `rows` are of one year."""
    names = {unit.id: unit.name for unit in units}
    for row in rows:
        yield from _balance(row, names)
    for unit in units:
        mine = [row for row in rows if row.unit == unit.id]
        yield from _carried(mine, unit)
        yield from _nothing(mine, unit)
    yield from _lacking(rows, units)


def _balance(row: MonthOfUnit, names: Mapping[str, str]) -> Iterator[Issue]:
    counts = row.counts
    if counts.difference:
        yield issue(
            "M007",
            _place(row),
            unit=row.unit,
            name=names.get(row.unit, row.unit),
            month=row.month,
            due=counts.due,
            parts=counts.parts,
            difference=abs(counts.difference),
        )


def _carried(mine: Sequence[MonthOfUnit], unit: Unit) -> Iterator[Issue]:
    months = by_month(mine)
    first = {row.month: row for row in reversed(mine)}
    for before, after in pairwise(sorted(months)):
        left = months[before].pending + months[before].overdue
        if after == before + 1 and months[after].carried != left:
            yield issue(
                "M008",
                _place(first[after]),
                unit=unit.id,
                name=unit.name,
                month=after,
                carried=months[after].carried,
                open=left,
            )


def _nothing(mine: Sequence[MonthOfUnit], unit: Unit) -> Iterator[Issue]:
    for row in mine:
        if row.counts.is_empty:
            yield issue("M011", _place(row), unit=unit.id, name=unit.name, month=row.month)


def _lacking(rows: Sequence[MonthOfUnit], units: Sequence[Unit]) -> Iterator[Issue]:
    for month in sorted({row.month for row in rows}):
        there = {row.unit for row in rows if row.month == month}
        lacking = [unit.name for unit in units if unit.id not in there]
        if there and lacking:
            named = ", ".join(lacking[:_NAMED]) + (" …" if len(lacking) > _NAMED else "")
            yield issue("M010", Place(), number=len(lacking), month=month, names=named)


def _place(row: MonthOfUnit) -> Place:
    return Place(row.source.path, row.source.sheet, row.cell)
