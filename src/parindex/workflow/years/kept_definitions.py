"""The definition files of a year, kept as bytes, and a workspace made of such bytes again."""

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.definitions.workspace import Settings
from parindex.model.records.manifest import Role
from parindex.model.texts.device_names import is_device
from parindex.sources.definitions.criteria_file import files_in_force
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE, in_order
from parindex.store import StoreSession
from parindex.workflow.years.files_during import files_during
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Kept, Workspace, read_with, store_at

__all__ = ["DefinitionFile", "PrivateFolder", "definitions_of", "workspace_of"]

_MOST = 20_000_000
"""Bytes of one definition file: the limit of workbooks."""
_TEMPLATE = re.compile(r"[^\W_][\w. -]{0,99}\.(j2|docx|md)")
"""Names that are file names on every system, and no paths."""


@dataclass(frozen=True, slots=True)
class DefinitionFile:
    """A definition file as it is at one moment; `path` is as the workspace names it."""

    role: Role
    path: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of the raw bytes: other line endings are another file."""
        return sha256(self.content).hexdigest()


class PrivateFolder:
    """A temporary folder of this user only; it goes with the last object that holds it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="parindex-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def definitions_of(root: Path, settings: Settings, year: int) -> tuple[DefinitionFile, ...]:
    """Read all definition files that a year depends on, and the templates of its reports.

    Raises:
        ParindexError: a file cannot be read.
    """
    return tuple(DefinitionFile(role, path, _content(root / path)) for role, path in _paths(root, settings, year))


def _paths(root: Path, settings: Settings, year: int) -> Iterator[tuple[Role, str]]:
    yield Role.SETTINGS, SETTINGS_FILE
    yield Role.REGISTRY, settings.registry
    criteria = Path(settings.criteria)
    for path in files_in_force(root / criteria, {year}):
        yield Role.CRITERIA, (criteria / path.relative_to(root / criteria)).as_posix()
    templates = Path(settings.templates)
    for path in in_order((root / templates).glob("*")):
        if path.is_file() and _TEMPLATE.fullmatch(path.name) and not path.name.casefold().startswith("readme"):
            yield Role.TEMPLATE, (templates / path.name).as_posix()
    yield from files_during(root, year)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_MOST + 1)
    if len(content) > _MOST:
        raise ParindexError(
            "The file {path} is larger than {limit} MB and cannot be kept with a published year.",
            path=path,
            limit=_MOST // 1_000_000,
        )
    return content


def workspace_of(
    files: Iterable[DefinitionFile],
    year: int,
    home: Path,
    today: Settings | None = None,
    *,
    store: StoreSession | None = None,
) -> Workspace:
    """Make a workspace of kept definitions, in a private folder.

    Where the files lie follows from what they define, never from a path that they bear.

    Args:
        files: What was kept.
        year: The year that they are for.
        home: The folder that has the store and the sheets.
        today: Settings that say where in `home` these are now; `None`: the kept ones say it.
        store: The store that is in use; `None`: the one that the settings name, in `home`.

    Raises:
        RefusedError: the definitions have errors.
        ParindexError: there are no settings or no registry among them.
    """
    folder = PrivateFolder()
    for number, file in enumerate(files):
        target = folder.path / _name(file, number)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.content)
    settings, issues = read_workspace(folder.path / SETTINGS_FILE)
    if settings is None:
        raise RefusedError(issues)
    places = {"registry": "units.yaml", "criteria": "criteria", "templates": "templates"}
    if today is not None:
        places |= {"store": today.store, "sheets": today.sheets}
    settings = settings.model_copy(update=places)
    workspace, more = read_with(folder.path, settings, {year}, store=store or store_at(home, settings))
    if workspace is None:
        raise RefusedError([*issues, *more])
    return replace(workspace, kept=Kept(home, folder))


def _name(file: DefinitionFile, number: int) -> str:
    match file.role:
        case Role.SETTINGS:
            return SETTINGS_FILE
        case Role.REGISTRY:
            return "units.yaml"
        case Role.CRITERIA:
            return f"criteria/{number:04}.yaml"
        case Role.TEMPLATE:
            name = file.path.rpartition("/")[2]
            is_plain = _TEMPLATE.fullmatch(name) and not is_device(name)
            return f"templates/{name}" if is_plain else f"templates/{number:04}.other"
        case Role.MONITORING | Role.SURVEY | Role.POPULATION | Role.PLAN:  # kept to be read, no result is made of them
            return f"during/{number:04}.other"
