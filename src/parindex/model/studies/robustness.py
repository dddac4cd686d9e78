"""What a study of robustness found."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition

__all__ = [
    "Influence",
    "Inseparable",
    "RankBounds",
    "RankCounts",
    "RankSpread",
    "Robustness",
    "Scenario",
    "standard_error",
]


@brief
@dataclass(frozen=True, slots=True)
class RankBounds:
    """The best and the worst rank of one unit under any weights within the bounds.

    No weights within the bounds give a rank outside. `exact` is false where components do not apply to some unit of
    the block: the bounds are then never too narrow, but may be too wide.
    """

    unit: str
    name: str
    rank: int
    best: int
    worst: int
    exact: bool

    @property
    def holds(self) -> bool:
        """The rank does not change under any weights within the bounds."""
        return self.best == self.worst


class RankCounts(Mapping[int, int]):
    """Draws by rank, in the order of ranks, in little room: a country has a million of them."""

    __slots__ = ("_counts", "_ranks")

    def __init__(self, ranks: bytes, counts: bytes) -> None:
        """Take ranks in ascending order and their draws, each as 64-bit integers of the machine."""
        self._ranks, self._counts = array("q"), array("q")
        self._ranks.frombytes(ranks)
        self._counts.frombytes(counts)

    def __getitem__(self, rank: int) -> int:
        place = bisect_left(self._ranks, rank)
        if place == len(self._ranks) or self._ranks[place] != rank:
            raise KeyError(rank)
        return self._counts[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ranks)

    def __len__(self) -> int:
        return len(self._ranks)


@brief
@dataclass(frozen=True, slots=True)
class RankSpread:
    """The ranks of one unit over the draws of a scenario; `counts` are draws by rank.

    `lowest` and `highest` hold 90 % of the draws (5 % are below, 5 % above).
    """

    unit: str
    name: str
    rank: int
    counts: Mapping[int, int]
    draws: int
    lowest: int
    median: int
    highest: int
    tiers: Mapping[str, int] = field(default_factory=dict)
    """Draws by tier."""

    def share(self, rank: int) -> Fraction:
        """Return the share of draws with a rank, in percent."""
        return Fraction(100 * self.counts.get(rank, 0), self.draws)

    @property
    def first(self) -> Fraction:
        """The share of draws in which the unit was first, in percent."""
        return self.share(1)


@brief
@dataclass(frozen=True, slots=True)
class Inseparable:
    """Two units of which neither is ahead in nearly all draws: `ahead` is the percent of draws in which the first is.

    `exact`: the percent is a volume of weights, not a count of draws.
    """

    first: str
    second: str
    ahead: Fraction
    exact: bool = False


@brief
@dataclass(frozen=True, slots=True)
class Scenario:
    """One assumption varied alone, or all together. Without draws every variant was computed once, exactly.

    `moved` is the mean number of places that a unit moves, over variants and units.
    """

    id: str
    draws: int
    spreads: Sequence[RankSpread]
    moved: Fraction
    skipped: str = ""
    """Why the scenario says nothing, if it does not."""
    variants: int = 0


@brief
@dataclass(frozen=True, slots=True)
class Influence:
    """What part of the movement of ranks comes from one assumption: alone (`first`), and with all others (`total`).

    Shares of variance; sampling noise below 0 is told as 0.
    """

    scenario: str
    first: Fraction
    total: Fraction


@brief
@dataclass(frozen=True, slots=True)
class Robustness:
    """One block. `held` are the units whose rank holds under any weights within the bounds."""

    block: str
    title: str
    year: int
    edition: Edition
    level: str
    within: Fraction
    """In percent."""
    seed: int
    draws: int
    bounds: Sequence[RankBounds]
    scenarios: Sequence[Scenario]
    inseparable: Sequence[Inseparable]
    influences: Sequence[Influence]
    noise: Mapping[str, Fraction] = field(default_factory=dict)
    """By component: half of the width of the appraisal's noise, in points."""
    obstacle: str = ""
    """Why weights cannot be varied, if they cannot."""
    surveyed: Sequence[str] = ()
    """The components for which standard errors of a survey are known."""

    @property
    def held(self) -> int:
        """How many units keep their rank under any weights within the bounds."""
        return sum(bound.holds for bound in self.bounds)


def standard_error(count: int, draws: int) -> Decimal:
    """Return the standard error of count / draws in percent (Tervonen, Lahdelma, EJOR 178, 2007).

    >>> standard_error(4802, 9604).quantize(Decimal("0.01"))
    Decimal('0.51')
    """
    if not draws:
        return Decimal(0)
    share = Decimal(count) / draws
    return 100 * (share * (1 - share) / draws).sqrt()
