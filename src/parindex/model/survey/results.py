"""Answers without names, and what a survey comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from parindex.model.brief import brief
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.texts.bilingual import Bilingual

__all__ = [
    "Estimate",
    "Population",
    "Respondent",
    "SampleLine",
    "SurveyCheck",
    "SurveyResult",
    "UnitResponses",
    "UnitSatisfaction",
]


@dataclass(frozen=True, slots=True)
class Respondent:
    """One answered sheet: where it belongs, and the options chosen; nothing else was read."""

    unit: str
    group: str
    stratum: str
    cluster: str
    answers: tuple[str | None, ...]
    """An option for each item of the questionnaire, in its order."""


@dataclass(frozen=True, slots=True)
class Population:
    """A stratum: how many there are, and how many answers are wanted."""

    unit: str
    stratum: str
    size: int
    wanted: int | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of respondents with its variance by design; all exact."""

    mean: Fraction
    variance: Fraction
    simple_variance: Fraction
    """Of a simple random sample of the same size."""
    respondents: int

    @property
    def deff(self) -> Fraction | None:
        """The design effect."""
        return self.variance / self.simple_variance if self.simple_variance else None


@dataclass(frozen=True, slots=True)
class UnitSatisfaction:
    """One unit: the score in percent, its parts, and how sure it is."""

    unit: str
    name: str
    block: str
    respondents: int
    status: Literal["ok", "few", "suppressed", "none"]
    """`few`: fewer than the minimum; `suppressed`: so few that nothing is printed."""
    score: Fraction | None
    factors: Mapping[str, Fraction]
    counts: Mapping[str, int]
    """Answers by option over all items."""
    error: Decimal | None
    """Standard error in points of the score."""
    interval: tuple[Decimal, Decimal] | None
    """95 %, within 0 and 100."""
    deff: Fraction | None = None
    factor_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Answers by option over the items of each factor."""


@brief
@dataclass(frozen=True, slots=True)
class SurveyResult:
    """All units of a survey."""

    survey: Questionnaire
    units: tuple[UnitSatisfaction, ...]
    """For the points of each unit."""
    shown: tuple[UnitSatisfaction, ...]
    """For tables: where one unit is suppressed, so is a second, lest the first be computed from the others."""
    block_means: Mapping[str, Fraction | None]
    """Mean of the units shown of each block."""
    factor_means: Mapping[tuple[str, str], Fraction | None] = field(default_factory=dict)
    """Mean of the units shown, by block and factor."""
    titles: Mapping[str, Bilingual] = field(default_factory=dict)
    """Titles of the blocks."""


@dataclass(frozen=True, slots=True)
class UnitResponses:
    """How many answered of those wanted."""

    unit: str
    name: str
    respondents: int
    wanted: int | None
    population: int | None
    straight: int
    """Sheets with one and the same option everywhere."""


@brief
@dataclass(frozen=True, slots=True)
class SurveyCheck:
    """What came in so far."""

    survey: Questionnaire
    units: tuple[UnitResponses, ...]


@dataclass(frozen=True, slots=True)
class SampleLine:
    """The sample that a stratum needs by one formula, its part of the unit's, and the half width that it promises."""

    unit: str
    name: str
    stratum: str
    size: int
    vietnam: int
    cochran: int
    practice: int
    chosen: int
    half_width: Decimal
    """In percentage points, 95 %, for a share of one half."""
