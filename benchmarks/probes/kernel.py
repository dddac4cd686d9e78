"""Totals, tiers and ranks alone, from points that are numbers already, beside one sum of the same int64 matrix."""

import sys
import time
from collections.abc import Callable

import numpy as np

from benchmarks.clock import Clock
from benchmarks.workbooks import CRITERIA
from parindex.analysis.ranking import order, places
from parindex.scoring.tiers import Tiers
from parindex.scoring.totals import evaluate
from parindex.sources.definitions.criteria_file import read_edition

SCALE = 100
clock = Clock()
edition, _ = read_edition(CRITERIA)
assert edition is not None
rows = int(sys.argv[1])
random = np.random.default_rng(92)
maxima = [int(leaf.total * SCALE) for leaf in edition.leaves]
matrix = np.ascontiguousarray(random.integers(0, [top + 1 for top in maxima], size=(rows, len(maxima)), dtype=np.int64))
codes = [leaf.code for leaf in edition.leaves]
tiers = Tiers(edition)


def best(function: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        spent.append(time.perf_counter() - start)
    return min(spent)


def index() -> tuple[list[str | None], list[int]]:
    points = {code: matrix[:, column] for column, code in enumerate(codes)}
    result = evaluate(edition, points, rows=rows, scale=SCALE).index
    bottom = result.denominators
    reached = [tiers.of_ratio(number, bottom) for number in result.numerators]
    groups = order(result.numerators, bottom)
    ranks = [0] * rows
    for place, group in zip(places(map(len, groups), edition.policy.ties), groups, strict=False):
        for row in group:
            ranks[row] = place
    return reached, ranks


ours, theirs = best(index, 30), best(lambda: matrix.sum(axis=1), 300)
clock.lap("kernel")
clock.tell(ours=ours, numpy=theirs)
