"""Laps inside a measured program: wall clock, and CPU of the process with its finished children."""

import json
import os
import resource
import time
from contextlib import suppress

__all__ = ["Clock"]


class Clock:
    """Notes what each part of a program cost since the part before it; seconds."""

    def __init__(self) -> None:
        self.laps: dict[str, tuple[float, float]] = {}
        self._last = (time.perf_counter(), _cpu())

    def lap(self, name: str) -> None:
        _reap()
        now = (time.perf_counter(), _cpu())
        self.laps[name] = (now[0] - self._last[0], now[1] - self._last[1])
        self._last = now

    def tell(self, **facts: object) -> None:
        """Print all laps as the last line of the program."""
        print(json.dumps({"laps": self.laps, **facts}))


def _cpu() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _reap() -> None:
    """Wait for worker processes that have been told to end: their CPU counts only then."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
