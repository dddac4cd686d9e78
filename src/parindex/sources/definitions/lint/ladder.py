"""Lower bounds in a row, as bands and tiers have them: are they in order, and where do they end?"""

from collections.abc import Iterator, Sequence

from parindex.model.rules.bounds import Bound, BoundedStep
from parindex.sources.definitions.lint.tree_places import plain

__all__ = ["below", "misplaced"]


def misplaced(steps: Sequence[BoundedStep]) -> Iterator[int]:
    """Yield the positions of steps that are not below all those before them."""
    lowest: Bound | None = None
    for number, step in enumerate(steps):
        height = step.bound
        if number and (lowest is None or (height is not None and height >= lowest)):
            yield number
        else:
            lowest = height


def below(step: BoundedStep) -> str:
    """Say which values a step leaves below itself: `< 70`, `≤ 90`; nothing if it has no bound."""
    if step.bound is None:
        return ""
    return f"{'≤' if step.bound.exclusive else '<'} {plain(step.bound.number)}"
