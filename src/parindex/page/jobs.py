"""Work that takes long: done beside the page, told while it goes on, and one piece after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.model.results.next_steps import CommandLine
from parindex.model.texts.message import Phrase

__all__ = ["PageJob", "PageJobs"]


@dataclass(slots=True)
class PageJob:
    """A piece of work: how far it is, and the address of what it came to, or why it stopped."""

    number: int
    title: Phrase
    command: CommandLine
    total: int = 0
    done: int = 0
    target: str | None = None
    error: ParindexError | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether it came to an end."""
        return self.target is not None or self.error is not None

    def start(self, total: int) -> None:
        """Hear how many files there are."""
        self.total, self.done = total, 0

    def advance(self, path: Path) -> None:  # noqa: ARG002  the page counts only
        """Hear that one is done."""
        self.done += 1


@dataclass(slots=True)
class PageJobs:
    """All work of one run of the page."""

    _all: dict[int, PageJob] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "parindex-page"))

    def begin(self, title: Phrase, command: CommandLine, work: Callable[[PageJob], str]) -> PageJob:
        """Begin a piece of work, after those that were begun before; `work` returns the address of its result."""
        with self._lock:
            job = PageJob(len(self._all) + 1, title, command)
            self._all[job.number] = job
        self._thread.submit(_run, job, work)
        return job

    def find(self, number: int) -> PageJob | None:
        """Return a piece of work by its number."""
        return self._all.get(number)

    @property
    def busy(self) -> bool:
        """Tell whether anything is still to be done."""
        return any(not job.is_over for job in self._all.values())

    def end(self) -> None:
        """Let what is being done come to its end, and begin nothing more."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _run(job: PageJob, work: Callable[[PageJob], str]) -> None:
    try:
        job.target = work(job)
    except ParindexError as error:
        job.error = error
    except OSError as error:
        job.error = ParindexError("{path}: {reason}.", path=error.filename or "parindex", reason=system_reason(error))
    except Exception as error:  # noqa: BLE001  the window must be told that the work has stopped, whatever stopped it
        job.error = ParindexError("The work stopped by a defect of the program: {what}.", what=type(error).__name__)
