"""Use cases: a safe copy of the store while it is in use, and a store moved to another place."""

from dataclasses import dataclass
from pathlib import Path

from parindex.store import Copied, copy_store
from parindex.workflow.output.atomic_write import tidy
from parindex.workflow.output.safe_output import refuse_protected
from parindex.workflow.years.workspace import Workspace

__all__ = ["Backup", "backup", "copy"]


@dataclass(frozen=True, slots=True)
class Backup:
    """Where the copy is, and what is in it."""

    path: Path | str
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


def copy(source: str, target: str) -> Backup:
    """Copy a store to another place, each a file or the address of a server; what is there already stays.

    Raises:
        ParindexError: there is no store at `source`, it is damaged, or something is at `target`.
    """
    if "://" not in target:
        refuse_protected(Path(target), None)
        tidy(Path(target).parent)
    return Backup(target, copy_store(source, target))
