"""Use case: where the units of a year lost points, lost again, and may lose them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex.analysis import component_losses
from parindex.analysis.losses import (
    Earlier,
    RiskRules,
    at_risk,
    component_losses_of,
    loss_histories,
    node_losses,
    unit_losses,
)
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, ComponentLoss, Scorecard
from parindex.model.scores import Basis
from parindex.model.studies.losses import AtRisk, LossHistory, LossState, NodeLoss, StateCount, UnitLoss, UnitNodeLoss
from parindex.workflow.analysis.dossiers import dossiers_of
from parindex.workflow.analysis.inputs import AnalysedYear, NotTold, analysed_year, where_points_add_up
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BlockLosses", "Losses", "block_losses", "losses", "losses_of_unit", "risk_rules", "risks_of"]


@brief
@dataclass(frozen=True, slots=True)
class BlockLosses:
    """What the ranked units of one block lost."""

    block: str
    title: str
    edition: Edition
    components: tuple[ComponentLoss, ...]
    """Most lost first; raw points of the sheets, as in reports."""
    nodes: tuple[NodeLoss, ...] = ()
    """Every area, criterion and component in printed order; points of the set."""
    units: tuple[UnitLoss, ...] = ()
    """Most lost first; only the unit that was asked for, if one was."""
    unit: tuple[UnitNodeLoss, ...] = ()
    """The components of the unit that was asked for, most lost first."""
    states: tuple[StateCount, ...] = ()
    """By component: units that lost again, newly, or recovered since the year before."""
    risks: tuple[AtRisk, ...] = ()
    years: tuple[int, ...] = ()
    """The earlier years that were looked at."""


@brief
@dataclass(frozen=True, slots=True)
class Losses:
    """All blocks that were asked for."""

    year: int
    blocks: tuple[BlockLosses, ...]
    unit: str | None = None
    """The id of the only unit that was asked for."""
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""
    refused: tuple[NotTold, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per component: year, block, criteria, code, title, lost, max, share, units.

        `lost` and `max` are points summed over the ranked units, `share` is the part of all lost points of the
        block in percent, `units` how many lost any.
        """
        from parindex.workflow.output.frames import losses_frame  # noqa: PLC0415  pandas is slow to import

        return losses_frame(self.year, [(one.block, one.edition, one.components) for one in self.blocks])


@one_moment
def losses(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    compare: int | None = None,
    block: str | None = None,
    unit: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
    tasked: Collection[str] | None = None,
) -> Losses:
    """Sum up lost points by component, criterion, area and unit, over the ranked units of a block.

    What was lost again is told against `compare` (default: the year before) and the years of `analysis.at_risk`.
    `tasked` are the components that the plan of the year after has tasks about, `None` where there is no plan.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block or unit.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, unit=unit, basis=basis, locale=locale)
    blocks, refused = where_points_add_up(asked.blocks)
    found = tuple(block_losses(asked, one, compare, tasked) for one in blocks)
    return Losses(year, found, asked.unit.id if asked.unit else None, asked.sources.basis, refused)


def risk_rules(workspace: Workspace) -> RiskRules:
    """Return from when on a component is at risk, by the settings."""
    rules = workspace.settings.analysis.at_risk
    return RiskRules(rules.lost_in, Fraction(rules.band_margin), Fraction(rules.cut_at_least))


def losses_of_unit(
    asked: AnalysedYear,
    block: BlockStandings,
    card: Scorecard,
    compare: int | None = None,
    tasked: Collection[str] | None = None,
) -> tuple[tuple[UnitNodeLoss, ...], tuple[AtRisk, ...]]:
    """Return what one unit lost, most first, and where it is at risk."""
    nodes = {one.code: one for one in node_losses(block)}
    histories = _histories(asked, block, [card], compare)
    parts = component_losses_of(card, nodes, histories[card.unit])
    risks = _risks(asked, block, [card], histories, _codes_then(asked, block, tasked))
    return tuple(sorted((one for one in parts if one.lost), key=lambda one: one.converted, reverse=True)), risks


def risks_of(asked: AnalysedYear, block: BlockStandings, cards: list[Scorecard]) -> tuple[AtRisk, ...]:
    """Return where units of a block are at risk, by the years of `analysis.at_risk`."""
    return _risks(asked, block, cards, _histories(asked, block, cards, None))


def block_losses(
    asked: AnalysedYear, block: BlockStandings, compare: int | None, tasked: Collection[str] | None
) -> BlockLosses:
    """Sum up what one block lost."""
    cards = [one.card for one in block.standings if one.rank is not None]
    mine = [one.card for one in block.standings if asked.unit and one.card.unit == asked.unit.id]
    nodes = node_losses(block)
    looked_at = mine if asked.unit else cards
    histories = _histories(asked, block, looked_at, compare)
    by_code = {one.code: one for one in nodes}
    parts = [part for card in mine for part in component_losses_of(card, by_code, histories[card.unit])]
    return BlockLosses(
        block.block,
        block.title,
        block.edition,
        tuple(component_losses(block)),
        tuple(nodes),
        tuple(one for one in unit_losses(block) if not asked.unit or one.unit == asked.unit.id),
        tuple(sorted((one for one in parts if one.lost), key=lambda one: one.converted, reverse=True)),
        tuple(_states(block, histories)),
        _risks(asked, block, looked_at, histories, _codes_then(asked, block, tasked)),
        tuple(sorted({each.year for each in _earlier(asked, block, compare)})),
    )


def _earlier(asked: AnalysedYear, block: BlockStandings, compare: int | None) -> Sequence[Earlier]:
    return asked.earlier(block, asked.definitions.settings.analysis.at_risk.years - 1, compare)


def _histories(
    asked: AnalysedYear, block: BlockStandings, cards: list[Scorecard], compare: int | None
) -> dict[str, dict[str, LossHistory]]:
    earlier = _earlier(asked, block, compare)
    return {card.unit: loss_histories(card, asked.year, earlier) for card in cards}


def _codes_then(asked: AnalysedYear, block: BlockStandings, tasked: Collection[str] | None) -> Collection[str] | None:
    """Return the codes that what the plan of the year after is about has in the year."""
    if tasked is None:
        return None
    try:
        later = asked.later_codes(block, asked.year + 1)
    except ParindexError:  # no set is in force in that year
        return None
    return {then for then, now in later.items() if now in tasked}


def _risks(
    asked: AnalysedYear,
    block: BlockStandings,
    cards: list[Scorecard],
    histories: dict[str, dict[str, LossHistory]],
    tasked: Collection[str] | None = None,
) -> tuple[AtRisk, ...]:
    rules, claims = risk_rules(asked.definitions), asked.claims(block.block)
    dossiers = dossiers_of(asked, block)
    return tuple(
        risk
        for card in cards
        for risk in at_risk(
            card,
            rules,
            histories=histories[card.unit],
            claimed=claims.get(card.unit),
            tasked=tasked,
            watched=dossiers.by_unit.get(card.unit),
            best=dossiers.best,
        )
    )


def _states(block: BlockStandings, histories: dict[str, dict[str, LossHistory]]) -> list[StateCount]:
    found = []
    for leaf in block.edition.leaves:
        states = [each[leaf.code].state for each in histories.values()]
        counts = {state: states.count(state) for state in LossState}
        found.append(StateCount(leaf.code, counts))
    return found
