"""What a table of published results would change in the store."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from parindex.language.single_line import one_line
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.results.printed.history import PublishedResult
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import NumberText

__all__ = ["overwritten"]


def overwritten(stored: Sequence[PublishedResult], results: Sequence[PublishedResult]) -> Iterator[Issue]:
    """Yield the units for which the store has other figures, each with the old and the new ones."""
    before = {one.unit: one for one in stored}
    for one in results:
        old = before.get(one.unit)
        if old is None or _figures(old) == _figures(one):
            continue
        place = Place(one.source.path, one.source.sheet, one.cell) if one.source else Place()
        yield issue(
            "H501",
            place,
            unit=one.unit,
            name=one.name,
            year=one.year,
            stored=_from(old),
            changes=_changes(old, one),
        )


def _figures(result: PublishedResult) -> PublishedResult:
    """Leave out where a result stood and how its unit is written."""
    return replace(result, name="", source=None, cell="")


def _changes(old: PublishedResult, new: PublishedResult) -> Phrase:
    """Name every figure that differs: `index 83.1 → 83.2; rank 1 → 2`."""
    pairs: list[tuple[str, object, object]] = [
        ("index {old} → {new}", old.index, new.index),
        ("points {old} → {new}", old.points, new.points),
        ("maximum {old} → {new}", old.maximum, new.maximum),
        ("rank {old} → {new}", old.rank, new.rank),
        ("ranked together {old} → {new}", old.of, new.of),
        ("tier {old} → {new}", old.tier, new.tier),
        ("criteria set {old} → {new}", old.criteria, new.criteria),
        ("block {old} → {new}", old.block, new.block),
    ]
    found = [_change(template, one, other) for template, one, other in pairs if one != other]
    if dict(old.areas) != dict(new.areas):
        found.append(Phrase("areas"))
    first, *rest = found
    for one in rest:
        first = Phrase("{first}; {then}", {"first": first, "then": one})
    return first


def _change(template: str, old: object, new: object) -> Phrase:
    return Phrase(template, {"old": _said(old), "new": _said(new)})


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return NumberText(value)
    return "–" if value is None or not value else one_line(str(value))


def _from(result: PublishedResult) -> Phrase | str:
    """Say where stored figures came from."""
    source = result.source
    if source is None:
        return "–"
    line = re.search(r"[0-9]+$", result.cell)
    if source.path == "-":
        return Phrase("standard input, line {line}", {"line": line[0] if line else "–"})
    return one_line(" ".join(filter(None, (source.path, source.sheet, result.cell))))
