"""Which years a workspace knows, whatever state its other definitions are in."""

import re
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from parindex.workflow.years.workspace import Session

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


def known_years(session: Session) -> KnownYears:
    """Return what the store of a workspace knows."""
    name = session.settings.store
    if not session.store.exists:
        return KnownYears(name)
    with session.store.reading() as store:
        scored = tuple(sorted(store.years()))
        locked = tuple(year for year in scored if any(one.is_published for one in store.revisions.of(year)))
        return KnownYears(name, scored, tuple(sorted(store.history.years())), locked)


def sheet_years(session: Session) -> list[int]:
    """Return the years of which there is a folder of sheets, oldest first."""
    pattern = str(session.root / session.settings.sheets)
    if _YEAR not in pattern:
        return []
    wanted = re.compile(
        re.escape(pattern).replace(re.escape(_YEAR), "([0-9]{4})", 1).replace(re.escape(_YEAR), "[0-9]{4}")
    )
    there = (Path(one) for one in glob(pattern.replace(_YEAR, "[0-9]" * 4)))  # noqa: PTH207  the pattern is absolute
    return sorted(int(found[1]) for one in there if one.is_dir() and (found := wanted.fullmatch(str(one))))
