"""The assumptions under which a ranking is computed, one row a draw: what is varied, and how."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex.analysis.robustness.chance import SWITCHES, uniforms
from parindex.model.criteria import Policy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RULES", "SCENARIOS", "Assumptions", "as_decided", "drawn", "mixed"]

RULES = ("rescale", "drop", "full_points")
"""What becomes of components that do not apply."""

SCENARIOS = ("weights", "noise", "rounding", "not_applicable", "ties", "without_area", "survey")


@dataclass(frozen=True)
class Assumptions:
    """Columns of equal length. `weights`, `noise`, `survey` are numbers of draws; they and `without_area`: -1: none."""

    weights: "NDArray[np.int64]"
    noise: "NDArray[np.int64]"
    rounding: "NDArray[np.int64]"
    """1: the rounded index decides."""
    not_applicable: "NDArray[np.int64]"
    """The position in `RULES`."""
    ties: "NDArray[np.int64]"
    """1: dense."""
    without_area: "NDArray[np.int64]"
    survey: "NDArray[np.int64]"

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def noisy(self) -> "NDArray[np.bool_]":
        """The rows in which points themselves are drawn."""
        return (self.noise >= 0) | (self.survey >= 0)

    def part(self, rows: "NDArray[np.int64] | slice") -> "Assumptions":
        """Return some of the rows."""
        return Assumptions(*(getattr(self, name)[rows] for name in SCENARIOS))


def as_decided(policy: Policy, rows: int) -> Assumptions:
    """Return rows that all say what the set says."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    def column(number: int) -> "NDArray[np.int64]":
        return np.full(rows, number, dtype=np.int64)

    return Assumptions(
        column(-1),
        column(-1),
        column(policy.rank_on == "published"),
        column(RULES.index(policy.not_applicable)),
        column(policy.ties == "dense"),
        column(-1),
        column(-1),
    )


def drawn(policy: Policy, varied: tuple[str, ...], areas: int, seed: int, draws: int, first: int = 0) -> Assumptions:  # noqa: PLR0913, PLR0917  what varies, how far, by which chance
    """Return rows in which every assumption of `varied` is drawn by itself: draws `first` to `first + draws`."""
    import numpy as np  # noqa: PLC0415  see above

    base = as_decided(policy, draws)
    chance = uniforms(seed, SWITCHES, first, draws, len(SCENARIOS))
    numbers = np.arange(first, first + draws, dtype=np.int64)
    made = {
        "weights": numbers,
        "noise": numbers,
        "survey": numbers,
        "rounding": (chance[:, 2] * 2).astype(np.int64),
        "not_applicable": (chance[:, 3] * len(RULES)).astype(np.int64),
        "ties": (chance[:, 4] * 2).astype(np.int64),
        "without_area": (chance[:, 5] * (areas + 1)).astype(np.int64) - 1,
    }
    return replace(base, **{name: made[name] for name in varied})


def mixed(one: Assumptions, other: Assumptions, name: str) -> Assumptions:
    """Return the rows of `one` with a single column of `other`."""
    return replace(one, **{name: getattr(other, name)})
