"""A shortcut on the desktop that opens the page of a workspace."""

import os
import sys
from pathlib import Path

from parindex.errors import ParindexError
from parindex.workflow.output.atomic_write import write_atomically

__all__ = ["shortcut_path", "shortcut_text", "write_shortcut"]

_UNSAFE = set('%"\r\n')


def write_shortcut(home: Path, folder: Path | None = None, *, windows: bool = os.name == "nt") -> Path:
    """Write the shortcut of a workspace into a folder (default: the desktop), and return it.

    Raises:
        ParindexError: the folder is not there, or the path of the workspace cannot stand in a shortcut.
    """
    target = shortcut_path(home, folder or _desktop(), windows=windows)
    if not target.parent.is_dir():
        raise ParindexError("There is no folder {folder} for the shortcut.", folder=target.parent)
    write_atomically(target, shortcut_text(home, sys.executable, windows=windows).encode())
    if not windows:
        target.chmod(0o755)
    return target


def shortcut_path(home: Path, folder: Path, *, windows: bool) -> Path:
    """Return where the shortcut of a workspace stands."""
    return folder / f"parindex-{home.name or 'workspace'}{'.bat' if windows else '.desktop'}"


def shortcut_text(home: Path, python: str, *, windows: bool) -> str:
    """Return the shortcut: a batch file on Windows, a desktop entry elsewhere.

    Raises:
        ParindexError: a path has a sign in it that the shortcut would obey.
    """
    for path in (str(home), python):
        if _UNSAFE & set(path) or (not windows and "\\" in path):
            raise ParindexError("{path} cannot stand in a shortcut: it has a sign that the system obeys.", path=path)
    if windows:
        call = f'"{python}" -m parindex --workspace "{home}" open'
        return f"@echo off\r\nchcp 65001 >nul\r\n{call}\r\nif errorlevel 1 pause\r\n"
    command = " ".join(map(_quoted, (python, "-m", "parindex", "--workspace", str(home), "open")))
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=parindex\nComment=PAR index\n"
        f"Exec={command}\nTerminal=true\nCategories=Office;\n"
    )


def _quoted(word: str) -> str:
    """Return a word of a desktop entry: in double quotes, in which `$` and the backtick are marked, twice."""
    return '"' + word.replace("$", "\\\\$").replace("`", "\\\\`") + '"'


def _desktop() -> Path:
    return Path.home() / "Desktop"
