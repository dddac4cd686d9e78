"""What `parindex diff` compares: `[PLACE:]YEAR[@REVISION]`, and how each kind of place is opened."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from parindex.errors import ParindexError
from parindex.store import open_store
from parindex.workflow.years.workspace import SETTINGS_FILE, Workspace, load
from parindex.workflow.years.year_revision import RevisionInputs, revision_inputs

__all__ = ["PLACES", "Address", "Place", "holds_one_year", "open_side", "parse"]

_ADDRESS = re.compile(r"(?:(?P<place>.+):)?(?P<year>(?:19|2[01])\d\d)(?:@(?P<revision>\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a state of the index is. Without a place: in the workspace; without a year: that of the other side."""

    text: str
    place: Path | None = None
    year: int | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place. `open` gets the path, today's workspace if there is one, the asked year and revision if any."""

    claims: Callable[[Path], bool]
    open: Callable[[Path, Workspace | None, int | None, int | None], RevisionInputs]
    one_year: bool = False
    """It holds one year, which need not be named."""


def parse(text: str) -> Address:
    """Read an address: `2020`, `2020@1`, `old.db:2020@1`, `old.db`."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return Address(text, Path(text))
    place, revision = found["place"], found["revision"]
    return Address(text, Path(place) if place else None, int(found["year"]), int(revision) if revision else None)


def open_side(address: Address, workspace: Workspace | None) -> RevisionInputs:
    """Return sheets and definitions of an address.

    Raises:
        ParindexError: nothing is there, no year is named, or the place is none that is known.
    """
    if address.place is None:
        return revision_inputs(_here(workspace), _named(address.year, address.text), address.revision)
    return _kind(address.place).open(address.place, workspace, address.year, address.revision)


def holds_one_year(address: Address) -> bool:
    """Tell whether the year of an address is known from its place."""
    return address.place is not None and _kind(address.place).one_year


def _kind(path: Path) -> Place:
    return next(place for place in PLACES if place.claims(path))


def _here(workspace: Workspace | None) -> Workspace:
    if workspace is None:
        raise ParindexError(
            "There is no {file} in this folder or above it. Go into a workspace, name one with "
            "--workspace DIR, or make one with: parindex init DIR",
            file=SETTINGS_FILE,
        )
    return workspace


def _named(year: int | None, text: str) -> int:
    if year is None:
        raise ParindexError("Name the year to compare, for example {example}.", example=f"{text}:2020")
    return year


def _is_workspace(path: Path) -> bool:
    return (path / SETTINGS_FILE).is_file()


def _workspace(path: Path, _: Workspace | None, year: int | None, revision: int | None) -> RevisionInputs:
    return revision_inputs(load(path), _named(year, str(path)), revision)


def _store(path: Path, workspace: Workspace | None, year: int | None, revision: int | None) -> RevisionInputs:
    """Open another store: a published year has its own definitions there, an open one is read with today's."""
    here = _here(workspace)
    if not path.exists():
        raise ParindexError("There is no store, workspace or bundle {path} to compare with.", path=path)
    open_store(path, create=False).close()  # a name that is none is told as such
    settings = here.settings.model_copy(update={"store": str(path.absolute())})
    return revision_inputs(replace(here, settings=settings), _named(year, str(path)), revision)


def _is_bundle(path: Path) -> bool:
    return path.suffix.casefold() == ".zip"


def _bundle(path: Path, _: Workspace | None, year: int | None, revision: int | None) -> RevisionInputs:
    from parindex.workflow.publication.bundles.foreign_bundle import bundle_inputs  # noqa: PLC0415  brings the makers of reports along

    return bundle_inputs(path, year, revision)


PLACES: tuple[Place, ...] = (
    Place(_is_workspace, _workspace),
    Place(_is_bundle, _bundle, one_year=True),
    Place(lambda _: True, _store),
)
"""The kinds of places; the first that claims a path opens it, the last claims every path."""
