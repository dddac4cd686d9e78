"""stdout for the answer, stderr for the talk; both safe for whatever a file contains."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from parindex.language import Speech
from parindex.language.ci_safe import commandless
from parindex.language.single_line import one_line
from parindex.workflow.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from parindex.reporting.blocks import AnyBlock
    from parindex.reporting.writers.grid import TerminalGrid

__all__ = [
    "answer",
    "fits",
    "plain",
    "print_blocks",
    "print_bytes",
    "print_json",
    "progress",
    "say",
    "say_error",
    "table",
]

_WIDE = 160
"""Columns where there is no terminal to measure."""


@cache
def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)


def plain(text: object) -> str:
    """Take out of a text what a terminal would obey, and what a CI system would read as a command."""
    return commandless(one_line(str(text)))


def answer(what: object = "", *, style: str | None = None) -> None:
    """Print to stdout."""
    console = _console(stderr=False)
    grid: Callable[[int], object] | None = getattr(what, "drawn", None)
    console.print(what if grid is None else grid(console.width), style=style, soft_wrap=isinstance(what, str))


def print_blocks(blocks: "Iterable[AnyBlock]", speech: Speech) -> None:
    """Print blocks to stdout."""
    from parindex.reporting.writers.terminal import drawn  # noqa: PLC0415  slow to import, and help needs none

    for piece in drawn(blocks, speech):
        answer(piece.what, style=piece.style)


def say(text: str) -> None:
    """Talk on stderr."""
    _console(stderr=True).print(plain(text), soft_wrap=True)


def say_error(text: str) -> None:
    """Tell on stderr why the program stops."""
    _console(stderr=True).print(plain(text), style="bold red", soft_wrap=True)


def print_json(document: Mapping[str, object]) -> None:
    """Print a document as JSON, with escapes for what a terminal would obey or cannot encode."""
    from parindex.reporting.documents.json_text import json_text  # noqa: PLC0415  not needed for text

    sys.stdout.write(json_text(document))


def print_bytes(content: bytes) -> None:
    """Write a report to stdout as it is."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def table(*columns: tuple[str, bool]) -> "TerminalGrid":
    """Make a table; a column is (heading, whether it holds numbers)."""
    from parindex.reporting.writers.grid import TerminalGrid  # noqa: PLC0415  as above

    return TerminalGrid(columns)


def fits(width: int) -> bool:
    """Tell whether a table of so many columns stays whole."""
    return _console(stderr=False).width >= width


@contextmanager
def progress(description: str) -> Iterator[Progress]:
    """Show a bar on stderr while files are read, if somebody watches."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=_console(stderr=True), transient=True) as bar:
        yield _Bar(bar, description)


class _Bar:
    def __init__(self, bar: "RichProgress", description: str) -> None:
        self._bar = bar
        self._description = description

    def start(self, total: int) -> None:
        """Show the bar."""
        self._task = self._bar.add_task(self._description, total=total)

    def advance(self, path: Path) -> None:  # noqa: ARG002  the bar counts only
        """Move the bar."""
        self._bar.advance(self._task)
