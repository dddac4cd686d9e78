"""Ranks of a block under many assumptions at once.

Scores are computed as floats; ranks are those of exact arithmetic, except under noise, where scores nearer than
the packed scale can tell are equal.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from parindex.analysis.robustness.assumptions import RULES, Assumptions
from parindex.analysis.robustness.chance import NOISE, SURVEY, normals, uniforms
from parindex.analysis.robustness.placing import ranks_of
from parindex.analysis.robustness.scaling import score_at
from parindex.analysis.robustness.terms import WeighedBlock
from parindex.analysis.robustness.tier_counts import best_first, in_tiers
from parindex.analysis.robustness.weight_draws import WeightDraws
from parindex.model.rounding import rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Simulation", "SimulationOutcome"]

_CELLS = 60_000
"""Scores ranked at a time: what fits the cache of a processor."""
_PRODUCT = 1_700_000
"""Scores computed at a time: small products spend their time on starting threads."""
_NOISE_CELLS = 2_000_000
_BOUNDARY = 1e-6
"""Steps of the last printed decimal within which a rounding is decided exactly."""


@dataclass(frozen=True, slots=True)
class SimulationOutcome:
    """Ranks by draw and unit, and draws by unit and tier (`tiers[unit][tier id]`)."""

    ranks: "NDArray[np.int32]"
    tiers: Sequence[Mapping[str, int]]


class Simulation:
    """A block ready to be ranked under other assumptions. `fine` is the same block by component, for noise.

    `noise` is half of its width by component, `survey` the standard error by unit and component, in points.
    """

    def __init__(  # noqa: PLR0913  what may be varied
        self,
        block: WeighedBlock,
        weights: WeightDraws | None = None,
        fine: WeighedBlock | None = None,
        noise: Mapping[str, Fraction] | None = None,
        seed: int = 0,
        *,
        survey: Mapping[str, Mapping[str, Fraction]] | None = None,
    ) -> None:
        import numpy as np  # noqa: PLC0415  costs more than a small command is worth

        self._block, self._weights, self._fine, self._seed = block, weights, fine, seed
        self._half, self._errors = dict(noise or {}), dict(survey or {})
        shape = (len(block.units), len(block.terms))
        self._achieved = np.array([unit.achieved for unit in block.units], dtype=float).reshape(shape)
        self._applicable = np.array([unit.applicable for unit in block.units], dtype=float).reshape(shape)
        self._worth = np.array([float(term.worth) for term in block.terms])
        self._surveyed = np.array([term.surveyed for term in block.terms])
        self._area = np.array([term.path[0] for term in block.terms])
        self._adjustment = np.array([float(unit.adjustment) for unit in block.units])
        self._whole = all(list(unit.applicable) == [term.worth for term in block.terms] for unit in block.units)

    def run(self, rows: Assumptions, workers: int = 1) -> SimulationOutcome:
        """Rank the block once for every row; rows do not depend on each other, so nor does the result on workers."""
        import numpy as np  # noqa: PLC0415  see above

        units, tiers = len(self._block.units), best_first(self._block.edition)
        kind = np.uint16 if units < 1 << 16 else np.int32
        ranks = np.empty((len(rows), units), dtype=kind)
        counts = np.zeros((units, len(tiers)), dtype=np.int64)

        def one(piece: "NDArray[np.int64]") -> "NDArray[np.int64]":
            reached = np.zeros_like(counts)
            for part, found, index in self._piece(rows.part(piece)):
                ranks[_side_by_side(piece[part])] = found
                reached += in_tiers(tiers, index)
            return reached

        with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
            for found in pool.map(one, self._pieces(rows)) if workers > 1 else map(one, self._pieces(rows)):
                counts += found
        told = [{tier.id: int(n) for tier, n in zip(tiers, row, strict=True) if n} for row in counts]
        return SimulationOutcome(ranks, told)

    def _pieces(self, rows: Assumptions) -> Iterator["NDArray[np.int64]"]:
        """Yield rows that share the rules which are no numbers, a few hundred at a time."""
        import numpy as np  # noqa: PLC0415  see above

        noisy = [(one >= 0).astype(np.int64) for one in (rows.noise, rows.survey)]
        kinds = np.stack([rows.rounding, rows.not_applicable, rows.ties, rows.without_area, *noisy], axis=1)
        for kind in np.unique(kinds, axis=0):
            same = (kinds == kind).all(axis=1).nonzero()[0]
            size = max(1, _NOISE_CELLS // self._noise_cells if kind[-2:].any() else self._products)
            for start in range(0, len(same), size):
                yield same[start : start + size]

    @property
    def _noise_cells(self) -> int:
        return max(1, len(self._block.units) * len(self._fine.terms)) if self._fine else 1

    @property
    def _products(self) -> int:
        """Draws whose scores are computed in one product: the more, the less each of them costs."""
        return (_PRODUCT if self._whole else _CELLS) // max(1, len(self._block.units))

    def _piece(self, rows: Assumptions) -> Iterator[tuple[slice, "NDArray[np.int32]", "NDArray[np.float64]"]]:
        """Yield ranks and index % by draw and unit, as many draws at a time as the cache of a processor holds."""
        rule, noisy = RULES[rows.not_applicable[0]], bool(rows.noisy[0])
        factors = self._factors(rows)
        scores = self._scores(factors, rule, self._noised(rows) if noisy else self._achieved)
        total = factors @ self._worth
        size = max(1, _CELLS // max(1, len(self._block.units)))
        for start in range(0, len(rows), size):
            part = slice(start, start + size)
            yield part, *self._placed(rows.part(part), scores[part], total[part], rule)

    def _placed(
        self, rows: Assumptions, scores: "NDArray[np.float64]", total: "NDArray[np.float64]", rule: str
    ) -> tuple["NDArray[np.int32]", "NDArray[np.float64]"]:
        """Return ranks and index %."""
        import numpy as np  # noqa: PLC0415  see above

        noisy = bool(rows.noisy[0])
        index = scores * (100 / np.where(total, total, 1))[:, None]
        exact = _Exact(self, rows, rule)
        keys = self._as_printed(index, None if noisy else exact) if rows.rounding[0] else scores
        ranks = self._ranks(keys, None if noisy or rows.rounding[0] else exact.score, dense=bool(rows.ties[0]))
        return ranks, keys / 10.0**self._decimals if rows.rounding[0] else index

    @property
    def _decimals(self) -> int:
        return self._block.policy.published_decimals

    def _factors(self, rows: Assumptions) -> "NDArray[np.float64]":
        import numpy as np  # noqa: PLC0415  see above

        factors = np.ones((len(rows), len(self._worth)))
        if self._weights is not None:
            drawn = rows.weights >= 0
            factors[drawn] = self._weights.factors[rows.weights[drawn]]
        if rows.without_area[0] >= 0:
            factors[:, self._area == rows.without_area[0]] = 0
        return factors

    def _noised(self, rows: Assumptions) -> "NDArray[np.float64]":
        """Return points by draw, unit and term: what was appraised with noise, what was asked with its error.

        Every component of every unit has its own, cut to [0, maximum].
        """
        import numpy as np  # noqa: PLC0415  see above

        points, applicable, half, onto = self._components
        units, components = points.shape
        drawn = np.broadcast_to(points, (len(rows), units, components))
        if rows.noise[0] >= 0:
            chance = np.concatenate(
                [uniforms(self._seed, NOISE, int(number), 1, units * components) for number in rows.noise]
            ).reshape(len(rows), units, components)
            drawn = np.where(half > 0, np.clip(points + half * (2 * chance - 1), 0, applicable), points)
        if rows.survey[0] >= 0:
            drawn = self._asked_again(rows.survey, np.array(drawn), applicable)
        summed: NDArray[np.float64] = drawn @ onto
        return summed

    def _asked_again(
        self, numbers: "NDArray[np.int64]", points: "NDArray[np.float64]", applicable: "NDArray[np.float64]"
    ) -> "NDArray[np.float64]":
        """Put on what a survey measured what another sample of the same size could have said instead."""
        import numpy as np  # noqa: PLC0415  see above

        fine = self._fine or self._block
        errors = np.array(
            [[float(self._errors.get(one.unit, {}).get(term.code, 0)) for term in fine.terms] for one in fine.units]
        )
        columns = np.flatnonzero(errors.any(axis=0))
        shape = (len(numbers), len(errors), len(columns))
        chance = np.concatenate(
            [normals(self._seed, SURVEY, int(number), 1, shape[1] * shape[2]) for number in numbers]
        ).reshape(shape)
        points[..., columns] = np.clip(points[..., columns] + errors[:, columns] * chance, 0, applicable[:, columns])
        return points

    @cached_property
    def _components(self) -> tuple["NDArray[np.float64]", ...]:
        """Points and applicable points by unit and component, half of the noise, which component is in which term."""
        import numpy as np  # noqa: PLC0415  see above

        fine = self._fine or self._block
        points = np.array([unit.achieved for unit in fine.units], dtype=float)
        applicable = np.array([unit.applicable for unit in fine.units], dtype=float)
        half = np.array([float(self._half.get(term.code, 0)) for term in fine.terms])
        keys = [(term.path, term.surveyed) for term in self._block.terms]
        depth = len(self._block.terms[0].path)
        same = fine is self._block
        onto = np.zeros((len(fine.terms), len(keys)))
        for row, term in enumerate(fine.terms):
            onto[row, row if same else keys.index((term.path[:depth], term.surveyed))] = 1
        return points, applicable, half, onto

    def _scores(
        self, factors: "NDArray[np.float64]", rule: str, achieved: "NDArray[np.float64]"
    ) -> "NDArray[np.float64]":
        """Return converted points with adjustments by draw and unit, as `scaling.score_at` does exactly."""
        import numpy as np  # noqa: PLC0415  see above

        if self._whole:
            found = _weighted(factors, achieved)
            found += self._adjustment
            return found
        applicable = self._applicable
        if rule == "full_points":
            achieved, applicable = achieved + self._worth - applicable, np.broadcast_to(self._worth, applicable.shape)
        sides = [np.where(self._surveyed == surveyed, factors, 0) for surveyed in (False, True)]
        earned = [_weighted(side, achieved) for side in sides]
        apply = [side @ applicable.T for side in sides]
        worth = [np.broadcast_to((side @ self._worth)[:, None], apply[0].shape) for side in sides]
        pooled = _ratio(earned[0] + earned[1], apply[0] + apply[1]) * (worth[0] + worth[1])
        apart = sum(_ratio(points, here) * full for points, here, full in zip(earned, apply, worth, strict=True))
        dead = [(here <= 0) & (full > 0) for here, full in zip(apply, worth, strict=True)]
        together = dead[0] | dead[1] if rule == "rescale" else np.ones_like(dead[0])
        converted: NDArray[np.float64] = np.where(together, pooled, apart) + self._adjustment
        return converted

    def _as_printed(self, index: "NDArray[np.float64]", exact: "_Exact | None") -> "NDArray[np.float64]":
        """Return the index in whole steps of the last printed decimal."""
        import numpy as np  # noqa: PLC0415  see above

        steps = index * 10.0**self._decimals
        kind = self._block.policy.rounding
        edge = steps if kind == "down" else steps + 0.5
        printed = np.floor(edge + _BOUNDARY if exact is None else edge)
        if exact is not None:
            for row, unit in zip(*(np.abs(edge - np.rint(edge)) < _BOUNDARY).nonzero(), strict=True):
                number = rounded(exact.index(int(row), int(unit)), self._decimals, kind)
                printed[row, unit] = float(number * 10**self._decimals)
        return printed

    def _ranks(self, keys: "NDArray[np.float64]", exact: object, *, dense: bool) -> "NDArray[np.int32]":
        columns, sizes, onto = self._distinct
        ranks = ranks_of(
            keys if len(columns) == keys.shape[1] else keys[:, columns],
            (lambda draw, unit: exact(draw, columns[unit])) if callable(exact) else None,
            dense=dense,
            sizes=sizes,
            precedence=[self._block.units[column].precedence for column in columns] if self._breakers else None,
            span=float(self._block.total),
        )
        return ranks if len(columns) == keys.shape[1] else ranks[:, onto]

    @property
    def _breakers(self) -> bool:
        return bool(self._block.policy.tie_breakers)

    @cached_property
    def _distinct(self) -> tuple[list[int], list[int], list[int]]:
        """Return one unit of every set of wholly equal units, how many they are, and by unit which set is its."""
        if self._half or self._errors:
            rows = list(range(len(self._block.units)))
            return rows, [1] * len(rows), rows
        seen: dict[bytes, list[int]] = {}
        columns, sizes, onto = list[int](), list[int](), list[int]()
        for row in range(len(self._block.units)):
            alike = seen.setdefault(self._achieved[row].tobytes(), [])  # cheap, and no less than equal units share it
            found = next((number for number in alike if self._equal(columns[number], row)), None)
            if found is None:
                found = len(columns)
                alike.append(found)
                columns.append(row)
                sizes.append(0)
            sizes[found] += 1
            onto.append(found)
        return columns, sizes, onto

    def _equal(self, one: int, other: int) -> bool:
        a, b = self._block.units[one], self._block.units[other]
        same = (a.achieved, a.applicable, a.adjustment) == (b.achieved, b.applicable, b.adjustment)
        return same and (not self._breakers or a.precedence == b.precedence)

    def factors_of(self, rows: Assumptions, row: int) -> list[Fraction]:
        """Return the factors of one row, exactly."""
        number, without = int(rows.weights[row]), int(rows.without_area[row])
        weights = self._weights
        found = [Fraction(1)] * len(self._worth) if number < 0 or weights is None else weights.exact(number)
        return [
            Fraction(0) if term.path[0] == without else factor
            for factor, term in zip(found, self._block.terms, strict=True)
        ]

    @property
    def block(self) -> WeighedBlock:
        """The block that is ranked."""
        return self._block


class _Exact:
    """Exact scores of some rows, computed where floats cannot tell."""

    def __init__(self, simulation: Simulation, rows: Assumptions, rule: str) -> None:
        self._simulation, self._rows, self._rule = simulation, rows, rule
        self._factors: dict[int, Sequence[Fraction]] = {}

    def score(self, row: int, unit: int) -> Fraction:
        """Return converted points; a unit of which nothing is left is behind all."""
        if row not in self._factors:
            self._factors[row] = self._simulation.factors_of(self._rows, row)
        block = self._simulation.block
        found = score_at(block.units[unit], block.terms, self._factors[row], self._rule)
        return block.units[unit].adjustment if found is None else found

    def index(self, row: int, unit: int) -> Fraction:
        """Return index %."""
        score = self.score(row, unit)
        pairs = zip(self._factors[row], self._simulation.block.terms, strict=True)
        total = sum((factor * term.worth for factor, term in pairs), Fraction(0))
        return 100 * score / total if total else Fraction(0)


def _side_by_side(rows: "NDArray[np.int64]") -> "NDArray[np.int64] | slice":
    """Return rows that follow each other as a slice, which is copied several times as fast."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first + 1 == len(rows) else rows


def _weighted(factors: "NDArray[np.float64]", achieved: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return sums by draw and unit; `achieved` is by unit and term, or by draw, unit and term."""
    if achieved.ndim == 2:  # noqa: PLR2004
        return factors @ achieved.T
    found: NDArray[np.float64] = (achieved @ factors[:, :, None])[..., 0]
    return found


def _ratio(numerators: "NDArray[np.float64]", denominators: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np  # noqa: PLC0415  see above

    return np.divide(numerators, denominators, out=np.zeros_like(numerators), where=denominators > 0)
