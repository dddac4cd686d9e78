"""Another store beside the one of the workspace, as services that synchronise folders leave it after a conflict."""

from collections.abc import Iterator
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.workflow.years.workspace import Workspace

__all__ = ["second_stores"]


def second_stores(workspace: Workspace) -> Iterator[Issue]:
    """Yield a hint for every other store beside that of a workspace."""
    for path in workspace.store.others():
        yield issue("F254", Place(str(path)), store=Path(workspace.store.location).name)
