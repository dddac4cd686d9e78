"""Ids and names for the units of a lineage table: unique, and the same on every run."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_names import canonical

__all__ = ["Key", "ids_of", "names_of"]

Key = tuple[str, str]
"""Canonical name and place."""

_LONGEST = 76


def ids_of(
    old: Mapping[Key, str], new: Mapping[Key, str], year: int, taken: Collection[str]
) -> dict[str, dict[Key, str]]:
    """Return an id for each old and each new unit; the values of `old` and `new` are their names.

    A name that stands once gives its slug. Of old units of one name each gets the place too; a new unit
    that bears the name of an old one gets the year, for an id is never used again.
    """
    used = {unit.casefold() for unit in taken}
    return {
        "old": {key: _free(_candidates(key, name, old, ""), used) for key, name in old.items()},
        "new": {key: _free(_candidates(key, name, new, f"-{year}"), used) for key, name in new.items()},
    }


def _candidates(key: Key, name: str, side: Mapping[Key, str], year: str) -> Sequence[str]:
    alone = sum(slug(other) == slug(name) for other in side.values()) == 1
    placed = f"{slug(name)}-{slug(key[1])}" if key[1] else slug(name)
    first = (slug(name), slug(name) + year) if alone else ()
    return (*first, placed, placed + year)


def _free(candidates: Sequence[str], used: set[str]) -> str:
    found = next((each[:_LONGEST] for each in candidates if each[:_LONGEST] not in used), None)
    number = 2
    while found is None:
        numbered = f"{candidates[-1][:_LONGEST]}-{number}"
        found = None if numbered in used else numbered
        number += 1
    used.add(found)
    return found


def names_of(side: Mapping[Key, str], places: Mapping[Key, str]) -> dict[Key, tuple[str, tuple[str, ...]]]:
    """Return name and aliases: units of one name are told apart by their place, which is safe to write either way."""
    counts = Counter(canonical(name) for name in side.values())
    found: dict[Key, tuple[str, tuple[str, ...]]] = {}
    for key, name in side.items():
        place = places.get(key, "")
        if counts[canonical(name)] == 1 or not place:
            found[key] = (name, ())
        else:
            found[key] = (f"{name} ({place})", (f"{name}, {place}",))
    return found
