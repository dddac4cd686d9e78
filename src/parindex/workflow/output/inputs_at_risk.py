"""What a workspace works from, and which no output may therefore touch."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from parindex.model.definitions.workspace import Settings
from parindex.model.texts.message import Phrase
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE, ways

__all__ = ["CRITERIA_SETS", "Protected", "protected_places"]

CRITERIA_SETS: Final = Phrase("the criteria sets")

_BESIDE_STORE: Final = ("", "-journal", "-wal", "-shm")
"""The store, and what SQLite keeps beside it as long as it is needed."""
_YEAR: Final = "{year}"


@dataclass(frozen=True, slots=True)
class Protected:
    """A file or a folder with all that is below it, and what it is to the workspace."""

    path: Path
    what: Phrase

    def has(self, target: Path) -> bool:
        """Tell whether a file that may not exist yet is this place or lies in it, as every file system sees it.

        Names that differ in case or in the normal form alone are one file on Windows and macOS.
        """
        return any(_starts(_seen(one), _seen(mine)) for one in ways(target) for mine in ways(self.path))

    def holds(self, target: Path) -> bool:
        """Tell whether an existing file is one of the place's under another name (a link of either kind)."""
        return any(file.samefile(target) for file in self._files())

    def _files(self) -> Iterator[Path]:
        if self.path.is_file():
            yield self.path
        seen = set[Path]()
        for folder, below, names in os.walk(self.path, followlinks=True):
            real = Path(folder).resolve()
            if real in seen:  # a link to a folder above
                below.clear()
                continue
            seen.add(real)
            yield from (file for name in names if (file := Path(folder, name)).is_file())


def protected_places(root: Path) -> Iterator[Protected]:
    """Yield what the settings of a workspace name; of settings with errors, what would be there without them."""
    settings = (read_workspace(root / SETTINGS_FILE)[0] if (root / SETTINGS_FILE).is_file() else None) or _unnamed()
    yield Protected(root / SETTINGS_FILE, Phrase("the settings"))
    if (root / settings.registry).exists():  # else `units import` may write the first one
        yield Protected(root / settings.registry, Phrase("the registry"))
    for suffix in _BESIDE_STORE:
        yield Protected(root / (settings.store + suffix), Phrase("the store"))
    for name, what in (
        (settings.criteria, CRITERIA_SETS),
        (settings.sheets, Phrase("the score sheets")),
        (settings.templates, Phrase("the templates")),
    ):
        yield from (Protected(path, what) for path in _folders(root, name))


def _unnamed() -> Settings:
    return Settings.model_validate({"name": "–"})


def _folders(root: Path, name: str) -> Iterator[Path]:
    """Yield the folder of a setting, above the part with the year; never the workspace as a whole.

    Where a setting takes in the whole folder of the workspace, as `sheets: .` or `{year}/sheets`, what is there
    already is protected, and new files can still be written.
    """
    whole = root / name.partition(_YEAR)[0]
    folder = whole if name.partition(_YEAR)[0].endswith(("/", os.sep)) or _YEAR not in name else whole.parent
    if not root.resolve().is_relative_to(folder.resolve()):
        yield folder
    elif _YEAR in name:
        parts = re.escape(name).replace(re.escape(_YEAR), "[0-9]{4}")
        yield from (path for path in root.glob(name.replace(_YEAR, "[0-9]" * 4)) if re.search(f"{parts}$", str(path)))
    elif folder.is_dir():
        yield from (path for path in folder.iterdir() if path.suffix.casefold() in _WORKED_FROM)


_WORKED_FROM: Final = frozenset({".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".j2", ".docx"})


def _seen(path: Path) -> tuple[str, ...]:
    return tuple(normalize("NFC", part).casefold() for part in path.parts)


def _starts(path: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return path[: len(start)] == start
