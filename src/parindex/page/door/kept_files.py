"""Files that are brought in: under a harmless name, and never over another one that could not be had back."""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import RLock

from parindex.errors import ParindexError
from parindex.sources.files.paths import below
from parindex.workflow.output.atomic_write import write_atomically

__all__ = ["KeptFile", "KeptFiles", "harmless_name"]

_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".docx", ".pdf"})
_LONGEST = 120
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FROM = "from.txt"
_WRITING = RLock()
"""Two windows that replace one file do it one after the other: each keeps what the other has written."""


def harmless_name(name: str) -> str:
    """Return the last part of the name of a file as it can be written on every system.

    Raises:
        ParindexError: it is no name of a workbook or of a document with tables.
    """
    last = _FORBIDDEN.sub("", name.replace("\\", "/").rpartition("/")[2]).strip().rstrip(".")
    suffix = Path(last).suffix.casefold()
    wrong = not last or last[0] in ".~" or len(last) > _LONGEST or _DEVICES.fullmatch(last) is not None
    if wrong or suffix not in _TABLES:
        raise ParindexError(
            "{name} cannot be taken: give the file a short name with one of the endings {known}.",
            name=name[-_LONGEST:] or '""',
            known=", ".join(sorted(_TABLES)),
        )
    return last


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was replaced or taken away: its number, where it was, and where it is kept."""

    number: int
    place: str
    """From the root of the workspace."""
    path: Path


class KeptFiles:
    """What was replaced or taken away by the page, in a folder of the workspace; everything can be put back."""

    def __init__(self, home: Path, folder: str = "replaced") -> None:
        self._home = home
        self._folder = home / folder

    def all(self) -> list[KeptFile]:
        """Return what is kept, the last first."""
        folders = self._folder.glob("[0-9]*") if self._folder.is_dir() else ()
        found = (one for folder in folders if (one := self._read(folder)) is not None)
        return sorted(found, key=lambda one: one.number, reverse=True)

    def put(self, target: Path, content: bytes) -> KeptFile | None:
        """Write a file; return what was there before, which is kept. The same content changes nothing."""
        if target.is_file() and target.read_bytes() == content:
            return None
        with _WRITING:
            kept = self.keep(target) if target.exists() else None
            write_atomically(target, content)
        return kept

    def take_away(self, target: Path) -> KeptFile:
        """Move a file of the workspace to those that are kept."""
        with _WRITING:
            kept = self.keep(target)
            target.unlink()
        return kept

    def keep(self, target: Path) -> KeptFile:
        """Copy a file that lies in the workspace and is about to be changed to those that are kept."""
        number = self._claimed()
        folder = self._folder / f"{number:05d}"
        place = below(target, self._home)[0].as_posix()
        write_atomically(folder / target.name, target.read_bytes())
        write_atomically(folder / _FROM, place.encode())
        return KeptFile(number, place, folder / target.name)

    def put_back(self, number: int) -> KeptFile:
        """Put a file back to where it was; what is there now is kept in its turn.

        Raises:
            ParindexError: there is no such file.
        """
        for one in self.all():
            if one.number == number:
                self.put(self._home / one.place, one.path.read_bytes())
                return one
        raise ParindexError("There is no kept file {number}.", number=number)

    def _claimed(self) -> int:
        """Return a number that no other program has, with a folder of its own."""
        for number in count(max((one.number for one in self.all()), default=0) + 1):
            try:
                (self._folder / f"{number:05d}").mkdir(parents=True)
            except FileExistsError:
                continue
            return number
        raise AssertionError

    def _read(self, folder: Path) -> KeptFile | None:
        try:
            place = (folder / _FROM).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        path = folder / Path(place).name
        target = (self._home / place).resolve()
        inside = target.is_relative_to(self._home.resolve()) and folder.name.isdecimal() and path.is_file()
        return KeptFile(int(folder.name), place, path) if inside else None
