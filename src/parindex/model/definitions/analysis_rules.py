"""`analysis:` in the settings: what counts as at risk, how far assumptions are varied, what a step up costs."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Code, Frozen, Identifier, Number, PathText

__all__ = ["AnalysisSettings", "AtRiskSettings", "NoiseSettings", "RobustnessSettings", "WeightSettings"]

Percent = Annotated[Number, Field(ge=0, le=100)]
Effort = Annotated[Number, Field(gt=0, le=1_000)]
ScenarioName = Literal["weights", "noise", "rounding", "not_applicable", "ties", "without_area", "survey"]


class AtRiskSettings(Frozen):
    """From when on points of a component count as at risk."""

    years: Annotated[int, Field(ge=1, le=20)] = 3
    """How many years are looked at, the year itself among them."""
    lost_in: Annotated[int, Field(ge=1, le=20)] = 2
    """Lost in so many of them."""
    band_margin: Annotated[Number, Field(ge=0, le=100)] = Decimal(1)
    """A rate no more than this above the bound of its band, in points of the rate."""
    cut_at_least: Annotated[Number, Field(ge=0, le=1_000)] = Decimal("0.25")
    """Cut by the appraisal by so many points."""


class WeightSettings(Frozen):
    """How far weights are varied: siblings keep the maximum of the group above them."""

    level: Literal["area", "component"] = "area"
    within: Annotated[Number, Field(ge=0, lt=100)] = Decimal(25)
    """Percent up and down."""


class NoiseSettings(Frozen):
    """How much an appraisal may be off: estimated from what appraisals changed, or a number of points."""

    from_: Annotated[Literal["disputes", "points"], Field(alias="from")] = "disputes"
    points: Annotated[Number, Field(ge=0, le=1_000)] | None = None
    """Half of the width for every appraised component, in points; with `from: points`."""


class RobustnessSettings(Frozen):
    """What `parindex robust` varies."""

    draws: Annotated[int, Field(ge=0, le=100_000)] = 10_000
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 20260101
    weights: WeightSettings = WeightSettings()
    noise: NoiseSettings = NoiseSettings()
    scenarios: tuple[ScenarioName, ...] = (
        "weights",
        "noise",
        "rounding",
        "not_applicable",
        "ties",
        "without_area",
        "survey",
    )
    surveys: dict[Identifier, Annotated[tuple[PathText, ...], Field(min_length=1)]] = Field(default_factory=dict)
    """By the id of a survey: the files with its answers; their standard errors enter in the year of the survey."""


class AnalysisSettings(Frozen):
    """Settings of losses, robustness and ways up."""

    at_risk: AtRiskSettings = AtRiskSettings()
    robustness: RobustnessSettings = RobustnessSettings()
    in_report: bool = False
    """Whether `parindex report` has a chapter of analysis, where nothing else is asked for."""
    effort: dict[Code, Effort] = Field(default_factory=dict)
    """What one step of a component costs, by its code or that of a group above it; `default` for all others (1)."""
