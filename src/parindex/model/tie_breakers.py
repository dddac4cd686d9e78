"""What parts equal results: a node of the set, the survey or the appraisal, or a property of the unit."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from parindex.model.definition import Code, Frozen, Identifier

__all__ = ["TIE_PATTERN", "PropertyBreaker", "TieBreaker", "number_of_unit", "property_of"]

TIE_PATTERN = r"^(property:[a-z0-9][a-z0-9._-]*(:lower)?|[^\s:;,\x00-\x1f]+)$"


class PropertyBreaker(Frozen):
    """A number that the registry gives for units, the larger one first, or (`lower`) the smaller one."""

    of_unit: Annotated[Identifier, Field(alias="property")]
    lower: bool = False


def _as_text(value: object) -> object:
    if not isinstance(value, dict):
        return value
    lower = value.get("lower", False)
    if not isinstance(value.get("property"), str) or value.keys() - {"property", "lower"} or str(lower) not in _BOOLS:
        message = "a tie breaker is a code, survey, appraisal, or a property: {property: …, lower: true}"
        raise ValueError(message)
    return f"property:{value['property']}{':lower' if str(lower) in _YES else ''}"


_YES = {"True", "true"}
_BOOLS = _YES | {"False", "false"}

TieBreaker = Annotated[
    str,
    Field(min_length=1, max_length=100, pattern=TIE_PATTERN),
    BeforeValidator(_as_text, json_schema_input_type=Code | PropertyBreaker),
]
"""As text: a code, `survey`, `appraisal`, `property:population` or `property:debt:lower`."""


class OfUnit(NamedTuple):
    """A property that parts ties."""

    name: str
    lower: bool


def property_of(breaker: str) -> OfUnit | None:
    """Return the property that a tie breaker is, or `None`."""
    kind, _, rest = breaker.partition(":")
    name, _, way = rest.partition(":")
    return OfUnit(name, way == "lower") if kind == "property" and name else None


def number_of_unit(asked: OfUnit, number: Decimal | None) -> Fraction | None:
    """Return what is compared: the number, turned round where the smaller one is ahead."""
    if number is None:
        return None
    return -Fraction(number) if asked.lower else Fraction(number)
