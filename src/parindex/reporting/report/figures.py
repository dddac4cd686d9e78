"""Exact numbers made into figures under the policy of one criteria set."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.language import Speech
from parindex.language.rule_words import plain
from parindex.model.criteria import Policy
from parindex.model.rounding import rounded
from parindex.reporting.report.contents import NO_FIGURE, Figure

__all__ = ["Figures"]

_MOST_DECIMALS = 30
"""As many digits as a mean is kept with."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Makers of figures: each number is rounded once, here."""

    policy: Policy
    voice: Speech

    def value(self, number: Fraction | None) -> Figure:
        """Points or percent with the published decimals."""
        return self._figure(number, signed=False)

    def change(self, number: Fraction | None) -> Figure:
        """A difference with its sign; one that is not nothing never looks like nothing."""
        return self.beside(number, Fraction(0), signed=True)

    def amount(self, number: Fraction | None) -> Figure:
        """An amount whose being there is a statement: what is not nothing never looks like nothing."""
        return self.beside(number, Fraction(0))

    def beside(self, number: Fraction | None, *others: Fraction | None, signed: bool = False) -> Figure:
        """A number that is compared with others: with as many digits as tell it from those that differ."""
        if number is None:
            return NO_FIGURE
        apart = [other for other in others if other is not None and other != number]
        first, mode = self.policy.published_decimals, self.policy.rounding
        decimals = next(
            (
                places
                for places in range(first, _MOST_DECIMALS)
                if rounded(number, places, mode) not in {rounded(other, places, mode) for other in apart}
            ),
            _MOST_DECIMALS,
        )
        return self._figure(number, signed=signed, decimals=decimals)

    def maximum(self, number: Fraction) -> Figure:
        """A maximum with just the decimals that it has."""
        short = (number * 10**self.policy.published_decimals).denominator == 1
        return Figure(plain(number, self.voice), number, number) if short else self.value(number)

    def places(self, number: int | None) -> Figure:
        """Places gained or lost."""
        if number is None:
            return NO_FIGURE
        return Figure(self.voice.number(number, 0, signed=True), Fraction(number), Fraction(number))

    def _figure(self, number: Fraction | None, *, signed: bool, decimals: int | None = None) -> Figure:
        if number is None:
            return NO_FIGURE
        decimals, mode = self.policy.published_decimals if decimals is None else decimals, self.policy.rounding
        text = self.voice.number(number, decimals, mode, signed=signed)
        return Figure(text, number, rounded(number, decimals, mode))
