"""A number as a report prints it."""

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["NO_FIGURE", "Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: printed, it is its text in the language of the report."""

    text: str
    """As printed: rounded by the policy, `–` where there is none."""
    exact: Fraction | None = None
    """The exact number, for formats that compute."""
    rounded: Fraction | None = None
    """The number as printed."""

    def __str__(self) -> str:
        return self.text


NO_FIGURE = Figure("–")
