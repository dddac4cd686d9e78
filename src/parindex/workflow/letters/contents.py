"""What every letter of a block says: studies of the block once, then each unit."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.analysis.paths import ways_up
from parindex.analysis.robustness import robustness
from parindex.errors import ParindexError
from parindex.model.plan.tasks import Task
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.scores import Scored
from parindex.model.studies.letters import LostComponent, UnitLetter
from parindex.model.studies.paths import WaysUp
from parindex.model.studies.profile import AreaBeside, UnitProfile
from parindex.model.studies.robustness import RankBounds, RankSpread
from parindex.workflow.analysis.inputs import refuse_conversions
from parindex.workflow.analysis.robust import RobustOptions, plan_of
from parindex.workflow.analysis.ways import efforts_of, next_targets
from parindex.workflow.planning.plans import leads_of, load_plan, plan_path
from parindex.workflow.years.workspace import Workspace

__all__ = ["BlockLetters", "tasks_of_units"]

_DRAWS = 2_000
"""Draws of the interval of a rank, as of a profile."""
_MOST = 400
"""Units of a block whose ranks are tried under other weights and whose ways are looked for: beyond, both take too long
for a run of letters, and `parindex profile` tells them for one unit."""


@dataclass(frozen=True)
class _Areas:
    """The indexes of one area over the ranked units, in order, and their mean."""

    code: str
    known: Sequence[Fraction]
    mean: Fraction | None

    def beside(self, card: Scorecard) -> AreaBeside:
        mine = card.nodes[self.code].index
        place = None if mine is None else 1 + len(self.known) - bisect_right(self.known, mine)
        return AreaBeside(self.code, mine, self.mean, place, len(self.known))


class BlockLetters:
    """The letters of one block."""

    def __init__(self, block: BlockStandings, workspace: Workspace, tasks: Mapping[str, Sequence[Task]]) -> None:
        self._block = block
        self._workspace = workspace
        self._tasks = tasks
        self._areas = [_areas(block, node.code) for node in block.edition.index]
        self._within = Fraction(workspace.settings.analysis.robustness.weights.within)
        self._weighed = len(block.standings) <= _MOST and _adds_up(block)
        self._bounds, self._spreads = self._robust() if self._weighed else ({}, {})
        self._with_evidence = any(entry.evidence for one in block.standings for entry in one.card.sheet.entries)

    def _robust(self) -> tuple[dict[str, RankBounds], dict[str, RankSpread]]:
        rules = self._workspace.settings.analysis.robustness
        plan = plan_of(rules, RobustOptions(draws=min(rules.draws, _DRAWS)), self._block.edition)
        study = robustness(self._block, plan, only="weights")
        spreads = next((one.spreads for one in study.scenarios if one.id == "weights"), ())
        return {one.unit: one for one in study.bounds}, {one.unit: one for one in spreads}

    def letter(self, standing: Standing, in_order: int) -> UnitLetter:
        """Return the letter of a unit; `in_order` is its place among all letters."""
        block, card = self._block, standing.card
        profile = UnitProfile(
            block.year,
            block.block,
            block.title,
            block.edition,
            standing,
            block.ranked,
            block.compare,
            self._bounds.get(card.unit),
            self._spreads.get(card.unit),
            self._within,
            tuple(area.beside(card) for area in self._areas),
            (),
            (),
            (),
            (),
            self._ways(standing),
        )
        unnamed = tuple(self._unnamed(card)) if self._with_evidence else ()
        return UnitLetter(profile, tuple(_lost(card)), unnamed, self._tasks.get(card.unit, ()), in_order)

    def _ways(self, standing: Standing) -> tuple[WaysUp, ...]:
        if not self._weighed or standing.rank is None:
            return ()
        efforts = efforts_of(self._workspace)
        targets = next_targets(self._block, standing)
        return tuple(ways_up(self._block, standing.card.unit, target, efforts=efforts, most=1) for target in targets)

    def _unnamed(self, card: Scorecard) -> Iterator[str]:
        """Yield the components that were scored though no evidence is named; surveys need none."""
        surveyed = self._block.edition.survey_codes
        for leaf in self._block.edition.leaves:
            entry = card.sheet.by_code.get(leaf.code)
            scored = card.leaves[leaf.code]
            gained = isinstance(scored.answer, Scored) and scored.points and leaf.code not in surveyed
            if gained and (entry is None or not entry.evidence):
                yield leaf.code


def _areas(block: BlockStandings, code: str) -> _Areas:
    found = (one.card.nodes[code].index for one in block.standings if one.rank is not None)
    known = sorted(index for index in found if index is not None)
    return _Areas(code, known, sum(known, Fraction(0)) / len(known) if known else None)


def _adds_up(block: BlockStandings) -> bool:
    """Tell whether the points of the set add up, so that weights and ways mean something."""
    try:
        refuse_conversions(block.edition, answers_vary=True)
    except ParindexError:
        return False
    return True


def _lost(card: Scorecard) -> Iterator[LostComponent]:
    for leaf in card.edition.leaves:
        score = card.leaves[leaf.code]
        lost = score.applicable - score.points
        if lost > 0:
            entry = card.sheet.by_code.get(leaf.code)
            comment = entry.comment if entry is not None else ""
            yield LostComponent(leaf.code, score.points, score.applicable, lost, comment)


def tasks_of_units(workspace: Workspace, year: int) -> Mapping[str, Sequence[Task]]:
    """Return the tasks of the plan of a year by the units that lead them or help with them; none without a plan.

    Raises:
        RefusedError: the plan has errors.
    """
    found: dict[str, list[Task]] = defaultdict(list)
    if not plan_path(workspace, year).exists():
        return found
    plan = load_plan(workspace, year)
    names = leads_of(workspace, plan)
    by_name = _by_name(workspace, year)
    for task in plan.tasks:
        bodies = dict.fromkeys(names.get(body, body) for body in (task.lead, *task.with_) if body)
        for body in bodies:
            if (unit := by_name(body)) is not None:
                found[unit].append(task)
    return found


def _by_name(workspace: Workspace, year: int) -> Callable[[str], str | None]:
    units = {unit.name: unit.id for unit in workspace.registry.units if unit.exists_in(year)}
    return units.get
