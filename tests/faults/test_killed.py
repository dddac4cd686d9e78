"""The short form of `make faults`: the program is killed while it works with its store. See docs/reliability.md."""

import os
import sys
from random import Random

import pytest
from benchmarks.workbooks import YEAR
from tests.faults.program import Death, Moment, run
from tests.faults.rounds import migrating, numbered, together
from tests.faults.state import state_of

from parindex.errors import ParindexError
from parindex.store import open_store
from parindex.store.backends.sqlite import migrations

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system")
SEED = 7


def test_killed_anywhere_while_scoring_the_store_has_whole_sets_and_an_unbroken_journal(ground):
    kills = [ground.kill(death, new=False) for death in numbered(ground.lap.statements)]
    assert [str(kill) for kill in kills if not kill.right or not kill.ended.killed] == []
    assert [kill.ended.moment for kill in kills] == [Moment.BEFORE, *[Moment.WRITING] * 3, Moment.AFTER]
    assert ground.kill(Death(), new=False).state == "after"


def test_killed_in_the_midst_of_a_commit_the_store_is_as_it_was_and_the_journal_brings_it_back(ground):
    kill = ground.kill(Death(point="page 2"), new=False)
    assert (kill.ended.killed, kill.ended.moment) == (True, Moment.COMMIT), str(kill)
    assert (kill.hot, kill.state) == (True, "before")


@pytest.mark.parametrize("point", ["statement 1", "statement 4", "after 6"])
def test_killed_while_it_makes_the_store_there_is_none_or_an_empty_one(ground, point):
    kill = ground.kill(Death(point=point), new=True)
    assert (kill.ended.killed, kill.right) == (True, True), str(kill)


@pytest.mark.parametrize("schema", range(1, migrations.LATEST))
def test_killed_anywhere_while_migrating_the_next_opening_finds_every_sheet(ground, schema):
    rounds = list(migrating(ground, schema, 1, None))
    assert [str(death) for death, ended, whole in rounds if not whole or not ended.killed] == []


def test_processes_that_score_at_once_lose_nothing(ground):
    state, failed, _ = together(ground, 3)
    assert (state.sheets, state.records, failed) == (ground.after.sheets, 3, 0)


@pytest.fixture
def half_way(ground):
    """The files of a store as they are in the midst of a save that outgrows the cache; and as it was before."""
    ground.reset(new=False)
    before = ground.store.read_bytes()
    journal = ground.store.with_name("parindex.db-journal")
    with open_store(ground.store) as store:
        connection = store.connection.raw
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sheets SET entries = replace(entries, '1', '2'), name = 'half'")
        files = before, ground.store.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    assert files[0] != files[1]
    return files


def _pages(content):
    return [content[at : at + 4096] for at in range(0, len(content), 4096)]


def test_whichever_pages_had_reached_the_disk_the_rollback_journal_brings_the_old_ones_back(ground, half_way, tmp_path):
    """What a power cut may leave once the journal was flushed: any of the new pages, in any mixture with the old."""
    before, during, journal = half_way
    path, random = tmp_path / "a.db", Random(SEED)  # noqa: S311  no secret
    old = _pages(before) + [b""] * (len(_pages(during)) - len(_pages(before)))
    for _ in range(24):
        mixed = [random.choice(pair) for pair in zip(old, _pages(during), strict=True)]
        full = [page or bytes(4096) for page in mixed]
        path.write_bytes(b"".join(full))
        path.with_name("a.db-journal").write_bytes(journal)
        assert state_of(path, YEAR) == ground.before
        assert path.read_bytes() == before


def test_a_store_taken_without_its_journal_in_the_midst_of_a_save_is_no_copy(half_way, tmp_path):
    """Why a store is copied with `parindex backup`, and never by taking the one file alone."""
    _, during, _ = half_way
    path = tmp_path / "a.db"
    path.write_bytes(during)
    with open_store(path, create=False) as store:
        try:
            found = {stored.sheet.name for stored in store.load(YEAR)}
        except ParindexError as error:
            assert "damaged" in str(error)  # noqa: PT017  one of the two outcomes
        else:
            assert "half" in found


@pytest.mark.parametrize("point", ["fsync 1", "replace 1"])
def test_a_report_whose_writing_is_killed_leaves_the_old_one(ground, point, tmp_path):
    ground.reset(new=False)
    target = tmp_path / "report.md"
    target.write_bytes(b"the report of yesterday")
    ended = run(["report", "--out", target], ground.root, Death(point=point), ground.log)
    assert ended.killed
    assert target.read_bytes() == b"the report of yesterday"
    assert [path.name[:10] for path in tmp_path.iterdir() if path != target] == [".parindex-"]
    day = 86_400
    for path in tmp_path.glob(".parindex-*"):
        os.utime(path, (path.stat().st_atime - 2 * day, path.stat().st_mtime - 2 * day))
    (tmp_path / ".parindex-young").write_bytes(b"of a program that is still at work")
    assert run(["report", "--out", target], ground.root, Death(), ground.log).code == 0
    assert target.read_bytes().startswith(b"#")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".parindex-young", "report.md"]


def test_a_copy_whose_writing_is_killed_leaves_the_old_one_and_an_unchanged_store(ground, tmp_path):
    ground.reset(new=False)
    target = tmp_path / "copy.db"
    assert run(["backup", target], ground.root, Death(), ground.log).code == 0
    before, store = target.read_bytes(), ground.store.read_bytes()
    for death in (Death(point="fsync 1"), Death(point="replace 1")):
        assert run(["backup", target, "--force"], ground.root, death, ground.log).killed
        assert (target.read_bytes(), ground.store.read_bytes()) == (before, store)
    for path in tmp_path.glob(".parindex-*"):
        os.utime(path, (0, 0))
    assert run(["backup", target, "--force"], ground.root, Death(), ground.log).code == 0
    assert list(tmp_path.iterdir()) == [target]
