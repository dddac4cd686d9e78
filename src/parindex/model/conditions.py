"""When a criterion applies to a unit: by the answer to another component, or by a property of the unit."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from parindex.model.definition import Code, Frozen, Identifier, Name, Number, Points
from parindex.model.scores import Answer, Choice, Missing, Numeric, Scored, Ticks, Value

__all__ = [
    "Cap",
    "Caps",
    "ClassWeight",
    "ClassWeights",
    "Condition",
    "Conditions",
    "PropertyValue",
    "as_number",
    "fails",
    "lowest_cap",
    "unmet",
]

PropertyValue = Annotated[Name, Field(max_length=80)]
"""What a unit is or has, as text: `urban`, `true`, `12500`."""


def _several(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


_Values = Annotated[
    tuple[PropertyValue, ...],
    Field(min_length=1, max_length=40),
    BeforeValidator(_several, json_schema_input_type=PropertyValue | tuple[PropertyValue, ...]),
]


class Condition(Frozen):
    """What must hold for a criterion to apply: a test of an answer (`code`) or of a property of the unit.

    Answers are compared by the keys of levels, grades and conditions, numbers as they were typed.
    """

    code: Code | None = None
    """A component of the same set."""
    of_unit: Annotated[Identifier | None, Field(alias="property")] = None
    """A property of the unit in the registry."""
    is_: Annotated[_Values | None, Field(alias="is")] = None
    """Any of these; of a checklist: any of them is met."""
    is_not: _Values | None = None
    """None of these."""
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _one_subject_and_a_test(self) -> Self:
        if (self.code is None) == (self.of_unit is None):
            message = "a condition is about one thing: code, or property"
            raise ValueError(message)
        if not self.is_ and not self.is_not and not self.numeric:
            message = "a condition needs a test: is, is_not, at_least, above, at_most or below"
            raise ValueError(message)
        return self

    @property
    def numeric(self) -> bool:
        """Tell whether it compares numbers."""
        return any(bound is not None for bound in (self.at_least, self.above, self.at_most, self.below))

    @property
    def named(self) -> tuple[str, ...]:
        """The names that it compares with."""
        return (*(self.is_ or ()), *(self.is_not or ()))

    def met_by(self, given: Collection[str], number: Decimal | None) -> bool:
        """Tell whether it holds for what is `given` by name, or for a number."""
        names = {one.casefold() for one in given}
        if self.is_ and names.isdisjoint(one.casefold() for one in self.is_):
            return False
        if self.is_not and not names.isdisjoint(one.casefold() for one in self.is_not):
            return False
        return not self.numeric or (number is not None and self._within(number))

    def _within(self, number: Decimal) -> bool:
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.above is None or number > self.above)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )


class Cap(Condition):
    """What a group is worth at most where an answer meets a test."""

    max: Points


Caps = Annotated[
    tuple[Cap, ...],
    Field(max_length=20),
    BeforeValidator(_several, json_schema_input_type=Cap | tuple[Cap, ...]),
]
"""Caps of a group, of which the lowest that holds counts; one alone may stand without a list."""


class ClassWeight(Condition):
    """What a part weighs in a mean for units of which a property meets a test."""

    weight: Annotated[Number, Field(gt=0)]

    @model_validator(mode="after")
    def _of_a_property(self) -> Self:
        if self.of_unit is None:
            message = "weights differ by a property of units: property: …"
            raise ValueError(message)
        return self

    def meets(self, properties: Mapping[str, str]) -> bool:
        """Tell whether it holds for a unit; a property that is not given says nothing."""
        text = properties.get(self.of_unit or "")
        return text is not None and self.met_by({text}, as_number(text))


ClassWeights = Annotated[
    tuple[ClassWeight, ...],
    Field(max_length=20),
    BeforeValidator(_several, json_schema_input_type=ClassWeight | tuple[ClassWeight, ...]),
]
"""Weights by class of unit, of which the first that holds counts; one alone may stand without a list."""


Conditions = Annotated[
    tuple[Condition, ...],
    Field(max_length=20),
    BeforeValidator(_several, json_schema_input_type=Condition | tuple[Condition, ...]),
]
"""Conditions that must all hold; one alone may stand without a list."""


def fails(conditions: Collection[Condition], properties: Mapping[str, str]) -> bool:
    """Tell whether the properties of a unit say that a criterion does not apply; a property not given says nothing."""
    asked = [one for one in conditions if one.of_unit is not None and one.of_unit in properties]
    return any(
        not one.met_by({properties[one.of_unit or ""]}, as_number(properties[one.of_unit or ""])) for one in asked
    )


def unmet(
    conditions: Mapping[str, Collection[Condition]],
    leaves: Mapping[str, Collection[str]],
    answer: Callable[[str], Answer],
    gone: Collection[str],
) -> frozenset[str]:
    """Return the components that do not apply because of answers to others.

    `conditions` are by code of a node, `leaves` the components of each node; `gone` do not apply anyway. A component
    that nobody answered yet excuses nothing; one that does not apply itself takes along what depends on it.
    """
    found: set[str] = set()
    grown = True
    while grown:
        before = len(found)
        for code, wanted in conditions.items():
            away = found | set(gone)
            if any(one.code is not None and _refutes(one, one.code, answer, away) for one in wanted):
                found |= set(leaves[code])
        grown = len(found) > before
    return frozenset(found)


def lowest_cap(caps: Collection[Cap], answer: Callable[[str], Answer]) -> Decimal | None:
    """Return the lowest of the caps that hold by answers that were given; `None`: none does."""
    given = [(one, answer(one.code)) for one in caps if one.code is not None]
    holding = [
        one.max
        for one, found in given
        if isinstance(found, Scored) and one.met_by(_names(found.value), _amount(found.value))
    ]
    return min(holding, default=None)


def _refutes(condition: Condition, code: str, answer: Callable[[str], Answer], gone: Collection[str]) -> bool:
    if code in gone:
        return True
    given = answer(code)
    if isinstance(given, Missing):
        return False
    return not (isinstance(given, Scored) and condition.met_by(_names(given.value), _amount(given.value)))


def _names(value: Value) -> Collection[str]:
    match value:
        case Choice(key):
            return {key}
        case Ticks(keys):
            return keys
        case _:
            return ()


def _amount(value: Value) -> Decimal | None:
    return value.number if isinstance(value, Numeric) else None


def as_number(text: str) -> Decimal | None:
    """Return the number that a property is, or `None`."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
