"""Use case: which units the award rules of the workspace propose."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parindex.analysis.commendation.awards import award
from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.results.awards import AwardOutcome
from parindex.model.scores import Basis
from parindex.reporting.awards import award_list, render_awards
from parindex.reporting.tables.awards import AwardList
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_series import ManyYears
from parindex.workflow.years.year_sources import YearSources

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Awards", "listed", "propose", "rendered"]


@brief
@dataclass(frozen=True, slots=True)
class Awards:
    """What every rule came to in every block that it is for."""

    year: int
    outcomes: tuple[AwardOutcome, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per rule and unit: year, block, award (id), outcome, unit, name, source, rank, index.

        `outcome` is `awarded`, `missed` (by one condition), `left_out` (equals that the rule leaves out) or `unknown`
        (a condition cannot be told). `index` is a float in percent.
        """
        from parindex.workflow.output.year_frames import awards_frame  # noqa: PLC0415  pandas is slow to import

        return awards_frame(self.outcomes)


@one_moment
def propose(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    block: str | None = None,
    rule: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> Awards:
    """Apply the award rules of the settings (or the one named `rule`) to the blocks of a year.

    Raises:
        ParindexError: There are no rules, no such rule or block, or no results of the year.
    """
    rules = _rules(workspace, rule)
    locale = locale or workspace.settings.locale
    now = YearSources(workspace, year, basis, locale)
    now.inputs  # noqa: B018  refuses a year without results
    asked = [one for one in chosen_blocks(workspace, block) if now.is_scored(one) or now.only_published(one)]
    span = range(year - max(one.years for one in rules), year + 1)
    years = ManyYears(workspace, asked, span, None, basis, locale)
    outcomes = []
    for each in asked:
        mine = [one for one in rules if not one.blocks or each in one.blocks]
        if mine:
            series, edition = years.series(each), _edition(workspace, each, year)
            outcomes += [award(one, series, edition) for one in mine]
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


def _edition(workspace: Workspace, block: str, year: int) -> Edition | None:
    try:
        return workspace.edition_for(block, year)
    except ParindexError:
        return None


def listed(workspace: Workspace, awards: Awards, voice: Speech, *, on: date | None, missed: bool) -> AwardList:
    """Put the outcomes into words; with `missed`, those who just missed an award too."""
    return award_list(workspace.settings, awards.year, awards.outcomes, voice, on=on, missed=missed)


def rendered(format: str, made: AwardList, voice: Speech) -> bytes:  # noqa: A002  the word that users know
    """Write the list as a document."""
    return render_awards(format, made, voice)
