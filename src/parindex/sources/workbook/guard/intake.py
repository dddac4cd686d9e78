"""The private copy: the bytes of one regular file, read once, and their digest."""

import hashlib
import os
import stat
from pathlib import Path

from parindex.language.system_reason import system_reason
from parindex.model.texts.message import Phrase
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["digest", "take_in"]


def take_in(path: Path) -> bytes:
    """Read a file into memory, at most as much as is allowed. Nothing else is ever read from it.

    Raises `Refused` when there is no such file, it is not a regular file, it is empty or too large.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe waits for ever for somebody to write into it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise Refused("F101") from None
    except (OSError, ValueError) as error:
        raise Refused("F102", reason=_reason(error)) from None
    try:
        return _bounded(handle)
    finally:
        os.close(handle)


def _bounded(handle: int) -> bytes:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise Refused("F103")
    most = limit("file")
    chunks, size = [], 0
    try:
        while size <= most and (chunk := os.read(handle, most + 1 - size)):
            chunks.append(chunk)
            size += len(chunk)
    except OSError as error:
        raise Refused("F102", reason=_reason(error)) from None
    if not size:
        raise Refused("F104")
    if size > most:
        raise Refused("F105", most=most)
    return b"".join(chunks)


def _reason(error: OSError | ValueError) -> Phrase | str:
    return system_reason(error) if isinstance(error, OSError) else Phrase("the name cannot be a file name")


def digest(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
