"""One worker process, as seen from outside."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

import parindex
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.processes.messages import receive, send

__all__ = ["WorkerProcess"]

_CODE = (
    "import sys; sys.path.append({home!r}); from parindex.sources.workbook.processes.worker import main; "
    "main(documents={documents})"
)
_PATIENCE = 2
"""The clock allows this many times the seconds of computing: a busy machine is not the file's fault."""


class WorkerProcess:
    """Reads one file after another; dies of a bad one, and can say of what."""

    def __init__(self, *, documents: bool = False) -> None:
        home = os.fspath(Path(parindex.__file__).parent.parent)
        self._deadline: float | None = None
        self._late = False
        # -P: a file that is called like a module must not be imported because it lies in the current folder.
        self._process = subprocess.Popen(  # noqa: S603  this same interpreter
            [sys.executable, "-P", "-c", _CODE.format(home=home, documents=documents)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, paths: Sequence[Path]) -> list[bytes]:
        """Return the workbooks as they were sent. If there are fewer than paths, the process died of the next one."""
        assert self._process.stdin
        assert self._process.stdout
        answers: list[bytes] = []
        try:
            self._allow()
            send(self._process.stdin, json.dumps([os.fspath(path) for path in paths]).encode())
            while len(answers) < len(paths) and (answer := receive(self._process.stdout)) is not None:
                answers.append(answer)
                self._allow()
        except (OSError, ValueError):
            pass
        finally:
            self._deadline = None
        return answers

    def _allow(self) -> None:
        """Start the clock for the next file."""
        self._deadline = monotonic() + _PATIENCE * limit("seconds")

    def expire(self, now: float) -> None:
        """End the process if its file has taken too long."""
        if self._deadline is not None and now > self._deadline:
            self._late = True
            self.kill()

    def kill(self) -> None:
        """End the process without waiting for it."""
        self._process.kill()

    def end(self) -> str:
        """End the process, let go of it, and return the issue code that says what it died of."""
        assert self._process.stdin
        assert self._process.stdout
        # It closed its end of the pipe, so it is dying; only what it dies of is not yet known.
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.0 if self._late else 1.0)
        self._process.kill()
        status = self._process.wait()
        with suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        return "F601" if self._late or status in _TOO_LONG else "F603"


_TOO_LONG = {-signal.SIGXCPU} if hasattr(signal, "SIGXCPU") else set[int]()
