"""The entries of one score sheet as one JSON document, and back.

A document is an array with one item for each entry, in the order of the sheet::

    [code, marks, evidence, comment]
    mark    [stage, cell, text, kind, value]     or, not applicable:  [stage, cell, reason]
    value   "number" "0.5" · "choice" "in_time" · "ticks" ["a", "b"] · "tally" [["A", "45"], …]
            · "several" [[part, kind, value], …]

Numbers are texts, so that they come back digit by digit. Arrays instead of objects: a country's
year has 300,000 entries.
"""

import json
from decimal import Decimal
from sys import intern
from typing import Any

from parindex.model.scores import (
    Choice,
    Entry,
    Mark,
    NotApplicable,
    Numeric,
    Scored,
    Several,
    Stage,
    Tally,
    Ticks,
    Value,
)

__all__ = ["Decoder", "Undecodable", "encode", "may_hold"]

_STAGES = {str(stage): stage for stage in Stage}

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Undecodable(Exception):  # noqa: N818  the word says it
    """A document is not what `encode` writes."""


def encode(entries: tuple[Entry, ...]) -> str:
    """Write the entries of a sheet as a compact document; equal entries give equal texts."""
    return _write([(entry.code, _marks(entry.marks), entry.evidence, entry.comment) for entry in entries])


def may_hold(document: str, stage: str) -> bool:
    """Tell, without reading a document, whether it may hold marks of a stage; a no is certain."""
    return f'["{stage}","' in str(document)  # quotes inside texts are escaped


def _marks(marks: tuple[Mark, ...]) -> list[tuple[object, ...]]:
    return [
        (mark.stage.value, mark.cell, answer.reason)
        if isinstance(answer := mark.answer, NotApplicable)
        else (mark.stage.value, mark.cell, answer.text, *_value(answer.value))
        for mark in marks
    ]


def _value(value: Value) -> tuple[str, object]:
    match value:
        case Numeric(number):
            return "number", str(number)
        case Choice(key):
            return "choice", key
        case Ticks(keys):
            return "ticks", sorted(keys)
        case Tally(counts):
            return "tally", [(option, str(count)) for option, count in counts]
        case Several(parts):
            return "several", [(part, *_value(inner)) for part, inner in parts]


class Decoder:
    """Reads documents. One decoder for many sheets: equal marks of all of them are one object."""

    def __init__(self) -> None:
        self._known = _Known()

    def decode(self, document: str) -> tuple[Entry, ...]:
        """Read the entries of a sheet.

        Raises:
            Undecodable: The text is no such document.
        """
        known = self._known
        try:
            return tuple(
                [
                    Entry(
                        intern(code),
                        tuple([known[tuple(mark)] if type(mark[-1]) is str else _mark(*mark) for mark in marks]),
                        intern(evidence),
                        intern(comment),
                    )
                    for code, marks, evidence, comment in json.loads(document)
                ]
            )
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
            raise Undecodable from error


class _Known(dict[tuple[str, ...], Mark]):
    """The marks met so far, by their fields; and their answers, which many cells share."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, ...], Scored | NotApplicable] = {}

    def __missing__(self, fields: tuple[str, ...]) -> Mark:
        stage, cell, *rest = fields
        said = tuple(rest)
        answer = self.answers.get(said)
        if answer is None:
            answer = self.answers[said] = _answer(*said)
        mark = self[fields] = Mark(_STAGES[stage], answer, intern(cell))
        return mark


def _mark(stage: str, cell: str, *said: Any) -> Mark:  # noqa: ANN401  straight from JSON
    return Mark(_STAGES[stage], _answer(*said), intern(cell))


def _answer(text: str, *value: Any) -> Scored | NotApplicable:  # noqa: ANN401  straight from JSON
    return Scored(_read(*value), intern(text)) if value else NotApplicable(intern(text))


def _read(kind: str, value: Any) -> Value:  # noqa: ANN401  straight from JSON
    if kind == "number":
        return Numeric(Decimal(intern(value)))
    if kind == "choice":
        return Choice(intern(value))
    if kind == "ticks":
        return Ticks(frozenset([intern(key) for key in value]))
    if kind == "tally":
        return Tally(tuple([(intern(option), Decimal(intern(count))) for option, count in value]))
    if kind == "several":
        return Several(tuple([(intern(part), _read(*inner)) for part, *inner in value]))
    raise Undecodable
