"""Files read on other machines: their bytes travel, and there, too, they are read in a process that may die."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from parindex.executors import Executor
from parindex.sources.cells.grid import Workbook
from parindex.sources.workbook.guard.intake import take_in
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.processes.pool import Pool, read_answer
from parindex.sources.workbook.processes.sent_books import sent

__all__ = ["read_elsewhere"]

_BATCH = 64
"""Files that travel together: a message costs about as much as the reading of one file."""


@dataclass(frozen=True, slots=True)
class _Shipped:
    """A file on its way; `refusal` stands for one that was refused before it was sent."""

    name: str
    content: bytes = b""
    refusal: bytes = b""


def read_elsewhere(paths: Sequence[Path], executor: Executor) -> Iterator[Workbook]:
    """Yield one workbook for every path, in their order, as `Pool.read` does."""
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    shipped = ([_shipped(path) for path in batch] for batch in batches)  # each is loaded when it is sent
    for batch, answers in zip(batches, executor.map(_read_batch, shipped), strict=True):
        for path, answer in zip(batch, answers, strict=True):
            yield _at(path, read_answer(path, answer))


def _shipped(path: Path) -> _Shipped:
    try:
        return _Shipped(path.name, take_in(path))
    except Refused as refused:
        return _Shipped(path.name, refusal=sent(Workbook(path, "", (), (refused.issue(str(path)),))))


def _read_batch(files: Sequence[_Shipped]) -> list[bytes]:
    """Read files in a guarded process of the machine that this runs on; its own folder goes with it."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        places = []
        for number, file in enumerate(files):
            place = Path(folder, str(number), file.name)
            place.parent.mkdir()
            place.write_bytes(file.content)
            places.append(place)
        answers = _pool().answers([place for place, file in zip(places, files, strict=True) if not file.refusal])
        return [file.refusal or next(answers) for file in files]


@cache
def _pool() -> Pool:
    """Keep the guarded process for the next batch; it ends with the process that asks it."""
    return Pool(1).__enter__()


def _at(path: Path, book: Workbook) -> Workbook:
    """Name the file where it lies here, also in what is told about it."""
    issues = tuple(replace(issue, place=replace(issue.place, file=str(path))) for issue in book.issues)
    return replace(book, path=path, issues=issues)
