"""The process that fills templates of an office: limited in memory and time, and expendable."""

import json
import os
import pickle
import signal
import sys
from contextlib import suppress

from parindex.errors import ParindexError
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.processes.own_limits import limit_memory
from parindex.workflow.templating.process import SECONDS

__all__ = ["main"]

_UNUSABLE = "The template {file} cannot be used: {problem}"


def main() -> None:
    """Read one job from standard input; write a word that says what became of it, a line end, and the content."""
    # Ctrl-C is for the program; it ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job = sys.stdin.buffer.read()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        _limit()
        _without_network()
        answers.write(_answer(job))


def _answer(job: bytes) -> bytes:
    render, context, templates = pickle.loads(job)  # noqa: S301  written by the program that we serve
    try:
        return b"made\n" + bytes(render(context, templates))
    except ParindexError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return b"refused\n" + json.dumps({"message": error.message, "values": values}).encode()
    except MemoryError:
        return b"lost\n"
    except Exception as error:  # noqa: BLE001  whatever a template of an office provokes is told as its fault
        values = {"file": str(templates), "problem": str(error) or type(error).__name__}
        return b"refused\n" + json.dumps({"message": _UNUSABLE, "values": values}).encode()


def _without_network() -> None:
    """Send whoever asks for a package of the network where nobody answers."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ[name] = "http://127.0.0.1:9"
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)


def _limit() -> None:
    limit_memory(limit("memory"))
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  does not exist on Windows

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
