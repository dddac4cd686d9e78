"""The process that touches foreign files: limited in memory and time, and expendable."""

import gc
import json
import os
import signal
import sys
from pathlib import Path

from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.processes.messages import receive, send
from parindex.sources.workbook.processes.own_limits import limit_memory, limit_time
from parindex.sources.workbook.processes.reading import lost, read_document, read_workbook
from parindex.sources.workbook.processes.sent_books import sent

__all__ = ["main"]


def main(*, documents: bool = False) -> None:
    """Read lists of paths from standard input until it ends; write a workbook for each path.

    With `documents`, Word and PDF files are read as well.
    """
    # Ctrl-C is for the program; it ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is read is thrown away as soon as it is sent: looking for circles in it ten times a file is in vain.
    gc.set_threshold(50_000)
    limit_memory(limit("memory"))
    requests = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        # Whatever a reader prints must not end up among the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        while (request := receive(requests)) is not None:
            for path in json.loads(request):
                send(answers, _answer(Path(path), documents=documents))


def _answer(path: Path, *, documents: bool = False) -> bytes:
    limit_time(limit("seconds"))
    try:
        return sent(read_document(path) if documents else read_workbook(path))
    except MemoryError:
        code = "F602"
    except BaseException:  # noqa: BLE001  a panic of the reader is no Exception
        code = "F603"
    return sent(lost(path, code))
