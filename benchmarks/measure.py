"""Runs a command in a process of its own and tells what it cost, its worker processes included.

This module and all that it imports stay small: the peak memory of a process counts from its start,
when it still shares the memory of the one that started it.
"""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

__all__ = ["Run", "Runs", "repeat", "run"]

_PROC = Path("/proc")
_SAMPLE = 0.02
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER: workers that outlive their parent are inherited by us, so that their CPU is counted."""


@dataclass(frozen=True)
class Run:
    """One run. Seconds and MB; `laps` holds (wall, CPU) of the parts of the program."""

    wall: float
    cpu: float
    main: float
    worker: float
    tree: float
    laps: dict[str, tuple[float, float]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Runs:
    """Several runs of one command."""

    runs: tuple[Run, ...]

    def least(self, what: Callable[[Run], float]) -> float:
        return min(map(what, self.runs))

    def median(self, what: Callable[[Run], float]) -> float:
        return median(map(what, self.runs))

    def most(self, what: Callable[[Run], float]) -> float:
        return max(map(what, self.runs))


def repeat(command: Sequence[str], times: int, *, cwd: Path | None = None) -> Runs:
    return Runs(tuple(run(command, cwd=cwd) for _ in range(times)))


def run(command: Sequence[str], *, cwd: Path | None = None, codes: Collection[int] = (0,)) -> Run:
    """Run a command to its end; stop everything if it ends with another exit code than those that are meant."""
    _adopt_orphans()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=cwd)
        memory = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        cpu = usage.ru_utime + usage.ru_stime + _cpu_of_orphans()
        out.seek(0)
        err.seek(0)
        if process.returncode not in codes:
            sys.exit(f"{' '.join(command)} failed ({process.returncode}):\n{out.read()}\n{err.read()}")
        told = _last_line(out.read())
    laps = {name: (float(w), float(c)) for name, (w, c) in told.pop("laps", {}).items()}
    return Run(wall, cpu, memory.main, memory.worker, memory.tree, laps, told)


def _last_line(text: str) -> dict[str, Any]:
    last = text.strip().rpartition("\n")[2]
    return dict(json.loads(last)) if last.startswith('{"laps"') else {}


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _cpu_of_orphans() -> float:
    total = 0.0
    with suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            total += usage.ru_utime + usage.ru_stime
    return total


class _Memory:
    """Watches a process and its descendants. Peaks in MB: the main one, the largest other one, all at one time."""

    def __init__(self, pid: int) -> None:
        self.main = self.worker = self.tree = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_SAMPLE):
            with suppress(OSError):
                self._look()

    def _look(self) -> None:
        mine, now = _status(self._pid)
        self.main = max(self.main, mine)
        command = _command(self._pid)
        for pid in _descendants(self._pid):
            with suppress(OSError):
                if _command(pid) == command:
                    continue  # between fork and exec: still the memory of its parent
                peak, size = _status(pid)
                self.worker = max(self.worker, peak)
                now += size
        self.tree = max(self.tree, now)


def _status(pid: int) -> tuple[float, float]:
    """Return the peak and the present resident memory."""
    lines = dict(line.split(":", 1) for line in (_PROC / str(pid) / "status").read_text().splitlines())
    peak, now = (int(lines.get(name, "0 kB").split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))
    return peak, now


def _command(pid: int) -> bytes:
    return (_PROC / str(pid) / "cmdline").read_bytes()


def _descendants(pid: int) -> Iterator[int]:
    for task in (_PROC / str(pid) / "task").iterdir():
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _descendants(int(child))
