"""From the command line: publish, amend, verify, bundle and log, with their exit codes and documents."""

import json
import shutil
import sqlite3

import pytest
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.cli.present import terminal


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("PARINDEX_USER", "an officer")
    terminal._console.cache_clear()
    yield
    terminal._console.cache_clear()


@pytest.fixture
def scored(workspace, run):
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    return workspace


@pytest.fixture
def published(scored, run):
    assert run("publish", "-y", 2020).code == 0
    return scored


def document(name, ran):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    found = json.loads(ran.out)
    assert list(faults(found, schema)) == []
    return found


@pytest.mark.usefixtures("scored")
def test_a_dry_run_shows_the_digest_and_what_is_published_locks(run):
    shown = document("publish", run("publish", "-y", 2020, "--dry-run", "--format", "json"))
    assert (shown["locked"], shown["manifest"], shown["blocks"][0]["sheets"]) == (False, None, 3)
    ran = run("publish", "-y", 2020, "-o", "out")
    assert "SHA-256 of the manifest: " in ran.out
    assert "out/manifest-2020-r1.json" in ran.err
    assert run("score", "sheets/2020").code == 4
    assert run("publish", "-y", 2020).code == 4
    assert "parindex amend --year 2020" in run("score", "sheets/2020").err


def test_missing_sheets_are_refused_with_exit_code_3(scored, run):
    with (scored / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: moi, name: Xã Mới, block: communes}\n")
    ran = run("publish", "-y", 2020)
    assert (ran.code, "Xã Mới" in ran.err) == (3, True)
    ran = run("publish", "-y", 2020, "--partial")
    assert (ran.code, "Published without: Xã Mới" in ran.out) == (0, True)


@pytest.mark.usefixtures("published")
def test_an_untouched_year_is_proved_with_exit_code_0(run):
    ran = run("verify", "-y", 2020)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "PROVED")
    assert "1 read again and found the same" in ran.out
    found = document("verify", run("verify", "-y", 2020, "--format", "json"))
    assert (found["proved"], found["revisions"][0]["findings"]) == (True, [])


def test_a_forged_year_is_told_in_tables_with_exit_code_3(published, run, tmp_path):
    shutil.copy(published / "published" / "2020" / "manifest-2020-r1.json", tmp_path / "copy.json")
    ran = run("verify", "-y", 2020, "--manifest", tmp_path / "copy.json", "--store-only")
    assert ran.code == 0
    forge(published)
    ran = run("verify", "-y", 2020)
    assert (ran.code, ran.out.splitlines()[-1]) == (3, "NOT PROVED")
    assert "Manifest says" in ran.out
    assert "Computed now" in ran.out
    assert "✗ The stored sheet of Phường Sông Lá (song-la) is not the one that was published." in ran.out
    found = document("verify", run("verify", "-y", 2020, "--format", "json"))
    assert {one["component"] for one in found["revisions"][0]["cells"]} == {"1.2"}
    vietnamese = run("verify", "-y", 2020, locale="vi")
    assert "KHÔNG ĐÚNG NHƯ ĐÃ CÔNG BỐ" in vietnamese.out
    assert "Kho dữ liệu ghi" in vietnamese.out


def forge(workspace):
    with sqlite3.connect(workspace / "parindex.db") as connection:
        (entries,) = connection.execute("SELECT entries FROM sheets WHERE unit = 'song-la'").fetchone()
        rows = json.loads(entries)
        mark = next(row for row in rows if row[0] == "1.2")[1][-1]
        mark[2] = mark[4] = "1"
        connection.execute("UPDATE sheets SET entries = ? WHERE unit = 'song-la'", (json.dumps(rows),))
    connection.close()


@pytest.mark.usefixtures("published")
def test_a_digest_that_is_not_the_one_on_paper_is_told(run):
    ran = run("verify", "-y", 2020, "--manifest-digest", "A" * 64)
    assert (ran.code, "outside it is " + "a" * 64 in ran.out) == (3, True)


@pytest.mark.usefixtures("scored")
def test_what_cannot_be_verified_says_what_to_do(run, tmp_path):
    ran = run("verify", "-y", 2020)
    assert (ran.code, "parindex publish --year 2020" in ran.err) == (4, True)
    assert run("verify").code == 4
    (tmp_path / "no.json").write_text("{}")
    assert run("verify", "-y", 2020, "--manifest", tmp_path / "no.json").code == 4
    assert run("verify", "-y", 2020, "--manifest", tmp_path / "absent.json").code == 4
    assert run("verify", "--bundle", tmp_path / "no.json").code == 4


def test_verify_and_log_work_where_the_definitions_have_errors_by_now(published, run):
    (published / "units.yaml").write_text("no registry\n")
    assert run("verify", "-y", 2020).code == 0
    assert run("log").code == 0
    assert run("rank", "-y", 2020).code == 3


@pytest.mark.usefixtures("published")
def test_a_bundle_is_verified_without_any_workspace(run, tmp_path):
    assert run("bundle", "-y", 2020, "-o", tmp_path / "b.zip").code == 0
    (tmp_path / "empty").mkdir()
    ran = run("verify", "--bundle", tmp_path / "b.zip", cwd=tmp_path / "empty")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "PROVED")
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.usefixtures("published")
def test_an_amended_year_says_so_everywhere_and_the_first_revision_stays_readable(run):
    before = run("rank", "-y", 2020).out
    ran = run("amend", "-y", 2020, "--reason", "A score was copied wrongly")
    assert (ran.code, ran.out.strip()) == (0, "Revision 2 of 2020 is open.")
    assert run("amend", "-y", 2020, "--reason", "again").code == 4
    told = "Revision 2, amended: A score was copied wrongly"
    for command in (("rank",), ("report", "-o", "-"), ("explain", "song-la")):
        assert told in run(*command, "-y", 2020).out, command
    assert "Bản số 2, đính chính: A score was copied wrongly" in run("rank", "-y", 2020, locale="vi").out
    first = run("rank", "-y", 2020, "--revision", 1)
    assert "Revision 2 is open, not published yet: A score" in first.out
    assert "no longer counts" not in first.out
    assert before.strip() in first.out
    for command in (("stages",), ("disputes",)):
        assert run(*command, "-y", 2020, "--revision", 1).code == 0
        assert run(*command, "-y", 2020, "--revision", 3).code == 4
    found = document("rank", run("rank", "-y", 2020, "--format", "json"))
    assert found["revision"]["number"] == 2
    assert found["revision"]["published_at"] is None
    assert document("report", run("report", "-y", 2020, "-f", "json", "-o", "-"))["revision"]["number"] == 2
    old = document("explain", run("explain", "song-la", "-y", 2020, "--revision", 1, "--format", "json"))
    assert old["revision"]["superseded_by"] is None


@pytest.mark.usefixtures("published")
def test_a_revision_is_superseded_when_the_next_one_is_published(run, tmp_path):
    run("amend", "-y", 2020, "--reason", "why")
    told = run("bundle", "-y", 2020, "-o", tmp_path / "a.zip").err
    assert ("Revision 2 is open, not published yet." in told, "not the last" in told) == (True, False)
    assert run("publish", "-y", 2020).code == 0
    assert "This revision no longer counts: revision 2 amends it: why" in run("rank", "-y", 2020, "--revision", 1).out
    found = document("rank", run("rank", "-y", 2020, "--revision", 1, "--format", "json"))
    assert found["revision"]["superseded_by"] == 2
    told = run("bundle", "-y", 2020, "--revision", 1, "-o", tmp_path / "b.zip").err
    assert "This is not the last revision: revision 2 amends it." in told


@pytest.mark.usefixtures("published")
def test_the_log_says_who_did_what_and_when_and_whether_the_chain_holds(run):
    run("amend", "-y", 2020, "--reason", "why")
    ran = run("log")
    assert ran.code == 0
    for words in ("an officer", "scored: 3 new", "published, SHA-256", "amended: why"):
        assert words in ran.out
    assert "The chain of all 3 records holds." in ran.err
    found = document("log", run("log", "--format", "json"))
    assert [record["action"] for record in found["records"]] == ["scored", "published", "amended"]
    assert document("log", run("log", "-y", 2019, "--format", "json"))["records"] == []
    empty = run("log", "-y", 2019)
    assert (empty.code, empty.out.strip()) == (0, "The journal has no record of 2019.")


def test_a_broken_chain_is_told_with_exit_code_3(published, run):
    with sqlite3.connect(published / "parindex.db") as connection:
        connection.execute("UPDATE journal SET who = 'nobody' WHERE number = 1")
    connection.close()
    ran = run("log")
    assert (ran.code, "broken at record 1" in ran.err) == (3, True)
    assert document("log", run("log", "--format", "json"))["broken"] == [1]
