"""The part of a year that a criteria set covers: communes that began on 1 July are scored for half of 2025."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from parindex.model.definition import Frozen
from parindex.model.units import Day

__all__ = ["PartOfYear"]


class PartOfYear(Frozen):
    """First and last day, both in one year."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day

    @model_validator(mode="after")
    def _within_a_year(self) -> Self:
        if self.from_.year != self.to.year or self.from_ >= self.to:
            message = "a period begins before it ends, within one year"
            raise ValueError(message)
        return self

    def __str__(self) -> str:
        """Write it as ISO 8601 does: `2025-07-01/2025-12-31`."""
        return f"{self.from_}/{self.to}"
