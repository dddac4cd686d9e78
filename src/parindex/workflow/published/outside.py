"""A copy of a manifest that was kept elsewhere."""

from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.manifest import read_manifest

__all__ = ["outside_manifest"]

_MOST = 400_000_000


def outside_manifest(path: Path | None) -> str | None:
    """Return the text of a manifest file.

    Raises:
        ParindexError: the file cannot be read, or is no manifest.
    """
    if path is None:
        return None
    with path.open("rb") as file:
        content = file.read(_MOST + 1)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = ""
    if len(content) > _MOST or read_manifest(text) is None:
        raise ParindexError("{path} is not a manifest of parindex.", path=path)
    return text
