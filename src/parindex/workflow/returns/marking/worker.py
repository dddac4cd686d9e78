"""The process that edits foreign workbooks: limited in memory and time, and expendable."""

import json
import os
import signal
import sys
import warnings
from pathlib import Path
from typing import Any

from parindex.model.issues import Severity
from parindex.reporting.marked_copies import Finding
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.processes.messages import receive, send
from parindex.sources.workbook.processes.own_limits import limit_memory, limit_time
from parindex.workflow.returns.marking.copying import copy_of
from parindex.workflow.returns.marking.process import SECONDS, Marked

__all__ = ["main"]


def main() -> None:
    """Read jobs from standard input until it ends; write a line of JSON and a copy for each."""
    # Ctrl-C is for the program; it ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What openpyxl cannot keep is told to the sender, not to a terminal that nobody looks at.
    warnings.simplefilter("ignore")
    limit_memory(limit("memory"))
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        while (request := receive(sys.stdin.buffer)) is not None:
            limit_time(SECONDS)
            made = _made(json.loads(request))
            send(answers, json.dumps({"edited": made.edited, "lost": made.lost}).encode())
            send(answers, made.content)


def _made(job: dict[str, Any]) -> Marked:
    path = Path(os.fsdecode(job["path"].encode("latin-1")))
    findings = [_finding(one) for one in job["findings"]]
    return copy_of(path, job["sha256"], findings, job["locale"], values_only=job["values_only"])


def _finding(told: dict[str, str]) -> Finding:
    return Finding(**{**told, "severity": Severity(told["severity"])})  # type: ignore[arg-type]
