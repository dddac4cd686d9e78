"""What a letter tells one unit of its year."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.plan.tasks import Task
from parindex.model.studies.profile import UnitProfile

__all__ = ["LostComponent", "UnitLetter"]


@brief
@dataclass(frozen=True, slots=True)
class LostComponent:
    """A component on which the unit lost points, in points of the sheet; `comment` is that of the appraisal."""

    code: str
    points: Fraction
    applicable: Fraction
    lost: Fraction
    comment: str


@brief
@dataclass(frozen=True, slots=True)
class UnitLetter:
    """The result of a unit, and what it can do about it."""

    profile: UnitProfile
    losses: Sequence[LostComponent]
    """In printed order."""
    without_evidence: Sequence[str]
    """Codes of components that were scored without any evidence being named."""
    tasks: Sequence[Task]
    """Of the plan of the year after, that the unit leads or helps with."""
    in_order: int
    """The place of the letter, from 0: in the order of the registry, unit by unit."""
