"""Checks of a registry against the criteria sets that score its blocks."""

import re
from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.units import Registry, Unit
from parindex.sources.definitions.lint.tree_places import plain
from parindex.sources.definitions.yaml.document import Document

__all__ = ["sets_of_blocks", "sets_of_exemptions"]

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


def _with_year(typed: str, known: str) -> bool:
    """Tell whether the id of a set was typed with the year of an edition, as its file may be called."""
    return typed.startswith(known) and _YEAR.fullmatch(typed, len(known)) is not None


def sets_of_exemptions(registry: Registry, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    """Exempt codes are in the set, and leave something of it to be scored."""
    for number, unit in enumerate(registry.units):
        if not unit.exempt or unit.block not in registry.blocks:
            continue
        of_block = [edition for edition in editions if edition.id == registry.blocks[unit.block].criteria]
        newest_first = sorted(of_block, key=lambda edition: -edition.edition)
        if newest_first:
            yield from _unknown(unit, number, newest_first, document)
            yield from _emptied(unit, number, newest_first, document)


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
