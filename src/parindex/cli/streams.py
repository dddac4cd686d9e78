"""stdout and stderr that take every text, and end quietly when nobody reads them any more."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Any, Final, TextIO

__all__ = ["last_words", "prepare"]

_GONE: Final = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
_ENCODING: Final = "PYTHONIOENCODING"


class _Patient(io.FileIO):
    """A stream whose reader may go (`| head`): what is left goes nowhere, and the command ends as it would have."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401  whatever has bytes
        try:
            return super().write(data) or 0
        except OSError as error:
            # Of the talk nothing is worth an error of its own.
            if error.errno not in _GONE and self.fileno() != _STDERR:
                raise
            _silence(self.fileno())
            return memoryview(data).nbytes


_STDOUT: Final = 1
_STDERR: Final = 2


def prepare() -> None:
    """Make the two streams of this process safe. Those that somebody put in their place are left alone."""
    for number in range(_STDERR + 1):
        _reopen(number)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _prepared(sys.__stdout__, _STDOUT)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _prepared(sys.__stderr__, _STDERR)


def _silence(number: int) -> None:
    """Let a stream lead nowhere from now on: nothing is left for Python's own exit to stumble over."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def last_words() -> None:
    """Write what is still held back.

    Raises:
        OSError: it cannot be written, as on a full disk.
    """
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout.fileno())
        raise
    finally:
        with suppress(OSError):
            sys.stderr.flush()


def _reopen(number: int) -> None:
    """Fill the place of a stream that was closed (`>&-`): the store would be opened in it, and be written to."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)  # takes the lowest free number


def _prepared(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return open(number, "w", encoding="utf-8", closefd=False)
    if stream.isatty():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
        return stream
    # A code page would lose letters in files and pipes; who wants one says so.
    encoding = stream.encoding if os.environ.get(_ENCODING) else "utf-8"
    stream.flush()
    buffered = io.BufferedWriter(_Patient(number, "wb", closefd=False))
    # The same bytes on every system: Windows would end lines with CR LF.
    return io.TextIOWrapper(buffered, encoding, "replace", "\n", line_buffering=number == _STDERR)
