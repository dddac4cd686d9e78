"""What was sent back, as a table."""

from pathlib import Path

from parindex.cli.present.issues import say_issues
from parindex.cli.present.terminal import answer, plain, say, table
from parindex.language import Speech
from parindex.model.issues import Severity
from parindex.workflow.returns.send_back import Parcel, ReturnedFile, Returns

__all__ = ["print_returns"]


def print_returns(returns: Returns, speech: Speech) -> None:
    """Print each sender with its counts and what was written for it."""
    if returns.parcels:
        made = table(
            (speech.say("Sender"), False),
            (speech.say("File"), False),
            (speech.say("Errors"), True),
            (speech.say("Warnings"), True),
            (speech.say("Repaired"), True),
            (speech.say("Written"), False),
        )
        for parcel in returns.parcels:
            for file in parcel.files:
                made.add_row(*_row(parcel, file, speech))
        answer(made)
    for folder in sorted({parcel.note.parent.parent for parcel in returns.parcels}):
        say(
            speech.say(
                "Covering notes: {number}; everything stands in {folder}.", number=len(returns.parcels), folder=folder
            )
        )
    if not returns.parcels:
        answer(speech.say("There is nothing to send back."))
    say_issues(returns.unread, speech)
    answer(speech.say("Files without errors, warnings or repaired cells: {number}", number=returns.clean))


def _row(parcel: Parcel, file: ReturnedFile, speech: Speech) -> tuple[str, ...]:
    counts = [
        str(sum(issue.severity is severity for issue in file.issues))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.REPAIRED)
    ]
    sender = plain(parcel.name) if parcel.unit else "–"
    return sender, plain(file.original.name), *counts, plain(_written(file, speech))


def _written(file: ReturnedFile, speech: Speech) -> str:
    if file.copy is None:
        return speech.say("only the note")
    name = str(Path(file.copy.parent.name) / file.copy.name)
    return name if file.edited else speech.say("{copy} (values alone)", copy=name)
