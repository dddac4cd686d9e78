"""Files, folders and patterns into the list of files to read."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from parindex.errors import ParindexError
from parindex.sources.files.paths import in_order, named
from parindex.sources.score_sheets.collection.unread_files import is_lock, unread_files
from parindex.sources.workbook.guard.signature import KINDS

__all__ = ["SUFFIXES", "expand"]

SUFFIXES = frozenset(KINDS)
"""What is read of a folder; a file that is named itself is always looked at."""


def expand(patterns: Sequence[str | Path]) -> list[Path]:
    """Return the files that paths, folders and patterns name, each once, in the order of their names.

    In folders lock files (`~$…`), dot files and files that are no spreadsheets are passed over.

    Raises:
        ParindexError: a path does not exist, or a folder or pattern holds no spreadsheet.
    """
    found = (path for pattern in patterns for path in _named(pattern))
    return list({named(path): path for path in found}.values())


def _named(pattern: str | Path) -> Iterator[Path]:
    path = Path(pattern)
    if path.is_dir():
        files = in_order(one for one in path.rglob("*") if _is_sheet(one, path))
        if not files:
            raise _without_sheets(path)
        yield from files
    elif path.exists():
        yield path
    elif has_magic(str(pattern)):
        yield from _matching(str(pattern))
    else:
        message = "There is no file or folder {path}. Check the name and the folder in which you are."
        raise ParindexError(message, path=str(path))


def _without_sheets(folder: Path) -> ParindexError:
    """Say that a folder holds no sheet, and what it holds instead."""
    there = [path.name for path in unread_files([folder])]
    if there:
        return ParindexError(
            "There are no spreadsheets in the folder {folder}, but other files: {names}. Have the score sheets sent as "
            ".xlsx, and put them there.",
            folder=str(folder),
            names=", ".join(there[:_NAMED]) + (", …" if len(there) > _NAMED else ""),
        )
    return ParindexError(
        "There are no spreadsheets in the folder {folder}. Name the folder that holds the score sheets, "
        "or put them there.",
        folder=str(folder),
    )


_NAMED = 6


def _matching(pattern: str) -> Iterator[Path]:
    paths = in_order(Path(one) for one in glob(pattern, recursive=True))  # noqa: PTH207  patterns may be absolute
    files = [one for one in paths if one.is_file() and not _passed_over(one)]
    if not files:
        message = "No file matches {pattern}. Check the pattern, or name the files or their folder."
        raise ParindexError(message, pattern=pattern)
    yield from files


def _is_sheet(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder)
    hidden = any(part.startswith(".") for part in inside.parts)
    return path.suffix.casefold() in SUFFIXES and not hidden and not _passed_over(path) and path.is_file()


def _passed_over(path: Path) -> bool:
    return is_lock(path) or path.name.startswith(".")
