"""What every kind of rule says of itself."""

from abc import ABC, abstractmethod
from decimal import Decimal

from parindex.model.definition import Frozen
from parindex.model.rules.answers import AnswerKind
from parindex.model.rules.reach import Reach

__all__ = ["RuleKind"]


class RuleKind(Frozen, ABC):
    """What every rule says of itself. Its points are worked out in `scoring`, its words stand in `language`."""

    by: str

    @property
    def of_block(self) -> bool:
        """Tell whether a unit is measured against the others of its block."""
        return False

    @property
    @abstractmethod
    def answer(self) -> AnswerKind:
        """What is typed."""

    @abstractmethod
    def reach(self, maximum: Decimal) -> Reach:
        """Return the points that it can give in a leaf worth `maximum`."""
