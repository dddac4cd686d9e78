"""From the store to the series of a block: scored years, and years that are known only as published."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parindex.analysis import between
from parindex.analysis.lineage import Between
from parindex.analysis.trend import block_series
from parindex.analysis.year_results import YearOfBlock, published_year, scored_year
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.history import PublishedResult
from parindex.model.scores import Basis
from parindex.model.series import Absence, BlockSeries
from parindex.sources.names import canonical
from parindex.store import open_store
from parindex.workflow.standing import YearInputs, block_standings, load_year
from parindex.workflow.workspace import Workspace

__all__ = ["Area", "ManyYears"]


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
class ManyYears:
    """The years `span` of a workspace. `area` is the only area that counts, if one was asked for."""

    workspace: Workspace
    span: range
    area: Area | None
    basis: Basis
    locale: str

    def series(self, block: str) -> BlockSeries:
        """Put the years of a block side by side.

        Raises:
            ParindexError: there is no data of any year, or scores that do not fit the definitions.
        """
        years = {year: found for year in self.span if (found := self._year(block, year)) is not None}
        title = self.workspace.registry.blocks[block].title.in_(self.locale)
        absences = dict(self._absences(block))
        return block_series(
            block,
            title,
            self.span,
            years,
            area=self.area.code if self.area else "",
            absences=absences,
            heirs=self._heirs,
        )

    def latest(self, unit: str) -> str:
        """Return the id under which a unit that was renamed stands in the series."""
        return self._heirs.get(unit, unit)

    def _year(self, block: str, year: int) -> YearOfBlock | None:
        scored, published = self._stored
        lines = [line for line in published.get(year, ()) if line.block == block]
        fates = self._told[year].fates
        if year in scored and self._has_sheets(block, scored[year]):
            standings = block_standings(self.workspace, block, scored[year], self.basis, self.locale)
            code = self.area.code_in(standings.edition) if self.area else None
            if self.area and code is None:
                return None
            return scored_year(standings, self.locale, area=code or "", published=lines, fates=fates)
        if not lines:
            return None
        named = {line.criteria: self._edition(year, line.criteria) for line in lines}
        return published_year(year, lines, named.get, self.locale, area=self.area is not None, fates=fates)

    def _has_sheets(self, block: str, inputs: YearInputs) -> bool:
        return any(unit.id in inputs.sheets for unit in self.workspace.registry.members(block, inputs.year))

    def _edition(self, year: int, name: str) -> Edition | None:
        """Find the edition that a published table names: `id`, in force in its year, or `id@year`, in force in that."""
        set_id, _, told = name.partition("@")
        newest = int(told) if told.isdecimal() else year
        found = [one for one in self.workspace.editions if one.id == set_id and one.edition <= newest]
        return max(found, key=lambda one: one.edition, default=None)

    @cached_property
    def _stored(self) -> tuple[Mapping[int, YearInputs], Mapping[int, Sequence[PublishedResult]]]:
        if not self.workspace.store.exists():
            raise self._nothing()
        with open_store(self.workspace.store, create=False) as store:
            scored = [year for year in store.years() if year in self.span]
            published = {year: store.history.load(year) for year in store.history.years() if year in self.span}
        if not scored and not published:
            raise self._nothing()
        return {year: load_year(self.workspace, year) for year in scored}, published

    def _nothing(self) -> ParindexError:
        return ParindexError(
            "The store has no results of any year from {first} to {last}. Score sheets (parindex score) or import "
            "published results (parindex history import) first.",
            first=self.span[0],
            last=self.span[-1],
        )

    @cached_property
    def _told(self) -> Mapping[int, Between]:
        """What the registry tells of each year and the one before."""
        return {
            year: between(
                self.workspace.registry,
                year - 1,
                year,
                scored_before=self._units(year - 1),
                scored_now=self._units(year),
                locale=self.locale,
            )
            for year in self.span
        }

    def _units(self, year: int) -> Collection[str]:
        scored, published = self._stored
        sheets = scored[year].sheets.keys() if year in scored else ()
        return {*sheets, *(line.unit for line in published.get(year, ()))}

    @cached_property
    def _heirs(self) -> Mapping[str, str]:
        """By the id of a unit that was renamed: the id under which the same body stands in the last year."""
        found: dict[str, str] = {}
        for year in reversed(self.span):
            for new, old in self._told[year].renamed.items():
                found[old] = found.get(new, new)
        return found

    def _absences(self, block: str) -> Iterator[tuple[tuple[str, int], Absence]]:
        """Yield why a unit has no result in a year, where the registry tells."""
        for year in self.span:
            members = {unit.id for unit in self.workspace.registry.members(block, year)}
            for unit in self.workspace.registry.units:
                if unit.since is not None and unit.since.year > year:
                    yield (unit.id, year), Absence.NOT_FORMED
                elif unit.until is not None and unit.until.year < year:
                    yield (unit.id, year), Absence.ENDED
                elif unit.id not in members:
                    yield (unit.id, year), Absence.OTHER_BLOCK
