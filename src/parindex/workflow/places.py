"""Where files lie, as those see it who read about them elsewhere: from the root of the repository."""

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["relative", "repository_root"]

_CHECKED_OUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that they put the repository."""


def repository_root(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder that paths are told from: where `.git` is, or what the CI system says, or `folder`."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  links are kept: they are part of the paths that people know
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            return above
    named = (Path(environment[name]) for name in _CHECKED_OUT if environment.get(name))
    return next((root for root in named if folder.is_relative_to(root)), folder)


def relative(file: str | Path, root: Path) -> str:
    """Return the path of a file from `root`, with `/`; of a file that lies elsewhere the whole path."""
    if str(file) in {"", "."}:
        return ""
    whole = Path(os.path.abspath(file))  # noqa: PTH100  as above
    for path, above in ((whole, root), (whole.resolve(), root.resolve())):
        if path.is_relative_to(above):
            return path.relative_to(above).as_posix()
    return whole.as_posix()
