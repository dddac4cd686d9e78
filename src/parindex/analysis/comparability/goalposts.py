"""What a unit did itself, and what the others of its block made of it, where rules look at the block.

Such a rule measures an amount against the smallest and the largest of the block. Between two years both the amount
and these goalposts may move. The own part is what the amount made while the goalposts stood: with those of the one
year and with those of the other, and of the two the mean. So a unit that types the same has done nothing, and the
parts of a change do not depend on the order of the years.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.model.results.scorecards import Scorecard
from parindex.scoring.scorecards import goalposts, measured_again

__all__ = ["Goalposts", "Relative", "Side", "View", "own_part", "relative"]

Goalposts = Mapping[str, tuple[Decimal, Decimal]]
"""By code: the smallest and the largest amount of a block."""

View = Callable[[Scorecard], Fraction | None]
"""The number that is looked at: points or index, of the whole or of an area."""


class Relative:
    """A block with rules that look at it, which can be measured again."""

    def __init__(self, cards: Collection[Scorecard]) -> None:
        self._known: dict[tuple[tuple[str, tuple[Decimal, Decimal]], ...], Mapping[str, Scorecard]] = {}
        self._cards = {card.unit: card for card in cards}
        self._first = next(iter(cards))
        self.posts = goalposts(self._first)

    def under(self, posts: Goalposts) -> Mapping[str, Scorecard]:
        """Return the cards by unit as if the block had these goalposts."""
        if posts == self.posts:
            return self._cards
        key = tuple(sorted(posts.items()))
        if key not in self._known:
            self._known[key] = {card.unit: card for card in measured_again(self._first, posts)}
        return self._known[key]


def relative(cards: Collection[Scorecard]) -> Relative | None:
    """Return what measures a block again; `None` where no rule looks at it."""
    found = Relative(cards) if cards else None
    return found if found and found.posts else None


@dataclass(frozen=True, slots=True)
class Side:
    """A unit in its block in one of two years, and what is looked at."""

    block: Relative
    unit: str
    view: View

    def under(self, posts: Goalposts) -> Fraction | None:
        """Return the number as if the block had these goalposts."""
        return self.view(self.block.under(posts)[self.unit])


def own_part(now: Side, before: Side, codes: Mapping[str, str]) -> Fraction | None:
    """Return what the unit did itself; `codes` tell which component of now was which before."""
    shared = {code: then for code, then in codes.items() if code in now.block.posts and then in before.block.posts}
    then_now = {**now.block.posts, **{code: before.block.posts[then] for code, then in shared.items()}}
    now_then = {**before.block.posts, **{then: now.block.posts[code] for code, then in shared.items()}}
    first = _difference(now.under(then_now), before.under(before.block.posts))
    second = _difference(now.under(now.block.posts), before.under(now_then))
    return None if first is None or second is None else (first + second) / 2


def _difference(now: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if now is None or before is None else now - before
