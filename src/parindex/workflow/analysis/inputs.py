"""What an analysis of a year needs: standings, claims, and earlier years over the crosswalk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parindex.analysis import between
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparability.renumbering import matched, walked_back
from parindex.analysis.losses import Earlier
from parindex.analysis.robustness.assumptions import RULES
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.records.arrivals import steps_in
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.scores import Basis, Step
from parindex.model.units import Unit
from parindex.scoring import score
from parindex.workflow.explain import find_unit
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.as_published import ChangedSincePublishedError
from parindex.workflow.years.block_standings import class_weights, exemptions, stored_years
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_sources import YearSources

__all__ = ["AnalysedYear", "NotTold", "analysed_year", "refuse_conversions", "where_points_add_up"]


@dataclass(frozen=True)
class AnalysedYear:
    """One year of a workspace; blocks in the order of the registry, those that were scored."""

    sources: YearSources
    names: Sequence[str]
    unit: Unit | None = None
    """The only unit that was asked for."""
    only: Mapping[int, int | None] | None = None
    """The earlier years that count, each with its revision (`None`: the latest); not given: all that there are."""

    @property
    def year(self) -> int:
        """The year."""
        return self.sources.year

    @property
    def definitions(self) -> Workspace:
        """What counts for the year."""
        return self.sources.definitions

    @cached_property
    def blocks(self) -> Sequence[BlockStandings]:
        """The standings of every block that has a unit with an index."""
        found = [
            self.sources.standings(each)
            for each in self.names
            if self.sources.is_known(each) and not self.sources.only_published(each)
        ]
        return [one for one in found if one.standings]

    def claims(self, block: str) -> Mapping[str, Scorecard]:
        """Return the scorecards by self scores of the units that scored themselves."""
        then, sheets = self.definitions, self.sources.inputs.sheets
        mine = [sheets[unit.id] for unit in then.registry.members(block, self.year) if unit.id in sheets]
        mine = [sheet for sheet in mine if Step.SELF in steps_in(sheet)]
        cards = score(
            then.edition_for(block, self.year),
            mine,
            basis=Basis.SELF,
            exempt=exemptions(then, then.edition_for(block, self.year)),
            weights=class_weights(then, then.edition_for(block, self.year)),
        )
        return {card.unit: card for card in cards}

    def later_codes(self, block: BlockStandings, year: int) -> dict[str, str]:
        """Return the codes in the set of a later year by those of this one; what is not there any more has none."""
        editions, then = self.sources.workspace.editions, block.edition
        now = self.sources.workspace.edition_for(block.block, year)
        walk = crosswalk(walked_back(now, editions, then), then)
        return {match.before.code: match.now.code for match in walk.matches if not match.doubtful}

    def earlier(self, block: BlockStandings, years: int, compare: int | None = None) -> Sequence[Earlier]:
        """Return up to `years` years before in which the block was scored, newest first.

        With `compare`, that year instead of the one before the year is what is compared with: those between are left.
        """
        wanted = (*range(self.year - 1, self.year - 1 - years, -1),)
        if compare is not None:
            wanted = (compare, *(year for year in wanted if year < compare))
        key = (block.block, wanted)
        if key not in self._known:
            self._known[key] = list(self._earlier(block, wanted))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[int, ...]], Sequence[Earlier]]:
        return {}

    def _sources_of(self, year: int) -> YearSources:
        """Open a year once for all blocks."""
        if year not in self._opened:
            now = self.sources
            self._opened[year] = YearSources(now.workspace, year, now.asked, now.locale, (self.only or {}).get(year))
        return self._opened[year]

    @cached_property
    def _opened(self) -> dict[int, YearSources]:
        return {}

    def _earlier(self, block: BlockStandings, years: Sequence[int]) -> Iterator[Earlier]:
        workspace, now = self.sources.workspace, self.sources
        known = set() if workspace.kept else set(stored_years(workspace))
        known &= known if self.only is None else set(self.only)
        for year in years:
            if year not in known:
                continue
            before = self._sources_of(year)
            try:
                if not before.is_known(block.block) or before.only_published(block.block):
                    continue
                standings = before.standings(block.block)
            except ChangedSincePublishedError:
                raise
            except ParindexError:  # scored with a set that has changed since: nothing can be said of that year
                continue
            told = between(
                now.definitions.registry,
                year,
                self.year,
                scored_before=before.units,
                scored_now=now.units,
                locale=now.locale,
            )
            walked = walked_back(block.edition, workspace.editions, standings.edition)
            yield Earlier(standings, told, matched(walked, standings.edition))


def analysed_year(  # noqa: PLR0913  the options of the commands
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    unit: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> AnalysedYear:
    """Open a year for analysis.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block or unit, nothing that has an index.
    """
    sources = YearSources(workspace, year, basis, locale or workspace.settings.locale, revision)
    found = find_unit(sources.definitions, unit, year) if unit is not None else None
    names = [found.block_in(year)] if found else list(chosen_blocks(sources.definitions, block))
    made = AnalysedYear(sources, names, found)
    if not made.blocks:
        raise ParindexError(
            "There is nothing to analyse in {year}: no unit of the blocks {blocks} has an index. Analysis needs score "
            "sheets of components, which published tables do not have.",
            year=year,
            blocks=", ".join(names),
        )
    return made


@brief
@dataclass(frozen=True, slots=True)
class NotTold:
    """A block of which nothing can be told, as the groups of its set make other points of those of their components."""

    block: str
    title: str
    edition: Edition


def where_points_add_up(blocks: Sequence[BlockStandings]) -> tuple[list[BlockStandings], tuple[NotTold, ...]]:
    """Part the blocks whose points add up from those of which nothing can be told.

    Raises:
        ParindexError: nothing can be told of any.
    """
    told: list[BlockStandings] = []
    refused: list[NotTold] = []
    reasons: list[ParindexError] = []
    for one in blocks:
        try:
            refuse_conversions(one.edition)
            told.append(one)
        except ParindexError as error:
            reasons.append(error)
            refused.append(NotTold(one.block, one.title, one.edition))
    if not told:
        raise reasons[0]
    return told, tuple(refused)


def refuse_conversions(edition: Edition, *, answers_vary: bool = False) -> None:
    """Refuse a set whose groups make other points of those of their components: its weights mean something else.

    Where `answers_vary`, one whose answers decide what applies as well.

    Raises:
        ParindexError: a group converts, bounds or takes off points, a part has weight 0, or what does not
            apply is shared equally or counted in part.
    """
    bounded = any(node.bounded or node.not_applicable or not node.counts for node in edition.nodes.values())
    if (
        edition.converts
        or (answers_vary and edition.by_answers)
        or bounded
        or edition.policy.not_applicable not in RULES
    ):
        raise ParindexError(
            "The criteria set {key} converts, bounds or leaves out points inside of its groups. Lost points, which "
            "ranks hold and the ways to more points are told only where points add up. Use parindex whatif or "
            "diagnose, or ask for another block.",
            key=edition.key,
        )
