"""Files, folders and patterns into the list of files to read."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from parindex.errors import ParindexError
from parindex.sources.paths import named

__all__ = ["SUFFIXES", "expand"]

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"))
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
        files = sorted(one for one in path.rglob("*") if _is_sheet(one, path))
        if not files:
            message = (
                "There are no spreadsheets in the folder {folder}. Name the folder that holds the score sheets, "
                "or put them there."
            )
            raise ParindexError(message, folder=str(path))
        yield from files
    elif path.exists():
        yield path
    elif has_magic(str(pattern)):
        yield from _matching(str(pattern))
    else:
        message = "There is no file or folder {path}. Check the name and the folder in which you are."
        raise ParindexError(message, path=str(path))


def _matching(pattern: str) -> Iterator[Path]:
    paths = sorted(Path(one) for one in glob(pattern, recursive=True))  # noqa: PTH207  patterns may be absolute
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
    return path.name.startswith(("~$", "."))
