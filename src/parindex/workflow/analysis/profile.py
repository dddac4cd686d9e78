"""Use case: one unit on one page."""

from collections.abc import Collection
from fractions import Fraction

from parindex.analysis.block.unit_beside_block import areas_beside, strengths_and_weaknesses
from parindex.analysis.paths import ways_up
from parindex.analysis.robustness import robustness
from parindex.errors import ParindexError
from parindex.model.scores import Basis
from parindex.model.studies.profile import UnitProfile
from parindex.workflow.analysis.inputs import analysed_year, refuse_conversions
from parindex.workflow.analysis.losses import losses_of_unit
from parindex.workflow.analysis.robust import RobustOptions, plan_of
from parindex.workflow.analysis.ways import efforts_of, next_targets
from parindex.workflow.explain import find_unit
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import rank
from parindex.workflow.years.block_standings import stored_years
from parindex.workflow.years.workspace import Workspace

__all__ = ["profile"]

_DRAWS = 2_000
"""Draws of the interval of a page: enough for 90 % within a place or so."""


@one_moment
def profile(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    *,
    year: int,
    compare: int | None = None,
    revision: int | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
    tasked: Collection[str] | None = None,
) -> UnitProfile:
    """Put together what one unit needs to know of its year; compared with the year before, if the store has it.

    `tasked` as in `losses`.

    Raises:
        ParindexError: an unknown unit, a unit without an index, a year without scores.
    """
    asked = analysed_year(workspace, year, revision=revision, unit=unit, basis=basis, locale=locale)
    block, found = asked.blocks[0], find_unit(asked.definitions, unit, year)
    if compare is None and not workspace.kept and year - 1 in stored_years(workspace):
        compare = year - 1
    if compare is not None:
        ranking = rank(
            workspace, year, revision=revision, compare=compare, block=block.block, basis=basis, locale=locale
        )
        block = ranking.blocks[0]
    standing = next((one for one in block.standings if one.card.unit == found.id), None)
    if standing is None or standing.card.index is None:
        raise ParindexError("{unit} has no index in {year}: there is nothing to show.", unit=found.name, year=year)
    refuse_conversions(block.edition, answers_vary=True)
    rules = asked.definitions.settings.analysis.robustness
    plan = plan_of(rules, RobustOptions(draws=min(rules.draws, _DRAWS)), block.edition)
    study = robustness(block, plan, only="weights")
    spreads = next((one.spreads for one in study.scenarios if one.id == "weights"), ())
    lost, risks = losses_of_unit(asked, block, standing.card, compare, tasked)
    strong, weak = strengths_and_weaknesses(block, standing.card)
    efforts = efforts_of(asked.definitions)
    return UnitProfile(
        year,
        block.block,
        block.title,
        block.edition,
        standing,
        block.ranked,
        compare,
        next((one for one in study.bounds if one.unit == found.id), None),
        next((one for one in spreads if one.unit == found.id), None),
        Fraction(rules.weights.within),
        tuple(areas_beside(block, standing.card)),
        tuple(strong),
        tuple(weak),
        lost,
        risks,
        tuple(ways_up(block, found.id, target, efforts=efforts) for target in next_targets(block, standing)),
    )
