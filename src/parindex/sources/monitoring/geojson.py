"""Areas of units out of a GeoJSON file (RFC 7946); nothing in it is believed."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from parindex.errors import ParindexError
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.monitoring.areas import MapArea
from parindex.model.texts.message import Phrase
from parindex.model.units import Unit
from parindex.sources.cells.cell_text import shown
from parindex.sources.score_sheets.identity.unit_names import NameIndex

__all__ = ["read_areas"]

MAX_BYTES: Final = 50_000_000
_MOST_POINTS: Final = 500_000
_MOST_FEATURES: Final = 5_000
_NAMED: Final = 5
_CORNERS: Final = 4
_LONGITUDE, _LATITUDE = 180, 90


class _WrongError(Exception):
    """The file is not what it should be; the argument says why."""


def read_areas(path: Path, key: str, names: NameIndex) -> tuple[list[MapArea], list[Issue]]:
    """Return the areas whose property `key` is the id or name of a unit, and what was noticed.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    try:
        features = _features(_document(path))
        read = [(_name(one, key), tuple(_polygons(one))) for one in features]
        _refuse_many(sum(len(ring) for _, polygons in read for rings in polygons for ring in rings))
    except _WrongError as wrong:
        return [], [issue("M031", Place(str(path)), why=wrong.args[0])]
    known = [(name, names.unit(name), polygons) for name, polygons in read]
    areas = [MapArea(unit.id, polygons) for _, unit, polygons in known if isinstance(unit, Unit)]
    strange = [name for name, unit, _ in known if not isinstance(unit, Unit)]
    issues = [issue("M033", Place(str(path)), names=_listed(strange))] if strange else []
    if not areas:
        issues.append(issue("M031", Place(str(path)), why=Phrase("none of its areas is a unit of the registry")))
    return (areas, issues) if not any(one.severity is Severity.ERROR for one in issues) else ([], issues)


def _refuse_many(points: int) -> None:
    if points > _MOST_POINTS:
        raise _WrongError(Phrase("it has more than {limit} points", {"limit": _MOST_POINTS}))


def _document(path: Path) -> Any:  # noqa: ANN401  JSON of a stranger
    if not path.is_file():
        raise ParindexError("There is no file {path}. Check its name and folder.", path=path)
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise _WrongError(Phrase("it is larger than {limit} MB", {"limit": MAX_BYTES // 1_000_000}))
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _WrongError(Phrase("it is no JSON")) from None


def _features(document: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401  JSON of a stranger
    found = document.get("features") if isinstance(document, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _WrongError(Phrase("it has no list of features"))
    if len(found) > _MOST_FEATURES:
        raise _WrongError(Phrase("it has more than {limit} features", {"limit": _MOST_FEATURES}))
    return found


def _name(feature: Mapping[str, Any], key: str) -> str:
    properties = feature.get("properties")
    name = properties.get(key) if isinstance(properties, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise _WrongError(Phrase("a feature has no property {key}", {"key": key}))
    return shown(name)


def _polygons(feature: Mapping[str, Any]) -> Iterator[tuple[tuple[tuple[float, float], ...], ...]]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise _WrongError(Phrase("a feature is no Polygon or MultiPolygon"))
    coordinates = geometry.get("coordinates")
    for polygon in [coordinates] if kind == "Polygon" else _list(coordinates):
        yield tuple(tuple(_point(one) for one in _ring(ring)) for ring in _list(polygon))


def _list(value: Any) -> list[Any]:  # noqa: ANN401  JSON of a stranger
    if not isinstance(value, list) or not value:
        raise _WrongError(Phrase("its coordinates are not those of areas"))
    return value


def _ring(value: Any) -> list[Any]:  # noqa: ANN401  JSON of a stranger
    ring = _list(value)
    if len(ring) < _CORNERS:
        raise _WrongError(Phrase("its coordinates are not those of areas"))
    return ring


def _point(value: Any) -> tuple[float, float]:  # noqa: ANN401  JSON of a stranger
    match value:
        case [int() | float() as east, int() | float() as north, *_]:
            if abs(east) <= _LONGITUDE and abs(north) <= _LATITUDE:
                return float(east), float(north)
    raise _WrongError(Phrase("a coordinate is not longitude and latitude in degrees"))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
