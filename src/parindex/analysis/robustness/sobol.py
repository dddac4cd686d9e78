"""Which of several independent inputs makes a result vary: first and total order indices by Monte Carlo.

First order V_i = (1/N) sum f(B)(f(A_B^i) - f(A)), total order E_i = (1/2N) sum (f(A) - f(A_B^i))^2 (Jansen 1999),
both over the variance of f(A) and f(B) pooled, f centred first; A_B^i is A with column i of B. Source: Saltelli et al.,
Computer Physics Communications 181 (2010) 259-270, table 2 (b) and (f). Cost: N (k + 2) runs.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

__all__ = ["sobol_indices"]


def sobol_indices(
    one: Sequence[int | Fraction], other: Sequence[int | Fraction], crossed: Mapping[str, Sequence[int | Fraction]]
) -> dict[str, tuple[Fraction, Fraction]] | None:
    """Return (first, total) by input from f(A), f(B) and, by input, f(A_B^i); `None` where nothing varies.

    Estimates are shares of variance and carry sampling noise: small ones may be below 0.
    """
    runs = len(one)
    pooled = [*map(Fraction, one), *map(Fraction, other)]
    if not pooled:
        return None
    centre = sum(pooled, Fraction(0)) / len(pooled)
    variance = sum(((value - centre) ** 2 for value in pooled), Fraction(0)) / len(pooled)
    if not variance:
        return None
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for name, values in crossed.items():
        triples = list(zip(one, other, values, strict=True))
        first = sum(((b - centre) * (ab - a) for a, b, ab in triples), Fraction(0)) / runs
        squares = ((Fraction(a) - ab) ** 2 for a, _, ab in triples)
        total = sum(squares, Fraction(0)) / (2 * runs)
        found[name] = (first / variance, total / variance)
    return found
