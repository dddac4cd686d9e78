"""Checks of a registry of units by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.conditions import as_number
from parindex.model.issues import Issue
from parindex.model.texts.moment_text import MomentText
from parindex.model.units import Registry, Unit
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.lint.tree_places import plain
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["lint_registry"]


def lint_registry(registry: Registry, document: Document) -> list[Issue]:
    """Run every check on a registry by itself."""
    return [found for check in CHECKS for found in check(registry, document)]


def _ids(registry: Registry, document: Document) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for number, unit in enumerate(registry.units):
        if first.setdefault(unit.id, number) != number:
            line = document.line(("units", first[unit.id], "id"))
            yield issue("U001", document.place(("units", number, "id")), unit=unit.id, id=unit.id, first=line)
    yield from _like_ids(registry, document)


def _like_ids(registry: Registry, document: Document) -> Iterator[Issue]:
    """Tell ids that differ in capital letters only: their files would be one on Windows, and people mix them up."""
    first: dict[str, int] = {}
    for number, unit in enumerate(registry.units):
        known = registry.units[first.setdefault(unit.id.casefold(), number)].id
        if known != unit.id:
            line = document.line(("units", first[unit.id.casefold()], "id"))
            place = document.place(("units", number, "id"))
            yield issue("U066", place, unit=unit.id, id=unit.id, other=known, first=line)


def _names(registry: Registry, document: Document) -> Iterator[Issue]:
    """A name belongs to one unit of a block at a time; a successor may carry an old name on."""
    owners: defaultdict[tuple[str, str], list[tuple[Unit, KeyPath]]] = defaultdict(list)
    for number, unit in enumerate(registry.units):
        for name, path in _called(unit, number):
            known = owners[unit.block, folded(name)]
            for other, first in known:
                if other is not unit and _overlap(unit, other):
                    place, line = document.place(path), document.line(first)
                    yield issue("U002", place, unit=unit.id, name=name, other=other.name, first=line)
                    break
            known.append((unit, path))


def _namesakes(registry: Registry, document: Document) -> Iterator[Issue]:
    """Two units of one name, one after the other, may be one body: only a predecessor says so."""
    last: dict[tuple[str, str], int] = {}
    for number in sorted(range(len(registry.units)), key=lambda number: registry.units[number].since or date.min):
        unit = registry.units[number]
        other = last.get((unit.block, folded(unit.name)))
        last[unit.block, folded(unit.name)] = number
        if other is None:
            continue
        former = registry.units[other]
        if not _overlap(unit, former) and former.id not in _roots(unit, registry):
            line = document.line(("units", other, "name"))
            place = document.place(("units", number, "name"))
            yield issue("U071", place, unit=unit.id, name=unit.name, other=former.id, first=line)


def _roots(unit: Unit, registry: Registry) -> set[str]:
    """Return all units that a unit came from, over any number of steps."""
    found: set[str] = set()
    waiting = [one.unit for one in unit.predecessors]
    while waiting:
        root = waiting.pop()
        if root not in found:
            found.add(root)
            waiting += [one.unit for one in registry.by_id[root].predecessors] if root in registry.by_id else []
    return found


def _called(unit: Unit, number: int) -> Iterator[tuple[str, KeyPath]]:
    yield unit.name, ("units", number, "name")
    for place, alias in enumerate(unit.aliases):
        yield alias, ("units", number, "aliases", place)


def _overlap(one: Unit, other: Unit) -> bool:
    begin = max(one.since or date.min, other.since or date.min)
    return begin <= min(one.until or date.max, other.until or date.max)


def _blocks(registry: Registry, document: Document) -> Iterator[Issue]:
    """Tell each block that there is not once, where it is first named; its own name may be what is misspelt."""
    named: dict[str, list[tuple[str, KeyPath]]] = defaultdict(list)
    for number, unit in enumerate(registry.units):
        named[unit.block].append((unit.id, ("units", number, "block")))
        for part, past in enumerate(unit.blocks_before):
            named[past.block].append((unit.id, ("units", number, "blocks_before", part, "block")))
    unknown = [block for block in named if block not in registry.blocks]
    for block in unknown:
        (first, path), number = named[block][0], len({each for each, _ in named[block]})
        known = ", ".join(registry.blocks)
        yield issue("U003", document.place(path), unit=first, block=block, known=known, number=number)
    for block in registry.blocks if not unknown else ():
        if block not in named:
            yield issue("U013", document.place(("blocks", block)), block=block)


def _lives(registry: Registry, document: Document) -> Iterator[Issue]:
    for number, unit in enumerate(registry.units):
        if unit.since and unit.until and unit.since > unit.until:
            place = document.place(("units", number, "since"))
            yield issue("U006", place, unit=unit.id, since=MomentText(unit.since), until=MomentText(unit.until))


def _predecessors(registry: Registry, document: Document) -> Iterator[Issue]:
    for number, unit in enumerate(registry.units):
        seen: set[str] = set()
        for place, predecessor in enumerate(unit.predecessors):
            if code := _wrong(predecessor.unit, unit, seen, registry):
                path = ("units", number, "predecessors", place, "unit")
                yield issue(code, document.place(path), unit=unit.id, predecessor=predecessor.unit)
            seen.add(predecessor.unit)


def _wrong(predecessor: str, unit: Unit, seen: set[str], registry: Registry) -> str | None:
    if predecessor == unit.id:
        return "U004"
    if predecessor in seen:
        return "U010"
    return None if predecessor in registry.by_id else "U005"


def _shares(registry: Registry, document: Document) -> Iterator[Issue]:
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    for number, unit in enumerate(registry.units):
        for place, predecessor in enumerate(unit.predecessors):
            before = totals[predecessor.unit]
            totals[predecessor.unit] = total = before + (predecessor.share or 0)
            if before <= 1 < total:
                here = document.place(("units", number, "predecessors", place))
                yield issue("U011", here, unit=unit.id, predecessor=predecessor.unit, total=plain(total))


def _weights(registry: Registry, document: Document) -> Iterator[Issue]:
    """Tell units that have no number by which their block weighs its means."""
    for number, unit in enumerate(registry.units):
        block = registry.blocks.get(unit.block)
        if block is None or block.weights is None:
            continue
        weight = as_number(unit.properties.get(block.weights, ""))
        if weight is None or weight <= 0:
            place = document.place(("units", number, "properties"))
            yield issue("U092", place, unit=unit.id, property=block.weights, block=unit.block)


CHECKS: tuple[Callable[[Registry, Document], Iterator[Issue]], ...] = (
    _ids,
    _names,
    _namesakes,
    _blocks,
    _lives,
    _predecessors,
    _shares,
    _weights,
)
