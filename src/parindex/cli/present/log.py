"""The journal of the store, as a table and as a document."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from parindex.cli.present.terminal import answer, plain, say, say_error, table
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.records.journal import Action, Record
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.grid import TerminalGrid
from parindex.workflow.publication.log import Log

__all__ = ["log_document", "print_log"]

_SHORT = 16
"""Digits of a digest that a table shows; the JSON has all."""


def print_log(log: Log, speech: Speech, year: int | None = None) -> None:
    """Print one line a record (of a `year`, if one was asked for); hours are those of Vietnam."""
    say_ = speech.say
    if log.records:
        answer(_table(log, speech))
    elif year is not None:
        answer(say_("The journal has no record of {year}.", year=year))
    else:
        answer(say_("The journal has no record."))
    if log.broken:
        numbers = ", ".join(map(str, log.broken))
        say_error(
            say_(
                "The journal is broken at record {numbers}: a record was changed, removed or put elsewhere.",
                numbers=numbers,
            )
        )
    else:
        say(say_("The chain of all {number} records holds.", number=log.total))


def _table(log: Log, speech: Speech) -> TerminalGrid:
    say_ = speech.say
    made = table(
        (say_("No."), True),
        (say_("When (UTC+7)"), True),
        (say_("Who"), False),
        (say_("Year"), True),
        (say_("Revision"), True),
        (say_("What was done"), False),
    )
    for record in log.records:
        mark = " !" if record.number in log.broken else ""
        made.add_row(
            f"{record.number}{mark}",
            speech.moment(datetime.fromisoformat(record.at)),
            plain(record.who) or "–",
            str(record.year),
            str(record.revision),
            plain(_what(record, speech)),
        )
    return made


def _what(record: Record, speech: Speech) -> str:
    detail = record.detail
    match record.action:
        case Action.SCORED:
            words = speech.say(
                "scored: {new} new, {replaced} replaced, {unchanged} unchanged",
                new=_count(detail.get("new")),
                replaced=_count(detail.get("replaced")),
                unchanged=_count(detail.get("unchanged")),
            )
            return f"{words} ({detail['step']})" if detail.get("step") else words
        case Action.IMPORTED:
            return _imported(detail, speech)
        case Action.PUBLISHED:
            digest = str(detail.get("manifest", "–"))[:_SHORT]
            return speech.say("published, SHA-256 of the manifest {digest}…", digest=digest)
        case Action.AMENDED:
            return speech.say("amended: {reason}", reason=detail.get("reason", "–"))


def _count(value: object) -> int:
    return value if isinstance(value, int) else len(value) if isinstance(value, Sequence) else 0


def _imported(detail: Mapping[str, object], speech: Speech) -> str:
    dossiers = detail.get("dossiers")
    if isinstance(dossiers, Mapping):
        rows = dossiers.get("rows")
        counted = rows if isinstance(rows, Mapping) else {}
        return speech.say(
            "imported dossiers: {new} rows new, {replaced} replaced, {unchanged} unchanged",
            new=_count(counted.get("new")),
            replaced=_count(counted.get("replaced")),
            unchanged=_count(counted.get("unchanged")),
        )
    noted = detail.get("history")
    told = noted if isinstance(noted, Mapping) else {}
    return speech.say(
        "imported published results: {new} new, {replaced} replaced, {unchanged} unchanged",
        new=_count(told.get("new")),
        replaced=_count(told.get("replaced")),
        unchanged=_count(detail.get("unchanged")),
    )


def log_document(log: Log) -> Document:
    """Return the records for machines; times are UTC."""
    return {
        **head(),
        "holds": not log.broken,
        "broken": list(log.broken),
        "records": [
            {
                "number": record.number,
                "at": record.at,
                "who": one_line(record.who),
                "version": record.version,
                "action": record.action.value,
                "year": record.year,
                "revision": record.revision,
                "detail": dict(record.detail),
                "previous": record.previous,
                "digest": record.digest,
            }
            for record in log.records
        ],
    }
