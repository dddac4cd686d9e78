"""What a computer is like on which the program runs: only facts, nothing is judged here."""

import locale
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from pyexpat import EXPAT_VERSION

from parindex.sources.workbook import open_workbooks
from parindex.store.backends.postgresql.health import ServerState, look_at

__all__ = ["Surroundings", "look_around"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Facts. `folder` is that of the workspace, or the current one."""

    folder: Path
    versions: dict[str, str] = field(default_factory=dict)
    python: tuple[int, int, int] = (3, 13, 0)
    store: Path | None = None
    server: ServerState | None = None
    """Of a store that is on a server, instead of `store`."""
    file_system: str = ""
    """The kind of file system below the store, as far as the system tells it."""
    free: int = 1 << 40
    """Bytes on the disk of the folder."""
    is_writable: bool = True
    workers_start: bool = True
    encoding: str = "utf-8"
    """In which names of files are written."""
    zone: str = "UTC+07:00"
    vietnamese_fonts: int | None = None
    """How many fonts say that they have Vietnamese letters; `None`: nobody to ask."""
    office: str = ""
    """Where LibreOffice is."""


def look_around(folder: Path, location: str | None, version: str) -> Surroundings:
    """Gather the facts; what cannot be found out is left empty. `location`: of the store."""
    is_server = location is not None and "://" in location
    store = Path(location) if location is not None and not is_server else None
    below = store.parent if store is not None and store.parent.is_dir() else folder
    return Surroundings(
        folder,
        {
            "parindex": version,
            "python": platform.python_version(),
            "system": platform.platform(terse=True),
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            "expat": EXPAT_VERSION.removeprefix("expat_"),
            "sqlite": sqlite3.sqlite_version,
        },
        sys.version_info[:3],
        store,
        look_at(location) if location is not None and is_server else None,
        _file_system(below.resolve()),
        shutil.disk_usage(folder).free,
        _is_writable(below),
        _workers_start(),
        sys.getfilesystemencoding() or locale.getpreferredencoding(do_setlocale=False),
        datetime.now(UTC).astimezone().strftime("%Z %z"),
        _fonts(),
        shutil.which("soffice") or shutil.which("libreoffice") or "",
    )


def _file_system(folder: Path) -> str:
    """Return the kind of the longest mount point above a folder (Linux), or what its name tells (Windows)."""
    if folder.as_posix().startswith("//"):
        return "smb"
    mounts = Path("/proc/mounts")
    found = ("", "")
    with suppress(OSError):
        for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
            _, point, kind, *_ = line.split(" ")
            if folder.is_relative_to(point.replace("\\040", " ")):
                found = max(found, (point, kind), key=lambda one: len(one[0]))
    return found[1]


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _workers_start() -> bool:
    """Let a worker read a small file, as every reading of sheets does."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "a.csv")
            path.write_text("a,b\n1,2\n", encoding="utf-8")
            return all(book.sheets for book in open_workbooks([path], workers=1))
    except (OSError, RuntimeError):
        return False


def _fonts() -> int | None:
    asked = shutil.which("fc-list")
    if asked is None or os.name == "nt":
        return None
    try:
        told = subprocess.run([asked, ":lang=vi", "family"], capture_output=True, check=False, timeout=20)  # noqa: S603  a fixed command
    except (OSError, subprocess.SubprocessError):
        return None
    return len(set(told.stdout.splitlines()))
