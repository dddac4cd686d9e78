"""A copy of a manifest that was kept elsewhere."""

import re
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.records.manifest import read_manifest

__all__ = ["outside_digest", "outside_manifest", "refuse_other_year"]

_MOST = 400_000_000
_DIGEST = re.compile("[0-9a-f]{64}")


def outside_digest(typed: str | None) -> str | None:
    """Return a digest as it is compared.

    Raises:
        ParindexError: what was typed cannot be one, so that nothing can be concluded from it.
    """
    digest = "".join(typed.split()).lower() if typed is not None else None
    if digest is not None and not _DIGEST.fullmatch(digest):
        raise ParindexError(
            "{digest} is not a SHA-256: it has 64 hexadecimal digits (0-9, a-f). Type it as it is printed.",
            digest=typed,
        )
    return digest


def refuse_other_year(text: str | None, year: int, revision: int) -> None:
    """Refuse the manifest of another year or revision than the one that it is held against.

    Raises:
        ParindexError: it tells which one it is.
    """
    manifest = read_manifest(text) if text is not None else None
    if manifest is not None and (manifest.year, manifest.revision) != (year, revision):
        raise ParindexError(
            "This manifest is of {found}, revision {found_revision}; what is verified is {year}, revision {revision}. "
            "Name the right manifest, or --year and --revision.",
            found=manifest.year,
            found_revision=manifest.revision,
            year=year,
            revision=revision,
        )


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
