"""What goes back to senders: each file with its counts and what was written for it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from parindex.model.issues import Severity
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Table, Value, tabled
from parindex.reporting.marked_copies.returned import Parcel, ReturnedFile

__all__ = ["returned_table"]

_Sent = tuple[Parcel, ReturnedFile]


def returned_table(parcels: Sequence[Parcel]) -> Table:
    """Return a row for every file of every sender."""
    columns: tuple[tuple[Column, Callable[[_Sent], Value]], ...] = (
        (Column("sender", Phrase("Sender")), lambda sent: sent[0].name if sent[0].unit else "–"),
        (Column("file", Phrase("File")), lambda sent: sent[1].original.name),
        (Column("errors", Phrase("Errors"), Kind.COUNT), lambda sent: sent[1].number(Severity.ERROR)),
        (Column("warnings", Phrase("Warnings"), Kind.COUNT), lambda sent: sent[1].number(Severity.WARNING)),
        (Column("repaired", Phrase("Repaired"), Kind.COUNT), lambda sent: sent[1].number(Severity.REPAIRED)),
        (Column("written", Phrase("Written")), lambda sent: _written(sent[1])),
    )
    return tabled("returned", columns, [(parcel, file) for parcel in parcels for file in parcel.files])


def _written(file: ReturnedFile) -> Value:
    if file.copy is None:
        return Phrase("only the note")
    name = str(Path(file.copy.parent.name) / file.copy.name)
    return name if file.edited else Phrase("{copy} (values alone)", {"copy": name})
