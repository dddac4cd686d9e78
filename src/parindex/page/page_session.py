"""What one run of the page works with: the workspace, the language, the work that goes on, and what it came to."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

from parindex.language import Speech, speech
from parindex.model.records.verification import Verification
from parindex.model.results.next_steps import CommandLine, YearState
from parindex.page.door.kept_files import KeptFiles
from parindex.page.door.keys import Keys
from parindex.page.jobs import PageJobs
from parindex.reporting.marked_copies.returned import Returns
from parindex.sources.files.paths import below
from parindex.workflow.guidance.next_steps import next_steps
from parindex.workflow.intake.check import Checked
from parindex.workflow.years.workspace import Session

__all__ = ["PageSession", "command"]

_AFTER_GOODBYE = 75.0
"""Seconds after the last window said goodbye: browsers let windows in the background speak once a minute only."""
_IDLE = 3600.0
"""Seconds without a word from any window."""


def command(*words: object) -> CommandLine:
    """Return the command that an action of the page stands for."""
    return CommandLine(tuple(map(str, words)))


@dataclass(slots=True)
class PageSession:
    """The state of one run of the page; all windows share it. What is kept of results is only what is to be shown."""

    home: Path
    """The workspace, or the folder in which one is to be made."""
    keys: Keys
    locale: str
    now: Callable[[], datetime]
    jobs: PageJobs = field(default_factory=PageJobs)
    checked: dict[int, Checked] = field(default_factory=dict)
    returned: dict[int, Returns] = field(default_factory=dict)
    verified: dict[int, Verification] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """What is to be told once, on the next page."""
    closing: bool = False
    _state: tuple[object, YearState] | None = None
    _heard: float = field(default_factory=monotonic)
    _goodbye: bool = False

    @property
    def speech(self) -> Speech:
        """The voice of the page."""
        return speech(self.locale)

    @property
    def kept(self) -> KeptFiles:
        """What was replaced or taken away."""
        return KeptFiles(self.home)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the workspace for one request or piece of work, as a command does."""
        with Session(self.home) as session:
            yield session

    def called(self, path: str | Path) -> str:
        """Name a path from the workspace, as commands name it."""
        inside = below(path, self.home)
        return inside[0].as_posix() if inside else str(path)

    def state(self, year: int | None = None) -> YearState:
        """Tell where the work of a year stands; it is looked at again once any file of the workspace has changed."""
        seen = (year, _marks(self.home))
        if self._state is None or self._state[0] != seen:
            with self.session() as session:
                self._state = (seen, next_steps(session, year))
        return self._state[1]

    def hear(self, *, goodbye: bool = False) -> None:
        """Note that a window spoke, or that one was closed."""
        self._heard, self._goodbye = monotonic(), goodbye

    def is_left(self, at: float) -> bool:
        """Tell whether nobody looks at the page any more, at a moment of the monotonic clock."""
        silence = at - self._heard
        return self.closing or (not self.jobs.busy and silence > (_AFTER_GOODBYE if self._goodbye else _IDLE))

    def told(self) -> list[str]:
        """Take what is to be told once."""
        notes, self.notes = self.notes, []
        return notes


def _marks(home: Path) -> object:
    """Return by what a change of any file can be noticed; of a workspace that works with what lies elsewhere, the time.

    A store on a server and sheets in another folder change without a trace here.
    """
    with Session(home) as session:
        settings = session.read[0]
    if settings is None or "://" in settings.store or not below(home / settings.sheets, home):
        return monotonic()
    return frozenset(
        (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
        for folder in (home, *(path for path in home.rglob("*") if path.is_dir()))
        for entry in os.scandir(folder)
        if entry.is_file()
    )
