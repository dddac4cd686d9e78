"""Rows as records for programs: numbers rounded by the policy, beside them the exact ones where a column says so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.language.single_line import one_line
from parindex.model.criteria import Policy
from parindex.reporting.blocks import Kind, RankOf, Shown, Table, Value
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.contents import Figure

__all__ = ["harmless_document", "record_of", "records"]

Scalar = str | int | float | None


def records(table: Table) -> Iterator[dict[str, Any]]:
    """Yield every row, by the keys of the columns for records; no language changes them."""
    shown = table.for_(Shown.RECORD)
    for row in shown.rows:
        yield _record(shown, row)


def record_of(table: Table) -> dict[str, Any]:
    """Return the only row of a table."""
    (record,) = records(table)
    return record


def _record(table: Table, row: tuple[Value, ...]) -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for column, value in zip(table.columns, row, strict=True):
        found[column.key] = _scalar(value, column.kind, table.policy)
        if column.exact:
            found[f"{column.key}_exact"] = exact(_fraction(value))
    return found


def _scalar(value: Value, kind: Kind, policy: Policy) -> Scalar:
    match value:
        case RankOf(rank=rank):
            return rank
        case Figure() | Fraction() | Decimal() | int():
            whole = isinstance(value, int) and kind not in {Kind.POINTS, Kind.PERCENT, Kind.MAXIMUM}
            return value if whole and isinstance(value, int) else number(_fraction(value), policy)
        case date():
            return value.isoformat()
        case None:
            return None
        case _:
            return one_line(str(value))


def _fraction(value: Value) -> Fraction | None:
    match value:
        case Figure(exact=found):
            return found
        case Fraction() | Decimal() | int():
            return Fraction(value)
        case _:
            return None


def harmless_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with every text and every key on one line, without signs that steer what shows it."""
    return {one_line(key): _harmless(value) for key, value in document.items()}


def _harmless(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    match value:
        case str():
            return one_line(value)
        case Mapping():
            return harmless_document(value)
        case Sequence():
            return [_harmless(one) for one in value]
        case _:
            return value
