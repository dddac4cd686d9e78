"""Numbers by chance that depend on nothing but the seed, a stream and their own number.

A counter is encrypted (Philox 4x64), so that draw 7,000 is the same whoever computes it, in whatever order, beside
however many others. Only the raw words of the generator are used: what numpy makes of them may change.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NOISE", "SURVEY", "SWITCHES", "normals", "uniforms", "words"]

_WORDS = 4
"""Words that one step of the counter gives."""

NOISE, SWITCHES, SURVEY = 1_000_000, 2_000_000, 3_000_000
"""Streams beside those of the weights, which are numbered from 0."""


def words(seed: int, stream: int, attempt: int, first: int, count: int, each: int) -> "NDArray[np.uint64]":  # noqa: PLR0913, PLR0917  where in the sequence, how much
    """Return `each` random words of 64 bits for the draws `first` to `first + count`, a row a draw."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    steps = -(-each // _WORDS)
    generator = np.random.Philox(key=seed, counter=[first * steps, attempt, stream, 0])
    return generator.random_raw(count * steps * _WORDS).reshape(count, -1)[:, :each]


def uniforms(seed: int, stream: int, first: int, count: int, each: int) -> "NDArray[np.float64]":
    """Return numbers from [0, 1) with 53 bits."""
    import numpy as np  # noqa: PLC0415  see above

    found: NDArray[np.float64] = (words(seed, stream, 0, first, count, each) >> np.uint64(11)).astype(np.float64)
    found *= 2.0**-53
    return found


def normals(seed: int, stream: int, first: int, count: int, each: int) -> "NDArray[np.float64]":
    """Return numbers with mean 0 and variance 1, near the normal law: twelve uniform numbers together, less 6.

    Only additions, so that every system gets the same bits; beyond three deviations it is a little too seldom.
    """
    found: NDArray[np.float64] = (
        uniforms(seed, stream, first, count, _TWELVE * each).reshape(count, each, _TWELVE).sum(axis=2)
    )
    found -= _TWELVE / 2
    return found


_TWELVE = 12
"""Of variance 1/12 each."""
