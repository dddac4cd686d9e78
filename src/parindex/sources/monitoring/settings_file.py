"""Read `monitor.yaml`, and check it against itself, the registry and the criteria sets."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.monitoring.settings import BUILT_IN, MonitorSettings, Zone
from parindex.model.rules import Bands, Proportional
from parindex.model.units import Registry
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition

__all__ = ["read_monitor", "takes_rate"]


def read_monitor(
    path: Path, registry: Registry, editions: Sequence[Edition]
) -> tuple[MonitorSettings | None, list[Issue]]:
    """Read the file; `None` if there is any error in it.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    settings, document, issues = read_definition(path, MonitorSettings)
    if settings is None or document is None:
        return None, issues
    wrong = [*_definitions(settings, document), *_zones(settings, document), *_points(settings, editions, document)]
    return None if wrong else settings, [*issues, *wrong, *_places(settings, registry, document)]


def takes_rate(edition: Edition, code: str) -> bool:
    """Tell whether a component is there, and its cell takes a rate in percent."""
    leaf = edition.nodes.get(code)
    rule = leaf.score if leaf is not None and not leaf.parts else None
    return isinstance(rule, Proportional) or (isinstance(rule, Bands) and rule.of == "rate")


def _definitions(settings: MonitorSettings, document: Document) -> Iterator[Issue]:
    seen = {one.id for one in BUILT_IN}
    for number, one in enumerate(settings.definitions):
        if one.id in seen:
            yield issue("M022", document.place(("definitions", number, "id")), id=one.id)
        seen.add(one.id)
    known = ", ".join(settings.known())
    if settings.definition not in settings.known():
        yield issue("M021", document.place(("definition",)), id=settings.definition, known=known)
    for number, wanted in enumerate(settings.points):
        if wanted.definition is not None and wanted.definition not in settings.known():
            yield issue("M021", document.place(("points", number, "definition")), id=wanted.definition, known=known)


def _zones(settings: MonitorSettings, document: Document) -> Iterator[Issue]:
    by_id: dict[str, Zone] = {}
    by_bound: dict[object, Zone] = {}
    by_letter: dict[str, Zone] = {}
    for number, zone in enumerate(settings.zones):
        place = document.place(("zones", number))
        if by_id.setdefault(zone.id, zone) is not zone:
            yield issue("M022", place, id=zone.id)
            continue
        first = by_bound.setdefault((zone.above, zone.at_least), zone)
        if first is not zone:
            yield issue("M023", place, first=first.id, second=zone.id)
        lettered = by_letter.setdefault(zone.letter.casefold(), zone)
        if lettered is not zone:
            yield issue("M025", place, letter=zone.letter, first=lettered.id, second=zone.id)


def _points(settings: MonitorSettings, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    for number, wanted in enumerate(settings.points):
        if not any(takes_rate(edition, wanted.criterion) for edition in editions):
            yield issue("M026", document.place(("points", number, "criterion")), component=wanted.criterion)


def _places(settings: MonitorSettings, registry: Registry, document: Document) -> Iterator[Issue]:
    for key, placed in (("tiles", settings.map.tiles), ("dots", settings.map.dots)):
        for unit in placed:
            if unit not in registry.by_id:
                yield issue("M024", document.place(("map", key, unit)), id=unit)
