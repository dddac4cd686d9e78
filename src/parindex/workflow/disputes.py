"""Use case: where units and appraisers differ, and what deserves a look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parindex.analysis.block.disputes import most_disputed, unit_disputes
from parindex.analysis.block.hints import hints
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.records.arrivals import steps_in
from parindex.model.results.disputes import BlockDisputes, Disputed
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Basis, ScoreSheet, Step
from parindex.scoring import score
from parindex.workflow.explain import find_unit
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.as_published import ChangedSincePublishedError
from parindex.workflow.years.block_standings import YearInputs, class_weights, exemptions, stored_years
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import RevisionInputs, revision_inputs

__all__ = ["disputes"]

_APPRAISED = frozenset((Step.APPRAISAL_1, Step.APPRAISAL_2))


@dataclass(frozen=True, slots=True)
class _Year:
    """One block in one year: the sheets that came, and what they are worth by both columns."""

    edition: Edition
    sheets: Sequence[ScoreSheet]
    claims: Mapping[str, Scorecard]
    given: Mapping[str, Scorecard]


@one_moment
def disputes(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    unit: str | None = None,
    locale: str | None = None,
) -> Disputed:
    """Compare the self scores of every unit with the last appraisal.

    Changes since the year before are looked at where the store has it.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block or unit.
    """
    then, inputs, *_ = revision_inputs(workspace, year, revision)
    chosen = find_unit(then, unit, year) if unit is not None else None
    blocks = [chosen.block_in(year)] if chosen else chosen_blocks(then, block)
    before = _year_before(workspace, year, blocks)
    title = {each: block_title(then, each, year, locale or workspace.settings.locale) for each in blocks}
    found = tuple(
        _block(
            then,
            (each, title[each]),
            _scored(then, each, inputs),
            _scored(before.workspace, each, before.inputs).given if before is not None else {},
            chosen.id if chosen else None,
        )
        for each in blocks
    )
    return Disputed(year, None if before is None else before.inputs.year, found, chosen.id if chosen else None)


def _year_before(workspace: Workspace, year: int, blocks: Sequence[str]) -> RevisionInputs | None:
    """Return the year before, if it has sheets of all blocks that can still be scored."""
    if workspace.kept or year - 1 not in stored_years(workspace):
        return None
    try:
        before = revision_inputs(workspace, year - 1)
        if not set(blocks) <= before.workspace.registry.blocks.keys():
            return None
        for block in blocks:
            before.workspace.edition_for(block, year - 1)
    except ChangedSincePublishedError:
        raise
    except ParindexError:
        return None
    return before


def _scored(workspace: Workspace, block: str, inputs: YearInputs) -> _Year:
    year, sheets = inputs.year, inputs.sheets
    edition = workspace.edition_for(block, year)
    mine = [sheets[unit.id] for unit in workspace.registry.members(block, year) if unit.id in sheets]
    exempt = exemptions(workspace, edition)
    own = class_weights(workspace, edition)
    claims, given = (
        {card.unit: card for card in score(edition, mine, basis=basis, exempt=exempt, weights=own)}
        for basis in (Basis.SELF, Basis.APPRAISED)
    )
    return _Year(edition, mine, _with(claims, {Step.SELF}), _with(given, _APPRAISED))


def _with(cards: Mapping[str, Scorecard], steps: Collection[Step]) -> Mapping[str, Scorecard]:
    """Return the cards whose sheet has a column of one of the steps."""
    return {unit: card for unit, card in cards.items() if not set(steps).isdisjoint(steps_in(card.sheet))}


def _block(
    workspace: Workspace, block: tuple[str, str], now: _Year, before: Mapping[str, Scorecard], only: str | None
) -> BlockDisputes:
    units = [unit_disputes(card, now.given[unit]) for unit, card in now.claims.items() if unit in now.given]
    found = hints(list(now.claims.values()), units, list(now.given.values()), before)
    names = {unit.id: unit.name for unit in workspace.registry.units}
    return BlockDisputes(
        *block,
        now.edition,
        tuple(unit for unit in units if only in {None, unit.claimed.unit}),
        tuple(most_disputed(now.edition, units)) if only is None else (),
        tuple(hint for hint in found if only is None or only in hint.units),
        tuple((sheet.unit, sheet.name) for sheet in now.sheets if _wanted(sheet, now.claims, only)),
        tuple((unit, names[unit]) for unit in now.claims if unit not in now.given and only in {None, unit}),
        names,
    )


def _wanted(sheet: ScoreSheet, claims: Mapping[str, Scorecard], only: str | None) -> bool:
    return sheet.unit not in claims and only in {None, sheet.unit}
