"""A store on a PostgreSQL server: what can go wrong between two machines, told and without a loss."""

import json
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from parindex.errors import ParindexError
from parindex.model.records.journal import Stamp, broken
from parindex.store import copy_store, open_store
from parindex.store.backends.postgresql.address import address_of, without_secrets

psycopg = pytest.importorskip("psycopg", reason="the extra parindex[postgresql] is not installed")
KEPT = sha256(b"\x00\xff").hexdigest()


@pytest.fixture
def place(server):
    return server.place()


@pytest.fixture
def ask(server):
    """Ask the server as its administrator."""
    with psycopg.connect(f"postgresql://postgres@/postgres?host={server.folder}", autocommit=True) as raw:
        yield raw.execute


def schema_of(place):
    return address_of(place).schema


def fill(place, sheets, noon):
    with open_store(place) as store:
        store.save(2019, sheets(2, year=2019), at=noon, version="1")
        store.revisions.publish(2019, '{"a":"\x00"}', {KEPT: b"\x00\xff"}, Stamp(noon, "1"))
        store.revisions.amend(2019, "why", Stamp(noon, "1", "tệp\udcff"))
        store.save(2020, sheets(3, comment="a\x00b\x1b0041"), at=noon, version="1")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://officer:hunter2@server/db",
        "postgresql://officer:hunter2@[bad/db",
        "postgresql://server/db?password=hunter2",
        "postgres://server/db?schema=a&PASSWORD=hunter2",
        "postgresql://server/db?sslpassword=hunter2",
        "postgresql://server/db?schema=../x&password=hunter2",
        "mysql://officer:hunter2@server/db",
    ],
)
def test_a_secret_in_an_address_is_refused_and_never_shown(address):
    with pytest.raises(ParindexError) as refused:
        open_store(address)
    assert "hunter2" not in str(refused.value) + repr(refused.value.values) + without_secrets(address)


@pytest.mark.parametrize("schema", ["A", "a b", "pg_catalog", 'x"; DROP SCHEMA public; --', "ă", ""])
def test_a_schema_that_would_have_to_be_quoted_is_refused(schema):
    with pytest.raises(ParindexError, match=r"small letters|not the address"):
        address_of(f"postgresql://server/db?schema={schema}")


def test_a_server_a_database_and_a_user_that_are_not_there_are_told(server, tmp_path):
    for address, words in {
        f"postgresql://postgres@/postgres?host={tmp_path}": "cannot be reached",
        f"postgresql://postgres@/none?host={server.folder}": "no database",
        f"postgresql://nobody_here@/postgres?host={server.folder}": "could not be used|cannot be reached|refused",
    }.items():
        with pytest.raises(ParindexError, match=words):
            open_store(address)


def test_what_is_not_ours_or_newer_or_altered_is_left_as_it_is(place, ask):
    schema = schema_of(place)
    ask(f"CREATE SCHEMA {schema}")
    ask(f"CREATE TABLE {schema}.files (a integer)")
    with pytest.raises(ParindexError, match="not a store of parindex"):
        open_store(place)
    ask(f"DROP TABLE {schema}.files")
    open_store(place).close()  # an administrator may have made the schema
    for change, back, words in (
        ("UPDATE {}.parindex_store SET version = 99", "UPDATE {}.parindex_store SET version = 1", "newer parindex"),
        ("ALTER TABLE {}.sheets ADD COLUMN x text", "ALTER TABLE {}.sheets DROP COLUMN x", r"altered.*sheets\.x"),
        ("CREATE VIEW {}.v AS SELECT 1 AS n", "DROP VIEW {}.v", "altered"),
        ("CREATE RULE r AS ON DELETE TO {}.files DO INSTEAD NOTHING", "DROP RULE r ON {}.files", "altered.*files"),
    ):
        ask(change.format(schema))
        with pytest.raises(ParindexError, match=words):
            open_store(place)
        ask(back.format(schema))
    open_store(place, create=False).close()


def test_a_role_that_only_reads_can_read_and_no_more(place, ask, sheets, noon):
    schema, role = schema_of(place), f"reader_{schema_of(place)}"
    fill(place, sheets, noon)
    ask(f"CREATE ROLE {role} LOGIN")
    ask(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    ask(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}")
    with open_store(place.replace("postgres@", f"{role}@"), create=False) as store:
        store.begin_moment()
        assert len(store.load(2020)) == 3
        store.end_moment()
        with pytest.raises(ParindexError, match=r"read the store .* but not write"):
            store.save(2020, sheets(1), at=noon, version="1")


def test_a_connection_that_is_lost_while_it_stores_leaves_nothing(place, ask, sheets, noon):
    fill(place, sheets, noon)
    with open_store(place) as store:
        put = store._sheets._put
        pid = store.connection.raw.info.backend_pid

        def lose(*args, **options):
            ask("SELECT pg_terminate_backend(%s, 5000)", (pid,))
            return put(*args, **options)

        store._sheets._put = lose
        with pytest.raises(ParindexError, match=r"was lost .* Nothing was stored"):
            store.save(2020, sheets(3, comment="half"), at=noon, version="1")
    with open_store(place) as store:
        assert {entry.comment for one in store.load(2020) for entry in one.sheet.entries} == {"a\x00b\x1b0041"}
        assert broken(store.journal.records()) == []


@pytest.mark.parametrize("commits", [True, False])
def test_when_the_answer_to_a_commit_is_lost_the_server_is_asked_what_became_of_it(  # noqa: PLR0913, PLR0917
    place, ask, sheets, noon, commits, monkeypatch
):
    with open_store(place) as store:
        raw = store.connection.raw
        execute = raw.execute

        def cut(query, *more):
            if query == "COMMIT":
                execute("COMMIT" if commits else "ROLLBACK")
                ask("SELECT pg_terminate_backend(%s, 5000)", (raw.info.backend_pid,))
                return execute("SELECT 1")
            return execute(query, *more)

        monkeypatch.setattr(raw, "execute", cut)
        if commits:
            assert len(store.save(2020, sheets(2), at=noon, version="1").new) == 2
        else:
            with pytest.raises(ParindexError, match="was lost"):
                store.save(2020, sheets(2), at=noon, version="1")
        assert len(store.load(2020)) == (2 if commits else 0)


def test_a_server_that_is_restarted_between_two_questions_is_found_again(server, place, sheets, noon):
    fill(place, sheets, noon)
    store = open_store(place)
    server.stop()
    with pytest.raises(ParindexError, match=r"lost|reached"):
        store.load(2020)
    store.close()
    with pytest.raises(ParindexError, match="cannot be reached"):
        open_store(place)
    server.start()
    with open_store(place, create=False) as again:
        assert len(again.load(2020)) == 3


_DIE = f"""
import os, signal, sys
from datetime import UTC, datetime
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import make_sheets
from parindex.store import open_store
from parindex.store.backends.postgresql.connection import PostgresqlConnection
execute, left = PostgresqlConnection.execute, [int(sys.argv[2])]
def execute_or_die(self, *args):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return execute(self, *args)
with open_store(sys.argv[1]) as store:
    PostgresqlConnection.execute = execute_or_die
    store.save(2020, make_sheets(3, comment="half"), at=datetime(2021, 1, 15, tzinfo=UTC), version="1")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system")
def test_killed_at_numbered_steps_nothing_is_torn(place, sheets, noon):
    fill(place, sheets, noon)
    for step in (0, 3, 8):
        ran = subprocess.run([sys.executable, "-c", _DIE, place, str(step)], check=False, capture_output=True)
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        with open_store(place, patience=5) as store:
            assert {entry.comment for one in store.load(2020) for entry in one.sheet.entries} == {"a\x00b\x1b0041"}
            assert broken(store.journal.records()) == []


def test_a_store_goes_to_a_server_and_back_with_the_same_content(server, place, tmp_path, sheets, noon):
    file, back = tmp_path / "a.db", tmp_path / "back.db"
    fill(file, sheets, noon)
    there = copy_store(file, place)
    assert (there.sheets, there.records) == (((2019, 2), (2020, 3)), 4)
    again = copy_store(place, back)
    assert there.digest == again.digest == copy_store(place, server.place()).digest
    with open_store(file) as one, open_store(back) as other:
        assert other.journal.records() == one.journal.records()
        assert other.revisions.of(2019) == one.revisions.of(2019)
        assert other.revisions.file(KEPT) == b"\x00\xff"
        assert [other.load(2019, 1), other.load(2020)] == [one.load(2019, 1), one.load(2020)]
    with pytest.raises(ParindexError, match="holds scores already; nothing was copied"):
        copy_store(file, place)
    assert copy_store(place, tmp_path / "third.db").digest == there.digest


def test_a_damaged_store_does_not_go_to_a_server(place, tmp_path, sheets, noon):
    fill(tmp_path / "a.db", sheets, noon)
    with open_store(tmp_path / "a.db") as store:
        store.connection.execute("UPDATE journal SET who = 'nobody' WHERE number = 2")
    with pytest.raises(ParindexError, match="damaged"):
        copy_store(tmp_path / "a.db", place)
    with open_store(place) as store:
        assert store.years() == []


def test_a_year_on_a_server_is_the_year_in_a_file(server, place, tam_ky, run):
    """All commands, from scores to a bundle: the same answers, whatever database they come from."""
    settings = tam_ky / "parindex.yaml"
    plain = settings.read_text("utf-8")

    def year(store):
        settings.write_text("\n".join(line for line in plain.splitlines() if not line.startswith("store:")) + store)
        steps = [
            "score sheets/2020/communes sheets/2021/communes --format json",
            "rank --year 2021 --compare 2020 --block communes --format json",
            "publish --year 2020 --partial --format json",
            "rank --year 2020 --block communes --format json",
            "verify --year 2020 --format json",
            "amend --year 2020 --reason why --format json",
            "trend --block communes --format json",
            "explain hoa-thuan --year 2021 --format json",
            "log --format json",
        ]
        shutil.rmtree(tam_ky / "published", ignore_errors=True)
        return [run(*step.split(), cwd=tam_ky) for step in steps]

    file, server_ = year("\nstore: a.db\n"), year(f"\nstore: {place}\n")
    assert [(ran.code, ran.err) for ran in server_ if ran.code] == [(ran.code, ran.err) for ran in file if ran.code]
    for one, other in zip(file, server_, strict=True):
        assert _timeless(json.loads(one.out or "null")) == _timeless(json.loads(other.out or "null")), other.err
    assert f"{place} answers" in run("doctor", cwd=tam_ky).out.replace("\n", "")
    moved = run("store", "copy", place, tam_ky / "moved.db", "--format", "json", cwd=tam_ky)
    assert json.loads(moved.out)["digest"] == copy_store(tam_ky / "moved.db", server.place()).digest
    assert run("backup", "copy.db", cwd=tam_ky).code == 0


def _timeless(document):
    """Leave out when it was stored, and what is made of that."""
    if isinstance(document, dict):
        gone = {
            "at",
            "digest",
            "previous",
            "manifest",
            "stored_at",
            "published_at",
            "opened_at",
            "generated",
            "store",
            "manifest_sha256",
        }
        return {key: _timeless(value) for key, value in document.items() if key not in gone}
    return [_timeless(one) for one in document] if isinstance(document, list) else document
