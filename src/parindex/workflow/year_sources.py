"""Which blocks of a year were scored, which are known only as published, and both in one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parindex.analysis.year_results import YearOfBlock, published_year, scored_year
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.history import PublishedResult
from parindex.model.results import BlockStandings
from parindex.model.revisions import Revision
from parindex.model.scores import Basis
from parindex.store import open_store
from parindex.workflow.revision import RevisionInputs, revision_inputs
from parindex.workflow.standing import YearInputs, block_standings, stored_years
from parindex.workflow.workspace import Workspace

__all__ = ["YearSources"]


@dataclass(frozen=True)
class YearSources:
    """One year of a workspace. Where a block has scores and published results, the scores count."""

    workspace: Workspace
    year: int
    basis: Basis
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
        if not self.workspace.store.exists():
            return {}
        with open_store(self.workspace.store, create=False) as store:
            results = store.history.load(self.year)
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

    def of_block(self, block: str) -> YearOfBlock:
        """Return a block in the form in which years are set side by side."""
        if not self.only_published(block):
            return scored_year(self.standings(block), self.locale, published=self.published.get(block, ()))
        return published_year(self.year, self.published[block], lambda name: self._edition(block, name))

    def title(self, block: str) -> str:
        """Return the title of a block."""
        return self.definitions.registry.blocks[block].title.in_(self.locale)

    def _edition(self, block: str, name: str) -> Edition | None:
        """Return the set that a published table names: an edition, or the set of the block for its own one."""
        if name == self.definitions.registry.blocks[block].criteria:
            try:
                return self.definitions.edition_for(block, self.year)
            except ParindexError:
                return None
        return next((edition for edition in self.definitions.editions if edition.key == name), None)
