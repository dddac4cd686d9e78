"""The journal of a store: one line a record, and whether its chain holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from parindex.language import Speech
from parindex.model.records.journal import Action, Log, Record
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Column, Kind, Sentence, Value, tabled

__all__ = ["chain_words", "journal_blocks"]

_SHORT = 16
"""Digits of a digest that a table shows; the JSON has all."""


def journal_blocks(log: Log, voice: Speech, year: int | None = None) -> Iterator[AnyBlock]:
    """Yield one line a record (of a `year`, if one was asked for); hours are those of Vietnam."""
    columns: tuple[tuple[Column, Callable[[Record], Value]], ...] = (
        (Column("number", Phrase("No."), Kind.COUNT), lambda one: f"{one.number}{' !' * (one.number in log.broken)}"),
        (Column("at", Phrase("When (UTC+7)"), Kind.COUNT), lambda one: voice.moment(datetime.fromisoformat(one.at))),
        (Column("who", Phrase("Who")), lambda one: one.who or "–"),
        (Column("year", Phrase("Year"), Kind.YEAR), lambda one: one.year),
        (Column("revision", Phrase("Revision"), Kind.COUNT), lambda one: one.revision),
        (Column("what", Phrase("What was done")), lambda one: _what(one, voice)),
    )
    if log.records:
        yield tabled("records", columns, log.records)
    elif year is not None:
        yield Sentence(Phrase("The journal has no record of {year}.", {"year": year}))
    else:
        yield Sentence(Phrase("The journal has no record."))


def chain_words(log: Log, voice: Speech) -> str:
    """Say whether the chain of all records holds, or where it is broken."""
    if not log.broken:
        return voice.say("The chain of all {number} records holds.", number=log.total)
    numbers = ", ".join(map(str, log.broken))
    words = "The journal is broken at record {numbers}: a record was changed, removed or put elsewhere."
    return voice.say(words, numbers=numbers)


def _what(record: Record, voice: Speech) -> Value:
    detail = record.detail
    match record.action:
        case Action.SCORED:
            words = voice.say("scored: {new} new, {replaced} replaced, {unchanged} unchanged", **_counts(detail))
            return f"{words} ({detail['step']})" if detail.get("step") else words
        case Action.IMPORTED:
            return _imported(detail)
        case Action.PUBLISHED:
            digest = str(detail.get("manifest", "–"))[:_SHORT]
            return Phrase("published, SHA-256 of the manifest {digest}…", {"digest": digest})
        case Action.AMENDED:
            return Phrase("amended: {reason}", {"reason": detail.get("reason", "–")})


def _imported(detail: Mapping[str, object]) -> Phrase:
    dossiers, noted = detail.get("dossiers"), detail.get("history")
    if isinstance(dossiers, Mapping):
        rows = dossiers.get("rows")
        words = "imported dossiers: {new} rows new, {replaced} replaced, {unchanged} unchanged"
        return Phrase(words, _counts(rows if isinstance(rows, Mapping) else {}))
    told = noted if isinstance(noted, Mapping) else {}
    return Phrase(
        "imported published results: {new} new, {replaced} replaced, {unchanged} unchanged",
        _counts({**told, "unchanged": detail.get("unchanged")}),
    )


def _counts(detail: Mapping[str, object]) -> dict[str, int]:
    return {name: _count(detail.get(name)) for name in ("new", "replaced", "unchanged")}


def _count(value: object) -> int:
    return value if isinstance(value, int) else len(value) if isinstance(value, Sequence) else 0
