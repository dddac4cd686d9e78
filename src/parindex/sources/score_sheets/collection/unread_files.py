"""Files beside score sheets that are not read: what each of them is, and what turns it into a sheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.files.paths import in_order
from parindex.sources.workbook.guard.other_kinds import LOCK, OTHER, SHORTCUT, kind_of
from parindex.sources.workbook.guard.signature import KINDS

__all__ = ["UNREAD", "is_lock", "unread_files", "unread_issues"]

UNREAD: Final = ("F251", "F252")
"""The codes of files that may hold what a unit has sent, and of those that hardly do."""


_SYSTEM: Final = frozenset(("thumbs.db", "desktop.ini"))
"""What Windows puts into folders; names that begin with a dot are of that kind on other systems."""
_HARMLESS: Final = (LOCK, OTHER, SHORTCUT)
_LOCKS: Final = ("~$", ".~lock.")


def is_lock(path: Path) -> bool:
    """Tell whether a file only says that another one is open."""
    return path.name.startswith(_LOCKS)


def unread_files(patterns: Sequence[str | Path]) -> list[Path]:
    """Return the files in the named folders that are not read, in the order of their names."""
    folders = [Path(one) for one in patterns if Path(one).is_dir()]
    return list(
        dict.fromkeys(path for folder in folders for path in in_order(folder.rglob("*")) if _counts(path, folder))
    )


def unread_issues(patterns: Sequence[str | Path]) -> Iterator[Issue]:
    """Yield an issue for every file in the named folders that is not read: what it is, and what helps."""
    for path in unread_files(patterns):
        kind = LOCK if is_lock(path) else kind_of(path.suffix)
        code = UNREAD[kind in _HARMLESS]
        yield issue(code, Place(str(path)), what=kind.what, cure=kind.cure)


def _counts(path: Path, folder: Path) -> bool:
    if is_lock(path):
        return path.is_file()
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.casefold() not in KINDS and not hidden and path.name.casefold() not in _SYSTEM and path.is_file()
