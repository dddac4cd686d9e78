"""The real program in a process of its own, and its death at a chosen or a random point."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["PROGRAM", "Death", "Ended", "Moment", "run", "start", "took"]

PROGRAM = (sys.executable, "-m", "parindex")
_WATCH = Path(__file__).with_name("watch")
_SOURCE = Path(__file__).parents[2] / "src"
"""The program that stands beside these tests, also where they are a copy that nobody edits while they run."""

_LONGEST = 300.0
_ORPHANS = 20.0
"""Seconds within which worker processes must have noticed that nobody reads what they say."""


class Moment(StrEnum):
    """What the program was doing to its store when it died."""

    BEFORE = "before BEGIN"
    MAKING = "while the schema was made or migrated"
    WRITING = "during the writes"
    COMMIT = "at COMMIT"
    AFTER = "after COMMIT"


@dataclass(frozen=True)
class Death:
    """When to die: after `seconds` from outside, or at a `point` of the watch (see watch/sitecustomize.py)."""

    seconds: float | None = None
    point: str = ""

    def __str__(self) -> str:
        return self.point or f"{self.seconds:.3f} s after the start"


@dataclass(frozen=True)
class Ended:
    """How a run ended. `orphans`: processes that it left behind for too long."""

    code: int
    out: str
    err: str
    moment: Moment
    orphans: int
    seconds: float

    @property
    def killed(self) -> bool:
        return self.code in {-signal.SIGKILL, -signal.SIGXFSZ}


def environment(**more: str) -> dict[str, str]:
    plain = {"PARINDEX_LOCALE": "en", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**os.environ, "PYTHONPATH": str(_SOURCE), **plain, **more}


def start(
    command: Sequence[object], cwd: Path, extra: Mapping[str, str] | None = None, **options: object
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        list(map(str, command)),
        cwd=cwd,
        env=environment(**(extra or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )


def run(arguments: Sequence[object], cwd: Path, death: Death, log: Path, *, making: int = 0) -> Ended:
    """Run `parindex` (or a script: `-c`) under watch until its end.

    `making`: how many transactions come before the one that counts.
    """
    log.unlink(missing_ok=True)
    more = {"PYTHONPATH": f"{_WATCH}{os.pathsep}{_SOURCE}", "FAULTS_LOG": str(log), "FAULTS_DEATH": death.point}
    command = (sys.executable, *arguments) if arguments[0] == "-c" else (*PROGRAM, *arguments)
    begun = time.monotonic()
    process = start(command, cwd, more)
    try:  # worker processes hold the pipes, too: a dead program has said everything when they are gone
        out, err = process.communicate(timeout=death.seconds or _LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = "", ""
    process.wait()
    seconds = time.monotonic() - begun
    orphans = _wait_for_orphans(process.pid)
    if process.returncode < 0:
        process.communicate()  # closes the pipes; what a dead program said does not matter
    return Ended(process.returncode, out, err, moment(_lines(log), making), orphans, seconds)


def _wait_for_orphans(session: int) -> int:
    """Wait for the processes that a dead program started; end those that stay, and count them."""
    until = time.monotonic() + _ORPHANS
    while time.monotonic() < until:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return 0
        time.sleep(0.02)
    os.killpg(session, signal.SIGKILL)  # our own: the session was made for this run
    return 1


def _lines(log: Path) -> list[tuple[int, str, str]]:
    if not log.exists():
        return []
    parts = [line.split(" ", 2) for line in log.read_text("utf-8").splitlines()]
    return [(int(when), what, said) for when, what, said in parts]


def moment(lines: Sequence[tuple[int, str, str]], making: int) -> Moment:
    """Tell from the log where the program was: the transaction that counts comes after `making` others."""
    begun, now = 0, Moment.BEFORE
    for _, what, said in lines:
        if (what, said) == ("did", "BEGIN IMMEDIATE"):
            begun += 1
            now = Moment.WRITING if begun > making else Moment.MAKING
        if said == "COMMIT" and begun > making:
            now = Moment.COMMIT if what == "does" else Moment.AFTER if what == "did" else now
    return now


def took(log: Path, begin: str, end: str = "") -> float:
    """Return the seconds between the start of the last statement `begin` and the end of the last `end`."""
    lines = _lines(log)
    first = max(when for when, what, said in lines if (what, said) == ("does", begin))
    last = max(when for when, what, said in lines if (what, said) == ("did", end or begin))
    return (last - first) / 1e9


def statements(log: Path) -> int:
    """Return how many statements there were from the first BEGIN IMMEDIATE on."""
    lines = [said for _, what, said in _lines(log) if what == "does"]
    return len(lines) - lines.index("BEGIN IMMEDIATE")
