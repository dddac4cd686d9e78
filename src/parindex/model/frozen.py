"""The base of everything that comes in from a definition file."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Code", "Frozen", "Identifier", "Name", "Number", "Points"]

Number = Annotated[Decimal, Field(max_digits=15, decimal_places=9)]
"""A number as typed in a definition: exact, and small enough that no sum of them can explode."""

Points = Annotated[Decimal, Field(max_digits=15, decimal_places=9, ge=0, le=1_000_000)]
"""Points or a maximum: a number that is not negative."""

Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\s:;,\x00-\x1f]+$")]
"""The code of a node, as printed ("1.1.4"); always text, since 1.10 is not 1.1."""

Identifier = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
"""An id that is safe in file names, URLs and other definitions."""

Name = Annotated[str, Field(min_length=1, max_length=500)]


class Frozen(BaseModel):
    """A definition: immutable, and unknown keys are refused rather than ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
