"""The programs that are measured do what the tables say that they do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the clock of the benchmarks needs a POSIX system")


def _run(module: str, *arguments: object) -> dict:
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1]) if result.stdout else {}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "2"
    _run("workbooks", folder, 2)
    return folder


def test_parindex_scores_stores_and_reports_every_synthetic_sheet(workspace):
    told = _run("probes.parindex_run", workspace)
    assert (told["sheets"], told["units"]) == (2, 2)
    assert set(told["laps"]) == {"import", "read", "compute", "store"}
    assert _run("probes.report_run", workspace, workspace / "ours.xlsx")["size"] > 0
    assert (workspace / "ours.xlsx").read_bytes().startswith(b"PK")


def test_the_peers_read_the_same_files(workspace):
    assert _run("probes.analyst", workspace, workspace / "theirs.xlsx")["units"] == 2
    assert _run("probes.calamine_read", workspace)["cells"] > 2 * 92 * 8


def test_the_comparison_with_a_sum_of_integers_gives_both_times():
    told = _run("probes.kernel", 50)
    assert told["ours"] > told["numpy"] > 0


def test_clean_sheets_have_nothing_to_tell_and_dirty_ones_are_all_accepted_with_repairs(tmp_path):
    told = {}
    for state in ("clean", "dirty"):
        _run("workbooks", tmp_path / state, 2, state)
        told[state] = _run("probes.parindex_run", tmp_path / state)
    assert (told["clean"]["sheets"], told["dirty"]["sheets"]) == (2, 2)
    assert told["clean"]["issues"] == []
    assert {"S120", "S126"} <= set(told["dirty"]["issues"])
