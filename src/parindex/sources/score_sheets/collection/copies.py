"""Files that are byte for byte the same, as when an attachment is saved twice: they are read once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.cell_text import shown
from parindex.sources.score_sheets.sheet_reading import TableRead

__all__ = ["FileRead", "drop_copies"]


@dataclass(slots=True)
class FileRead:
    """What one file came to."""

    path: Path
    sha256: str
    year: int | None
    """The year that was asked for or that its folder stands for."""
    tables: list[TableRead]
    issues: list[Issue]
    """What there is to tell of the file as a whole."""

    @property
    def claimed(self) -> set[tuple[str, int]]:
        """The units and years whose scores it says to hold."""
        return {(claim.unit, claim.year) for table in self.tables for claim in table.claims}


def drop_copies(files: Sequence[FileRead]) -> None:
    """Leave of the same files the one of the shortest name; of the others there is a hint and nothing else.

    The same bytes in folders of two years, or under the names of two units, are two sheets.
    """
    same: dict[tuple[str, int | None], list[FileRead]] = defaultdict(list)
    for file in files:
        if file.sha256:
            same[file.sha256, file.year].append(file)
    for group in same.values():
        kept, *others = sorted(group, key=_standing)
        for file in others:
            if not file.claimed or file.claimed == kept.claimed:
                file.tables = []
                file.issues = [issue("F253", Place(str(file.path)), other=_beside(kept.path, file.path))]


def _standing(file: FileRead) -> tuple[bool, int, int, str]:
    """Order same files: first what holds scores, then the shortest name, then the shortest folder (not “2020 (1)”)."""
    return (not file.claimed, len(file.path.name), len(str(file.path)), str(file.path))


def _beside(kept: Path, other: Path) -> str:
    """Name the file that was read: with its folder only where the other has the same name."""
    return shown(f"{kept.parent.name}/{kept.name}" if kept.name == other.name else kept.name)
