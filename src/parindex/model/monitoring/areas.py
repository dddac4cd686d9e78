"""Areas of units on a map, as an office's own file draws them."""

from dataclasses import dataclass

__all__ = ["MapArea"]

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees; for drawing only, so binary floats will do."""


@dataclass(frozen=True, slots=True)
class MapArea:
    """The polygons of one unit; each is its outer ring and the holes in it."""

    unit: str
    polygons: tuple[tuple[Ring, ...], ...]
