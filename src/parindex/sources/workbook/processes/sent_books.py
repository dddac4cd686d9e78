"""What a worker sends: a workbook as data that cannot do anything but be looked at, whoever wrote it."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from parindex.model.issues import Issue, Place, Severity
from parindex.model.texts.message import Phrase
from parindex.sources.cells.grid import CellValue, Grid, Position, Workbook

__all__ = ["BadAnswerError", "read_sent", "sent"]

_OF_CELLS = frozenset((str, float, int, bool, datetime, date, time, timedelta, type(None)))
_OF_VALUES = _OF_CELLS | {Phrase}
_KEPT = "surrogatepass"
"""Names of files and texts of old workbooks may hold halves of characters, which have to arrive as they are."""


class BadAnswerError(Exception):
    """What came is no workbook."""


def sent(book: Workbook) -> bytes:
    """Write a workbook. Raises TypeError for values that no cell and no issue has."""
    sheets = [_grid_sent(grid) for grid in book.sheets]
    issues = [_issue_sent(one) for one in book.issues]
    whole = [os.fspath(book.path), book.sha256, sheets, issues]
    return _ENCODER.encode(whole).encode("utf-8", _KEPT)


def read_sent(answer: bytes) -> Workbook:
    """Read a workbook. Raises `BadAnswerError` for anything that `sent` does not write."""
    try:
        path, sha256, sheets, issues = _DECODER.decode(answer.decode("utf-8", _KEPT))
        return Workbook(Path(path), _text(sha256), tuple(map(_grid, sheets)), tuple(map(_issue, issues)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise BadAnswerError from error


def _grid_sent(grid: Grid) -> list[object]:
    flags = [grid.name, grid.hidden, grid.decimal]
    around = [grid.merges, list(grid.hidden_rows), list(grid.hidden_columns)]
    sets = [_flat(one) for one in (grid.uncached, grid.formulas, grid.percents, grid.struck, grid.raised, grid.bold)]
    return [flags, grid.rows, around, sets, [_flat_texts(one) for one in (grid.errors, grid.shown)]]


def _flat(places: Iterable[Position]) -> list[int]:
    return list(chain.from_iterable(places))


def _flat_texts(texts: Mapping[Position, str]) -> list[object]:
    return [part for (row, column), text in texts.items() for part in (row, column, text)]


def _grid(parts: Any) -> Grid:  # noqa: ANN401  it is being found out what it is
    (name, hidden, decimal), rows, (merges, hidden_rows, hidden_columns), sets, (errors, shown) = parts
    uncached, formulas, percents, struck, raised, bold = map(_places, sets)
    return Grid(
        name=_text(name),
        rows=tuple(map(_row, rows)),
        hidden=hidden is True,
        merges=tuple((top, left, bottom, right) for top, left, bottom, right in map(_numbers, merges)),
        hidden_rows=frozenset(_numbers(hidden_rows)),
        hidden_columns=frozenset(_numbers(hidden_columns)),
        errors=_texts(errors),
        uncached=uncached,
        formulas=formulas,
        percents=percents,
        shown=_texts(shown),
        struck=struck,
        raised=raised,
        bold=bold,
        decimal=_text(decimal),
    )


def _row(values: list[CellValue]) -> tuple[CellValue, ...]:
    if not _OF_CELLS.issuperset(map(type, values)):
        raise TypeError
    return tuple(values)


def _numbers(values: list[int]) -> list[int]:
    if not {int}.issuperset(map(type, values)):
        raise TypeError
    return values


def _text(text: str) -> str:
    if type(text) is not str:
        raise TypeError
    return text


def _places(flat: list[int]) -> frozenset[Position]:
    each = iter(_numbers(flat))
    return frozenset(zip(each, each, strict=True))


def _texts(flat: list[Any]) -> dict[Position, str]:
    rows, columns = _numbers(flat[::3]), _numbers(flat[1::3])
    texts = map(_text, flat[2::3])
    return dict(zip(zip(rows, columns, strict=True), texts, strict=True))


def _issue_sent(one: Issue) -> list[object]:
    place = [one.place.file, one.place.sheet, one.place.cell]
    return [one.code, one.severity.value, place, one.unit, one.criterion, list(one.values.items())]


def _issue(parts: Any) -> Issue:  # noqa: ANN401  it is being found out what it is
    code, severity, place, unit, criterion, values = parts
    where = Place(*map(_text, place))
    told = {_text(name): _value(value) for name, value in values}
    return Issue(_text(code), Severity(severity), where, _text(unit), _text(criterion), told)


def _value(value: object) -> object:
    if type(value) not in _OF_VALUES:
        raise TypeError
    return value


_READ: Mapping[str, Callable[..., object]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "length": timedelta,
    "phrase": lambda text, *values: Phrase(_text(text), {_text(name): _value(value) for name, value in values}),
}
"""What makes values of types that JSON does not have."""


def _special(value: object) -> dict[str, list[object]]:
    """Write a value of such a type as what makes it, and of what."""
    match value:
        case datetime():
            return {"moment": [value.isoformat()]}
        case date():
            return {"day": [value.isoformat()]}
        case time():
            return {"time": [value.isoformat()]}
        case timedelta():
            return {"length": [value.days, value.seconds, value.microseconds]}
        case Phrase():
            return {"phrase": [value.template, *value.values.items()]}
    raise TypeError(type(value))


def _made(parts: dict[str, list[object]]) -> object:
    ((kind, values),) = parts.items()
    return _READ[kind](*values)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_special, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_hook=_made)
