"""The registry: which units there are, in which blocks they are ranked."""

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from parindex.model.definition import Code, Frozen, Identifier, Name, Number, SchemaNumber, UnitId
from parindex.model.texts.bilingual import Text

__all__ = ["Block", "Day", "PastBlock", "Predecessor", "Registry", "Unit"]


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
    """A unit that this one came from, with the part of it that went into this one (0 to 1)."""

    unit: UnitId
    share: Annotated[Number, Field(gt=0, le=1)] | None = None


class PastBlock(Frozen):
    """A block in which a unit was ranked before its present one, and the last year there."""

    block: Identifier
    until: Annotated[int, Field(ge=1900, le=2200)]


class Unit(Frozen):
    """A body that is scored."""

    id: UnitId
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
    formed: Literal["merged", "divided"] | None = None
    """What the authority says of the unit's origin, where not all of its predecessors are in the registry."""
    blocks_before: tuple[PastBlock, ...] = ()
    """The blocks in which it was ranked before `block`."""

    def block_in(self, year: int) -> str:
        """Return the block in which the unit stands in `year`."""
        past = sorted(self.blocks_before, key=lambda past: past.until)
        return next((each.block for each in past if year <= each.until), self.block)

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

    def spelled(self, unit: str) -> str:
        """Return an id as it is written here, in whatever case it was typed; an unknown one as it is."""
        return unit if unit in self.by_id else {one.casefold(): one for one in self.by_id}.get(unit.casefold(), unit)

    def members(self, block: str, year: int) -> tuple[Unit, ...]:
        """Return the units of a block that existed in `year`, in the order of the registry."""
        return tuple(unit for unit in self.units if unit.block_in(year) == block and unit.exists_in(year))

    def expected(self, block: str, year: int, scored: Collection[str] = ()) -> tuple[Unit, ...]:
        """Return the members of which a sheet is awaited, or is among the `scored` ids.

        Where units became others in the middle of the year, either the old ones are scored or the new:
        the old ones only if some of them are and none of the new.
        """
        members = self.members(block, year)
        ended = {unit.id for unit in members if unit.until is not None and unit.until < date(year, 12, 31)}
        begun = {unit.id: {each.unit for each in unit.predecessors} & ended for unit in members if unit.since}
        heirs = {unit for unit, roots in begun.items() if roots}
        roots = set[str]().union(*begun.values())
        given_up = heirs if roots & set(scored) and not heirs & set(scored) else roots
        return tuple(unit for unit in members if unit.id not in given_up or unit.id in scored)
