"""An outlook: how far every unit is from its next tier, and what the cheapest way there takes."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.studies.paths import WaysUp

__all__ = ["Outlook"]


@brief
@dataclass(frozen=True, slots=True)
class Outlook:
    """One unit before its next tier. `index` in percent; `tier` is the one that it has, `None`: it is below all."""

    unit: str
    name: str
    rank: int | None
    index: Fraction
    tier: str | None
    ways: WaysUp
    """To the next tier; in it what is lacking in points of the set, and the cheapest way or why there is none."""
