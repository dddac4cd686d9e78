"""Two years of a changed criteria set on the components that both measure alike: no official index."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from parindex.model.criteria import Policy

__all__ = ["LikeForLike", "LikeRow", "NoLikeForLike", "Unlike"]


class Unlike(StrEnum):
    """Why there is no like-for-like index although the set changed."""

    AVERAGES = "averages"
    """A group averages its parts: points of single components do not add up to anything."""
    CONVERTS = "converts"
    """A group brings what applies back to its full worth, or keeps its points within bounds."""
    NOTHING_COMMON = "nothing_common"
    NO_UNIT = "no_unit"
    """No unit of this year is the same body in the other year."""


@dataclass(frozen=True, slots=True)
class LikeRow:
    """One unit. Indexes are percent: points / applicable points x 100 over the common components.

    Of a unit in both years only the components count that applied to it in both.
    """

    unit: str
    name: str
    components: int
    """How many components its indexes are made of."""
    index: Fraction | None
    previous_index: Fraction | None
    rank: int | None
    previous_rank: int | None
    official: Fraction | None
    """The index of the whole set this year."""
    previous_official: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """The like-for-like index less that of the other year."""
        return None if self.index is None or self.previous_index is None else self.index - self.previous_index

    @property
    def places(self) -> int | None:
        """Places gained."""
        return None if self.rank is None or self.previous_rank is None else self.previous_rank - self.rank


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """A block on the common components, its units in official rank order."""

    rows: Sequence[LikeRow]
    components: int
    """Common components: the same maximum, rule and assessor in both years."""
    of: int
    """Components of this year's set."""
    previous_of: int
    points: Fraction
    """Maximum of the common components."""
    total: Fraction
    """Maximum of this year's set."""
    previous_total: Fraction
    ranked: int
    previous_ranked: int
    previous_policy: Policy = field(default=Policy(), compare=False)
    """By which the official index of the other year was printed."""


@dataclass(frozen=True, slots=True)
class NoLikeForLike:
    """The set changed, and nothing can be said like for like."""

    reason: Unlike
