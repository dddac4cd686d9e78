"""What a diagnosis of a criteria set found in one block and year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition

__all__ = ["ENOUGH", "Agreement", "ComponentDiagnosis", "Diagnosis", "NodeShare", "Redundancy", "YearAgreement"]

ENOUGH = 30
"""Units below which nothing is recommended."""


@brief
@dataclass(frozen=True, slots=True)
class ComponentDiagnosis:
    """One component over the units to which it applies.

    `mean` is its mean index %, `full` and `none` are how many units have all and nothing of it. `with_rest` is its
    correlation with the rest of the index (without it), `None` where it does not vary; `alpha_without` is what alpha
    would be without it. `upper_lower` is the mean index % of the best 27 % of units less that of the last 27 %, from
    100 units on.
    """

    code: str
    units: int
    mean: Fraction | None
    full: int
    none: int
    varies: bool
    with_rest: Decimal | None
    alpha_without: Fraction | None
    eta_squared: Fraction | None = None
    epsilon_squared: Fraction | None = None
    upper_lower: Fraction | None = None

    @property
    def constant(self) -> bool:
        """All units have the same of it; of one unit nothing can be said."""
        return self.units > 1 and not self.varies

    @property
    def ceiling(self) -> bool:
        """At least 95 % of the units hold it in full."""
        return bool(self.units) and 100 * self.full >= 95 * self.units

    @property
    def floor(self) -> bool:
        """At least 95 % of the units have nothing of it."""
        return bool(self.units) and 100 * self.none >= 95 * self.units

    @property
    def against(self) -> bool:
        """Who has more of it has less of the rest."""
        return self.with_rest is not None and self.with_rest < 0


@brief
@dataclass(frozen=True, slots=True)
class NodeShare:
    """What a node is worth beside what it decides: shares in percent of the points, and of the variance of totals.

    `variance` is Cov(points of the node, total) / Var(total): the shares of the parts add up to that of the group;
    below 0 the node works against the total. `linear` is r squared, in percent.
    """

    code: str
    depth: int
    points: Fraction
    variance: Fraction | None
    linear: Fraction | None


@brief
@dataclass(frozen=True, slots=True)
class Redundancy:
    """Two components that order the units nearly alike: Spearman's correlation over `units`."""

    one: str
    other: str
    correlation: Decimal
    units: int


@brief
@dataclass(frozen=True, slots=True)
class Agreement:
    """Self scores beside the appraisal, over the units that have both (of a component: `code`; of totals: empty)."""

    code: str
    units: int
    same: int
    claimed_more: int
    claimed_less: int
    mean_cut: Fraction
    """Points claimed less points given, in the mean."""
    order: Decimal | None = None
    """Tau-b of the two orders of units."""


@brief
@dataclass(frozen=True, slots=True)
class YearAgreement:
    """How alike years order the units that all of them have: tau-b of two years, Kendall's W of more."""

    years: tuple[int, ...]
    units: int
    tau: Decimal | None
    concordance: Fraction | None


@brief
@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One block. Below 30 units everything is a hint and nothing is recommended."""

    block: str
    title: str
    year: int
    edition: Edition
    units: int
    complete: int
    """Units to which everything applies: alpha is over these."""
    components: Sequence[ComponentDiagnosis]
    shares: Sequence[NodeShare]
    redundant: Sequence[Redundancy]
    alpha: Fraction | None
    standardised_alpha: Decimal | None
    agreement: Sequence[Agreement]
    years: Sequence[YearAgreement]

    @property
    def enough(self) -> bool:
        """Whether there are units enough for a recommendation."""
        return self.units >= ENOUGH

    @property
    def constant(self) -> tuple[str, ...]:
        """Components that do not discriminate: all units, of more than one, have the same of them."""
        return tuple(one.code for one in self.components if one.constant)
