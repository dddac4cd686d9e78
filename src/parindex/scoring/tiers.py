"""The tier of an index."""

from collections.abc import Sequence
from fractions import Fraction

from parindex.model.criteria import Edition, Tier
from parindex.model.rules.bounds import Ladder

__all__ = ["Tiers"]


class Tiers:
    """The tiers of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._ladder: Ladder[Tier] = Ladder(edition.tiers)

    @property
    def best_first(self) -> Sequence[str]:
        """The ids of the tiers, from the highest bound down."""
        return [tier.id for tier in self._ladder.steps]

    def of(self, index: Fraction | None) -> str | None:
        """Return the id of the highest tier whose bound is met; `None` below all bounds."""
        return None if index is None else self.of_ratio(index.numerator, index.denominator)

    def of_ratio(self, numerator: int, denominator: int) -> str | None:
        """Return the tier of numerator / denominator percent (denominator > 0)."""
        tier = self._ladder.find(numerator, denominator)
        return None if tier is None else tier.id
