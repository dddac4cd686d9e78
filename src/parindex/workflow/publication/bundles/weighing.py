"""A bundle from a stranger is first built in a process of its own, with limits: only what fits there is built here."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import parindex
from parindex.errors import ParindexError
from parindex.sources.bundle_file import too_much

__all__ = ["FITS", "SECONDS", "memory", "weigh"]

SECONDS: Final = 10
"""Seconds of computing for the parts of a bundle; see docs/reliability.md for what a country's take."""
_MB: Final = 1_000_000
_LEAST, _FOR_EACH, _MOST = 150 * _MB, 10, 300 * _MB
"""Bytes of memory: for any bundle, for each byte of its file, and for the largest; a country's 62 MB take 87 MB."""
FITS: Final = b"fits"

_PATIENCE: Final = 3
"""The clock allows this many times the seconds of computing: a busy machine is not the bundle's fault."""
_CODE: Final = (
    "import sys; sys.path.append({home!r}); from parindex.workflow.publication.bundles.weigher import main; main()"
)


def memory(path: Path) -> int:
    """Return the bytes that the parts of a bundle may take as they are built: a small file has no large content."""
    return min(_LEAST + _FOR_EACH * path.stat().st_size, _MOST)


def weigh(path: Path) -> None:
    """Let the limited process build all parts that are built before anything is compared.

    Raises:
        ParindexError: the file is no bundle, is damaged, or needs too much time or memory.
    """
    home = os.fspath(Path(parindex.__file__).parent.parent)
    # -P: a file that is called like a module must not be imported because it lies in the current folder.
    process = subprocess.Popen(  # noqa: S603  this same interpreter
        [sys.executable, "-P", "-c", _CODE.format(home=home), os.fspath(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        answer, _ = process.communicate(timeout=_PATIENCE * SECONDS)
    except subprocess.TimeoutExpired:
        answer = b""
    finally:
        with suppress(OSError):
            process.kill()
        process.communicate()
    _refuse(path, answer)


def _refuse(path: Path, answer: bytes) -> None:
    if answer == FITS:
        return
    if not answer:
        raise too_much(path, f"> {memory(path) // _MB} MB, > {SECONDS} s")
    told = json.loads(answer)
    message, values = told["message"], told["values"]
    raise ParindexError(message, **values)
