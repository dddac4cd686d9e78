"""Lower bounds in a row, as bands and tiers have them: are they in order, and where do they end?"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from parindex.sources.definitions.lint.tree_places import plain

__all__ = ["Step", "below", "misplaced"]


class Step(Protocol):
    """Anything with one lower bound, exclusive or inclusive, or none."""

    @property
    def above(self) -> Decimal | None:
        """The bound, if it is not itself in the step."""

    @property
    def at_least(self) -> Decimal | None:
        """The bound, if it is itself in the step."""


def misplaced(steps: Sequence[Step]) -> Iterator[int]:
    """Yield the positions of steps that are not below all those before them."""
    lowest: tuple[Decimal, bool] | None = None
    for number, step in enumerate(steps):
        height = _height(step)
        if number and (lowest is None or (height is not None and height >= lowest)):
            yield number
        else:
            lowest = height


def below(step: Step) -> str:
    """Say which values a step leaves below itself: `< 70`, `≤ 90`; nothing if it has no bound."""
    if step.at_least is not None:
        return f"< {plain(step.at_least)}"
    return "" if step.above is None else f"≤ {plain(step.above)}"


def _height(step: Step) -> tuple[Decimal, bool] | None:
    """The bound; at one and the same bound, `above` is the higher one."""
    if step.above is not None:
        return step.above, True
    return None if step.at_least is None else (step.at_least, False)
