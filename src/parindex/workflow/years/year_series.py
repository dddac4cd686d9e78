"""From the store to the series of a block: scored years, and years that are known only as published."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parindex.analysis import between
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.year_results import YearOfBlock
from parindex.analysis.years.trend import block_series
from parindex.errors import ParindexError
from parindex.model.results.series import Absence, BlockSeries
from parindex.model.scores import Basis
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_sources import Area, YearSources

__all__ = ["Area", "ManyYears"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is left of a year when its sheets are put away: which units it has, and its blocks."""

    units: Collection[str]
    blocks: Mapping[str, YearOfBlock]


@dataclass(frozen=True)
class ManyYears:
    """The years `span` of some blocks. `area` is the only area that counts, if one was asked for."""

    workspace: Workspace
    blocks: Sequence[str]
    span: range
    area: Area | None
    basis: Basis | None
    locale: str
    only: Mapping[int, int | None] | None = None
    """The years that count, each with its revision (`None`: the latest); not given: all that there are."""

    def series(self, block: str) -> BlockSeries:
        """Put the years of a block side by side.

        Raises:
            ParindexError: there is no data of any year, or scores that do not fit the definitions.
        """
        years = {
            year: replace(known.blocks[block], fates=self._told[year].fates)
            for year, known in self._known.items()
            if block in known.blocks
        }
        title = block_title(self.workspace, block, years, self.locale)
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

    @cached_property
    def _known(self) -> Mapping[int, _Known]:
        """Read one year after the other: the sheets of all years together would take ten times the memory."""
        if not self.workspace.store.exists:
            raise self._nothing()
        with self.workspace.store.reading() as store:
            years = sorted(
                {*store.years(), *store.history.years()} & set(self.span if self.only is None else self.only)
            )
        if not years:
            raise self._nothing()
        return {year: self._read(self._sources(year)) for year in years}

    def _sources(self, year: int) -> YearSources:
        return YearSources(self.workspace, year, self.basis, self.locale, (self.only or {}).get(year))

    def _read(self, sources: YearSources) -> _Known:
        blocks = [block for block in self.blocks if sources.is_known(block)]
        return _Known(sources.units, {block: sources.of_block(block, area=self.area) for block in blocks})

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
        return self._known[year].units if year in self._known else ()

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
