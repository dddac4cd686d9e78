"""Use case: the map of zones as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.brief import brief
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.monitoring.areas import MapArea
from parindex.model.monitoring.results import MonitoredYear
from parindex.model.monitoring.settings import MapSettings
from parindex.reporting.maps.placing import PlacedUnit, as_areas, as_dots, as_tiles
from parindex.reporting.maps.zone_map import map_png, map_svg
from parindex.sources.monitoring.geojson import read_areas
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.workflow.monitoring.settings import monitor_settings
from parindex.workflow.years.files_during import MONITOR_FILE
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["DrawnMap", "MapKind", "UnitPlaces", "draw_map", "placed_units"]

MapKind = Literal["tiles", "dots", "areas"]

_TILES = (142, 96)
_SHEET = (900, 620)
_NAMED = 5


@brief
@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The picture, and what was noticed."""

    svg: str
    issues: tuple[Issue, ...]
    left_out: tuple[str, ...]
    """Names of units that the map has no place for."""

    def png(self) -> bytes:
        """Return the picture as PNG."""
        return map_png(self.svg)


def draw_map(workspace: Workspace, found: MonitoredYear, kind: MapKind, month: int, locale: str) -> DrawnMap:
    """Draw the units of a year: a month, or (0) the year to date.

    Raises:
        ParindexError: no unit has a place on the map, or the month is not one of `found`.
        RefusedError: the file of areas is not what it should be.
    """
    if month > found.until:
        raise ParindexError("Month {month} is after the last one reported, {until}.", month=month, until=found.until)
    placed, size, read = placed_units(workspace, [unit.unit for unit in found.units], kind, found.year)
    issues = list(read)
    if not placed:
        raise ParindexError(
            "No unit has a place on the map. Give them under map in {file}: dots, or shapes with a GeoJSON file.",
            file=MONITOR_FILE,
        )
    there = {one.unit for one in placed}
    left = tuple(unit.name for unit in found.units if unit.unit not in there)
    if left and kind == "areas":
        issues.append(issue("M032", Place(), names=", ".join(left[:_NAMED]) + (" …" if len(left) > _NAMED else "")))
    svg = map_svg(found, placed, size, speech(locale), month)
    return DrawnMap(svg, tuple(issues), left)


class UnitPlaces(NamedTuple):
    """Where units lie, the size of the sheet, and what was noticed in the file of areas."""

    placed: Sequence[PlacedUnit]
    size: tuple[float, float]
    issues: Sequence[Issue]


def placed_units(workspace: Workspace, units: Sequence[str], kind: MapKind, year: int) -> UnitPlaces:
    """Place units by the settings of the map; those without a place are left out.

    Raises:
        RefusedError: the file of areas is not what it should be.
    """
    settings = monitor_settings(workspace).map
    areas, issues = _areas(workspace, settings, year) if kind == "areas" else ([], [])
    placed = _placed(units, settings, areas, kind)
    return UnitPlaces(placed, _size(placed, kind) if placed else _SHEET, issues)


def _areas(workspace: Workspace, settings: MapSettings, year: int) -> tuple[list[MapArea], list[Issue]]:
    if settings.shapes is None:
        return [], []
    path = workspace.home / settings.shapes.file
    areas, issues = read_areas(path, settings.shapes.property, NameIndex(workspace.registry, year))
    if not areas:
        raise RefusedError(issues, "The map could not be drawn.")
    return areas, issues


def _placed(units: Sequence[str], settings: MapSettings, areas: Sequence[MapArea], kind: MapKind) -> list[PlacedUnit]:
    match kind:
        case "tiles":
            return as_tiles(units, settings.tiles)
        case "dots":
            return as_dots(units, settings)
        case "areas":
            return as_areas(units, areas)


def _size(placed: Sequence[PlacedUnit], kind: MapKind) -> tuple[float, float]:
    if kind != "tiles":
        return _SHEET
    columns = 1 + max(int(one.label[0] // _TILES[0]) for one in placed)
    rows = 1 + max(int(one.label[1] // _TILES[1]) for one in placed)
    return columns * _TILES[0], rows * _TILES[1]
