"""Use cases: show and lint criteria sets."""

from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, worst_first
from parindex.sources.definitions.criteria_file import edition_files, read_edition, read_editions
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["editions", "lint"]


def editions(workspace: Workspace | None, name: str | None) -> list[Edition]:
    """Return the set of a file, the editions of an id (`id` or `id@year`), or all of the workspace."""
    if name is not None and Path(name).is_file():
        edition, issues = read_edition(Path(name))
        if edition is None:
            raise RefusedError(issues)
        return [edition]
    if workspace is None:
        raise ParindexError("{name} is no file, and there is no workspace here to look in.", name=name or "-")
    found = [each for each in workspace.editions if name in {None, each.id, each.key}]
    if not found:
        raise ParindexError(
            "There is no criteria set {name}; there are: {known}.",
            name=name,
            known=", ".join(each.key for each in workspace.editions),
        )
    return found


def lint(root: Path | None, name: str | None) -> list[Issue]:
    """Return the issues of one file, or of all criteria sets of the workspace."""
    if name is not None and Path(name).is_file():
        return worst_first(read_edition(Path(name))[1])
    if root is None:
        raise ParindexError("{name} is no file, and there is no workspace here to look in.", name=name or "-")
    settings, issues = read_workspace(root / SETTINGS_FILE)
    if settings is None:
        return issues
    if name is None:
        return worst_first(read_editions(root / settings.criteria)[1])
    paths = edition_files(root / settings.criteria, name)
    if not paths:
        raise ParindexError("There is no criteria set {name} in {folder}.", name=name, folder=settings.criteria)
    return worst_first(issue for path in paths for issue in read_edition(path)[1])
