"""The one way in which what the program makes becomes a file: never over what it works from."""

from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.model.texts.message import Phrase
from parindex.sources.files.paths import find_workspace
from parindex.store import is_store
from parindex.workflow.output.atomic_write import is_stream, write_atomically
from parindex.workflow.output.inputs_at_risk import protected_places

__all__ = ["refuse_protected", "write_output"]

_ALSO: Final = {
    ".md": (".markdown", ".txt"),
    ".csv": (".txt",),
    ".txt": (".log",),
    ".sarif": (".json",),
    ".yaml": (".yml",),
}
"""Other suffixes under which a form is known."""


def write_output(path: Path, content: bytes, home: Path | None, *suffixes: str, into: Phrase | None = None) -> None:
    """Write a file that was asked for, unless it would take the place of something else.

    Args:
        path: The file to write.
        content: All of it.
        home: The workspace in use; the one that the file would lie in counts as well.
        suffixes: What the name of such a file may end in; none: anything.
        into: What the workspace works from and the file becomes a part of, such as a new set among the sets.

    Raises:
        ParindexError: the place is not one for outputs, or cannot be written.
    """
    refuse_protected(path, home, *suffixes, into=into)
    write_atomically(path, content)


def refuse_protected(
    path: Path, home: Path | None, *suffixes: str, replaces_store: bool = False, into: Phrase | None = None
) -> None:
    """Refuse a place for an output that a workspace works from, or whose name does not fit the form of the file.

    `replaces_store` is for copies of a store: they may take the place of older ones.

    Raises:
        ParindexError: as it says.
    """
    try:
        _refuse_place(path, home, into)
        if not replaces_store and path.is_file() and is_store(path):
            raise ParindexError("{path} is a store of parindex. Nothing was written; name another file.", path=path)
    except OSError as error:
        raise ParindexError("{path} could not be written: {reason}.", path=path, reason=system_reason(error)) from error
    fitting = sorted({*suffixes, *(also for one in suffixes for also in _ALSO.get(one, ()))})
    if fitting and path.suffix and path.suffix.casefold() not in fitting:
        raise ParindexError(
            "{path} is not the name of such a file: it should end in {suffixes}. Nothing was written.",
            path=path,
            suffixes=", ".join(fitting),
        )


def _refuse_place(path: Path, home: Path | None, into: Phrase | None) -> None:
    there = path.exists()
    above = find_workspace(path.parent)
    for root in dict.fromkeys(root for root in (home, above) if root is not None):
        for place in protected_places(root):
            if place.what == into and not there:
                continue
            if place.has(path) or (there and place.holds(path)):
                raise ParindexError(
                    "{path} belongs to what the workspace works from ({what}). Nothing was written; name another "
                    "file or folder for the output.",
                    path=path,
                    what=place.what,
                )
    if there and not path.is_file() and not is_stream(path):
        raise ParindexError("{path} is not a file. Nothing was written; name a file for the output.", path=path)
