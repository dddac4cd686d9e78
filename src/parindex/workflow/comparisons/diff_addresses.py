"""What `parindex diff` compares: `[PLACE:]YEAR[@REVISION]`, and how each kind of place is opened."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from parindex.errors import ParindexError
from parindex.sources.files.paths import SETTINGS_FILE
from parindex.store import StoreSession
from parindex.workflow.years.workspace import Workspace, load
from parindex.workflow.years.year_revision import RevisionInputs, revision_inputs

__all__ = ["PLACES", "Address", "DiffPlace", "Sides", "holds_one_year", "parse"]

_ADDRESS = re.compile(r"(?:(?P<place>.+):)?(?P<year>(?:19|2[01])\d\d)(?:@(?P<revision>\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a state of the index is. Without a place: in the workspace; without a year: that of the other side."""

    text: str
    place: Path | None = None
    year: int | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class DiffPlace:
    """A kind of place. `open` gets the path, the sides that it is one of, the asked year and revision if any."""

    claims: Callable[[Path], bool]
    open: Callable[[Path, "Sides", int | None, int | None], RevisionInputs]
    one_year: bool = False
    """It holds one year, which need not be named."""


def parse(text: str) -> Address:
    """Read an address: `2020`, `2020@1`, `old.db:2020@1`, `old.db`."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return Address(text, Path(text))
    place, revision = found["place"], found["revision"]
    return Address(text, Path(place) if place else None, int(found["year"]), int(revision) if revision else None)


class Sides:
    """What is compared: each place is opened once, and both sides in it are of one moment."""

    def __init__(self, here: Workspace | None) -> None:
        self._here = here
        self._there: dict[Path, Workspace] = {}
        self._moments = ExitStack()

    def __enter__(self) -> Self:
        if self._here is not None:
            self._moments.enter_context(self._here.store.moment())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._moments.close()

    def open(self, address: Address) -> RevisionInputs:
        """Return sheets and definitions of an address.

        Raises:
            ParindexError: nothing is there, no year is named, or the place is none that is known.
        """
        if address.place is None:
            here = self.workspace()
            return revision_inputs(here, _named(address.year, address.text), address.revision)
        return _kind(address.place).open(address.place, self, address.year, address.revision)

    def workspace(self) -> Workspace:
        """Return today's workspace.

        Raises:
            ParindexError: There is none.
        """
        if self._here is None:
            raise ParindexError(
                "There is no {file} in this folder or above it. Go into a workspace, name one with "
                "--workspace DIR, or make one with: parindex init DIR",
                file=SETTINGS_FILE,
            )
        return self._here

    def at(self, path: Path, found: Callable[[], Workspace]) -> Workspace:
        """Return the workspace of another place, as it was found for the first of the sides there."""
        if path not in self._there:
            self._there[path] = found()
            self._moments.enter_context(self._there[path].store.moment())
        return self._there[path]


def holds_one_year(address: Address) -> bool:
    """Tell whether the year of an address is known from its place."""
    return address.place is not None and _kind(address.place).one_year


def _kind(path: Path) -> DiffPlace:
    return next(place for place in PLACES if place.claims(path))


def _named(year: int | None, text: str) -> int:
    if year is None:
        raise ParindexError("Name the year to compare, for example {example}.", example=f"{text}:2020")
    return year


def _is_workspace(path: Path) -> bool:
    return (path / SETTINGS_FILE).is_file()


def _workspace(path: Path, sides: Sides, year: int | None, revision: int | None) -> RevisionInputs:
    return revision_inputs(sides.at(path, lambda: load(path)), _named(year, str(path)), revision)


def _store(path: Path, sides: Sides, year: int | None, revision: int | None) -> RevisionInputs:
    """Open another store: a published year has its own definitions there, an open one is read with today's."""
    here = sides.workspace()
    if not path.exists():
        raise ParindexError("There is no store, workspace or bundle {path} to compare with.", path=path)
    settings = here.settings.model_copy(update={"store": str(path.absolute())})
    there = sides.at(path, lambda: replace(here, settings=settings, store=StoreSession(path)))
    with there.store.reading():
        pass  # a name that is none is told as such, before anything else
    return revision_inputs(there, _named(year, str(path)), revision)


def _is_bundle(path: Path) -> bool:
    return path.suffix.casefold() == ".zip"


def _bundle(path: Path, _: Sides, year: int | None, revision: int | None) -> RevisionInputs:
    from parindex.workflow.publication.bundles.foreign_bundle import bundle_inputs  # noqa: PLC0415  brings the makers of reports along

    return bundle_inputs(path, year, revision)


PLACES: tuple[DiffPlace, ...] = (
    DiffPlace(_is_workspace, _workspace),
    DiffPlace(_is_bundle, _bundle, one_year=True),
    DiffPlace(lambda _: True, _store),
)
"""The kinds of places; the first that claims a path opens it, the last claims every path."""
