"""Deadlines as a calendar that every mail program reads (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.plan.results import TaskStatus
from parindex.version import __version__

__all__ = ["calendar_bytes"]

_LONGEST = 75
"""Octets of a line."""


def calendar_bytes(tasks: Iterable[TaskStatus], year: int, on: date, voice: Speech, days_before: int = 7) -> bytes:
    """Return an event of a whole day for each open task with a day, with a reminder some days before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//parindex//{__version__}//EN", "CALSCALE:GREGORIAN"]
    for one in tasks:
        if one.is_open and one.deadline.day is not None:
            lines += _event(one, one.deadline.day, year, on, voice, days_before)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(  # noqa: PLR0913, PLR0917  what an event is made of
    one: TaskStatus, day: date, year: int, on: date, voice: Speech, days_before: int
) -> Iterator[str]:
    title = f"{one.task.id} {one.task.title}"
    told = [one.task.result or "", voice.say("Lead: {lead}", lead=one.lead), ", ".join(one.task.with_)]
    yield "BEGIN:VEVENT"
    yield f"UID:{_plain(one.task.id)}-{year}@parindex"
    yield f"DTSTAMP:{on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_plain(title)}"
    yield f"DESCRIPTION:{_plain(chr(10).join(filter(None, told)))}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_plain(title)}"
    yield f"TRIGGER:-P{days_before}D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _plain(text: str) -> str:
    lines = (one_line(line) for line in text.split("\n"))
    return r"\n".join(line.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,") for line in lines)


def _folded(line: str) -> Iterator[str]:
    """Break a line after at most 75 octets, never inside a letter."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LONGEST:
            yield part
            part = " "
        part += letter
    yield part
