"""The whole family of a unit: what it came from and what became of it, with dates and shares."""

from collections.abc import Iterator

from parindex.analysis.comparison.lineage import link_day
from parindex.model.results.family import Family, Kin
from parindex.model.units import Predecessor, Registry, Unit

__all__ = ["family"]

_DEEPEST = 50


def family(registry: Registry, unit: Unit) -> Family:
    """Return everything that the registry says of the origin and the fate of a unit."""
    return Family(unit, tuple(_back(registry, unit, (unit.id,))), tuple(_on(registry, unit, (unit.id,))))


def _back(registry: Registry, unit: Unit, seen: tuple[str, ...]) -> Iterator[Kin]:
    for entry in unit.predecessors:
        before = registry.by_id.get(entry.unit)
        further = () if before is None or _round(entry.unit, seen) else _back(registry, before, (*seen, entry.unit))
        yield Kin(entry.unit, before, entry.share, link_day(unit, before), tuple(further))


def _on(registry: Registry, unit: Unit, seen: tuple[str, ...]) -> Iterator[Kin]:
    for heir, entry in _heirs(registry, unit.id):
        further = () if _round(heir.id, seen) else _on(registry, heir, (*seen, heir.id))
        yield Kin(heir.id, heir, entry.share, link_day(heir, unit), tuple(further))


def _heirs(registry: Registry, unit: str) -> Iterator[tuple[Unit, Predecessor]]:
    for heir in registry.units:
        for entry in heir.predecessors:
            if entry.unit == unit:
                yield heir, entry


def _round(unit: str, seen: tuple[str, ...]) -> bool:
    return unit in seen or len(seen) > _DEEPEST
