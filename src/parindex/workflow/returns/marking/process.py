"""The process that makes marked copies, as seen from outside."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import Any, Self

import parindex
from parindex.reporting.marked_copies import Finding
from parindex.sources.workbook.processes.messages import receive, send

__all__ = ["SECONDS", "Job", "Marked", "Markers"]

SECONDS = 20
"""Seconds of computing for one file; writing a workbook takes about three times as long as reading it."""

_PATIENCE = 2
"""The clock allows this many times the seconds of computing: a busy machine is not the file's fault."""
_LARGE = 1_000_000
"""Bytes of a copy after which the process is replaced: memory that it has taken would be missing for the next."""
_CODE = "import sys; sys.path.append({home!r}); from parindex.workflow.returns.marking.worker import main; main()"


@dataclass(frozen=True, slots=True)
class Job:
    """A file that was read, by its digest, and what to mark in it, in which language."""

    path: Path
    sha256: str
    locale: str
    findings: Sequence[Finding]
    values_only: bool = False
    """Do not try to keep formats and formulas."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of it. `content` is empty if no copy could be made.

    `edited` is False for a copy of the values alone; `lost` names what did not survive (see
    :mod:`parindex.workflow.returns.marking.clean_package`).
    """

    content: bytes
    edited: bool
    lost: tuple[str, ...]


class Markers:
    """Makes marked copies, a number of them at a time, in processes with limits on memory and time.

    Use it as a context manager; leaving it, for whatever reason, ends all processes.
    """

    def __init__(self, number: int) -> None:
        self._all = [_Marker() for _ in range(number)]
        self._idle = SimpleQueue[_Marker]()

    def __enter__(self) -> Self:
        for marker in self._all:
            self._idle.put(marker)
        return self

    def __exit__(self, *_: object) -> None:
        for marker in self._all:
            marker.close()

    def mark(self, job: Job) -> Marked:
        """Return the copy; a file whose formats need too much memory or time gets a copy of its values."""
        marker = self._idle.get()
        try:
            made = marker.made(job)
            return made if made.content or job.values_only else marker.made(replace(job, values_only=True))
        finally:
            self._idle.put(marker)


class _Marker:
    """One process; it does many files, and is replaced when it dies of one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        self._end()

    def made(self, job: Job) -> Marked:
        """Return the copy, without content if none could be made."""
        if self._closed:
            return Marked(b"", edited=False, lost=())
        process = self._started()
        assert process.stdin
        assert process.stdout
        clock = Timer(_PATIENCE * SECONDS, process.kill)
        clock.start()
        try:
            send(process.stdin, _request(job))
            head, content = receive(process.stdout), receive(process.stdout)
        except OSError:
            head = content = None
        finally:
            clock.cancel()
        if head is None or content is None or len(content) > _LARGE:
            self._end()
        if head is None or content is None:
            return Marked(b"", edited=False, lost=())
        told: dict[str, Any] = json.loads(head)
        return Marked(content, edited=bool(told["edited"]), lost=tuple(map(str, told["lost"])))

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            home = os.fspath(Path(parindex.__file__).parent.parent)
            # -P: a file that is called like a module must not be imported because it lies in the current folder.
            self._process = subprocess.Popen(  # noqa: S603  this same interpreter
                [sys.executable, "-P", "-c", _CODE.format(home=home)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            with suppress(OSError):
                self._process.communicate()
            self._process = None


def _request(job: Job) -> bytes:
    told = {
        "path": os.fsencode(job.path).decode("latin-1"),
        "sha256": job.sha256,
        "locale": job.locale,
        "values_only": job.values_only,
        "findings": [asdict(finding) for finding in job.findings],
    }
    return json.dumps(told).encode()
