"""The registry: which units there are, in which blocks they are ranked."""

import re
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from parindex.model.frozen import Code, Frozen, Identifier, Name, Number, SchemaNumber
from parindex.model.text import Text

__all__ = ["Block", "Day", "Predecessor", "Registry", "Unit"]


def _day(value: object) -> object:
    # A bare number would pass as seconds since 1970.
    if isinstance(value, date) or value is None or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    message = "a date is written year-month-day: 2025-06-30"
    raise ValueError(message)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day as `2025-06-30`."""


class Block(Frozen):
    """Units that are ranked together, by one criteria set a year (any edition of that id)."""

    title: Text
    criteria: Identifier


class Predecessor(Frozen):
    """A unit that this one came from, with the share that it inherited (0 to 1)."""

    unit: Identifier
    share: Annotated[Number, Field(gt=0, le=1)] | None = None


class Unit(Frozen):
    """A body that is scored."""

    id: Identifier
    name: Name
    block: Identifier
    aliases: tuple[Name, ...] = ()
    ranked: bool = True
    """False: scored, but without a rank."""
    exempt: tuple[Code, ...] = ()
    """Codes of nodes that do not apply to this unit."""
    since: Day | None = None
    until: Day | None = None
    predecessors: tuple[Predecessor, ...] = ()

    def exists_in(self, year: int) -> bool:
        """Tell whether the unit existed on any day of `year`."""
        return (self.since is None or self.since.year <= year) and (self.until is None or self.until.year >= year)


class Registry(Frozen):
    """All units of a workspace."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    blocks: Annotated[dict[Identifier, Block], Field(min_length=1)]
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    def members(self, block: str, year: int) -> tuple[Unit, ...]:
        """Return the units of a block that existed in `year`, in the order of the registry."""
        return tuple(unit for unit in self.units if unit.block == block and unit.exists_in(year))
