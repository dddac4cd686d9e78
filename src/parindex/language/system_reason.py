"""Why the operating system refused something, as a text that has a translation."""

import errno
from collections.abc import Mapping
from typing import Final

from parindex.model.texts.message import Phrase

__all__ = ["SYSTEM_REASONS", "system_reason"]

SYSTEM_REASONS: Final[Mapping[int, Phrase]] = {
    errno.ENOENT: Phrase("no such file or folder"),
    errno.EACCES: Phrase("permission denied"),
    errno.EPERM: Phrase("operation not permitted"),
    errno.EISDIR: Phrase("this is a folder"),
    errno.ENOTDIR: Phrase("a part of the path is not a folder"),
    errno.ENOSPC: Phrase("no space left on the disk"),
    errno.EROFS: Phrase("the disk can only be read"),
    errno.EEXIST: Phrase("it is there already"),
    errno.ENAMETOOLONG: Phrase("the name is too long"),
    errno.EBUSY: Phrase("it is in use by another program"),
    errno.EIO: Phrase("the disk reports an error"),
}
"""By the number of the error: the texts of the system are in its own language, or in English."""


_IN_USE: Final = Phrase("it is open in another program or protected against changes; close it there and try again")
_WINDOWS_REASONS: Final[Mapping[int, Phrase]] = {
    19: SYSTEM_REASONS[errno.EROFS],
    32: _IN_USE,
    33: _IN_USE,
    123: Phrase("the system does not allow such a name"),
    206: SYSTEM_REASONS[errno.ENAMETOOLONG],
}
"""By the number of Windows, where that says more than the number of C that Python makes of it."""
_ACCESS_DENIED: Final = 5
"""What Windows says when a file is to take the place of one that is open or protected."""


def system_reason(error: OSError) -> Phrase | str:
    """Return the reason of an error, in the words of the system if it is a rare one."""
    number = getattr(error, "winerror", None) or 0
    if number == _ACCESS_DENIED and error.filename2 is not None:
        return _IN_USE
    if number in _WINDOWS_REASONS:
        return _WINDOWS_REASONS[number]
    return SYSTEM_REASONS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
