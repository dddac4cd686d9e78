"""Labels beside dots: each where it covers least of other labels and dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parindex.reporting.maps.placing import DOT, PlacedUnit

__all__ = ["Label", "beside_dots", "box_of"]

Box = tuple[float, float, float, float]
_WIDE, _BOLD = 6.6, 8.2
"""Width of a letter of a name, and of a rate."""
_HIGH: Final = 15
_AIR: Final = 3
_ROUNDS: Final = 4
_MOST: Final = 300
"""Dots; of more, labels cannot be read wherever they stand."""
_OUTSIDE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at a unit: the lines of its name, and its rate below them."""

    lines: Sequence[str]
    rate: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        wide = max([len(self.rate) * _BOLD, *(len(line) * _WIDE for line in self.lines)])
        return wide, _HIGH * (len(self.lines) + 1) + 2


def beside_dots(placed: Sequence[PlacedUnit], labels: Sequence[Label], size: tuple[float, float]) -> list[PlacedUnit]:
    """Move the labels of dots to where they cover least; what is no dot keeps its label inside."""
    if not all(one.is_dot for one in placed):
        return list(placed)
    dots = [_around(one.label, (2 * DOT, 2 * DOT)) for one in placed]
    chosen = [next(_places(one, label)) for one, label in zip(placed, labels, strict=True)]
    boxes = [box_of(place, label) for place, label in zip(chosen, labels, strict=True)]
    for _ in range(_ROUNDS if len(placed) <= _MOST else 0):
        for at, (one, label) in enumerate(zip(placed, labels, strict=True)):
            chosen[at] = _best(one, label, [*boxes[:at], *boxes[at + 1 :], *dots], size)
            boxes[at] = box_of(chosen[at], label)
    return [replace(one, label=place) for one, place in zip(placed, chosen, strict=True)]


def _best(one: PlacedUnit, label: Label, taken: Sequence[Box], size: tuple[float, float]) -> tuple[float, float]:
    return min(_places(one, label), key=lambda place: _cost(box_of(place, label), taken, size))


def box_of(place: tuple[float, float], label: Label) -> Box:
    """Return left, top, right and bottom of a label around its middle."""
    return _around(place, label.size)


def _places(one: PlacedUnit, label: Label) -> Iterator[tuple[float, float]]:
    """Yield the places around a dot: below, above, at its sides, at its corners, then the same farther away."""
    wide, high = label.size
    x, y = one.label
    for far in (0, DOT):
        across, down = DOT + _AIR + wide / 2 + far, DOT + _AIR + high / 2 + far
        yield from ((x, y + down), (x, y - down), (x + across, y), (x - across, y))
        corners = ((1, 1), (1, -1), (-1, 1), (-1, -1))
        yield from ((x + right * (across - DOT / 2), y + low * (down - DOT / 2)) for right, low in corners)


def _around(place: tuple[float, float], size: tuple[float, float]) -> Box:
    (x, y), (wide, high) = place, size
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _cost(box: Box, taken: Sequence[Box], size: tuple[float, float]) -> float:
    """Return the surface that is covered twice; what leaves the sheet costs most."""
    left, top, right, bottom = box
    outside = max(0, -left) + max(0, -top) + max(0, right - size[0]) + max(0, bottom - size[1])
    return _OUTSIDE * outside + sum(_common(box, other) for other in taken)


def _common(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, high)
