"""Where something was written: said in one manner by all commands."""

from pathlib import Path
from typing import TYPE_CHECKING

from parindex.cli.current import current
from parindex.cli.present import terminal

if TYPE_CHECKING:
    from parindex.workflow.output.open_data import Described

__all__ = ["save", "shown"]


def save(content: bytes, name: str, out: Path | None, described: "Described | None" = None) -> None:
    """Write a document to a file or into a folder, or print it (`-`).

    One that somebody may have edited by hand is not replaced in silence. A table is described beside it.
    """
    from parindex.workflow.output.open_data import describe  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.report import save_report  # noqa: PLC0415  as above

    if out == Path("-"):
        terminal.print_bytes(content)
        return
    path, replaced = save_report(content, name, out, current.folder())
    message = "Replaced: {path}" if replaced else "Written: {path}"
    terminal.say(current.speech.say(message, path=shown(path)))
    beside = describe(path, content, described, current.folder()) if described else None
    if beside is not None:
        terminal.say(current.speech.say("Described in: {path}", path=shown(beside)))


def shown(path: Path) -> Path:
    """Return a path from the current folder, if it lies below it: so it was typed, and so it can be typed again."""
    try:
        return path.absolute().relative_to(Path.cwd()) if path.is_absolute() else path
    except ValueError:
        return path
