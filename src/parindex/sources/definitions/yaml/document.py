"""A definition as it was typed: texts, and the line and column of each."""

from dataclasses import dataclass
from pathlib import Path

from parindex.model.issues import Place
from parindex.sources.definitions.yaml.yaml_events import KeyPath, Position, Value

__all__ = ["Document", "place_of"]


@dataclass(frozen=True, slots=True)
class Document:
    """A mapping out of a YAML file; all its scalars are text.

    `positions` has the line and column (from 1) of each key and list item by its path, as
    `("index", 0, "code")`; the empty path is the top of the file.
    """

    path: Path
    data: dict[str, Value]
    positions: dict[KeyPath, Position]
    text: str = ""
    """The whole file."""

    def place(self, path: KeyPath = ()) -> Place:
        """Return the place of a value, or of the nearest thing around it that was typed."""
        for length in range(len(path), 0, -1):
            if found := self.positions.get(path[:length]):
                return place_of(self.path, found)
        return place_of(self.path, (1, 1))

    def line(self, path: KeyPath) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        return int(self.place(path).cell.partition(":")[0])


def place_of(path: Path, position: Position) -> Place:
    """Return a line and column of a file as a place: `12:5`."""
    line, column = position
    return Place(str(path), cell=f"{line}:{column}")
