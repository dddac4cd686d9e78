"""Writing a file so that there is either the old one or the whole new one."""

import os
import re
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason

__all__ = ["is_stream", "tidy", "write_atomically"]

_STREAMS: Final = re.compile(r"/dev/(?:stdout|stderr|fd/[0-9]+)|/proc/(?:self|[0-9]+)/fd/[0-9]+")
_PREFIX: Final = ".parindex-"
_WAITS: Final = (0.05, 0.1, 0.2, 0.4)
"""Seconds between the attempts to replace a file that somebody has open."""
_FORGOTTEN: Final = 86_400
"""Seconds after which a file that was being written belongs to a program that died over it."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, flush it to the disk, and put it in place in one step.

    A link stays a link: the file to which it leads is written. Pipes and devices take the content as it comes.
    What a program that was killed has left beside it is taken away after a day.
    """
    if is_stream(path):
        _pour(path, content)
        return
    try:
        path = path.resolve() if path.is_symlink() else path
        path.parent.mkdir(parents=True, exist_ok=True)
        tidy(path.parent)
        opened, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX)
        made = Path(name)
        try:
            _fill(opened, content)
            made.chmod(0o666 & ~_umask())
            _put(made, path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        _flush_names(path.parent)
    except OSError as error:
        raise ParindexError("{path} could not be written: {reason}.", path=path, reason=system_reason(error)) from error


def _fill(opened: int, content: bytes) -> None:
    """Write to an open file and close it: Windows neither moves nor deletes a file that is open."""
    with open(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put(made: Path, path: Path) -> None:
    """Put a file in place; on Windows, try again while a virus scanner or a file service looks at the old one."""
    for wait in _WAITS:
        try:
            made.replace(path)
        except PermissionError as error:
            if getattr(error, "winerror", None) is None:
                raise
            time.sleep(wait)
        else:
            return
    made.replace(path)


def is_stream(path: Path) -> bool:
    """Tell whether a path leads to a pipe, a device or an open stream, which can only be written to as they are."""
    if _STREAMS.fullmatch(path.as_posix()):
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _pour(path: Path, content: bytes) -> None:
    """Write into a stream; appending keeps what a redirected stdout has already."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as stream:  # noqa: PTH123  the file is open already
            stream.write(content)
    except OSError as error:
        raise ParindexError("{path} could not be written: {reason}.", path=path, reason=system_reason(error)) from error


def tidy(folder: Path) -> None:
    """Take away what a killed program has left in a folder; one that does not let us keeps it."""
    for path in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if path.is_file() and time.time() - path.stat().st_mtime > _FORGOTTEN:
                path.unlink()


def _flush_names(folder: Path) -> None:
    """Let the new name reach the disk, too, where a folder can be flushed (not on Windows)."""
    if os.name == "posix":
        with suppress(OSError):  # some network file systems refuse: the content is safe already
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
