"""Reading on this computer beside a cluster of two workers on it: `python -m benchmarks.cluster [COUNT]`.

Both are measured in the same run: wall clock, and processor seconds of this process and all that it started.
On one computer the cluster can only add its messages; how much, is what this says. It ends with 1 if the
answers differ, or if the cluster costs more than twice as much, its start not counted.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
import distributed

from benchmarks.workbooks import YEAR, make_workspace
from parindex.executors import executor_at, use
from parindex.sources.workbook import open_workbooks

_MOST = 2.0


def _processors() -> float:
    """Processor seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@contextmanager
def _cluster() -> Iterator[str]:
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as made,
    ):
        yield made.scheduler_address.replace("tcp://", "dask://")


def _read(paths: list[Path], address: str) -> list[str]:
    executor = executor_at(address) if address else None
    with use(executor):
        return [repr(book.sheets) for book in open_workbooks(paths, workers=2)]


def main(count: int) -> int:
    """Measure, print a line for each, and say whether the answers are equal and the price is bearable."""
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(Path(folder) / "w", count)
        paths = sorted((Path(folder) / "w" / "sheets" / str(YEAR)).glob("*.xlsx"))
        here, alone = _measured("this computer", paths, clustered=False)
        _, start = _measured("cluster of two, its start alone", [], clustered=True)
        there, both = _measured("cluster of two", paths, clustered=True)
    ratio = (both - start) / alone
    print(f"processor time without the start: {ratio:.2f} times")
    return int(here != there or ratio > _MOST)


def _measured(name: str, paths: list[Path], *, clustered: bool) -> tuple[list[str], float]:
    wall, spent = time.perf_counter(), _processors()
    if clustered:
        with _cluster() as address:
            answers = _read(paths, address)
    else:
        answers = _read(paths, "")
    cost = _processors() - spent
    print(f"{name}: {len(paths)} files, {time.perf_counter() - wall:.1f} s, {cost:.1f} CPU-s")
    return answers, cost


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 960))
