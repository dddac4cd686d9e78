"""Use case: which units the award rules of the workspace propose."""

from dataclasses import dataclass, replace
from datetime import date

from parindex.analysis import between
from parindex.analysis.awards import award
from parindex.analysis.trend import block_series
from parindex.analysis.year_results import YearOfBlock
from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.award_rules import AwardRule
from parindex.model.awards import AwardOutcome
from parindex.model.criteria import Edition
from parindex.model.scores import Basis
from parindex.reporting.awards import AwardList, award_list, render_awards
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.standing import published_years, stored_years
from parindex.workflow.workspace import Workspace
from parindex.workflow.year_sources import YearSources

__all__ = ["Awards", "listed", "propose", "rendered"]


@dataclass(frozen=True, slots=True)
class Awards:
    """What every rule came to in every block that it is for."""

    year: int
    outcomes: tuple[AwardOutcome, ...]


def propose(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    block: str | None = None,
    rule: str | None = None,
    basis: Basis = Basis.APPRAISED,
    locale: str | None = None,
) -> Awards:
    """Apply the award rules of the settings (or the one named `rule`) to the blocks of a year.

    Raises:
        ParindexError: There are no rules, no such rule or block, or no results of the year.
    """
    rules = _rules(workspace, rule)
    locale = locale or workspace.settings.locale
    years = _Years(workspace, year, basis, locale)
    outcomes = []
    for each in chosen_blocks(workspace, block):
        mine = [one for one in rules if not one.blocks or each in one.blocks]
        if mine and years.has(each):
            outcomes += years.outcomes(each, mine)
    return Awards(year, tuple(outcomes))


def _rules(workspace: Workspace, rule: str | None) -> tuple[AwardRule, ...]:
    rules = workspace.settings.awards
    if not rules:
        raise ParindexError("The settings have no award rules; write them under awards in parindex.yaml.")
    found = tuple(one for one in rules if rule in {None, one.id})
    if not found:
        known = ", ".join(one.id for one in rules)
        raise ParindexError("There is no award rule {rule}; there are: {known}.", rule=rule, known=known)
    return found


class _Years:
    """The years that the rules look at, each read once."""

    def __init__(self, workspace: Workspace, year: int, basis: Basis, locale: str) -> None:
        self._workspace = workspace
        self._basis = basis
        self._locale = locale
        self._known = {*stored_years(workspace), *published_years(workspace)}
        self._read: dict[int, YearSources] = {}
        self._year = year
        self._now = self._sources(year)
        self._now.inputs  # noqa: B018  refuses a year without results

    def _sources(self, year: int) -> YearSources:
        if year not in self._read:
            self._read[year] = YearSources(self._workspace, year, self._basis, self._locale)
        return self._read[year]

    def has(self, block: str) -> bool:
        """Tell whether a block has any result in the award year."""
        return self._now.is_scored(block) or self._now.only_published(block)

    def outcomes(self, block: str, rules: list[AwardRule]) -> list[AwardOutcome]:
        """Apply rules to a block."""
        back = max(rule.years for rule in rules)
        span = range(self._year - back, self._year + 1)
        years = {year: made for year in span if (made := self._of_block(block, year)) is not None}
        series = block_series(block, self._now.title(block), span, years)
        return [award(rule, series, self._edition(block)) for rule in rules]

    def _of_block(self, block: str, year: int) -> YearOfBlock | None:
        sources = self._sources(year)
        if year not in self._known or not (sources.is_scored(block) or sources.only_published(block)):
            return None
        told = between(
            self._workspace.registry,
            year - 1,
            year,
            scored_before=self._sources(year - 1).units if year - 1 in self._known else (),
            scored_now=sources.units,
        )
        return replace(sources.of_block(block), fates=told.fates)

    def _edition(self, block: str) -> Edition | None:
        try:
            return self._workspace.edition_for(block, self._year)
        except ParindexError:
            return None


def listed(workspace: Workspace, awards: Awards, voice: Speech, *, on: date | None, missed: bool) -> AwardList:
    """Put the outcomes into words; with `missed`, those who just missed an award too."""
    return award_list(workspace.settings, awards.year, awards.outcomes, voice, on=on, missed=missed)


def rendered(format: str, made: AwardList, voice: Speech) -> bytes:  # noqa: A002  the word that users know
    """Write the list as a document."""
    return render_awards(format, made, voice)
