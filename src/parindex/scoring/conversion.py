"""What becomes of points where not everything applies: from achieved points to the index in percent.

`drop`: achieved / applicable over everything. `rescale`: the appraised part and the surveyed part are
each achieved / applicable x what the part is worth, so that a gap in one never touches the other; a
part of which nothing applies leaves the index to the other part. Under `full_points` nothing is ever
inapplicable here. Bonus and penalty are added last, as they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.scoring.columns import Amount, Scalar, add, spread

__all__ = [
    "Conversion",
    "PartOfWhole",
    "Ratios",
    "averaged",
    "conversion_of",
    "from_parts",
    "rescaled",
    "shared_equally",
]

_HUNDRED = 100

Conversion = Callable[[Scalar, Scalar, Scalar, Scalar, Scalar, Scalar], tuple[Scalar, Scalar]]
"""Points and applicable points of the appraised part, the same of the surveyed part, what each is worth."""

Ratios = tuple[Sequence[Scalar], Sequence[Scalar] | Scalar]
"""Numerators and denominators of index %, by row; a denominator of 0: nothing applies.

One number as denominators stands for the same in every row.
"""


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """The appraised or the surveyed part of the points, x scale; `full` is what it is worth."""

    achieved: Amount
    applicable: Amount
    full: Scalar

    @property
    def whole(self) -> bool:
        """Tell whether everything applies in every row (known without looking at rows)."""
        return isinstance(self.applicable, int | Fraction) and self.applicable == self.full


def from_parts(policy: str, appraisal: PartOfWhole, survey: PartOfWhole, adjustment: Amount, rows: int) -> Ratios:
    """Return index % of sums of points under a policy for what does not apply."""
    total = appraisal.full + survey.full
    if appraisal.whole and survey.whole:
        points = spread(add((appraisal.achieved, survey.achieved, adjustment)), rows)
        return [_HUNDRED * number for number in points], total
    convert = conversion_of(policy)
    columns = (appraisal.achieved, appraisal.applicable, survey.achieved, survey.applicable, adjustment)
    numerators: list[Scalar] = []
    denominators: list[Scalar] = []
    for *row, adjusted in zip(*(spread(column, rows) for column in columns), strict=True):
        numerator, denominator = convert(row[0], row[1], row[2], row[3], appraisal.full, survey.full)
        numerators.append(_HUNDRED * (numerator + adjusted * denominator))
        denominators.append(denominator * total)
    return numerators, denominators


def conversion_of(policy: str) -> Conversion:
    """Return what makes points / worth of points, applicable points and worth of both parts, under a policy."""
    return _dropped if policy == "drop" else _rescaled


def averaged(index: Sequence[Fraction | None], total: Scalar, adjustment: Amount) -> Ratios:
    """Return index % where the whole tree is a mean: `index`, with bonus and penalty as % of `total`."""
    rows = len(index)
    pairs = zip(index, spread(adjustment, rows), strict=True)
    numerators = [(mean or 0) * total + _HUNDRED * adjusted for mean, adjusted in pairs]
    return numerators, [0 if mean is None else total for mean in index]


def _dropped(  # noqa: PLR0913, PLR0917  one row of four columns, and two constants
    achieved: Scalar, applicable: Scalar, surveyed: Scalar, surveyable: Scalar, full: Scalar, full_survey: Scalar
) -> tuple[Scalar, Scalar]:
    return (achieved + surveyed) * (full + full_survey), applicable + surveyable


def _rescaled(  # noqa: PLR0913, PLR0917  one row of four columns, and two constants
    achieved: Scalar, applicable: Scalar, surveyed: Scalar, surveyable: Scalar, full: Scalar, full_survey: Scalar
) -> tuple[Scalar, Scalar]:
    if not applicable:
        return surveyed * (full + full_survey), surveyable
    if not surveyable:
        return achieved * (full + full_survey), applicable
    return achieved * full * surveyable + surveyed * full_survey * applicable, applicable * surveyable


def rescaled(points: Sequence[Scalar], applicable: Sequence[Scalar], fulls: Sequence[Scalar]) -> tuple[Scalar, Scalar]:
    """Return points and applicable points of a group that takes what applies for the whole; 0, 0: nothing applies."""
    left, whole = sum(applicable), sum(fulls)
    return (_over(sum(points) * whole, left), whole) if left else (0, 0)


def shared_equally(
    points: Sequence[Scalar], applicable: Sequence[Scalar], fulls: Sequence[Scalar]
) -> tuple[Scalar, Scalar]:
    """Return points and applicable points of a group whose parts take over, in equal shares, what of it does not apply.

    A part of which nothing applies gives all that it is worth to the others, which count so much more.
    """
    there = [at for at, number in enumerate(applicable) if number]
    if not there:
        return 0, 0
    lost = sum(full for full, number in zip(fulls, applicable, strict=True) if not number)
    share = Fraction(lost) / len(there)
    earned = sum((points[at] * (1 + share / applicable[at]) for at in there), Fraction(0))
    return _whole(earned), sum(applicable[at] for at in there) + lost


def _over(top: Scalar, bottom: Scalar) -> Scalar:
    return _whole(Fraction(top) / bottom)


def _whole(number: Fraction) -> Scalar:
    return number.numerator if number.denominator == 1 else number
