"""Finding and loading a workspace: settings, registry and criteria sets together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

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
from parindex.sources.files.paths import named
from parindex.sources.score_sheets.expectation import Expectation
from parindex.workflow.years.refused import RefusedError

__all__ = [
    "SETTINGS_FILE",
    "Kept",
    "Workspace",
    "expectation_of",
    "find_workspace",
    "load",
    "read_definitions",
    "read_with",
    "settings_of",
    "workspace_locale",
]

SETTINGS_FILE = "parindex.yaml"


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
    kept: Kept | None = None
    """Where the definitions are from and how long they last, if they are kept ones and not those of the folder."""

    @property
    def home(self) -> Path:
        """The folder that has the store and the sheets."""
        return self.kept.home if self.kept else self.root

    @property
    def store(self) -> Path:
        """The file that keeps the typed scores."""
        if "://" in self.settings.store:
            raise ParindexError(
                "The store {store} is not supported: this version keeps the scores in a file. "
                "Write a file name in parindex.yaml, for example store: parindex.db.",
                store=self.settings.store,
            )
        return self.home / self.settings.store

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
        criteria = self.registry.blocks[block].criteria
        found = [edition for edition in self.editions if edition.id == criteria and edition.edition <= year]
        if not found:
            raise ParindexError(
                "There is no criteria set {criteria} for {year} or before; the block {block} needs one.",
                criteria=criteria,
                year=year,
                block=block,
            )
        return max(found, key=lambda edition: edition.edition)


def find_workspace(start: Path) -> Path | None:
    """Walk up from `start` to the folder that holds the settings file."""
    start = named(start).resolve()
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None)


def read_definitions(root: Path, years: Collection[int] | None = None) -> tuple[Workspace | None, list[Issue]]:
    """Read the definition files (of criteria sets: those in force in `years`); `None` if any has an error."""
    root = named(root)  # it stays the same folder if the program goes to another one
    settings, issues = read_workspace(root / SETTINGS_FILE)
    if settings is None:
        return None, issues
    workspace, more = read_with(root, settings, years)
    return (None if _has_errors(issues) else workspace), issues + more


def read_with(
    root: Path, settings: Settings, years: Collection[int] | None = None
) -> tuple[Workspace | None, list[Issue]]:
    """Read the definitions that settings name; `None` if any has an error."""
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
    return Workspace(root, settings, registry, tuple(editions)), issues


def load(root: Path, years: Collection[int] | None = None) -> Workspace:
    """Load a workspace (of its criteria sets: those in force in `years`), or say what is wrong in it.

    Raises:
        RefusedError: a definition has errors.
        ParindexError: there is no workspace in `root`.
    """
    if not (root / SETTINGS_FILE).is_file():
        raise ParindexError(
            "There is no workspace in {folder}: {file} was not found. Make one with: parindex init DIR",
            folder=root,
            file=SETTINGS_FILE,
        )
    workspace, issues = read_definitions(root, years)
    if workspace is None:
        raise RefusedError(issues)
    return workspace


def settings_of(root: Path) -> Settings:
    """Read the settings of a workspace; other definitions may have errors by now.

    Raises:
        RefusedError: the settings have errors.
    """
    settings, issues = read_workspace(root / SETTINGS_FILE)
    if settings is None:
        raise RefusedError(issues)
    return settings


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


def workspace_locale(root: Path) -> str | None:
    """Return the language of a workspace whose settings can be read."""
    if not (root / SETTINGS_FILE).is_file():
        return None
    settings, _ = read_workspace(root / SETTINGS_FILE)
    return settings.locale if settings else None


def _has_errors(issues: Sequence[Issue]) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues)
