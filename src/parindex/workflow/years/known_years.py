"""Which years a workspace knows, whatever state its other definitions are in."""

import re
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from parindex.store import open_store
from parindex.workflow.years.workspace import settings_of

__all__ = ["KnownYears", "known_years", "sheet_years"]

_YEAR = "{year}"


@dataclass(frozen=True, slots=True)
class KnownYears:
    """The years of a store, each kind oldest first."""

    store: str
    scored: tuple[int, ...] = ()
    printed: tuple[int, ...] = ()
    """Known only as published tables."""
    locked: tuple[int, ...] = ()
    """Published from here."""


def known_years(root: Path) -> KnownYears:
    """Return what the store of a workspace knows."""
    name = settings_of(root).store
    if "://" in name or not (root / name).exists():
        return KnownYears(name)
    with open_store(root / name, create=False) as store:
        scored = tuple(sorted(store.years()))
        locked = tuple(year for year in scored if any(one.is_published for one in store.revisions.of(year)))
        return KnownYears(name, scored, tuple(sorted(store.history.years())), locked)


def sheet_years(root: Path) -> list[int]:
    """Return the years of which there is a folder of sheets, oldest first."""
    pattern = str(root / settings_of(root).sheets)
    if _YEAR not in pattern:
        return []
    wanted = re.compile(
        re.escape(pattern).replace(re.escape(_YEAR), "([0-9]{4})", 1).replace(re.escape(_YEAR), "[0-9]{4}")
    )
    there = (Path(one) for one in glob(pattern.replace(_YEAR, "[0-9]" * 4)))  # noqa: PTH207  the pattern is absolute
    return sorted(int(found[1]) for one in there if one.is_dir() and (found := wanted.fullmatch(str(one))))
