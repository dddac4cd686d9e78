"""Checks of a registry against the criteria sets that score its blocks."""

import re
from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.conditions import Condition, as_number
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.tie_breakers import property_of
from parindex.model.units import Block, Registry, Unit
from parindex.sources.definitions.lint.tree_places import plain
from parindex.sources.definitions.yaml.document import Document

__all__ = ["sets_of_blocks", "sets_of_exemptions", "sets_of_properties"]

_YEAR = re.compile(r"[-_.]?(?:19|20)[0-9]{2}")


def sets_of_blocks(registry: Registry, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Every block has a criteria set."""
    known = dict.fromkeys(edition.id for edition in editions)
    for name, block in registry.blocks.items():
        if block.criteria not in known:
            place = document.place(("blocks", name, "criteria"))
            meant = next((one for one in known if _with_year(block.criteria, one)), None)
            if meant is None:
                yield issue("U009", place, block=name, set=block.criteria, known=", ".join(known) or "–")
            else:
                yield issue("U065", place, block=name, set=block.criteria, meant=meant)
        yield from _later_sets(name, block, editions, document)


def _later_sets(name: str, block: Block, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Tell later sets that are not there, and which set counts in a year of two."""
    known, newest = {edition.id for edition in editions}, max((one.edition for one in editions), default=0)
    for number, later in enumerate(block.criteria_from):
        place, year = document.place(("blocks", name, "criteria_from", number)), later.from_.year
        if later.criteria not in known and later.first_year <= newest:
            yield issue("U009", place, block=name, set=later.criteria, known=", ".join(sorted(known)) or "–")
        elif len(both := block.in_force_in(year)) > 1:
            sets = ", ".join(dict.fromkeys(one.criteria for one in both))
            yield issue("U093", place, block=name, year=year, sets=sets, set=block.criteria_in(year))


def _with_year(typed: str, known: str) -> bool:
    """Tell whether the id of a set was typed with the year of an edition, as its file may be called."""
    return typed.startswith(known) and _YEAR.fullmatch(typed, len(known)) is not None


def sets_of_exemptions(registry: Registry, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Exempt codes are in the set, and leave something of it to be scored."""
    for number, unit in enumerate(registry.units):
        if not unit.exempt or unit.block not in registry.blocks:
            continue
        of_block = [edition for edition in editions if edition.id in registry.blocks[unit.block].sets]
        newest_first = sorted(of_block, key=lambda edition: -edition.edition)
        if newest_first:
            yield from _unknown(unit, number, newest_first, document)
            yield from _emptied(unit, number, newest_first, document)


def sets_of_properties(registry: Registry, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Units have the properties that the conditions of their sets ask for, each told once."""
    asking = [edition for edition in editions if any(one.of_unit for one in _conditions(edition))]
    for number, unit in enumerate(registry.units) if asking else ():
        told: set[str] = set()
        for edition in sorted(asking, key=lambda edition: -edition.edition):
            block = registry.blocks.get(unit.block_in(edition.edition))
            if block is None or block.criteria_in(edition.edition) != edition.id or not unit.exists_in(edition.edition):
                continue
            for condition in _conditions(edition):
                name = condition.of_unit
                if name is not None and name not in told and (code := _lacks(unit, condition, name)):
                    told.add(name)
                    place = document.place(("units", number, "properties"))
                    value = unit.properties.get(name, "")
                    yield issue(code, place, unit=unit.id, property=name, value=value, set=edition.key)


def _conditions(edition: Edition) -> list[Condition]:
    """Return all conditions of a set, and what parts ties by a property as one on a number."""
    breakers = [wanted for text in edition.policy.tie_breakers if (wanted := property_of(text))]
    asked = [Condition.model_validate({"property": wanted.name, "at_least": 0}) for wanted in breakers]
    classes = [one for node in edition.nodes.values() for one in node.weight_for]
    return [*(one for given in edition.conditions.values() for one in given), *classes, *asked]


def _lacks(unit: Unit, condition: Condition, name: str) -> str | None:
    if name not in unit.properties:
        return "U090"
    return "U091" if condition.numeric and as_number(unit.properties[name]) is None else None


def _unknown(unit: Unit, number: int, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    for place, code in enumerate(unit.exempt):
        if not any(code in edition.nodes for edition in editions):
            path = ("units", number, "exempt", place)
            yield issue("U007", document.place(path), unit=unit.id, criterion=code, node=code, set=editions[0].id)


def _emptied(unit: Unit, number: int, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Tell each area once, for the newest edition in which nothing of it is left."""
    place, told = document.place(("units", number, "exempt")), set[str]()
    for edition in editions:
        left = {edition.paths[leaf.code][0] for leaf in edition.leaves if not _exempt(unit, edition, leaf.code)}
        if not left:
            yield issue("U012", place, unit=unit.id, set=edition.key)
            return
        for area in edition.index:
            if area.code not in left and area.code not in told:
                told.add(area.code)
                worth = plain(area.total)
                yield issue(
                    "U008", place, unit=unit.id, criterion=area.code, node=area.code, set=edition.key, max=worth
                )


def _exempt(unit: Unit, edition: Edition, leaf: str) -> bool:
    return not set(unit.exempt).isdisjoint(edition.paths[leaf])
