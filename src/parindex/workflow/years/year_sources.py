"""Which blocks of a year were scored, which are known only as published, and both in one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parindex.analysis.comparison.year_results import YearOfBlock, published_year, scored_year
from parindex.model.criteria import Edition
from parindex.model.records.revisions import Revision, counted
from parindex.model.results.printed.history import PublishedResult
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis
from parindex.sources.score_sheets.identity.unit_names import canonical
from parindex.workflow.years.as_published import refuse_changed_history
from parindex.workflow.years.block_standings import YearInputs, block_standings, stored_years
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.known_maximum import edition_named
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import RevisionInputs, revision_inputs

__all__ = ["Area", "YearSources"]


@dataclass(frozen=True, slots=True)
class Area:
    """An area that was asked for by its code or its title; where codes moved between sets, the title finds it."""

    code: str
    title: str
    by_code: bool

    def code_in(self, edition: Edition) -> str | None:
        """Return the code of the area in a set: that of the same title, or the same code if it was asked for."""
        wanted = canonical(self.title)
        same = [node.code for node in edition.index if canonical(str(node.title)) == wanted]
        known = {node.code for node in edition.index}
        return same[0] if same else self.code if self.by_code and self.code in known else None


@dataclass(frozen=True)
class YearSources:
    """One year of a workspace. Where a block has scores and published results, the scores count."""

    workspace: Workspace
    year: int
    asked: Basis | None
    """Which scores were asked for; `None`: those that the year was published with, else the last appraisal."""
    locale: str
    revision: int | None = None
    """`None`: the latest."""

    @cached_property
    def current(self) -> RevisionInputs:
        """The stored sheets and their definitions; refuses a year that was neither scored nor published."""
        if self.published and self.year not in stored_years(self.workspace):
            return RevisionInputs(self.workspace, YearInputs(self.year, {}), Revision(self.year))
        return revision_inputs(self.workspace, self.year, self.revision)

    @property
    def basis(self) -> Basis:
        """Which scores count."""
        return self.asked or self.current.basis

    @property
    def revision_shown(self) -> Revision:
        """The revision with the scores that count."""
        return counted(self.current.revision, self.basis, self.current.basis)

    @property
    def inputs(self) -> YearInputs:
        """The stored sheets."""
        return self.current.inputs

    @property
    def definitions(self) -> Workspace:
        """What counts for the year: those that a published year keeps, else today's."""
        return self.current.workspace

    @cached_property
    def published(self) -> Mapping[str, Sequence[PublishedResult]]:
        """The published results by block."""
        if not self.workspace.store.exists:
            return {}
        with self.workspace.store.reading() as store:
            results = store.history.load(self.year)
            refuse_changed_history(store, self.year)
        found: dict[str, list[PublishedResult]] = {}
        for result in results:
            found.setdefault(result.block, []).append(result)
        return found

    @property
    def units(self) -> set[str]:
        """The units with a result of any kind."""
        return {*self.inputs.sheets, *(one.unit for results in self.published.values() for one in results)}

    def is_scored(self, block: str) -> bool:
        """Tell whether a block has any sheet."""
        members = self.definitions.registry.members(block, self.year)
        return any(unit.id in self.inputs.sheets for unit in members)

    def only_published(self, block: str) -> bool:
        """Tell whether a block is known only as published."""
        return block in self.published and not self.is_scored(block)

    def is_known(self, block: str) -> bool:
        """Tell whether there is anything to say of a block: a year without any sheets says nothing of others."""
        if block not in self.definitions.registry.blocks:
            return False
        return bool(self.inputs.sheets) or block in self.published

    def standings(self, block: str) -> BlockStandings:
        """Return the standings of a block that was scored."""
        return block_standings(self.definitions, block, self.inputs, self.basis, self.locale)

    def of_block(self, block: str, *, area: Area | None = None) -> YearOfBlock:
        """Return a block in the form in which years are set side by side; `area` is the only one that counts."""
        if not self.only_published(block):
            standings = self.standings(block)
            code = area.code_in(standings.edition) if area else ""
            lines = self.published.get(block, ())
            found = scored_year(standings, self.locale, area=code, published=lines)
            return replace(found, summary=replace(found.summary, revision=self.revision_shown))
        lines = self.published[block]
        return published_year(self.year, lines, self._edition, self.locale, area=area is not None)

    def title(self, block: str) -> str:
        """Return the title of a block."""
        return block_title(self.definitions, block, self.year, self.locale)

    def _edition(self, name: str) -> Edition | None:
        return edition_named(name, self.year, self.definitions.editions)
