"""The rows of a store outside of any store: for bundles."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from parindex.errors import ParindexError
from parindex.model.records.arrivals import StoredSheet
from parindex.model.scores import Entry, Numeric, Scored, Several, Tally, Value
from parindex.store.documents import Decoder, Undecodable, encode
from parindex.store.sheets import arrival_of, stored_sheet

__all__ = ["Row", "read_rows", "rows_of"]

Row = Mapping[str, str]
"""One arrival as texts by the names of the store's columns."""

_LONGEST = 100
"""Digits of a number."""

_COLUMNS = ("unit", "step", "name", "edition", "digest", "path", "sheet", "sha256", "entries", "at", "version")


def rows_of(stored: Iterable[StoredSheet]) -> Iterator[Row]:
    """Yield the rows of sheets."""
    for one in stored:
        for arrival in one.arrivals:
            sheet, source = arrival.sheet, arrival.sheet.source
            said = (sheet.unit, arrival.step or "", sheet.name, sheet.edition, sheet.digest)
            where = (source.path, source.sheet, source.sha256)
            beside = (encode(sheet.entries), arrival.at.isoformat(), arrival.version)
            yield dict(zip(_COLUMNS, (*said, *where, *beside), strict=True))


def read_rows(year: int, rows: Iterable[Row]) -> list[StoredSheet]:
    """Return the sheets of rows.

    Raises:
        ParindexError: a row is not what `rows_of` yields.
    """
    decoder = Decoder()
    try:
        # Each text goes as soon as it is read: a country's take as much memory as what is made of them.
        arrivals = [arrival_of(year, tuple(row[name] for name in _COLUMNS), decoder) for row in rows]
        arrivals.sort(key=lambda one: (one.sheet.unit, one.step or ""))
        _refuse_monsters(entry for arrival in arrivals for entry in arrival.sheet.entries)
        return [stored_sheet(list(mine)) for _, mine in groupby(arrivals, key=lambda one: one.sheet.unit)]
    except (Undecodable, ValueError, LookupError, TypeError) as error:
        raise ParindexError("The stored sheets cannot be read: they are not what the store wrote.") from error


def _refuse_monsters(entries: Iterable[Entry]) -> None:
    """Refuse a number with a huge exponent: nobody types it, and as a fraction it would fill the memory."""
    for entry in entries:
        for mark in entry.marks:
            if isinstance(mark.answer, Scored) and not all(map(_is_sane, _numbers(mark.answer.value))):
                raise Undecodable


def _numbers(value: Value) -> Iterator[Decimal]:
    match value:
        case Numeric(number=number):
            yield number
        case Tally(counts=counts):
            yield from (count for _, count in counts)
        case Several(parts=parts):
            for _, inner in parts:
                yield from _numbers(inner)
        case _:
            return


def _is_sane(number: Decimal) -> bool:
    _, digits, exponent = number.as_tuple()
    return isinstance(exponent, int) and abs(exponent) <= _LONGEST and len(digits) <= _LONGEST
