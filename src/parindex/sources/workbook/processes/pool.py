"""Worker processes that read files and may die of them; the others go on.

A process costs far less to start than a pool of `multiprocessing` would, since it imports nothing of
the program that it serves; and since it answers file by file, it is always known which one killed it.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Self

from parindex.sources.cells.grid import Workbook
from parindex.sources.workbook.processes.process import WorkerProcess
from parindex.sources.workbook.processes.reading import lost
from parindex.sources.workbook.processes.sent_books import BadAnswerError, read_sent, sent

__all__ = ["Pool", "read_answer"]

_BATCH = 8
_PULSE = 0.25
"""Seconds between two looks at the clock."""


class Pool:
    """A number of worker processes, each started when there is a file for it.

    Use it as a context manager; leaving it, for whatever reason, ends all of them.
    """

    def __init__(self, workers: int, *, documents: bool = False) -> None:
        self._documents = documents
        self._size = workers
        self._threads = ThreadPoolExecutor(workers, "parindex-reader")
        self._idle: deque[WorkerProcess] = deque()
        self._all = set[WorkerProcess]()
        self._lock = Lock()
        self._closed = Event()
        self._watch = Thread(target=self._watch_clock, name="parindex-clock", daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed.set()
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._watch.join()
        for worker in self._all:
            worker.end()

    def read(self, paths: Sequence[Path]) -> Iterator[Workbook]:
        """Yield one workbook for every path, in their order, holding only a few at a time."""
        waiting = deque[tuple[Sequence[Path], Future[list[bytes | Workbook]]]]()
        for start in range(0, len(paths), _BATCH):
            batch = paths[start : start + _BATCH]
            waiting.append((batch, self._threads.submit(self._batch, batch)))
            if len(waiting) > 2 * self._size:
                yield from _taken(*waiting.popleft())
        while waiting:
            yield from _taken(*waiting.popleft())

    def answers(self, paths: Sequence[Path]) -> Iterator[bytes]:
        """Yield for every path, in their order, what a worker sent of it."""
        for start in range(0, len(paths), _BATCH):
            for answer in self._batch(paths[start : start + _BATCH]):
                yield sent(answer) if isinstance(answer, Workbook) else answer

    def _batch(self, paths: Sequence[Path]) -> list[bytes | Workbook]:
        answers: list[bytes | Workbook] = []
        while rest := paths[len(answers) :]:
            worker = self._take()
            answered = worker.ask(rest)
            answers += answered
            if len(answered) == len(rest):
                self._idle.append(worker)
                break
            with self._lock:
                self._all.discard(worker)
            answers.append(lost(rest[len(answered)], worker.end()))
        return answers

    def _take(self) -> WorkerProcess:
        with self._lock:
            if self._closed.is_set():
                message = "the pool is closed"
                raise RuntimeError(message)
            if self._idle:
                return self._idle.pop()
            worker = WorkerProcess(documents=self._documents)
            self._all.add(worker)
            return worker

    def _watch_clock(self) -> None:
        while not self._closed.wait(_PULSE):
            now = monotonic()
            with self._lock:
                for worker in self._all:
                    worker.expire(now)


def _taken(paths: Sequence[Path], answers: Future[list[bytes | Workbook]]) -> Iterator[Workbook]:
    for path, answer in zip(paths, answers.result(), strict=True):
        yield answer if isinstance(answer, Workbook) else read_answer(path, answer)


def read_answer(path: Path, answer: bytes) -> Workbook:
    """Read an answer; a worker that a file has taken over can say nothing but wrong values of that file."""
    try:
        return replace(read_sent(answer), path=path)
    except BadAnswerError:
        return lost(path, "F603")
