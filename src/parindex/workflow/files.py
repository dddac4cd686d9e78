"""Writing a file so that there is either the old one or the whole new one."""

import os
import tempfile
from pathlib import Path

from parindex.errors import ParindexError

__all__ = ["write_atomically"]


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, flush it to the disk, and put it in place in one step."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".parindex-", delete=False) as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ParindexError(
            "{path} could not be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
