"""Use case: a safe copy of the store while it is in use."""

from dataclasses import dataclass
from pathlib import Path

from parindex.store.copy import Copied, copy_store
from parindex.workflow.files import tidy
from parindex.workflow.workspace import Workspace

__all__ = ["Backup", "backup"]


@dataclass(frozen=True, slots=True)
class Backup:
    """The file that was written, and what is in it."""

    path: Path
    copied: Copied


def backup(workspace: Workspace, target: Path, *, force: bool = False) -> Backup:
    """Copy the store of a workspace into a file; `force` replaces a file that is there.

    Raises:
        ParindexError: there is no store, or the copy cannot be written.
    """
    tidy(target.parent)
    return Backup(target, copy_store(workspace.store, target, replace=force))
