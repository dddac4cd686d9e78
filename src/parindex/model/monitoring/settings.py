"""`monitor.yaml`: how on-time rates are defined, which zones they fall in, who gets points, where units lie."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from parindex.model.definition import Code, Frozen, Identifier, Name, Number, PathText, SchemaNumber, UnitId
from parindex.model.rules.bounds import Bounded, refuse_two_bounds
from parindex.model.texts.bilingual import Bilingual, Text

__all__ = ["BUILT_IN", "MapSettings", "MonitorSettings", "PointsWanted", "RateDefinition", "Shapes", "Zone"]

Term = Literal[
    "carried", "received", "early", "on_time", "late", "pending", "overdue", "returned",
    "-carried", "-received", "-early", "-on_time", "-late", "-pending", "-overdue", "-returned",
]  # fmt: skip
"""A count that is added, or taken away."""

Pattern = Literal["plain", "stripes", "dots", "cross"]


class RateDefinition(Frozen):
    """An on-time rate: the sum of some counts over the sum of others."""

    id: Identifier
    title: Text
    numerator: Annotated[tuple[Term, ...], Field(min_length=1)]
    denominator: Annotated[tuple[Term, ...], Field(min_length=1)]


class Zone(Bounded, Frozen):
    """A zone of the map: a rate (in %) `above` or `at_least` a bound; one zone has none and takes the rest."""

    id: Identifier
    title: Text
    above: Number | None = None
    at_least: Number | None = None
    letter: Annotated[Name, Field(max_length=2)]
    """What stands for the zone where colours cannot be told apart."""
    colour: Annotated[Name, Field(pattern="^#[0-9A-Fa-f]{6}$")] = "#BDBDBD"
    pattern: Pattern = "plain"

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        refuse_two_bounds(self)
        return self


class PointsWanted(Frozen):
    """A component whose cell takes an on-time rate of the year."""

    criterion: Code
    definition: Identifier | None = None
    """Default: the definition of the file."""


class Shapes(Frozen):
    """The office's own GeoJSON file; `property` names the units by id or name."""

    file: PathText
    property: Name = "id"


class MapSettings(Frozen):
    """Where units lie on the map."""

    tiles: dict[UnitId, tuple[Annotated[int, Field(ge=0, le=200)], Annotated[int, Field(ge=0, le=200)]]] = Field(
        default_factory=dict
    )
    """Column and row of each unit's tile; none: in the order of the registry."""
    dots: dict[UnitId, tuple[Annotated[Number, Field(ge=-90, le=90)], Annotated[Number, Field(ge=-180, le=180)]]] = (
        Field(default_factory=dict)
    )
    """Latitude and longitude in degrees."""
    shapes: Shapes | None = None


BUILT_IN = (
    RateDefinition(
        id="done",
        title=Bilingual(vi="đúng hạn trên số đã giải quyết", en="on time, of those solved"),
        numerator=("early", "on_time"),
        denominator=("early", "on_time", "late"),
    ),
    RateDefinition(
        id="strict",
        title=Bilingual(
            vi="đúng hạn trên số đã giải quyết và số quá hạn chưa giải quyết",
            en="on time, of those solved and those overdue",
        ),
        numerator=("early", "on_time"),
        denominator=("early", "on_time", "late", "overdue"),
    ),
    RateDefinition(
        id="due",
        title=Bilingual(
            vi="không quá hạn trên số phải giải quyết (tồn và mới nhận)", en="not late, of all that were to be solved"
        ),
        numerator=("carried", "received", "-late", "-overdue"),
        denominator=("carried", "received"),
    ),
)
"""Definitions that are met in reports; `due` is that of Gia Lai."""

_ZONES = (
    Zone(
        id="green",
        title=Bilingual(vi="Vùng xanh", en="Green"),
        above=Decimal(90),
        letter="X",
        colour="#4CAF50",
        pattern="plain",
    ),
    Zone(
        id="yellow",
        title=Bilingual(vi="Vùng vàng", en="Yellow"),
        at_least=Decimal(70),
        letter="V",
        colour="#FFD54F",
        pattern="stripes",
    ),
    Zone(id="red", title=Bilingual(vi="Vùng đỏ", en="Red"), letter="Đ", colour="#E57373", pattern="cross"),
)


class MonitorSettings(Frozen):
    """All of `monitor.yaml`; without the file: `done`, and green above 90 %, yellow from 70 %, red below."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    definition: Identifier = "done"
    """The definition that counts where no other is asked for."""
    definitions: tuple[RateDefinition, ...] = ()
    """Definitions of one's own, beside `done`, `strict` and `due`."""
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)] = _ZONES
    points: tuple[PointsWanted, ...] = ()
    map: MapSettings = MapSettings()

    def known(self) -> dict[str, RateDefinition]:
        """Return all definitions by their ids."""
        return {one.id: one for one in (*BUILT_IN, *self.definitions)}

    @property
    def best(self) -> Zone:
        """The zone with the highest bound."""
        bounded = [zone for zone in self.zones if zone.above is not None or zone.at_least is not None]
        return max(bounded, key=lambda zone: zone.above or zone.at_least or 0, default=self.zones[0])
