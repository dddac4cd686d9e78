"""A cluster on this computer: the same answers, also when its machines are lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from tests.conftest import ROOT

from parindex.errors import ParindexError
from parindex.executors import executor_at, use
from parindex.sources.workbook import open_workbooks
from parindex.sources.workbook.processes import elsewhere

dask = pytest.importorskip("dask", reason="the extra parindex[dask] is not installed")
distributed = pytest.importorskip("distributed", reason="the extra parindex[dask] is not installed")
pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore"),  # of the cluster, whose workers are killed
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system"),
]


@contextmanager
def cluster(monkeypatch):
    """Two workers on the loopback; they may open sockets, which other processes of the tests may not."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    settings = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(**settings, silence_logs=50) as made,
    ):
        yield made.scheduler_address.replace("tcp://", "dask://")


def test_a_cluster_gives_the_same_answers_and_loses_nothing_when_its_workers_die(tam_ky, run, monkeypatch):
    """One test of all, since a cluster takes seconds to start."""
    if _is_kept_from_networks():
        _alone("test_a_cluster_gives_the_same_answers_and_loses_nothing_when_its_workers_die")
        return
    monkeypatch.setattr(elsewhere, "_BATCH", 5)
    with pytest.raises(ParindexError, match="cannot be reached"):
        executor_at("dask://127.0.0.1:1")
    paths = sorted((tam_ky / "sheets" / "2020" / "communes").glob("*.xlsx"))
    (tam_ky / "bad.xlsx").write_bytes(b"no workbook")
    paths += [tam_ky / "bad.xlsx", tam_ky / "absent.xlsx"]
    here, other = list(open_workbooks(paths)), shutil.copytree(tam_ky, tam_ky.parent / "other")
    score = ("score", "sheets/2020/communes", "--format", "json")
    with cluster(monkeypatch) as address:
        executor = executor_at(address)
        with use(executor):
            assert list(open_workbooks(paths)) == here
        assert [bool(book.issues) for book in here] == [*[False] * (len(paths) - 2), True, True]
        assert executor.fallen_back == 0

        there = run("--executor", address, *score, cwd=other)
        alone = run(*score, cwd=tam_ky)
        assert (there.code, there.err, json.loads(there.out)) == (alone.code, alone.err, json.loads(alone.out))

        executor = executor_at(address)
        assert list(executor.map(_deadly(os.getpid()), range(6))) == [0, 1, 4, 9, 16, 25]
        assert executor.fallen_back >= 1
        executor.close()


def _is_kept_from_networks():
    return "offline" in (getattr(sys.modules.get("sitecustomize"), "__file__", None) or "")


def _alone(name):
    """Run a test in a process that may reach the loopback, as those of this run may not."""
    free = {key: value for key, value in os.environ.items() if key != "PYTHONPATH" and "PYTEST" not in key}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", f"{__file__}::{name}"]
    ran = subprocess.run(command, cwd=ROOT, env=free, capture_output=True, text=True, check=False)
    assert "1 passed" in ran.stdout, ran.stdout + ran.stderr


def _deadly(here):
    def deadly(number):  # inside of another it travels by its code: workers do not know the tests
        if number == 2 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    return deadly


@pytest.mark.parametrize("address", ["dask://", "tcp://127.0.0.1:1", "ray://x"])
def test_no_such_executor_is_told(address):
    with pytest.raises(ParindexError, match="no executor"):
        executor_at(address)
