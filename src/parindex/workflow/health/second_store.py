"""Another store beside the one of the workspace, as services that synchronise folders leave it after a conflict."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.store import is_store
from parindex.workflow.years.workspace import Workspace

__all__ = ["second_stores", "stores_beside"]

_MEANT: Final = re.compile(r"backup|bak|sao.?l[uư]u|(?:19|2[01])[0-9]{2}", re.IGNORECASE)
"""Names of copies that were made on purpose."""


def second_stores(workspace: Workspace) -> Iterator[Issue]:
    """Yield a hint for every other store beside that of a workspace."""
    for path in stores_beside(workspace.store):
        yield issue("F254", Place(str(path)), store=workspace.store.name)


def stores_beside(store: Path) -> Iterator[Path]:
    """Yield the other stores in the folder of one whose names begin as its name does."""
    if not store.parent.is_dir():
        return
    for path in sorted(store.parent.iterdir()):
        rest = path.name.removeprefix(store.stem)
        beside = path != store and path.suffix == store.suffix and rest != path.name
        if beside and not _MEANT.search(rest) and _is_store(path):
            yield path


def _is_store(path: Path) -> bool:
    try:
        return path.is_file() and (not path.stat().st_size or is_store(path))
    except OSError:
        return False
