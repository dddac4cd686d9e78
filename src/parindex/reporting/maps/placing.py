"""Where every unit lies on the sheet: as a tile, as a dot, or as its area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sqrt

from parindex.model.monitoring.areas import MapArea
from parindex.model.monitoring.settings import MapSettings

__all__ = ["DOT", "PlacedUnit", "as_areas", "as_dots", "as_tiles"]

Point = tuple[float, float]
_TILE: Point = (134, 88)
_GAP = 8
_ROOM: Point = (900, 620)
_EDGE = 60
DOT = 13
"""Radius."""


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """The outline of a unit as SVG without its paint, and the place of its label."""

    unit: str
    outline: str
    label: Point
    wide: int
    """Characters that a line of the label may have."""
    is_dot: bool = False
    """The label has no room inside."""


def as_tiles(units: Sequence[str], tiles: Mapping[str, tuple[int, int]]) -> list[PlacedUnit]:
    """Place units as tiles: where the settings say so, else in order, as many columns as rows."""
    places = {unit: tiles[unit] for unit in units if unit in tiles}
    below = max((row for _, row in places.values()), default=-1) + 1
    others = [unit for unit in units if unit not in places]
    columns = max((column for column, _ in places.values()), default=ceil(sqrt(len(others) * 1.0)) - 1) + 1
    places |= {unit: (at % columns, below + at // columns) for at, unit in enumerate(others)}
    return [_tile(unit, places[unit]) for unit in units]


def _tile(unit: str, place: tuple[int, int]) -> PlacedUnit:
    left, top = (place[0] * (_TILE[0] + _GAP), place[1] * (_TILE[1] + _GAP))
    outline = f'rect x="{left:g}" y="{top:g}" width="{_TILE[0]:g}" height="{_TILE[1]:g}" rx="5"'
    return PlacedUnit(unit, outline, (left + _TILE[0] / 2, top + _TILE[1] / 2), 17)


def as_dots(units: Sequence[str], settings: MapSettings) -> list[PlacedUnit]:
    """Place units as dots by their coordinates; those without any are left out."""
    dots = {unit: settings.dots[unit] for unit in units if unit in settings.dots}
    project = _projection([(float(east), float(north)) for north, east in dots.values()])
    found = []
    for unit, (north, east) in dots.items():
        x, y = project((float(east), float(north)))
        found.append(PlacedUnit(unit, f'circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"', (x, y), 18, is_dot=True))
    return found


def as_areas(units: Sequence[str], areas: Sequence[MapArea]) -> list[PlacedUnit]:
    """Place units as their areas; those without one are left out."""
    mine = [area for area in areas if area.unit in units]
    points = [point for area in mine for rings in area.polygons for ring in rings for point in ring]
    project = _projection(points)
    return [_area(area, project) for area in mine]


def _area(area: MapArea, project) -> PlacedUnit:  # type: ignore[no-untyped-def]  # noqa: ANN001  the function below
    path = ""
    for rings in area.polygons:
        for ring in rings:
            path += "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(project, ring)) + "Z"
    outer = max((rings[0] for rings in area.polygons), key=lambda ring: abs(_surface(ring)))
    return PlacedUnit(area.unit, f'path d="{path}" fill-rule="evenodd"', project(_centre(outer)), 14)


def _surface(ring: Sequence[Point]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _centre(ring: Sequence[Point]) -> Point:
    """Return the centre of mass; of a ring without a surface, the mean of its points."""
    surface = _surface(ring)
    if not surface:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    return (
        sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * surface),
        sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * surface),
    )


def _projection(points: Sequence[Point]):  # type: ignore[no-untyped-def]  # noqa: ANN202  a function of a point
    """Return the map from longitude and latitude to the sheet: equal distances along the middle parallel."""
    if not points:
        return lambda point: point
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))
    scale = min(
        (_ROOM[0] - 2 * _EDGE) / max((east - west) * narrow, 1e-9), (_ROOM[1] - 2 * _EDGE) / max(north - south, 1e-9)
    )
    scale = min(scale, 1e6)
    return lambda point: (_EDGE + (point[0] - west) * narrow * scale, _EDGE + (north - point[1]) * scale)
