"""Where files lie, as those see it who read about them elsewhere: from the root of the repository."""

import os
from collections.abc import Mapping
from pathlib import Path

from parindex.sources.files.paths import below, named

__all__ = ["relative", "repository_root"]

_CHECKED_OUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that they put the repository."""


def repository_root(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder that paths are told from: where `.git` is, or what the CI system says, or `folder`."""
    folder = named(folder)
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            return above
    checked_out = (Path(environment[name]) for name in _CHECKED_OUT if environment.get(name))
    return next((root for root in checked_out if below(folder, root)), folder)


def relative(file: str | Path, root: Path) -> str:
    """Return the path of a file from `root`, with `/`; of a file that lies elsewhere the whole path."""
    if str(file) in {"", "."}:
        return ""
    known = below(file, root)
    return (known[0] if known else named(file)).as_posix()
