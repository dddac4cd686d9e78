"""The one door for spreadsheets: any file in, plain rows or an issue out.

Foreign files are read in worker processes, never in this one.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.executors import in_use
from parindex.sources.cells.grid import Workbook
from parindex.sources.workbook.guard.limits import LIMITS

__all__ = ["LIMITS", "open_document", "open_workbooks"]

_FILES_A_WORKER = 64


def open_workbooks(paths: Sequence[Path], *, workers: int | None = None) -> Iterator[Workbook]:
    """Read files of any kind; yield exactly one workbook for each path, in their order.

    `workers` is the number of processes (default: by the number of files and processors); it never
    changes the result. Raises nothing for what a file holds: that is in `Workbook.issues`.
    """
    if not paths:
        return
    if (executor := in_use()) is not None and len(paths) > 1:
        from parindex.sources.workbook.processes.elsewhere import read_elsewhere  # noqa: PLC0415  rarely needed

        yield from read_elsewhere(paths, executor)
        return
    from parindex.sources.workbook.processes.pool import Pool  # noqa: PLC0415  workers import this package, but not the pool

    wanted = workers or min(os.cpu_count() or 1, -(-len(paths) // _FILES_A_WORKER))
    with Pool(wanted) as pool:
        yield from pool.read(paths)


def open_document(path: Path) -> Workbook:
    """Read one file of any kind that is read, or the tables of a Word or PDF file; never in this process.

    Raises nothing for what the file holds: that is in `Workbook.issues`.
    """
    from parindex.sources.workbook.processes.pool import Pool  # noqa: PLC0415  as above

    with Pool(1, documents=True) as pool:
        return next(iter(pool.read([path])))
