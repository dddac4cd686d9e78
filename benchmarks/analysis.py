"""`python -m benchmarks.analysis [--units 3321] [--draws 10000]`: robustness of a country beside its kernel.

The kernel is the least that the simulation has to do: the product of weights and scores, score and unit packed into
one integer, and the sort. CPU seconds, and the memory of the process.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import numpy as np

from parindex.analysis.robustness.assumptions import drawn
from parindex.analysis.robustness.bounds import rank_bounds
from parindex.analysis.robustness.simulation import Simulation
from parindex.analysis.robustness.spread import inseparable, moved, rank_spreads
from parindex.analysis.robustness.terms import Term, TermPart, UnitTerms, WeighedBlock
from parindex.analysis.robustness.weight_draws import WeightDraws, weight_draws
from parindex.model.criteria import Edition

WITHIN = Fraction(1, 4)
CRITERIA = (4, 4, 4, 4, 4, 4, 3, 3)
AT_ONCE = 512
Made = TypeVar("Made")


def main() -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.analysis", description=__doc__)
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--draws", type=int, default=10_000)
    options = parser.parse_args()
    block = made(options.units)
    print(f"{options.units} units x {len(block.terms)} components, {options.draws} draws of weights, hierarchical")
    draws, spent = timed(lambda: weight_draws(block, WITHIN, 1, options.draws))
    print(f"draws of weights         {spent:6.2f} CPU-s")
    simulation, spent = timed(lambda: Simulation(block, draws))
    print(f"numbers into arrays      {spent:6.2f} CPU-s")
    _, spent = timed(lambda: study(block, simulation, options.draws))
    print(f"ranks and all statistics {spent:6.2f} CPU-s, {memory()} MB")
    _, spent = timed(lambda: kernel(block, draws))
    print(f"kernel                   {spent:6.2f} CPU-s")
    _, spent = timed(lambda: rank_bounds(block, WITHIN))
    print(f"exact bounds             {spent:6.2f} CPU-s, {memory()} MB")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def study(block: WeighedBlock, simulation: Simulation, draws: int) -> None:
    outcome = simulation.run(drawn(block.policy, ("weights",), len(block.parts), 1, draws))
    rank_spreads(block, outcome)
    inseparable(block, outcome)
    moved(block, outcome)


def kernel(block: WeighedBlock, draws: WeightDraws) -> None:
    achieved = np.array([unit.achieved for unit in block.units], dtype=float)
    bits = (len(block.units) - 1).bit_length()
    for start in range(0, len(draws.factors), AT_ONCE):
        scores = draws.factors[start : start + AT_ONCE] @ achieved.T
        packed = np.rint(scores * -(2.0**48 / 100)).astype(np.int64) << bits
        packed |= np.arange(len(block.units))
        packed.sort(axis=1)


def made(units: int) -> WeighedBlock:
    """Make a block of random results (invented) in 8 areas, 30 criteria and 92 components."""
    chance, sizes = random.Random(1), iter([4, 4, *[3] * 28])
    parts = []
    for area, criteria in enumerate(CRITERIA, 1):
        groups = [_group(f"{area}.{number}", next(sizes), chance) for number in range(1, criteria + 1)]
        parts.append(TermPart(str(area), sum(group.worth for group in groups), tuple(groups)))
    terms = tuple(
        Term(leaf.code, (a, g, number), leaf.worth, surveyed=False)
        for a, area in enumerate(parts)
        for g, group in enumerate(area.parts)
        for number, leaf in enumerate(group.parts)
    )
    worths = tuple(term.worth for term in terms)
    shares = [Fraction(1), Fraction(1), Fraction(1, 2), Fraction(0), Fraction(3, 4)]
    rows = sorted(
        (tuple(worth * chance.choice(shares) for worth in worths) for _ in range(units)), key=sum, reverse=True
    )
    found = tuple(UnitTerms(f"u{n}", f"Unit {n}", n, row, worths, Fraction(0)) for n, row in enumerate(rows, 1))
    edition = Edition.model_validate(
        {"id": "b", "edition": 2020, "title": "B", "index": [{"code": "1", "title": "A", "max": 1}]}
    )
    return WeighedBlock(edition, "component", tuple(parts), terms, found)


def _group(code: str, leaves: int, chance: random.Random) -> TermPart:
    parts = tuple(
        TermPart(f"{code}.{number}", Fraction(chance.choice(["1", "1.5", "2", "0.5"])))
        for number in range(1, leaves + 1)
    )
    return TermPart(code, sum((part.worth for part in parts), Fraction(0)), parts)


if __name__ == "__main__":
    main()
