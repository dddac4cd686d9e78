"""Patterns of file and sheet names: `*`, `?`, and `**` for any folders."""

import re
from functools import lru_cache
from pathlib import Path

from parindex.sources.cells.cell_text import folded
from parindex.sources.files.paths import below

__all__ = ["file_fits", "is_pattern", "name_fits"]

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANT = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    pieces = _PIECE.findall(folded(text.replace("\\", "/")).removeprefix("./"))
    return re.compile("".join(_MEANT.get(piece) or re.escape(piece) for piece in pieces))


def file_fits(path: Path, pattern: str, root: Path | None) -> bool:
    """Tell whether a pattern names a file: by its path below `root`, or without a folder in it by its name alone."""
    wanted = _pattern(pattern)
    if "/" not in pattern.replace("\\", "/"):
        return wanted.fullmatch(folded(path.name)) is not None
    known = below(path, root) if root is not None else ()
    return any(wanted.fullmatch(folded(one.as_posix())) for one in known or (path,))


def name_fits(name: str, pattern: str) -> bool:
    """Tell whether a pattern names a sheet; letters may be small or large."""
    return folded(name) == folded(pattern) or _pattern(pattern).fullmatch(folded(name)) is not None


def is_pattern(text: str) -> bool:
    """Tell whether a text may stand for several names."""
    return "*" in text or "?" in text
