"""Draws answers that look like a real unit's and add up to the index that was wished for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random
from typing import Any

from making.arithmetic import NOT_APPLICABLE, Answer, index, points
from making.criteria import CriteriaSet, Row

Ladder = list[Answer]
"""All answers to a component that the generator may draw, worst first."""

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Wish:
    """The index that a unit shall reach, the codes that do not apply, and answers that are fixed beforehand."""

    target: Decimal
    not_applicable: frozenset[str] = frozenset()
    fixed: Mapping[str, Answer] | None = None
    blocks: Mapping[str, tuple[Decimal, ...]] | None = None
    lean: Mapping[str, float] | None = None
    """By area: how much better (or worse) than the rest the unit does there, as a share."""


class Drawing:
    """The answers of one unit: component by component a rung of its ladder."""

    def __init__(self, criteria: CriteriaSet, wish: Wish, random: Random) -> None:
        self._criteria, self._wish, self._random = criteria, wish, random
        self._fixed = dict(wish.fixed or {})
        self._free = [leaf for leaf in criteria.leaves if leaf.code not in {*self._fixed, *wish.not_applicable}]
        self._ladders = {leaf.code: ladder(leaf) for leaf in self._free}
        self._rungs = {leaf.code: self._first(leaf) for leaf in self._free}

    def answers(self) -> dict[str, Answer]:
        """Return the answer to every component, once the index is what was wished for."""
        self._approach()
        self._settle()
        return self._now()

    def index(self) -> Fraction:
        blocks = self._wish.blocks or {}
        now = self._now()
        earned = {
            leaf.code: None
            if now[leaf.code] == NOT_APPLICABLE
            else points(leaf, now[leaf.code], blocks.get(leaf.code, ()))
            for leaf in self._criteria.leaves
        }
        return index(self._criteria, earned)

    def _now(self) -> dict[str, Answer]:
        drawn = {code: self._ladders[code][rung] for code, rung in self._rungs.items()}
        return {**dict.fromkeys(self._wish.not_applicable, NOT_APPLICABLE), **self._fixed, **drawn}

    def _first(self, leaf: Row) -> int:
        rungs = self._ladders[leaf.code]
        lean = (self._wish.lean or {}).get(leaf.code.partition(".")[0], 0.0)
        share = float(self._wish.target) / 100 + lean + self._random.gauss(0, 0.05 if leaf.survey else 0.16)
        wanted = Fraction(min(max(share, 0.0), 1.0)) * Fraction(leaf.maximum)
        away = [abs(points(leaf, rung) - wanted) for rung in rungs]
        least = min(away)
        return self._random.choice([rung for rung, one in enumerate(away) if one == least])

    def _approach(self) -> None:
        """Move appraised components up or down, one rung at a time, until the rest is small."""
        movable = [leaf for leaf in self._free if not leaf.survey]
        while abs(missing := Fraction(self._wish.target) - self.index()) > Fraction(1, 2):
            self._move(self._random.choice(movable), 1 if missing > 0 else -1)

    def _move(self, leaf: Row, way: int) -> None:
        stride = self._random.randint(20, 60) if len(self._ladders[leaf.code]) > 100 else 1
        rung = self._rungs[leaf.code] + way * stride
        self._rungs[leaf.code] = min(max(rung, 0), len(self._ladders[leaf.code]) - 1)

    def _settle(self) -> None:
        """Give the rest to the survey, whose rates have a decimal: never below the target, and as near as can be."""
        rates = [leaf for leaf in self._free if leaf.survey and leaf.by == "proportional"]
        for turn in range(400):
            missing = Fraction(self._wish.target) - self.index()
            if abs(missing) < Fraction(1, 50):
                break
            code = rates[turn % len(rates)].code
            rung = self._rungs[code] + (1 if missing > 0 else -1)
            self._rungs[code] = min(max(rung, 8), len(self._ladders[code]) - 9)
        self._finish(rates[:4])

    def _finish(self, rates: list[Row]) -> None:
        """Try small steps of four rates together; 0.1 % of a maximum of 2.5 is 25 ten-thousandths of a point."""
        worth = [int(leaf.maximum * 10) for leaf in rates]
        missing = (Fraction(self._wish.target) - self.index()) * Fraction(self._criteria.total) * 100
        tries = product(range(-6, 7), repeat=len(rates))
        sums = ((sum(step * one for step, one in zip(steps, worth, strict=True)), steps) for steps in tries)
        best = min((one for one in sums if one[0] >= missing), key=lambda one: (one[0], sum(map(abs, one[1]))))
        for step, leaf in zip(best[1], rates, strict=True):
            self._rungs[leaf.code] += step


@cache
def ladder(leaf: Row) -> Ladder:
    return sorted(dict.fromkeys(_answers(leaf)), key=lambda answer: points(leaf, answer))


def _answers(leaf: Row) -> Iterator[Answer]:
    rule = leaf.rule
    match leaf.by:
        case "levels":
            yield from rule["levels"]
        case "percent":
            yield from rule["grades"]
        case "checklist":
            keys = list(rule["items"])
            yield from (frozenset(keys[:length]) for length in range(len(keys) + 1))
        case "count" | "deduction":
            yield from range(int(leaf.maximum / Decimal(rule["each"])) + 1)
        case "bands":
            yield from _typical(rule)
        case "survey":
            yield from (_tally(good) for good in range(30, 91))
        case "sum_of" | "best_of":
            yield from _several(rule)
        case "proportional":
            yield from (60 + TENTH * tenth for tenth in range(401))
        case _:
            step = Decimal(rule.get("step", "0.5"))
            yield from (step * number for number in range(int(leaf.maximum / step) + 1))


def _typical(rule: dict[str, Any]) -> Iterator[Decimal]:
    """Values inside each band, and those on a bound that belongs to it."""
    bounds = [Decimal(band.get("at_least") or band.get("above") or 0) for band in rule["bands"]]
    tops = [Decimal(100 if rule.get("of", "rate") == "rate" else 118), *bounds]
    for band, bound, top in zip(rule["bands"], bounds, tops, strict=False):
        if "at_least" in band:
            yield bound
        low = bound or max(top - 15, Decimal(1))
        if top > low:
            yield from (round(low + (top - low) * share, 1) for share in map(Decimal, ("0.3", "0.55", "0.8")))


def _tally(good: int) -> Answer:
    """100 forms with an opinion, of which `good` chose A, and some without."""
    fair = (100 - good) * 2 // 3
    poor = (100 - good - fair) * 2 // 3
    return (("A", good), ("B", fair), ("C", poor), ("D", 100 - good - fair - poor), ("E", (100 - good) // 4))


def _several(rule: dict[str, list[dict[str, str]]]) -> Iterator[Answer]:
    first, second = rule["cases"] if rule["by"] == "best_of" else rule["parts"]
    for rate, number in ((0, 0), (20, 1), (35, 6), (60, 2), (80, 3), (85, 10), (90, 4), (95, 5), (100, 5), (100, 12)):
        yield ((first["id"], Decimal(rate)), (second["id"], number))
