"""What a copy of the store holds."""

from pathlib import Path

from parindex.cli.present.saved import shown
from parindex.cli.present.terminal import answer, plain
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.reporting.documents.heads import Document, head
from parindex.workflow.health.backup import Backup

__all__ = ["backup_document", "print_backup"]


def print_backup(backup: Backup, speech: Speech) -> None:
    """Say what was copied and read back."""
    copied = backup.copied
    years = ", ".join(f"{year}: {sheets}" for year, sheets in copied.sheets) or "–"
    path = shown(backup.path) if isinstance(backup.path, Path) else backup.path
    answer(plain(speech.say("Copied and read back: {path}", path=path)))
    answer(
        speech.say(
            "Stored sheets by year: {years}; records of the journal: {records}", years=years, records=copied.records
        )
    )


def backup_document(backup: Backup) -> Document:
    """Return what was copied, for machines."""
    copied = backup.copied
    return {
        **head(),
        "file": one_line(str(backup.path)),
        "bytes": copied.size,
        "years": [{"year": year, "sheets": sheets} for year, sheets in copied.sheets],
        "records": copied.records,
        "digest": copied.digest,
    }
