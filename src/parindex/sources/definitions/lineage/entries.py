"""From the rows of a lineage table to a registry."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from parindex.model.codes import issue
from parindex.model.issues import Issue
from parindex.model.texts.bilingual import Bilingual
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.model.units import Block, Predecessor, Registry, Unit
from parindex.sources.definitions.lineage.ids import Key, ids_of, names_of
from parindex.sources.definitions.lineage.table import Row
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_names import canonical

__all__ = ["Made", "registry_of"]


@dataclass(frozen=True, slots=True)
class Made:
    """The registry with the units of the table, and what was noticed on the way."""

    registry: Registry
    issues: tuple[Issue, ...]


def registry_of(
    rows: Sequence[Row], since: date, known: Registry | None, *, block: str | None, criteria: str | None
) -> Made:
    """Make old units that end before `since` and new ones that begin then, and put them to a `known` registry.

    Without a `block` every place of the old units is one. New blocks are scored by `criteria`, or by
    a set of their own name.
    """
    return _Making(rows, since, known, block, criteria).made()


class _Making:
    """The tables that are looked up while units are made."""

    def __init__(
        self, rows: Sequence[Row], since: date, known: Registry | None, block: str | None, criteria: str | None
    ) -> None:
        self._rows, self._since, self._known = rows, since, known
        self._block, self._criteria = block, criteria
        self._issues: list[Issue] = []
        self._old: dict[Key, list[Row]] = defaultdict(list)
        self._new: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            self._old[row.old_key].append(row)
            self._new[row.new_key].append(row)
        old = {key: mine[0].old for key, mine in self._old.items()}
        new = {key: mine[0].new for key, mine in self._new.items()}
        taken = [unit.id for unit in known.units] if known else []
        self._ids = ids_of(old, new, since.year, taken)
        self._names_old = names_of(old, {key: mine[0].old_place for key, mine in self._old.items()})
        self._names_new = names_of(new, {key: mine[0].new_place for key, mine in self._new.items()})
        self._mine = {key: unit for key in old if (unit := self._in_registry(key)) is not None}
        self._again = {key: unit for key in new if (unit := self._in_registry(key, new=True)) is not None}
        self._ids["old"] |= {key: unit.id for key, unit in self._mine.items()}
        self._ids["new"] |= {key: unit.id for key, unit in self._again.items()}

    def made(self) -> Made:
        """Return everything, units of the registry first and in their order."""
        known = {unit.id: unit.model_copy(update={"until": self._last}) for unit in self._mine.values()}
        known |= {unit.id: self._renewed(key, unit) for key, unit in self._again.items()}
        before = [known.get(unit.id, unit) for unit in self._known.units] if self._known else []
        old = [self._old_unit(key) for key in self._old if key not in self._mine]
        units = (*before, *old, *(self._new_unit(key) for key in self._new if key not in self._again))
        self._issues += self._told()
        return Made(Registry(blocks=self._blocks(units), units=units), tuple(self._issues))

    @property
    def _last(self) -> date:
        return self._since - timedelta(days=1)

    def _old_unit(self, key: Key) -> Unit:
        name, aliases = self._names_old[key]
        block = self._block_of(self._old[key][0])
        return Unit(id=self._ids["old"][key], name=name, block=block, aliases=aliases, until=self._last)

    def _new_unit(self, key: Key) -> Unit:
        rows = self._new[key]
        name, aliases = self._names_new[key]
        predecessors = tuple(Predecessor(unit=self._ids["old"][row.old_key], share=row.share) for row in rows)
        return Unit(
            id=self._ids["new"][key],
            name=name,
            block=self._block_of(rows[0]),
            aliases=aliases,
            since=self._since,
            predecessors=predecessors,
            formed=self._formed(rows),
        )

    def _renewed(self, key: Key, unit: Unit) -> Unit:
        """Keep what the registry says of a new unit, with the predecessors of the table."""
        made = self._new_unit(key)
        return unit.model_copy(update={"predecessors": made.predecessors, "formed": made.formed})

    def _formed(self, rows: Sequence[Row]) -> Literal["merged", "divided"] | None:
        """Say what the table says where its rows alone would make a renaming of it."""
        (row, *others) = rows
        if others:
            return None
        if row.merged:
            return "merged"
        return "divided" if row.divided and len(self._old[row.old_key]) == 1 else None

    def _block_of(self, row: Row) -> str:
        if self._block is not None:
            return self._block
        if row.old_key in self._mine:
            return self._mine[row.old_key].block
        if row.old_place:
            return slug(row.old_place)
        return next(iter(self._known.blocks)) if self._known else "units"

    def _blocks(self, units: Sequence[Unit]) -> dict[str, Block]:
        blocks = dict(self._known.blocks) if self._known else {}
        titles = {slug(row.old_place): row.old_place for row in self._rows if row.old_place}
        for unit in units:
            if unit.block not in blocks:
                title = titles.get(unit.block, unit.block)
                blocks[unit.block] = Block(title=Bilingual(vi=title), criteria=self._criteria or unit.block)
        used = {unit.block for unit in units} | set(self._known.blocks if self._known else ())
        return {name: each for name, each in blocks.items() if name in used}

    def _in_registry(self, key: Key, *, new: bool = False) -> Unit | None:
        """Return the one unit of the registry that bears the name of an old unit and has not ended before.

        Of a new one: that begins on the day of the change.
        """
        name, place = key
        forms = {name, canonical(f"{name} ({place})"), canonical(f"{name}, {place}")}
        units = self._known.units if self._known else ()
        found = [unit for unit in units if {canonical(each) for each in (unit.name, *unit.aliases)} & forms]
        if new:
            found = [unit for unit in found if unit.since == self._since]
        else:
            found = [unit for unit in found if unit.until in {None, self._last} and unit.since != self._since]
        return found[0] if len(found) == 1 else None

    def _told(self) -> Iterator[Issue]:
        yield from self._kept()
        for key, rows in self._old.items():
            yield from _of_old(self._names_old[key][0], self._ids["old"][key], rows)
        for key, rows in self._new.items():
            yield from self._of_new(self._names_new[key][0], self._ids["new"][key], rows)

    def _kept(self) -> Iterator[Issue]:
        """Tell in one hint how many units keep their ids: in a registry that is complete, nearly all do."""
        kept = [(self._old[key][0], self._old[key][0].old, unit) for key, unit in self._mine.items()]
        kept += [(self._new[key][0], self._new[key][0].new, unit) for key, unit in self._again.items()]
        if kept:
            row, name, unit = kept[0]
            place = replace(row.place, cell="") if len(kept) > 1 else row.place
            yield issue("N109", place, number=len(kept), name=name, id=unit.id)

    def _of_new(self, name: str, unit: str, rows: Sequence[Row]) -> Iterator[Issue]:
        (first, *others) = rows
        if first.merged and not others:
            yield issue("N108", first.place, unit=unit, name=name, predecessor=first.old)
        if len({row.share is None for row in rows}) > 1:
            yield issue("N110", first.place, unit=unit, name=name)
        places = dict.fromkeys(row.old_place for row in rows)
        if self._block is None and len(places) > 1:
            yield issue("N112", first.place, unit=unit, name=name, places=", ".join(places))


def _of_old(name: str, unit: str, rows: Sequence[Row]) -> Iterator[Issue]:
    first, total = rows[0], sum((row.share or Decimal(0) for row in rows), Decimal(0))
    if total > 1 or (total < 1 and all(row.share is not None for row in rows)):
        yield issue("N106", first.place, unit=unit, name=name, total=_said(total))
    if first.divided and len(rows) == 1:
        yield issue("N107", first.place, unit=unit, name=name)
    if first.divided is False and len(rows) > 1:
        yield issue("N111", first.place, unit=unit, name=name, number=len(rows))


def _said(number: Decimal) -> NumberText:
    return plain_number(number)
