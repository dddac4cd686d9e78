"""A copy of a store in use: one moment of it, whole, or nothing."""

import os
import sqlite3
import threading

import pytest
from tests.systems import LINKS

from parindex.errors import ParindexError
from parindex.model.records.journal import Stamp, broken
from parindex.store import open_store
from parindex.store.copying import copy_store


@pytest.fixture
def path(tmp_path, sheets, noon):
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.save(2019, sheets(2, year=2019), at=noon, version="1")
        store.revisions.publish(2019, "{}", {}, Stamp(noon, "1"))
        store.revisions.amend(2019, "why", Stamp(noon, "1"))
        store.save(2020, sheets(3), at=noon, version="1")
    return path


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_holds_everything_and_says_what(path, tmp_path):
    copied = copy_store(path, tmp_path / "copy.db")
    assert (copied.sheets, copied.records) == (((2019, 2), (2020, 3)), 4)
    assert copied.size == (tmp_path / "copy.db").stat().st_size
    with open_store(path) as one, open_store(tmp_path / "copy.db", create=False) as other:
        assert other.journal.records() == one.journal.records()
        for year, revision in ((2019, 1), (2019, 2), (2020, 1)):
            assert other.load(year, revision) == one.load(year, revision)
    assert _names(tmp_path) == ["a.db", "copy.db"]


def test_the_same_content_gives_the_same_bytes_and_nothing_of_what_was_replaced(path, tmp_path, sheets, noon):
    with open_store(path) as store:
        store.save(2020, sheets(40, comment="a word that was taken back"), at=noon, version="1")
        store.save(2020, sheets(40), at=noon, version="1")
    for name in ("one.db", "two.db"):
        copy_store(path, tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    assert b"a word that was taken back" not in (tmp_path / "one.db").read_bytes()


def test_copies_made_while_others_write_are_each_one_moment_of_the_store(tmp_path, sheets, noon):
    path, stop = tmp_path / "busy.db", threading.Event()
    sets = [sheets(60, comment=str(number)) for number in range(2)]
    with open_store(path) as store:
        store.save(2020, sets[0], at=noon, version="1")

    def write() -> None:
        with open_store(path) as store:
            while not stop.is_set():
                for one in sets:
                    store.save(2020, one, at=noon, version="1")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = []
        for number in range(12):
            copy = tmp_path / f"copy-{number}.db"
            copy_store(path, copy)
            with open_store(copy, create=False) as store:
                comments = {entry.comment for one in store.load(2020) for entry in one.sheet.entries}
                records = store.journal.records()
            assert len(comments) == 1
            assert broken(records) == []
            found.append(len(records))
    finally:
        stop.set()
        writer.join()
    assert found == sorted(found)
    assert found[-1] > found[0]


def test_a_file_that_is_there_is_not_replaced_unasked(path, tmp_path):
    (tmp_path / "copy.db").write_bytes(b"precious")
    with pytest.raises(ParindexError, match="there already; nothing was copied"):
        copy_store(path, tmp_path / "copy.db")
    with pytest.raises(ParindexError, match="not a store"):
        copy_store(path, tmp_path / "copy.db", replace=True)
    assert (tmp_path / "copy.db").read_bytes() == b"precious"
    (tmp_path / "copy.db").unlink()
    copy_store(path, tmp_path / "copy.db")
    with pytest.raises(ParindexError, match="there already; nothing was copied"):
        copy_store(path, tmp_path / "copy.db")
    copy_store(path, tmp_path / "copy.db", replace=True)
    with open_store(tmp_path / "copy.db", create=False) as store:
        assert len(store.load(2020)) == 3
    assert _names(tmp_path) == ["a.db", "copy.db"]


@LINKS
@pytest.mark.parametrize("replace", [True, False])
def test_the_store_is_never_taken_for_its_copy(path, tmp_path, replace):
    (tmp_path / "link.db").symlink_to(path)
    before = path.read_bytes()
    for target in (path, tmp_path / "link.db"):
        with pytest.raises(ParindexError, match="is the store itself"):
            copy_store(path, target, replace=replace)
    assert path.read_bytes() == before


def test_a_missing_folder_a_folder_and_a_missing_store_are_told(path, tmp_path):
    with pytest.raises(ParindexError, match=r"no folder .*nowhere for the copy"):
        copy_store(path, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(ParindexError, match="not a file"):
        copy_store(path, tmp_path)
    with pytest.raises(ParindexError, match="no store"):
        copy_store(tmp_path / "none.db", tmp_path / "copy.db")
    assert _names(tmp_path) == ["a.db"]


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE journal SET who = 'nobody' WHERE number = 2",
        "UPDATE sheets SET entries = '[[' WHERE year = 2019 AND revision = 1",
        "UPDATE sheets SET at = 'yesterday' WHERE year = 2020",
    ],
)
def test_a_damaged_store_is_told_and_gives_no_copy(path, tmp_path, fault):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(fault)
    connection.close()
    (tmp_path / "copy.db").write_bytes(b"the copy of yesterday")
    with pytest.raises(ParindexError, match="damaged"):
        copy_store(path, tmp_path / "copy.db", replace=True)
    assert (tmp_path / "copy.db").read_bytes() == b"the copy of yesterday"
    assert _names(tmp_path) == ["a.db", "copy.db"]


def test_a_store_that_is_locked_for_too_long_is_told(path, tmp_path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ParindexError, match="in use"):
        copy_store(path, tmp_path / "copy.db", patience=0.05)
    holder.close()
    assert _names(tmp_path) == ["a.db"]


def test_a_file_that_comes_while_the_copy_is_made_stays(path, tmp_path, monkeypatch):
    link = os.link

    def late(source, target):
        target.write_bytes(b"somebody was faster")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(ParindexError, match="there already"):
        copy_store(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"somebody was faster"
