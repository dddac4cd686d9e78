"""The registry: which units there are, in which blocks they are ranked."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from parindex.model.conditions import PropertyValue, as_number
from parindex.model.definition import Code, Frozen, Identifier, Name, Number, SchemaNumber, UnitId
from parindex.model.texts.bilingual import Text
from parindex.model.weights import Weights

__all__ = ["Block", "Day", "InForce", "LaterSet", "PastBlock", "Predecessor", "Registry", "Unit"]


def _day(value: object) -> object:
    # A bare number would pass as seconds since 1970.
    if isinstance(value, date) or value is None or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    message = "a date is written year-month-day: 2025-06-30"
    raise ValueError(message)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day as `2025-06-30`."""


class LaterSet(Frozen):
    """Another criteria set of a block, in force from a day on.

    Of several sets in force in one year, the last one counts for the whole year, unless a later year is
    named as the first that it counts for.
    """

    criteria: Identifier
    from_: Annotated[Day, Field(alias="from")]
    counts_from: Annotated[int | None, Field(ge=1900, le=2200)] = None

    @property
    def first_year(self) -> int:
        """The first year that is scored with it."""
        return self.from_.year if self.counts_from is None else self.counts_from


class InForce(NamedTuple):
    """A criteria set and the days between which it is in force; `None`: open."""

    criteria: str
    since: date | None
    until: date | None


class Block(Frozen):
    """Units that are ranked together, by one criteria set a year (any edition of that id)."""

    title: Text
    criteria: Identifier
    weights: Annotated[Identifier | None, Field(exclude_if=lambda value: value is None)] = None
    """The property by which its units count in means, such as `population`; `None`: all alike."""
    criteria_from: Annotated[tuple[LaterSet, ...], Field(exclude_if=lambda value: not value, max_length=40)] = ()
    """The sets that took the place of `criteria`, by day."""

    @property
    def sets(self) -> tuple[str, ...]:
        """The ids of all its sets, the oldest first."""
        return tuple(dict.fromkeys((self.criteria, *(one.criteria for one in self._later))))

    @property
    def _later(self) -> list[LaterSet]:
        return sorted(self.criteria_from, key=lambda one: one.from_)

    def criteria_in(self, year: int | None) -> str:
        """Return the id of the set by which a year is scored; without a year, the latest."""
        counting = [one.criteria for one in self._later if year is None or one.first_year <= year]
        return counting[-1] if counting else self.criteria

    def in_force_in(self, year: int) -> list[InForce]:
        """Return the sets that are in force on any day of a year, the oldest first."""
        later = self._later
        starts = [(self.criteria, None), *((one.criteria, one.from_) for one in later)]
        ends = [*(one.from_ - timedelta(days=1) for one in later), None]
        spans = [InForce(name, since, until) for (name, since), until in zip(starts, ends, strict=True)]
        return [
            one
            for one in spans
            if (one.since is None or one.since.year <= year) and (one.until is None or one.until.year >= year)
        ]


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
    properties: Annotated[dict[Identifier, PropertyValue], Field(max_length=40)] = Field(default_factory=dict)
    """What conditions of criteria sets may ask for: `{kind: urban, population: 12500}`."""
    since: Day | None = None
    until: Day | None = None
    predecessors: tuple[Predecessor, ...] = ()
    formed: Literal["merged", "divided"] | None = None
    """What the authority says of the unit's origin, where not all of its predecessors are in the registry."""
    blocks_before: tuple[PastBlock, ...] = ()
    """The blocks in which it was ranked before `block`."""

    def __hash__(self) -> int:
        """Go by the id; properties are a dictionary."""
        return hash(self.id)

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

    def weights(self, block: str) -> Weights | None:
        """Return what the units of a block count in means; `None`: all alike."""
        name = self.blocks[block].weights
        if name is None:
            return None
        numbers = {unit.id: as_number(unit.properties.get(name, "")) for unit in self.units}
        return Weights(name, {unit: Fraction(number) for unit, number in numbers.items() if number})

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
