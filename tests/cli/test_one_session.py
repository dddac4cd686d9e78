"""A command opens the store once, reads its settings once, and answers of one moment, which ends before it speaks."""

import io
import shutil
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import pytest

from parindex.cli.late_group import COMMANDS
from parindex.sources.files.paths import SETTINGS_FILE
from parindex.store.backends.sqlite.backend import SqliteBackend
from parindex.store.backends.sqlite.connection import SqliteConnection
from parindex.store.sheets import Sheets
from parindex.workflow.history.import_history import ImportOptions, import_results
from parindex.workflow.monitoring.import_months import MonthOptions, import_months
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.years import workspace as workspaces
from parindex.workflow.years.workspace import load

READERS = {
    "next": "next --year 2021",
    "rank": "rank --year 2021",
    "rank of the latest year": "rank",
    "rank of a revision": "rank --year 2020 --revision 1",
    "rank --compare": "rank --year 2021 --compare 2020",
    "rank --compare with a published table": "rank --year 2019 --compare 2018",
    "rank --fail-on": "rank --year 2021 --compare 2020 --fail-on missing",
    "rank as JSON": "rank --year 2021 --compare 2020 --format json",
    "stages": "stages --year 2020",
    "disputes": "disputes --year 2021",
    "explain": "explain hoa-thuan --year 2021",
    "report": "report --year 2021 --format md --out -",
    "site": "site --year 2020 --out out",
    "letters": "letters --year 2021 --block departments --out letters",
    "report into a file": "report --year 2021 --format xlsx --out report.xlsx --fail-on missing",
    "history show": "history show",
    "history check": "history check --year 2021",
    "trend": "trend",
    "trend of years": "trend --from 2018 --to 2021 --format json",
    "awards": "awards --year 2021",
    "awards as JSON": "awards --format json",
    "verify": "verify --store-only",
    "verify with the files": "verify --year 2020",
    "bundle": "bundle --year 2020 --out bundle.zip",
    "log": "log",
    "diff of years": "diff 2020 2021",
    "diff of revisions": "diff 2020@1 2020@2",
    "diff of stores": "diff other.db:2020 2020",
    "backup": "backup copy.db",
    "return": "return sheets/2021/communes --out returned",
    "doctor": "doctor",
    "losses": "losses --year 2021 --compare 2020",
    "profile": "profile hoa-thuan --year 2021",
    "robust": "robust --year 2021 --draws 20",
    "path": "path hoa-thuan --to rank:1 --year 2021",
    "diagnose": "diagnose --year 2021",
    "whatif": "whatif --set hoa-thuan:1.1.4=95 --year 2021",
    "plan draft": "plan draft --year 2022 --from-losses 2021 --block communes",
    "plan report of what paid off": "plan report --year 2021 --form paid-off --block communes",
    "monitor check": "monitor check --year 2021",
    "monitor show": "monitor show --year 2021 --unit hoa-thuan",
    "monitor report": "monitor report --year 2021 --out monitor.md",
    "monitor map": "monitor map --year 2021 --out map.svg",
    "monitor points": "monitor points --year 2021 --out rates.csv",
}
WRITERS = {
    "score": "score sheets/2021 --year 2021 --fail-on missing",
    "score --dry-run": "score sheets/2021 --year 2021 --dry-run",
    "history import": "history import results.md --year 2018",
    "monitor import": "monitor import dossiers.csv --year 2021",
    "publish": "publish --year 2021 --partial",
    "publish --dry-run": "publish --year 2021 --partial --dry-run",
    "amend": "amend --year 2019 --reason test",
}
WITHOUT_A_STORE = {"survey", "init", "open", "template", "check", "criteria", "units", "schema", "limits", "store"}
PRINTED = """\
STT\tĐơn vị\tTổng điểm\tĐiểm tối đa\tChỉ số (%)\tXếp hạng\tXếp loại
1\tPhường An Sơn\t83,10\t100\t83,10\t1\tNhóm 2
2\tP. An Mỹ\t82,20\t100\t82,20\t2\tNhóm 2
3\tXã Tam Phú\t70,00\t100\t70,00\t3\tNhóm 3
"""
PLAN = """\
year: 2021
title: {vi: Kế hoạch 2021}
tasks:
  - {id: T1, area: "1", title: Công khai kế hoạch, criteria: ["1.1.4"], lead: hoa-thuan, due: quý II}
"""
DOSSIERS = "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn\nPhường Hòa Thuận;1;0;9;4;4;1\n"
NOON = datetime(2022, 1, 15, 5, tzinfo=UTC)


class Watch:
    """What a command does with stores: what it opens, how many moments it begins, and what it holds as it speaks."""

    def __init__(self, monkeypatch):
        self.opened, self.moments, self.settings = Counter(), 0, 0
        self.held_in_speech = []
        self.connections = []
        self._watch_stores(monkeypatch)
        read = workspaces.read_workspace
        monkeypatch.setattr(workspaces, "read_workspace", lambda path: self._count(path) or read(path))

    def _watch_stores(self, monkeypatch):
        connect, begin = SqliteBackend.connect, SqliteConnection.begin_moment

        def watched_connect(backend, location, **options):
            self.opened[location] += 1
            self.connections.append(connect(backend, location, **options))
            return self.connections[-1]

        def watched_begin(connection):
            self.moments += not connection.raw.in_transaction
            begin(connection)

        monkeypatch.setattr(SqliteBackend, "connect", watched_connect)
        monkeypatch.setattr(SqliteConnection, "begin_moment", watched_begin)

    def _count(self, path):
        self.settings += path.name == SETTINGS_FILE and "parindex-" not in str(path.parent)

    def listen(self, text):
        if any(is_held(connection.raw) for connection in self.connections):
            self.held_in_speech.append(text)


def is_held(connection):
    try:
        return connection.in_transaction
    except sqlite3.ProgrammingError:  # closed
        return False


class Heard(io.TextIOBase):
    """A stream that tells what goes to it."""

    def __init__(self, stream, watch):
        self._stream, self._watch = stream, watch

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def write(self, text):
        self._watch.listen(text)
        return self._stream.write(text)

    def flush(self):
        self._stream.flush()


@pytest.fixture(scope="module")
def busy_once(scored_once, tmp_path_factory):
    """A city with scores of three years, 2019 and two revisions of 2020 published, and a printed table of 2018."""
    folder = shutil.copytree(scored_once, tmp_path_factory.mktemp("busy") / "city")
    workspace = load(folder)
    (folder / "results.md").write_text(PRINTED, "utf-8")
    (folder / "dossiers.csv").write_text(DOSSIERS, "utf-8")
    (folder / "plan-2021.yaml").write_text(PLAN, "utf-8")
    (folder / "monitor.yaml").write_text('points: [{criterion: "1.1.4"}]\n', "utf-8")
    for year in (2018, 2021):
        import_results(workspace, PRINTED.encode(), ImportOptions(year), at=NOON)
    assert import_months(workspace, [folder / "dossiers.csv"], MonthOptions(2021), at=NOON).saved is not None
    for year in (2019, 2020, 2020):
        if year == 2020 and (folder / "published" / "2020").exists():
            amend(workspace, 2020, "a correction", at=NOON)
        publish(workspace, PublishOptions(year, partial=True), at=NOON)
    shutil.copy(folder / "parindex.db", folder / "other.db")
    return folder


@pytest.fixture
def busy(busy_once, tmp_path):
    return shutil.copytree(busy_once, tmp_path / "busy")


@pytest.fixture
def watched(run, busy, monkeypatch):
    """Run a command in the city, and tell what it did with stores."""

    def watched(line):
        watch = Watch(monkeypatch)
        monkeypatch.setattr(sys, "stdout", Heard(sys.stdout, watch))
        ran = run(*line.split(), cwd=busy)
        assert ran.code in {0, 3} or "nothing to compare" in ran.err, ran
        return watch

    return watched


@pytest.mark.parametrize("line", READERS.values(), ids=READERS)
def test_a_command_that_reads_opens_each_store_once_and_answers_of_one_moment(watched, line):
    watch = watched(line)
    assert set(watch.opened.values()) <= {1}, watch.opened
    assert watch.moments <= len(watch.opened)
    assert watch.settings <= 1
    assert watch.held_in_speech == []


@pytest.mark.parametrize("line", WRITERS.values(), ids=WRITERS)
def test_a_command_that_writes_opens_the_store_once_too(watched, line):
    watch = watched(line)
    assert list(watch.opened.values()) == [1], watch.opened
    assert watch.settings <= 1
    assert watch.held_in_speech == []


def test_every_command_is_looked_at():
    looked_at = {line.split()[0] for line in (*READERS.values(), *WRITERS.values())}
    assert looked_at | WITHOUT_A_STORE == set(COMMANDS)
    assert not looked_at & WITHOUT_A_STORE


@pytest.mark.parametrize("line", ["rank --year 2021 --compare 2020", "trend --from 2019 --to 2021", "disputes"])
def test_what_others_write_between_two_questions_of_a_command_is_not_seen(run, busy, monkeypatch, line):
    """After each reading of sheets somebody else tries to take the year away; the answer stays the same."""
    expected = run(*line.split(), cwd=busy)
    load_sheets, attempts = Sheets.load, []

    def and_then_somebody_writes(sheets, *arguments):
        found = load_sheets(sheets, *arguments)
        with closing(sqlite3.connect(busy / "parindex.db", timeout=0.01, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM sheets")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
        attempts.append(arguments)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Sheets, "load", and_then_somebody_writes)
        assert run(*line.split(), cwd=busy) == expected
    assert len(attempts) > 1
