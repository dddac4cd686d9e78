"""Use case: a safe copy of the store while it is in use."""

from dataclasses import dataclass
from pathlib import Path

from parindex.store import Copied
from parindex.workflow.output.atomic_write import tidy
from parindex.workflow.output.safe_output import refuse_protected
from parindex.workflow.years.workspace import Workspace

__all__ = ["Backup", "backup"]


@dataclass(frozen=True, slots=True)
class Backup:
    """The file that was written, and what is in it."""

    path: Path
    copied: Copied


def backup(workspace: Workspace, target: Path, *, force: bool = False) -> Backup:
    """Copy the store of a workspace into a file; `force` replaces a file that is there.

    Raises:
        ParindexError: there is no store, the place is not one for outputs, or the copy cannot be written.
    """
    store = workspace.store
    if not (target.exists() and any(path.exists() and target.samefile(path) for path in store.files[:1])):
        refuse_protected(target, workspace.home, replaces_store=True)  # of the store itself, copying says more
    tidy(target.parent)
    return Backup(target, store.copy(target, replace=force))
