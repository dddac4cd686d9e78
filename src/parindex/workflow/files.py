"""Writing a file so that there is either the old one or the whole new one."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason

__all__ = ["tidy", "write_atomically"]

_PREFIX: Final = ".parindex-"
_FORGOTTEN: Final = 86_400
"""Seconds after which a file that was being written belongs to a program that died over it."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, flush it to the disk, and put it in place in one step.

    What a program that was killed has left beside it is taken away after a day.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tidy(path.parent)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_PREFIX, delete=False) as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        _flush_names(path.parent)
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
