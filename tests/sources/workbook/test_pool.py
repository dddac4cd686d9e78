"""Workers may die; the file that killed them is named, and the others are read."""

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from parindex.sources.workbook import open_workbooks
from parindex.sources.workbook.processes import process
from parindex.sources.workbook.processes.worker import _answer

PRELUDE = """
import os, sys; sys.path.append({home!r})
from parindex.sources.workbook.processes import reading, worker
real = worker.read_workbook
def read(path):
    if path.name.startswith("killer"): os.kill(os.getpid(), 9)
    if path.name.startswith("panic"): raise BaseException("as a panic of the reader")
    if path.name.startswith("hog"): bytearray(1 << 40)
    if path.name.startswith("noise"): print("noise"); sys.stdout.flush()
    if path.name.startswith("loop"):
        while True: pass
    return real(path)
worker.read_workbook = read
worker.main()
"""


@pytest.fixture
def poisoned(monkeypatch):
    """Let the workers misbehave on files with certain names, as readers do on certain contents."""
    monkeypatch.setattr(process, "_CODE", PRELUDE)


def files(folder, book, *names):
    content = book().read_bytes()
    paths = [folder / f"{name}.xlsx" for name in names]
    for path in paths:
        path.write_bytes(content)
    return paths


def outcome(workbooks):
    return [(workbook.path.stem, [issue.code for issue in workbook.issues], workbook.sha256) for workbook in workbooks]


@pytest.mark.usefixtures("poisoned")
def test_each_path_yields_one_workbook_in_order_and_the_poisoned_ones_are_named(book, tmp_path):
    names = [f"good{number}" for number in range(30)]
    names[3:3] = ["killer1"]
    names[17:17] = ["panic1", "killer2", "hog1", "noise1"]
    paths = files(tmp_path, book, *names)
    results = [outcome(open_workbooks(paths, workers=workers)) for workers in (1, 3)]
    assert results[0] == results[1]
    assert [name for name, _, _ in results[0]] == names
    bad = {name: codes for name, codes, _ in results[0] if codes}
    assert bad == {"killer1": ["F603"], "panic1": ["F603"], "killer2": ["F603"], "hog1": ["F602"]}
    assert len({sha256 for _, _, sha256 in results[0]}) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot limit the time of a process")
def test_a_file_that_computes_for_ever_is_ended_and_named(book, tmp_path, monkeypatch):
    code = (
        PRELUDE + ""
        if False
        else PRELUDE.replace(
            "worker.main()", "worker.limit = lambda name: 0 if name == 'seconds' else 10**9\nworker.main()"
        )
    )
    monkeypatch.setattr(process, "_CODE", code)
    paths = files(tmp_path, book, "loop", "good")
    assert [codes for _, codes, _ in outcome(open_workbooks(paths))] == [["F601"], []]


def test_a_file_that_sleeps_is_ended_by_the_clock(book, tmp_path, monkeypatch):
    monkeypatch.setattr(process, "_CODE", "import time; time.sleep(60)")
    monkeypatch.setattr(process, "_PATIENCE", 0.05)
    paths = files(tmp_path, book, "sleeper")
    assert [codes for _, codes, _ in outcome(open_workbooks(paths))] == [["F601"]]


def test_a_reader_that_runs_out_of_memory_is_an_issue(book, monkeypatch):
    def full(_):
        raise MemoryError

    monkeypatch.setattr("parindex.sources.workbook.processes.worker.read_workbook", full)
    # In a worker the limit is for its own process; here it would end the process of the tests some seconds later.
    monkeypatch.setattr("parindex.sources.workbook.processes.worker.limit_time", lambda _: None)
    assert b"F602" in _answer(book())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes cannot be listed on this system")
def test_leaving_early_ends_all_workers(book, tmp_path):
    paths = files(tmp_path, book, *(f"good{number}" for number in range(40)))
    reading = open_workbooks(paths, workers=2)
    assert len(list(islice(reading, 3))) == 3
    assert children()
    reading.close()
    assert not children()


def children():
    me = f"PPid:\t{os.getpid()}\n"
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if me in text and b"parindex" in (status.parent / "cmdline").read_bytes():
            found.append(text)
    return found


def test_no_paths_start_no_worker(monkeypatch):
    monkeypatch.setattr(process, "WorkerProcess", None)
    assert list(open_workbooks([])) == []


def test_a_worker_imports_nothing_of_the_program_that_it_does_not_need():
    code = (
        "import sys, parindex.sources.workbook.processes.worker, parindex.sources.workbook.xlsx.reader; "
        "print(*sys.modules)"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"pydantic", "yaml", "pandas", "numpy", "rich", "typer", "subprocess", "concurrent.futures", "asyncio"}
    assert not heavy.intersection(modules)
