"""The process that builds the parts of a bundle before the program does: limited in memory and time, and expendable."""

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from parindex.errors import ParindexError
from parindex.sources.workbook.processes.own_limits import limit_memory
from parindex.workflow.publication.bundles.foreign_bundle import look
from parindex.workflow.publication.bundles.weighing import FITS, SECONDS, memory

__all__ = ["main"]

_USUAL = 200_000_000


def main() -> None:
    """Look at the bundle that the arguments name; write that it fits, or why it is refused, or nothing."""
    # Ctrl-C is for the program; it ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        path = Path(sys.argv[1])
        with suppress(MemoryError):
            answers.write(_answer(path))


def _answer(path: Path) -> bytes:
    try:
        _limit(memory(path))
        look(path)
    except ParindexError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return json.dumps({"message": error.message, "values": values}).encode()
    return FITS


def _limit(extra: int) -> None:
    """Count what the bundle adds to a process that has loaded its modules."""
    limit_memory(_taken() + extra)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  does not exist on Windows

        with suppress(ValueError, OSError):
            used = resource.getrusage(resource.RUSAGE_SELF)
            seconds = int(used.ru_utime + used.ru_stime) + SECONDS + 1
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _taken() -> int:
    """Return the address space of this process; where the system does not tell it, what modules usually take."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _USUAL
