"""What a supposition would change: everybody's result before and after."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition

__all__ = ["SupposedBlock", "SupposedChange", "SupposedUnit"]


@brief
@dataclass(frozen=True, slots=True)
class SupposedChange:
    """One thing that is supposed: `kind` is cell, maximum, rule, policy or merger; texts as typed."""

    kind: str
    unit: str
    name: str
    code: str
    before: str
    after: str


@brief
@dataclass(frozen=True, slots=True)
class SupposedUnit:
    """One unit before and after; `None` where it has no rank or index, or is not there. Index in percent, tier ids."""

    unit: str
    name: str
    index_before: Fraction | None
    index_after: Fraction | None
    rank_before: int | None
    rank_after: int | None
    tier_before: str | None
    tier_after: str | None

    @property
    def places(self) -> int | None:
        """Places gained (+) or lost."""
        if self.rank_before is None or self.rank_after is None:
            return None
        return self.rank_before - self.rank_after


@brief
@dataclass(frozen=True, slots=True)
class SupposedBlock:
    """One block in the order after. Nothing of it is stored."""

    block: str
    title: str
    edition: Edition
    """As it is, not as it is supposed."""
    supposed: Edition
    changes: tuple[SupposedChange, ...]
    units: tuple[SupposedUnit, ...]
