"""What stands on the pages, in one language: standings, years side by side, losses, firmness of ranks, the map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from parindex.analysis.block.unit_beside_block import BlockAreas
from parindex.analysis.losses import component_losses_of, loss_histories, node_losses
from parindex.analysis.robustness import NotLinear, rank_bounds, weighed
from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.codes import issue
from parindex.model.definitions.analysis_rules import RobustnessSettings
from parindex.model.issues import Issue, Place
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.results.trends import Trend
from parindex.model.studies.losses import NodeLoss, UnitNodeLoss
from parindex.model.studies.robustness import RankBounds
from parindex.reporting.maps.tier_map import tier_map
from parindex.reporting.report.block_head import said
from parindex.reporting.report.contents import BlockReport
from parindex.reporting.report.contents.trend import BlockReview
from parindex.reporting.site.contents import Site, SiteBlock, SiteHead
from parindex.workflow.analysis.inputs import AnalysedYear, refuse_conversions
from parindex.workflow.monitoring.maps import placed_units
from parindex.workflow.rank import rank
from parindex.workflow.report import report_context
from parindex.workflow.site.years import SiteYears
from parindex.workflow.trend import looked_at, written
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_series import ManyYears
from parindex.workflow.years.year_sources import YearSources

__all__ = ["MOST_DRAWN", "BlockFacts", "analysed", "gathered"]

MOST_DRAWN = 250
"""Units of a block up to which maps and pictures are drawn."""


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """What is known of a block in every language alike."""

    nodes: Mapping[str, NodeLoss]
    bounds: Mapping[str, RankBounds]
    areas: BlockAreas


def analysed(workspace: Workspace, years: SiteYears) -> AnalysedYear:
    """Open the year for analysis, once for all languages."""
    sources = YearSources(workspace, years.year, None, workspace.settings.locale, years.revision.number)
    return AnalysedYear(sources, (), only=years.only)


def gathered(
    workspace: Workspace, years: SiteYears, asked: AnalysedYear, facts: dict[str, BlockFacts], locale: str
) -> tuple[Site, tuple[Issue, ...]]:
    """Return all that the pages say in a language, and what was noticed.

    `facts` keeps by block what does not depend on the language: it is computed once.

    Raises:
        ParindexError: nothing of the year was scored.
    """
    return _Gathering(workspace, years, asked, facts, locale).site()


class _Gathering:
    def __init__(
        self, workspace: Workspace, years: SiteYears, asked: AnalysedYear, facts: dict[str, BlockFacts], locale: str
    ) -> None:
        self._facts = facts
        self._workspace, self._years, self._voice, self._asked = workspace, years, speech(locale), asked
        self._settings = workspace.settings.site
        self._issues: list[Issue] = []
        before = years.only.get(years.compare) if years.compare is not None else None
        found = rank(
            workspace,
            years.year,
            revision=years.revision.number,
            compare=years.compare,
            compared=before,
            locale=locale,
        )
        after = found.place.after  # why an open revision was opened is not public yet
        hidden = after is not None and not after.is_published and not years.draft
        self._ranking = replace(found, place=replace(found.place, after=None)) if hidden else found

    def site(self) -> tuple[Site, tuple[Issue, ...]]:
        ranking, voice = self._ranking, self._voice
        if not any(one.standings for one in ranking.blocks):
            raise ParindexError("No unit has a result in {year}: there is nothing to show.", year=self._years.year)
        context = report_context(ranking, ranking.workspace, on=None, locale=voice.locale)
        self._issues += [issue("K005", Place(), block=one.block, year=one.year) for one in ranking.published]
        reviews = self._reviews()
        blocks = tuple(
            self._block(standings, report, reviews.get(standings.block))
            for standings, report in zip(ranking.blocks, context.blocks, strict=True)
            if standings.standings
        )
        notes = context.revision.lines if context.revision else ()
        return Site(self._head(notes), voice, blocks), tuple(self._issues)

    def _head(self, notes: tuple[str, ...]) -> SiteHead:
        settings, years = self._workspace.settings, self._years
        return SiteHead(
            name=said(settings.name, self._voice),
            authority=said(settings.authority, self._voice),
            year=years.year,
            compare=years.compare,
            notes=notes,
            draft=years.draft,
            revision=years.revision.number,
            digest=years.digest,
            published=years.published(self._voice),
            licence=settings.licence or "",
            settings=settings.site,
        )

    def _reviews(self) -> Mapping[str, BlockReview]:
        """Return the years side by side, if there is more than one."""
        only = self._years.only
        if len(only) < 2:  # noqa: PLR2004  one year has nothing beside it
            return {}
        names = [one.block for one in self._ranking.blocks]
        span = range(min(only), self._years.year + 1)
        many = ManyYears(self._workspace, names, span, None, None, self._voice.locale, only)
        policies = {one.block: one.edition.policy for one in self._ranking.blocks}
        found = tuple(looked_at(many.series(block), policies[block], None) for block in names)
        report = written(Trend(span[0], span[-1], found), self._workspace, locale=self._voice.locale)
        return {one.id: one for one in report.blocks}

    def _block(self, standings: BlockStandings, report: BlockReport, review: BlockReview | None) -> SiteBlock:
        if standings.block not in self._facts:
            self._facts[standings.block] = self._of_block(standings)
        facts = self._facts[standings.block]
        return SiteBlock(
            report,
            standings,
            self._ordered(standings.standings),
            review,
            facts.nodes,
            facts.bounds,
            Fraction(self._rules.weights.within),
            facts.areas.beside,
            self._lost_by(standings, facts.nodes),
            self._map(standings),
        )

    def _of_block(self, standings: BlockStandings) -> BlockFacts:
        additive = self._adds_up(standings)
        nodes = {one.code: one for one in node_losses(standings)} if additive else {}
        return BlockFacts(nodes, self._bounds(standings) if additive else {}, BlockAreas(standings))

    @property
    def _rules(self) -> RobustnessSettings:
        return self._workspace.settings.analysis.robustness

    def _ordered(self, units: Sequence[Standing]) -> Sequence[Standing]:
        """Return units by name where their ranks are not published: an order tells them, too."""
        return (
            units
            if "ranks" in self._settings.publish
            else sorted(units, key=lambda one: (one.card.name, one.card.unit))
        )

    def _adds_up(self, standings: BlockStandings) -> bool:
        try:
            refuse_conversions(standings.edition)
        except ParindexError:
            self._issues.append(issue("K004", Place(), block=standings.block, key=standings.edition.key))
            return False
        return True

    def _bounds(self, standings: BlockStandings) -> Mapping[str, RankBounds]:
        if not self._settings.robustness or "ranks" not in self._settings.publish:
            return {}
        made = weighed(standings, "component" if self._rules.weights.level == "component" else "area")
        if isinstance(made, NotLinear) or not made.units:
            return {}
        return {one.unit: one for one in rank_bounds(made, Fraction(self._rules.weights.within) / 100)}

    def _lost_by(
        self, standings: BlockStandings, nodes: Mapping[str, NodeLoss]
    ) -> Callable[[Scorecard], Sequence[UnitNodeLoss]]:
        years = self._workspace.settings.analysis.at_risk.years
        earlier = self._asked.earlier(standings, years - 1) if nodes and "components" in self._settings.publish else ()

        def lost(card: Scorecard) -> Sequence[UnitNodeLoss]:
            histories = loss_histories(card, standings.year, earlier)
            parts = [one for one in component_losses_of(card, nodes, histories) if one.lost]
            return sorted(parts, key=lambda one: one.converted, reverse=True)

        return lost

    def _map(self, standings: BlockStandings) -> str:
        kind = self._settings.map
        if kind == "none" or "index" not in self._settings.publish:
            return ""
        if len(standings.standings) > MOST_DRAWN:
            number = len(standings.standings)
            self._issues.append(issue("K003", Place(), block=standings.block, number=number, most=MOST_DRAWN))
            return ""
        names = {one.card.unit: one.card.name for one in standings.standings}
        placed, size, issues = placed_units(self._workspace, sorted(names), kind, standings.year)
        self._issues += issues
        left = [names[unit] for unit in sorted(names.keys() - {one.unit for one in placed})]
        if left:
            self._issues.append(issue("K006", Place(), names=", ".join(left[:5]) + (" …" if len(left) > 5 else "")))  # noqa: PLR2004
        return tier_map(standings, placed, size, self._voice) if placed else ""
