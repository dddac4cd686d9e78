"""The process that fills templates of an office, as seen from outside."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import parindex
from parindex.errors import ParindexError

__all__ = ["SECONDS", "rendered"]

SECONDS = 20
"""Seconds of computing for one document; a country's takes about five."""
_PATIENCE = 2
"""The clock allows this many times the seconds of computing: a busy machine is not the template's fault."""
_CODE = "import sys; sys.path.append({home!r}); from parindex.workflow.templating.worker import main; main()"

Context = TypeVar("Context")


def rendered(render: Callable[[Context, Path | None], bytes], context: Context, templates: Path) -> bytes:
    """Return what `render` makes of a context; in a process of its own if an office has templates.

    Raises:
        ParindexError: a template cannot be used, or needs too much time or memory.
    """
    if not templates.is_dir() or not any(one.suffix in {".docx", ".j2", ".typ"} for one in templates.iterdir()):
        return render(context, None)
    home = os.fspath(Path(parindex.__file__).parent.parent)
    # -P: a file that is called like a module must not be imported because it lies in the current folder.
    process = subprocess.Popen(  # noqa: S603  this same interpreter
        [sys.executable, "-P", "-c", _CODE.format(home=home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        answer, _ = process.communicate(pickle.dumps((render, context, templates)), timeout=_PATIENCE * SECONDS)
    except subprocess.TimeoutExpired:
        answer = b""
    finally:
        with suppress(OSError):
            process.kill()
        process.communicate()
    return _content(answer, templates)


def _content(answer: bytes, templates: Path) -> bytes:
    kind, _, content = answer.partition(b"\n")
    if kind == b"made":
        return content
    if kind == b"refused":
        message, values = json.loads(content).values()
        raise ParindexError(message, **values)
    raise ParindexError(
        "A template in {folder} needs more than {seconds} seconds or too much memory, so that there is no document. "
        "Look for a loop that does not end.",
        folder=templates,
        seconds=SECONDS,
    )
