"""Processes that are killed, and processes that come at the same time: whole sets, none lost."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from parindex.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system")

_SET = 241

_START = f"""
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import make_sheets
from parindex.store import open_store
from parindex.store.sheets import Sheets
path, at = Path(sys.argv[1]), datetime(2021, 1, 15, tzinfo=UTC)
"""

_SAVE_FOR_EVER = """
number = int(sys.argv[2])
sets = [make_sheets(241, comment=str(number + ahead)) for ahead in range(2)]
print("ready", flush=True)
while True:
    with open_store(path) as store:
        for sheets in sets:
            store.save(2020, sheets, at=at, version="1")
            print(sheets[0].entries[0].comment, flush=True)
"""

_DIE_INSIDE = """
put, left = Sheets._put, [int(sys.argv[2])]
def put_or_die(self, *args, **options):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return put(self, *args, **options)
Sheets._put = put_or_die
with open_store(path) as store:
    store.connection.raw.execute("PRAGMA cache_size = 5")  # so that pages go to the file long before the end
    store.save(2020, make_sheets(241, comment="half"), at=at, version="1")
"""

_SAVE_SOME = """
first = int(sys.argv[2])
for number in range(4):
    with open_store(path) as store:
        store.save(2020, make_sheets(60, first=first + 60 * number), at=at, version="1")
"""

_SAVE_STEP = """
from parindex.model.scores import Step
step = Step(sys.argv[2])
for number in range(3):
    with open_store(path) as store:
        store.save(2020, make_sheets(60), at=at, version="1", step=step)
"""


def _start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _START + script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _comments(path: Path) -> set[str]:
    """The comments of the set in the store, which name the save that it came from."""
    with open_store(path) as store:
        loaded = store.load(2020)
        assert store.connection.raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(loaded) in {0, _SET}
    return {entry.comment for stored in loaded for entry in stored.sheet.entries}


def test_a_store_killed_at_any_moment_holds_one_whole_set_and_all_that_was_acknowledged(tmp_path):
    path = tmp_path / "a.db"
    chance = random.Random(20)  # noqa: S311  no secret
    for round_ in range(8):
        process = _start(_SAVE_FOR_EVER, path, round_ * 100)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        acknowledged, _ = process.communicate()
        assert process.returncode == -signal.SIGKILL
        found = _comments(path)
        assert len(found) <= 1
        if acknowledged.split():
            last = int(acknowledged.split()[-1])
            assert found <= {str(last), str(last ^ 1)}
            assert found


@pytest.mark.parametrize("sheets_before_death", [0, 1, 120, 240])
def test_a_save_killed_half_way_leaves_the_set_before_it(tmp_path, sheets, noon, sheets_before_death):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.save(2020, sheets(_SET, comment="whole"), at=noon, version="1")
    process = _start(_DIE_INSIDE, path, sheets_before_death)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert (tmp_path / "a.db-journal").exists() == (sheets_before_death > 0)
    assert _comments(path) == {"whole"}
    with open_store(path) as store:
        assert [stored.sheet for stored in store.load(2020)] == sheets(_SET, comment="whole")


def test_processes_that_make_and_fill_one_store_at_the_same_time_all_succeed(tmp_path, sheets):
    path = tmp_path / "a.db"
    processes = [_start(_SAVE_SOME, path, first) for first in (0, 240, 480)]
    for process in processes:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
    with open_store(path) as store:
        assert [stored.sheet for stored in store.load(2020)] == sheets(720)


def test_processes_that_bring_the_steps_of_the_same_units_at_the_same_time_lose_none(tmp_path, sheets):
    path = tmp_path / "a.db"
    processes = [_start(_SAVE_STEP, path, step) for step in ("self", "appraisal-1", "explanation")]
    for process in processes:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
    with open_store(path) as store:
        loaded = store.load(2020)
    assert [len(stored.arrivals) for stored in loaded] == [3] * 60
    whole = [[entry.marks for entry in sheet.entries] for sheet in sheets(60)]
    assert [[entry.marks for entry in stored.sheet.entries] for stored in loaded] == whole


def test_a_second_save_waits_for_the_first(tmp_path, sheets, noon):
    path = tmp_path / "a.db"
    with open_store(path) as first, open_store(path) as second:
        first.connection.raw.execute("BEGIN IMMEDIATE")
        saved = []

        def save_in_its_own_time() -> None:
            with open_store(path) as own:
                saved.append(own.save(2020, sheets(2), at=noon, version="1"))

        waiting = threading.Thread(target=save_in_its_own_time)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        assert second.load(2020) == []
        first.connection.raw.execute("COMMIT")
        waiting.join(10)
        assert len(saved[0].new) == 2
        assert len(second.load(2020)) == 2
