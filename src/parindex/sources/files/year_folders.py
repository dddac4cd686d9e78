"""The year that the folders of a file stand for: those of the workspace, or others that are named like a year."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from parindex.sources.files.paths import below, named, ways

__all__ = ["YearFolders"]

_YEAR: Final = "{year}"
_ALONE: Final = re.compile(r"(?<![0-9])((?:19|2[01])[0-9]{2})(?![0-9])")


@dataclass(frozen=True)
class YearFolders:
    """Where sheets of a year lie: `pattern` is that of the workspace (`…/sheets/{year}`), `root` its folder."""

    pattern: str | None
    root: Path | None

    @cached_property
    def _starts(self) -> tuple[re.Pattern[str], ...]:
        """The pattern, for every path under which the folder above the years is known."""
        if self.pattern is None or _YEAR not in self.pattern:
            return ()
        before, _, after = Path(self.pattern).as_posix().partition(_YEAR)
        folder, slash, name = before.rpartition("/")
        after = re.escape(after).replace(re.escape(_YEAR), r"(?:1|2)[0-9]{3}")
        starts = (one.as_posix().rstrip("/") for one in ways(f"{folder}{slash}"))
        return tuple(
            re.compile(f"{re.escape(start)}/{re.escape(name)}((?:1|2)[0-9]{{3}}){after}(?![0-9])") for start in starts
        )

    def years(self, path: Path) -> tuple[int, ...]:
        """Return the years that a file lies under, as it was named first; two if a link leads into another year."""
        if not self._starts:
            return ()
        found = (start.match(way.as_posix()) for way in ways(path) for start in self._starts)
        return tuple(dict.fromkeys(int(match[1]) for match in found if match))

    def hinted(self, path: Path) -> tuple[int, ...]:
        """Return the years that the names of folders above a file speak of, those of the nearest that does."""
        found = (tuple(dict.fromkeys(map(int, _ALONE.findall(name)))) for name in self._own(path))
        return next((years for years in found if years), ())

    def _own(self, path: Path) -> list[str]:
        """Return the names of the folders above a file, nearest first, without those that are above the workspace."""
        if self.root is None:
            return []
        inside = below(path, self.root)
        if inside:
            return list(reversed(inside[0].parent.parts))
        above = {*(one for way in ways(self.root) for one in (way, *way.parents))}
        return [folder.name for folder in named(path).parents if folder not in above]
