"""A study of one block: exact bounds, every assumption varied alone and all together, and which of them matters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from parindex.analysis.block.appraisal_noise import noise_from_disputes
from parindex.analysis.robustness.assumptions import RULES, SCENARIOS, Assumptions, as_decided, drawn, mixed
from parindex.analysis.robustness.bounds import rank_bounds
from parindex.analysis.robustness.simulation import Simulation, SimulationOutcome
from parindex.analysis.robustness.sobol import sobol_indices
from parindex.analysis.robustness.spread import inseparable, moved, places_moved, rank_spreads
from parindex.analysis.robustness.terms import BY_CLASS, Level, NotLinear, WeighedBlock, weighed
from parindex.analysis.robustness.two_weights import TwoWeights, two_weights
from parindex.analysis.robustness.weight_draws import weight_draws
from parindex.model.results.scorecards import BlockStandings
from parindex.model.studies.robustness import Influence, Inseparable, Robustness, Scenario

__all__ = ["StudyPlan", "robustness"]

_NOISE_CELLS = 300_000_000
"""Numbers by chance that the noise of a study may cost: large blocks take fewer draws, and say how many."""
_SOBOL_RUNS = 512
_POINTS = frozenset({"noise", "survey"})
"""Assumptions about the points themselves."""


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """What is varied, and how far: weights within ± `within` (a share: 1/4) by area or by component."""

    draws: int = 10_000
    seed: int = 20260101
    level: Level = "area"
    within: Fraction = Fraction(1, 4)
    scenarios: Sequence[str] = SCENARIOS
    noise: Mapping[str, Fraction] | None = None
    """Half of the width by component, in points; `None`: estimated from disputes."""
    survey: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    """Standard errors by unit and component, in points; empty: no survey of the year is known."""
    workers: int = field(default=1, compare=False)


def robustness(block: BlockStandings, plan: StudyPlan, only: str = "") -> Robustness:
    """Study how the ranks of a block depend on what was decided about it; `only` one scenario, if one is named."""
    made = weighed(block, plan.level)
    head = (block.block, block.title, block.year, block.edition, plan.level, 100 * plan.within, plan.seed, plan.draws)
    if isinstance(made, NotLinear):
        obstacle = "by_class" if made.aggregate == BY_CLASS else "not_linear"
        return Robustness(*head, (), (), (), (), obstacle=obstacle)
    if not made.units:
        return Robustness(*head, (), (), (), (), obstacle="nobody")
    study = _Study(block, made, plan)
    scenarios = [study.scenario(name) for name in ((only,) if only else plan.scenarios)]
    if not only and plan.draws and len(made.units) > 1:
        scenarios.append(study.together())
    return Robustness(
        *head,
        tuple(rank_bounds(made, plan.within)),
        tuple(scenarios),
        tuple(study.inseparable()),
        () if only else tuple(study.influences()),
        study.noise,
        surveyed=tuple(sorted({code for errors in plan.survey.values() for code in errors})),
    )


class _Study:
    def __init__(self, standings: BlockStandings, block: WeighedBlock, plan: StudyPlan) -> None:
        self._block, self._plan = block, plan
        self.noise = noise_from_disputes(standings) if plan.noise is None else plan.noise
        fine = block if plan.level == "component" else weighed(standings, "component")
        assert isinstance(fine, WeighedBlock)
        runs = max(plan.draws, 2 * _SOBOL_RUNS) if plan.draws else 0
        self._weights = weight_draws(block, plan.within, plan.seed, runs)
        self._plain = Simulation(block, self._weights)
        self._noisy = Simulation(block, self._weights, fine, self.noise, plan.seed, survey=plan.survey)
        self._cells = len(block.units) * len(fine.terms)

    @cached_property
    def _skipped(self) -> Mapping[str, str]:
        """Say why an assumption cannot move anything here."""
        block, found = self._block, {}
        if len(block.units) < 2:  # noqa: PLR2004
            return dict.fromkeys(SCENARIOS, "one_unit")
        if len(block.terms) < 2 or len(block.parts) < 2:  # noqa: PLR2004
            found["weights"] = "one_weight" if len(block.terms) < 2 else ""  # noqa: PLR2004
            found["without_area"] = "one_area" if len(block.parts) < 2 else ""  # noqa: PLR2004
        if not self._plan.draws:
            found["weights"] = found["noise"] = found["survey"] = "no_draws"
        if not self._plan.within:
            found["weights"] = "no_width"
        if not self.noise:
            found["noise"] = "no_noise"
        if not any(unit.unit in self._plan.survey for unit in block.units):
            found["survey"] = "no_survey"
        worths = [term.worth for term in block.terms]
        if all(list(unit.applicable) == worths for unit in block.units):
            found["not_applicable"] = "all_apply"
        return {name: reason for name, reason in found.items() if reason}

    def scenario(self, name: str) -> Scenario:
        """Vary one assumption alone."""
        if name in self._skipped:
            return Scenario(name, 0, (), Fraction(0), self._skipped[name])
        if name in {"weights", "noise", "survey"}:
            return self._told(name, self._drawn((name,)), draws=True)
        rows = _variants(self._block, name)
        return self._told(name, rows, draws=False)

    def together(self) -> Scenario:
        """Vary all assumptions at once."""
        if not self._varied:
            return Scenario("all", 0, (), Fraction(0), "nothing_varied")
        return self._told("all", self._drawn(self._varied), draws=True)

    def inseparable(self) -> Sequence[Inseparable]:
        """Return the pairs that weights alone do not separate; where two weights share the total, exactly."""
        if self._exact is None:
            return inseparable(self._block, self._weighted) if "weights" not in self._skipped else ()
        names = [unit.unit for unit in self._block.units]
        return [
            Inseparable(names[i], names[k], 100 * share, exact=True)
            for (i, k), share in self._exact.ahead.items()
            if i < k and 5 < 100 * share < 95  # noqa: PLR2004  as in the simulation
        ]

    def influences(self) -> Sequence[Influence]:
        """Return what part of the movement of ranks comes from which assumption; empty where nothing moves."""
        varied = self._varied
        if len(varied) < 2 or not self._plan.draws:  # noqa: PLR2004
            return ()
        runs = self._affordable(_SOBOL_RUNS, len(varied) + 2, noisy=not _POINTS.isdisjoint(varied))
        one, other = (self._rows(varied, runs, first) for first in (0, runs))
        moves: Callable[[Assumptions], Sequence[int]] = lambda rows: [  # noqa: E731
            int(number) for number in places_moved(self._block, self._run(rows).ranks)
        ]
        crossed = {name: moves(mixed(one, other, name)) for name in varied}
        found = sobol_indices(moves(one), moves(other), crossed) or {}
        return [
            Influence(name, max(first, Fraction(0)), max(total, Fraction(0))) for name, (first, total) in found.items()
        ]

    @cached_property
    def _varied(self) -> tuple[str, ...]:
        return tuple(name for name in SCENARIOS if name in self._plan.scenarios and name not in self._skipped)

    @cached_property
    def _exact(self) -> TwoWeights | None:
        return two_weights(self._block, self._plan.within)

    @cached_property
    def _weighted(self) -> SimulationOutcome:
        return self._run(self._drawn(("weights",)))

    def _told(self, name: str, rows: Assumptions, *, draws: bool) -> Scenario:
        outcome = self._weighted if name == "weights" else self._run(rows)
        spreads = tuple(rank_spreads(self._block, outcome))
        number = len(rows)
        return Scenario(
            name, number if draws else 0, spreads, moved(self._block, outcome), variants=0 if draws else number
        )

    def _run(self, rows: Assumptions) -> SimulationOutcome:
        noisy = len(rows) and rows.noisy.any()
        return (self._noisy if noisy else self._plain).run(rows, self._plan.workers)

    def _drawn(self, varied: tuple[str, ...]) -> Assumptions:
        return self._rows(varied, self._affordable(self._plan.draws, 1, noisy=not _POINTS.isdisjoint(varied)), 0)

    def _rows(self, varied: tuple[str, ...], draws: int, first: int) -> Assumptions:
        return drawn(self._block.policy, varied, len(self._block.parts), self._plan.seed, draws, first)

    def _affordable(self, draws: int, times: int, *, noisy: bool) -> int:
        return min(draws, max(1, _NOISE_CELLS // (times * self._cells))) if noisy else draws


def _variants(block: WeighedBlock, name: str) -> Assumptions:
    """Return every other way to decide one thing."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    base = as_decided(block.policy, 1)
    now = int(getattr(base, name)[0])
    every = {"not_applicable": range(len(RULES)), "without_area": range(len(block.parts))}.get(name, range(2))
    others = [choice for choice in every if choice != now]
    return replace(as_decided(block.policy, len(others)), **{name: np.array(others, dtype=np.int64)})
