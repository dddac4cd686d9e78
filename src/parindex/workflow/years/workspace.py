"""Finding and loading a workspace: settings, registry and criteria sets together, and the store beside them."""

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Issue, Severity
from parindex.model.scores import Basis, Step
from parindex.model.units import Registry
from parindex.sources.definitions.award_definitions import check_award_subjects
from parindex.sources.definitions.criteria_file import read_editions
from parindex.sources.definitions.registry_file import check_blocks, check_exempt, read_registry
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE, named
from parindex.sources.score_sheets.expectation import Expectation
from parindex.store import StoreSession
from parindex.workflow.years.refused import RefusedError

__all__ = [
    "Kept",
    "Session",
    "Workspace",
    "expectation_of",
    "load",
    "read_definitions",
    "read_with",
    "session_of",
    "settings_of",
    "store_at",
]


@dataclass(frozen=True, slots=True)
class Kept:
    """Definitions of a published year, in a private folder that lasts as long as `folder` does."""

    home: Path
    """The folder of the workspace that published them."""
    folder: object


@brief
@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with everything that one index needs; loaded without errors."""

    root: Path
    settings: Settings
    registry: Registry
    editions: tuple[Edition, ...]
    store: StoreSession = field(repr=False, compare=False)
    """What keeps the typed scores."""
    kept: Kept | None = None
    """Where the definitions are from and how long they last, if they are kept ones and not those of the folder."""

    @property
    def home(self) -> Path:
        """The folder that has the store and the sheets."""
        return self.kept.home if self.kept else self.root

    @property
    def templates(self) -> Path:
        """The folder of the user's own report templates."""
        return self.root / self.settings.templates

    @property
    def sheets(self) -> str:
        """The pattern of the folder of a year's sheets, with `{year}` in it."""
        return str(self.home / self.settings.sheets)

    def edition_for(self, block: str, year: int) -> Edition:
        """Return the set of a block that is in force in `year`: its own edition or the newest before."""
        criteria = self.registry.blocks[block].criteria_in(year)
        found = [edition for edition in self.editions if edition.id == criteria and edition.edition <= year]
        if not found:
            raise ParindexError(
                "There is no criteria set {criteria} for {year} or before; the block {block} needs one.",
                criteria=criteria,
                year=year,
                block=block,
            )
        return max(found, key=lambda edition: edition.edition)


class Session:
    """What one command works in: a folder, its settings as they were first read, and one use of its store.

    As a context manager it keeps the store open to the end.
    """

    def __init__(self, root: Path) -> None:
        self.root = named(root)  # it stays the same folder if the program goes to another one
        self._entered: ExitStack | None = None

    def __enter__(self) -> Self:
        self._entered = ExitStack()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._entered is not None:
            self._entered.close()
        self._entered = None

    @cached_property
    def read(self) -> tuple[Settings | None, list[Issue]]:
        """The settings, or `None` if they have errors, and what was found in them."""
        return read_workspace(self.root / SETTINGS_FILE)

    @property
    def settings(self) -> Settings:
        """The settings; other definitions may have errors.

        Raises:
            RefusedError: the settings have errors.
        """
        settings, issues = self.read
        if settings is None:
            raise RefusedError(issues)
        return settings

    @cached_property
    def store(self) -> StoreSession:
        """The store that the settings name."""
        store = store_at(self.root, self.settings)
        if self._entered is not None:
            self._entered.enter_context(store.kept_open())
        return store

    @property
    def locale(self) -> str | None:
        """The language of a workspace whose settings can be read."""
        settings = self.read[0] if (self.root / SETTINGS_FILE).is_file() else None
        return settings.locale if settings else None

    def definitions(self, years: Collection[int] | None = None) -> tuple[Workspace | None, list[Issue]]:
        """Read the definition files (of criteria sets: those in force in `years`); `None` if any has an error."""
        settings, issues = self.read
        if settings is None:
            return None, issues
        workspace, more = read_with(self.root, settings, years, store=self.store)
        return (None if _has_errors(issues) else workspace), issues + more

    def load(self, years: Collection[int] | None = None) -> Workspace:
        """Load the workspace; see `load`."""
        if not (self.root / SETTINGS_FILE).is_file():
            raise ParindexError(
                "There is no workspace in {folder}: {file} was not found. Make one with: parindex init DIR",
                folder=self.root,
                file=SETTINGS_FILE,
            )
        workspace, issues = self.definitions(years)
        if workspace is None:
            raise RefusedError(issues)
        return workspace


def session_of(place: Path | Session) -> Session:
    """Return the session in a folder, if it is not one already."""
    return place if isinstance(place, Session) else Session(place)


def store_at(home: Path, settings: Settings) -> StoreSession:
    """Return the store that settings name, to be opened when it is needed."""
    return StoreSession(settings.store if "://" in settings.store else home / settings.store)


def read_definitions(root: Path, years: Collection[int] | None = None) -> tuple[Workspace | None, list[Issue]]:
    """Read the definition files (of criteria sets: those in force in `years`); `None` if any has an error."""
    return Session(root).definitions(years)


def read_with(
    root: Path, settings: Settings, years: Collection[int] | None = None, *, store: StoreSession | None = None
) -> tuple[Workspace | None, list[Issue]]:
    """Read the definitions that settings name; `None` if any has an error. `store`: the one that is in use."""
    registry, issues = read_registry(root / settings.registry)
    editions, more = read_editions(root / settings.criteria, years)
    issues += more
    if registry is not None and not _has_errors(issues):
        # A set that could not be read is missing for that reason alone.
        issues += check_blocks(registry, editions, root / settings.registry)
        issues += check_exempt(registry, editions, root / settings.registry)
        issues += check_award_subjects(settings, registry, editions, root / SETTINGS_FILE)
    if registry is None or _has_errors(issues):
        return None, issues
    return Workspace(root, settings, registry, tuple(editions), store or store_at(root, settings)), issues


def load(root: Path, years: Collection[int] | None = None) -> Workspace:
    """Load a workspace (of its criteria sets: those in force in `years`), or say what is wrong in it.

    Raises:
        RefusedError: a definition has errors.
        ParindexError: there is no workspace in `root`.
    """
    return Session(root).load(years)


def settings_of(root: Path) -> Settings:
    """Read the settings of a workspace; other definitions may have errors by now.

    Raises:
        RefusedError: the settings have errors.
    """
    return Session(root).settings


def expectation_of(
    workspace: Workspace, year: int | None, basis: Basis, *, strict: bool, step: Step | None = None
) -> Expectation:
    """Say what the sheets of a workspace are read against; units that send self scores have no others yet."""
    return Expectation(
        editions=workspace.editions,
        registry=workspace.registry,
        year=year,
        sheets=workspace.sheets,
        basis=Basis.SELF if step is Step.SELF else basis,
        strict=strict,
        step=step,
        layout=workspace.settings.layout,
        workspace=one_line(workspace.settings.name.in_("vi")),
        root=workspace.home,
    )


def _has_errors(issues: Sequence[Issue]) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues)
