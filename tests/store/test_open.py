"""A store opens, or says clearly why not; it never changes a file that is not its own."""

import os
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.errors import ParindexError
from parindex.store import open_store
from parindex.store.backends.sqlite import migrations
from parindex.store.copying import copy_store


@pytest.fixture
def filled(tmp_path, sheets, noon) -> Path:
    path = tmp_path / "filled.db"
    with open_store(path) as store:
        store.save(2020, sheets(3), at=noon, version="1")
    return path


def test_without_create_a_missing_file_is_refused_and_not_made(tmp_path):
    with pytest.raises(ParindexError, match=r"no store .*a\.db yet"):
        open_store(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_without_create_an_empty_file_is_refused_and_stays_empty(tmp_path):
    (tmp_path / "a.db").touch()
    with pytest.raises(ParindexError, match="no store"):
        open_store(tmp_path / "a.db", create=False)
    assert (tmp_path / "a.db").stat().st_size == 0


def test_an_empty_file_becomes_a_store_where_one_may_be_made(tmp_path, sheets, noon):
    (tmp_path / "a.db").touch()
    with open_store(tmp_path / "a.db") as store:
        assert store.save(2020, sheets(1), at=noon, version="1").new


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("address", ["postgresql://server/parindex", "postgres://user@server/x"])
def test_a_server_is_refused_as_not_supported(address, create):
    with pytest.raises(ParindexError, match="keeps its store in a file"):
        open_store(Path(address), create=create)


def test_a_missing_folder_is_named_and_not_made(tmp_path):
    with pytest.raises(ParindexError, match=r"no folder .*nowhere"):
        open_store(tmp_path / "nowhere" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_store(tmp_path):
    with pytest.raises(ParindexError, match="not a store"):
        open_store(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_is_refused_without_waiting_at_it(tmp_path):
    os.mkfifo(tmp_path / "a.db")
    with pytest.raises(ParindexError, match="not a store"):
        open_store(tmp_path / "a.db")


@pytest.mark.parametrize("name", ["a\x00.db", "x" * 400 + ".db"])
def test_an_impossible_name_is_refused(tmp_path, name):
    with pytest.raises(ParindexError, match="cannot be opened"):
        open_store(tmp_path / name)


@pytest.mark.parametrize("name", ["a?mode=ro&x#y.db", "100%25 Xã Tam Kỳ.db", "byte-\udcff.db"])
def test_a_strange_name_is_only_a_name(tmp_path, name):
    with open_store(tmp_path / name) as store:
        assert store.years() == []
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("content", [b"name: Tam Ky\n", b"PK\x03\x04" * 1000, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_another_file_is_refused_and_not_touched(tmp_path, content):
    path = tmp_path / "units.yaml"
    path.write_bytes(content)
    with pytest.raises(ParindexError, match="not a store"):
        open_store(path)
    assert path.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["units.yaml"]


@pytest.mark.parametrize("version", [0, 1, -1])
def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path, version):
    path = tmp_path / "other.db"
    _execute(path, "CREATE TABLE sheets (x)", f"PRAGMA user_version = {version}")
    content = path.read_bytes()
    with pytest.raises(ParindexError, match="not a store"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_newer_schema_is_refused_and_not_touched(filled):
    newer = migrations.LATEST + 1
    _execute(filled, f"PRAGMA user_version = {newer}")
    content = filled.read_bytes()
    with pytest.raises(ParindexError, match=f"newer parindex .schema {newer}; this one knows {migrations.LATEST}"):
        open_store(filled)
    assert filled.read_bytes() == content


def test_a_negative_schema_number_is_refused(filled):
    _execute(filled, "PRAGMA user_version = -1")
    with pytest.raises(ParindexError, match="not a store"):
        open_store(filled)


@pytest.mark.parametrize(
    "hidden",
    [
        "CREATE TRIGGER t AFTER INSERT ON sheets BEGIN DELETE FROM sheets WHERE unit <> NEW.unit; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_a_store_in_which_somebody_hid_a_program_is_refused(filled, hidden):
    _execute(filled, hidden)
    with pytest.raises(ParindexError, match="altered by another program"):
        open_store(filled)


def test_an_older_schema_is_brought_up_to_date_and_keeps_its_sheets(filled, sheets, monkeypatch):
    def add_note(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE sheets ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_note))
    monkeypatch.setattr(migrations, "LATEST", migrations.LATEST + 1)
    monkeypatch.setattr("parindex.store.backends.sqlite.opening.LATEST", migrations.LATEST)
    with open_store(filled, create=False) as store:
        assert [stored.sheet for stored in store.load(2020)] == sheets(3)
        assert migrations.version_of(store.connection.raw) == migrations.LATEST
        assert "note" in [row[1] for row in store.connection.raw.execute("PRAGMA table_info(sheets)")]


def test_a_migration_that_fails_leaves_the_schema_before_it(filled, sheets, monkeypatch):
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM sheets")
        connection.execute("ALTER TABLE nowhere ADD COLUMN note")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, half))
        patch.setattr(migrations, "LATEST", migrations.LATEST + 1)
        patch.setattr("parindex.store.backends.sqlite.opening.LATEST", migrations.LATEST)
        with pytest.raises(ParindexError, match="nowhere"):
            open_store(filled)
    with open_store(filled, create=False) as store:
        assert [stored.sheet for stored in store.load(2020)] == sheets(3)


def test_a_store_that_stays_locked_is_told_after_the_patience_is_over(filled, sheets, noon):
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ParindexError, match="in use"):
        open_store(filled, patience=0.05)
    holder.execute("ROLLBACK")
    with open_store(filled, patience=0.05) as store:
        holder.execute("BEGIN IMMEDIATE")
        assert len(store.load(2020)) == 3
        with pytest.raises(ParindexError, match="in use"):
            store.save(2020, sheets(1), at=noon, version="1")
        holder.execute("ROLLBACK")
        assert store.save(2020, sheets(1), at=noon, version="1").unchanged
    holder.close()


@contextmanager
def _somebody_else():
    """The superuser may write anything; become an ordinary user for a moment."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights on files work otherwise on this system")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o666, 0o555)])
def test_a_store_that_may_not_be_written_can_still_be_read(file, folder, sheets, noon):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.db"
        with open_store(path) as store:
            store.save(2020, sheets(3), at=noon, version="1")
        path.chmod(file)
        path.parent.chmod(folder)
        try:
            with _somebody_else(), open_store(path) as store:
                assert len(store.load(2020)) == 3
                with pytest.raises(ParindexError, match=r"read-only|rights"):
                    store.save(2020, sheets(3, comment="x"), at=noon, version="1")
                assert [stored.sheet for stored in store.load(2020)] == sheets(3)
            with _somebody_else(), pytest.raises(ParindexError, match="cannot be opened"):
                open_store(path.with_name("new.db"))
        finally:
            path.parent.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights on files work otherwise on this system")
def test_a_store_that_may_not_be_read_is_told(sheets, noon):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.db"
        with open_store(path) as store:
            store.save(2020, sheets(1), at=noon, version="1")
        path.chmod(0o000)
        path.parent.chmod(0o755)
        with _somebody_else(), pytest.raises(ParindexError, match="cannot be opened"):
            open_store(path, create=False)


def test_a_store_cut_short_is_told_as_damaged(filled):
    filled.write_bytes(filled.read_bytes()[:9000])
    with pytest.raises(ParindexError, match="damaged"), open_store(filled) as store:
        store.load(2020)


@pytest.mark.parametrize(
    "assignment",
    [
        'entries = \'[["1.1", [["self"]], "", ""]]\'',
        'entries = \'[["1.1", [["nobody", "E1", "x"]], "", ""]]\'',
        'entries = \'[["1.1", [["self", "E1", "x", "number", "many"]], "", ""]]\'',
        'entries = \'[[1.1, [], "", ""]]\'',
        "entries = '{'",
        f"entries = '{'[' * 100_000}'",
        "at = 'yesterday'",
        "name = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_row_that_we_did_not_write_is_told_as_damaged(filled, assignment):
    _execute(filled, f"UPDATE sheets SET {assignment} WHERE unit = 'xa-0001'")  # noqa: S608  the lines above
    with open_store(filled) as store, pytest.raises(ParindexError, match="damaged"):
        store.load(2020)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_store_with_wrong_bytes_gives_sheets_or_a_clear_error(data):
    content = bytearray(_sample())
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(content)
        try:
            with open_store(path, create=False, patience=0) as store:
                for year in store.years():
                    store.load(year)
        except ParindexError as error:
            assert str(path) in str(error)  # noqa: PT017  both outcomes are right


_SAMPLE: list[bytes] = []


@pytest.fixture(autouse=True, scope="module")
def _make_sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "a.db"
    with open_store(path) as store:
        store.connection.raw.execute(
            "INSERT INTO sheets (year, unit, name, edition, digest, path, sheet, sha256, at, version, entries) "
            "VALUES (2020, 'a', 'A', 'x@2020', 'd', 'a.xlsx', 'S', 'f', '2021-01-01T00:00:00+00:00', '1', "
            """'[["1.1",[["self","E8","0,5","number","0.5"]],"e","c"]]')"""
        )
    _SAMPLE.append(path.read_bytes())


def _sample() -> bytes:
    return _SAMPLE[-1]


def _execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


ALTERED = {
    "other types": ["ALTER TABLE history RENAME TO h", "CREATE TABLE history AS SELECT * FROM h", "DROP TABLE h"],
    "not STRICT": ["DROP TABLE files", "CREATE TABLE files (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL)"],
    "another column": ["ALTER TABLE sheets ADD COLUMN more TEXT"],
    "another table": ["CREATE TABLE more (x)"],
    "a table gone": ["DROP TABLE journal"],
    "a view for a table": ["ALTER TABLE files RENAME TO f", "CREATE VIEW files AS SELECT * FROM f"],
    "a trigger": ["CREATE TRIGGER t AFTER INSERT ON sheets BEGIN DELETE FROM sheets; END"],
    "a generated column": ["ALTER TABLE sheets ADD COLUMN g TEXT AS (unit)"],
    "an index that refuses": ["CREATE UNIQUE INDEX one ON sheets (year)"],
}


@pytest.mark.parametrize("statements", ALTERED.values(), ids=ALTERED)
def test_a_store_whose_tables_are_not_ours_is_refused_and_not_touched(tmp_path, statements):
    path = tmp_path / "a.db"
    open_store(path).close()
    _execute(path, *statements)
    content = path.read_bytes()
    for use in (lambda: open_store(path), lambda: copy_store(path, tmp_path / "b.db")):
        with pytest.raises(ParindexError, match="altered by another program"):
            use()
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]


def test_figures_of_analyze_and_a_rebuilt_file_are_still_ours(tmp_path):
    path = tmp_path / "a.db"
    open_store(path).close()
    _execute(path, "ANALYZE")
    _execute(path, "VACUUM")
    with open_store(path) as store:
        assert list(store.load(2020)) == []
