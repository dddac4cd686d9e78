"""What is known before a sheet is opened: criteria sets, units, the year asked for."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from parindex.model.criteria import Edition
from parindex.model.scores import Basis
from parindex.model.units import Registry

__all__ = ["Expectation"]


@dataclass(frozen=True)
class Expectation:
    """What sheets are read against.

    `sheets` is the absolute pattern of the workspace's folders (`…/sheets/{year}`). `strict` makes
    errors of warnings and repairs.
    """

    editions: tuple[Edition, ...]
    registry: Registry | None = None
    year: int | None = None
    sheets: str | None = None
    basis: Basis = Basis.APPRAISED
    strict: bool = False

    @cached_property
    def _folder(self) -> re.Pattern[str] | None:
        if self.sheets is None or "{year}" not in self.sheets:
            return None
        before, _, after = Path(self.sheets).as_posix().partition("{year}")
        after = re.escape(after).replace(re.escape("{year}"), r"(?:1|2)\d{3}")
        return re.compile(re.escape(before) + r"((?:1|2)[0-9]{3})" + after + r"(?![0-9])")

    def year_of_path(self, path: Path) -> int | None:
        """Return the year that the folder of a file stands for."""
        found = self._folder.match(path.absolute().as_posix()) if self._folder else None
        return int(found[1]) if found else None
