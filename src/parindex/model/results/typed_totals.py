"""Sums that stand in a sheet and that only the arithmetic can check."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from parindex.model.issues import Place
from parindex.model.scores import Stage

__all__ = ["TypedTotal", "Unchecked"]


@dataclass(frozen=True, slots=True)
class TypedTotal:
    """A subtotal or total as it stands in a cell, where a rate, level or survey is among its parts.

    `code` is the node that it is the sum of; empty: a line of totals, which may be the sum of any of the
    `spans` of components and adjustments. `stage` is the column in which it stands (`None`: the only one).
    One that was `agreed` on in the end is more than a sum: where it differs, the scores are not the last ones.
    """

    code: str
    spans: tuple[tuple[str, ...], ...]
    stage: Stage | None
    number: Decimal
    text: str
    place: Place
    agreed: bool = False


class Unchecked(NamedTuple):
    """A sum whose parts are not all points: what a rate or a count is worth is not known here.

    `code` is a node, or empty for a line of totals, which may sum up any of the `spans`.
    """

    code: str
    spans: tuple[tuple[str, ...], ...]
    number: Decimal
    text: str
    agreed: bool = False
