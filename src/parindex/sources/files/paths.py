"""The one place that resolves paths: what a path names, whatever way it was typed and wherever links lead."""

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path, PurePath
from typing import TypeVar

__all__ = ["SETTINGS_FILE", "below", "find_workspace", "in_order", "named", "ways"]

SETTINGS_FILE = "parindex.yaml"
"""What makes a folder a workspace."""

_P = TypeVar("_P", bound=PurePath)


def named(path: str | Path) -> Path:
    """Return the absolute path that a typed one names, as people know it: links stay links, but `..` is gone.

    A `..` behind a link leads where the system goes, not to the folder that stands before it in the text.
    """
    whole = Path(path).absolute()
    found = Path(whole.anchor)
    for part in whole.parts[1:]:
        found = found.resolve().parent if part == ".." else found / part
    return found


def ways(path: str | Path) -> tuple[Path, ...]:
    """Return the paths under which a file or folder is known: as it was named and, if that differs, as links lead."""
    known = named(path)
    return tuple(dict.fromkeys((known, known.resolve())))


def below(path: str | Path, folder: str | Path) -> tuple[PurePath, ...]:
    """Return how a path is called from a folder, as it was named first; nothing if it does not lie there."""
    above = ways(folder)
    found = (one.relative_to(root) for one in ways(path) for root in above if one.is_relative_to(root))
    return tuple(dict.fromkeys(found))


def find_workspace(start: Path) -> Path | None:
    """Walk up from `start` to the folder that holds the settings file."""
    start = named(start).resolve()
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None)


def in_order(paths: Iterable[_P]) -> list[_P]:
    """Return paths sorted as Linux sorts them: Windows would compare them without regard to case."""
    return sorted(paths, key=attrgetter("parts"))
