"""What is known before a sheet is opened: criteria sets, units, the year asked for."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from parindex.model.criteria import Edition
from parindex.model.definitions.layout_rules import LayoutRule, LayoutSettings
from parindex.model.scores import Basis, Step
from parindex.model.units import Registry
from parindex.sources.cells.globs import file_fits, name_fits
from parindex.sources.files.year_folders import YearFolders
from parindex.sources.score_sheets.layout.words import PLAIN, Vocabulary

__all__ = ["Expectation"]


@dataclass(frozen=True)
class Expectation:
    """What sheets are read against.

    `sheets` is the absolute pattern of the workspace's folders (`…/sheets/{year}`). `strict` makes
    errors of warnings and repairs. `layout` settles what cannot be recognised; its rules name files
    relative to `root`.
    """

    editions: tuple[Edition, ...]
    registry: Registry | None = None
    year: int | None = None
    sheets: str | None = None
    basis: Basis = Basis.APPRAISED
    strict: bool = False
    workspace: str = ""
    """The name that forms of this workspace bear; empty: not compared."""
    step: Step | None = None
    """What the sheets bring; `None`: all of their columns."""
    for_sender: bool = False
    """Tell of what is missing only what a unit has to fill in: its own scores, not the appraisal or the survey."""
    layout: LayoutSettings = field(default_factory=LayoutSettings)
    root: Path | None = None

    @cached_property
    def folders(self) -> YearFolders:
        """What the folders of files say of their years."""
        return YearFolders(self.sheets, self.root)

    def year_of_path(self, path: Path) -> int | None:
        """Return the year that the folder of a file stands for, if that is certain."""
        found = self.folders.years(path)
        return found[0] if len(found) == 1 else None

    @cached_property
    def words(self) -> Vocabulary:
        """What headings mean, with the words of the workspace."""
        return (
            Vocabulary({str(role): found for role, found in self.layout.synonyms.items()})
            if self.layout.synonyms
            else PLAIN
        )

    def rules_for(self, path: Path) -> tuple[LayoutRule, ...]:
        """Return the rules that speak of a file."""
        rules = self.layout.rules
        return tuple(rule for rule in rules if file_fits(path, rule.files, self.root)) if rules else ()

    def rule_for(self, path: Path, sheet: str) -> LayoutRule | None:
        """Return the first rule that fits a sheet."""
        fitting = self.rules_for(path)
        return next((rule for rule in fitting if rule.sheet is None or name_fits(sheet, rule.sheet)), None)
