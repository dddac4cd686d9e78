"""Which set and year a criteria file is for, without building the rest of it."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent

import yaml

__all__ = ["in_force", "read_head"]

Head = tuple[str, int]
"""The id of the set, and the year of the edition."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 4_000_000
_DEEPEST = 100


def read_head(path: Path) -> Head | None:
    """Return id and year, or `None` for a file that has to be read whole to say what is wrong with it."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8-sig")
        found: dict[str, str] = {}
        for key, value in _top(yaml.parse(text, Loader=_LOADER)):
            found.setdefault(key, value)
            if {"id", "edition"} <= found.keys():
                return found["id"], int(found["edition"])
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return None


def _top(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """Yield the keys of the top mapping that hold a plain value."""
    depth, key = 0, None
    for event in events:
        if isinstance(event, CollectionStartEvent):
            depth, key = depth + 1, None
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        elif depth == 1 and isinstance(event, ScalarEvent):
            if key is None:
                key = str(event.value)
            else:
                yield key, str(event.value)
                key = None
        if depth > _DEEPEST:
            return


def in_force(heads: Iterable[Head], years: Collection[int]) -> set[Head]:
    """Return the editions that are in force in any of the years: of each set, the newest not after it."""
    known = set(heads)
    return {
        max((head for head in known if head[0] == name and head[1] <= year), key=lambda head: head[1])
        for year in years
        for name in {name for name, edition in known if edition <= year}
    }
