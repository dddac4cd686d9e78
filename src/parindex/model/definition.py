"""The base of everything that comes in from a definition file."""

import unicodedata
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from parindex.model.brief import brief_html, brief_text

__all__ = ["Code", "Frozen", "Identifier", "Name", "Number", "PathText", "Points", "SchemaNumber", "UnitId"]

CODE_PATTERN = r"^[^\s:;,\x00-\x1f]+$"
IDENTIFIER_PATTERN = r"^[a-z0-9][a-z0-9._-]*$"
UNIT_ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"

Number = Annotated[Decimal, Field(max_digits=15, decimal_places=9)]
"""A number as typed in a definition: exact, and small enough that no sum of them can explode."""

Points = Annotated[Decimal, Field(max_digits=15, decimal_places=9, ge=0, le=1_000_000)]
"""Points or a maximum: a number that is not negative."""

Code = Annotated[str, Field(min_length=1, max_length=40, pattern=CODE_PATTERN)]
"""The code of a node, as printed ("1.1.4"); always text, since 1.10 is not 1.1."""

Identifier = Annotated[str, Field(min_length=1, max_length=80, pattern=IDENTIFIER_PATTERN)]
"""An id that is safe in file names, URLs and other definitions."""

UnitId = Annotated[str, Field(min_length=1, max_length=80, pattern=UNIT_ID_PATTERN)]
"""The id of a unit: other systems write theirs in capital letters, such as DV0001."""

PathText = Annotated[str, Field(min_length=1, max_length=500)]
"""A path as typed: file systems tell normal forms of Unicode apart."""


def _one_line(text: object) -> object:
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else text


Name = Annotated[PathText, BeforeValidator(_one_line)]
"""A text that people read: one line, in NFC, without spaces around it."""


def _one(value: object) -> object:
    return 1 if value == "1" else value


SchemaNumber = Annotated[Literal[1], BeforeValidator(_one)]
"""The version of the form of a definition file; as text too, since YAML is read as text."""


class Frozen(BaseModel):
    """A definition: immutable, and unknown keys are refused rather than ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    __repr__ = brief_text
    __str__ = brief_text
    _repr_html_ = brief_html
