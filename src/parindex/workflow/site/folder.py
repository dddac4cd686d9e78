"""The folder of the pages: there is either the old one or the whole new one, and nothing of both."""

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.version import __version__
from parindex.workflow.output.safe_output import refuse_protected

__all__ = ["WrittenFolder", "refuse_folder", "write_folder"]

_MARK: Final = "parindex-site.txt"
"""Tells the folder of pages from one that somebody works in."""
_FOLDER: Final = 0o755


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """How many files were written, their bytes, and the bytes of the largest page."""

    files: int
    size: int
    largest: int


def refuse_folder(out: Path, home: Path) -> None:
    """Refuse a place that is not free and not the folder of earlier pages.

    Raises:
        ParindexError: as it says.
    """
    refuse_protected(out / "index.html", home)
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ParindexError("{path} is not a folder. Nothing was written; name a folder for the pages.", path=out)
    if out.is_dir() and any(out.iterdir()) and not (out / _MARK).is_file():
        raise ParindexError(
            "{path} has files that are no earlier pages of parindex. Nothing was written; name an empty folder.",
            path=out,
        )


def write_folder(out: Path, home: Path, files: Iterable[tuple[str, bytes]]) -> WrittenFolder:
    """Write files beside `out` and put the folder in place when it is whole; one of earlier pages goes.

    Raises:
        ParindexError: the place is taken, or cannot be written.
    """
    refuse_folder(out, home)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".parindex-", dir=out.parent))
        try:
            made = _fill(fresh, files)
            _swap(fresh, out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ParindexError("{path} could not be written: {reason}.", path=out, reason=system_reason(error)) from error
    return made


def _fill(folder: Path, files: Iterable[tuple[str, bytes]]) -> WrittenFolder:
    folder.chmod(_FOLDER)
    (folder / _MARK).write_text(f"parindex {__version__}\n", "utf-8")
    number = size = largest = 0
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        number, size = number + 1, size + len(content)
        largest = max(largest, len(content) if name.endswith(".html") else 0)
    return WrittenFolder(number, size, largest)


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=".parindex-", dir=out.parent))
    out.rename(old / "old")
    try:
        fresh.rename(out)
    except OSError:
        (old / "old").rename(out)
        raise
    finally:
        with suppress(OSError):
            shutil.rmtree(old)
