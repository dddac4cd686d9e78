"""Exact numbers made into figures under the policy of one criteria set."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.language import Speech
from parindex.language.rule_words import plain
from parindex.model.criteria import Policy
from parindex.model.rounding import rounded
from parindex.reporting.contents import Figure

__all__ = ["NO_FIGURE", "Figures"]

NO_FIGURE = Figure("–")


@dataclass(frozen=True, slots=True)
class Figures:
    """Makers of figures: each number is rounded once, here."""

    policy: Policy
    voice: Speech

    def value(self, number: Fraction | None) -> Figure:
        """Points or percent with the published decimals."""
        return self._figure(number, signed=False)

    def change(self, number: Fraction | None) -> Figure:
        """A difference with its sign."""
        return self._figure(number, signed=True)

    def maximum(self, number: Fraction) -> Figure:
        """A maximum with just the decimals that it has."""
        short = (number * 10**self.policy.published_decimals).denominator == 1
        return Figure(plain(number, self.voice), number, number) if short else self.value(number)

    def places(self, number: int | None) -> Figure:
        """Places gained or lost."""
        if number is None:
            return NO_FIGURE
        return Figure(self.voice.number(number, 0, signed=True), Fraction(number), Fraction(number))

    def _figure(self, number: Fraction | None, *, signed: bool) -> Figure:
        if number is None:
            return NO_FIGURE
        decimals, mode = self.policy.published_decimals, self.policy.rounding
        text = self.voice.number(number, decimals, mode, signed=signed)
        return Figure(text, number, rounded(number, decimals, mode))
