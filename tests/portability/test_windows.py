"""Windows as far as it can be played: what it refuses, what it lacks, how it compares, names and prints."""

import _pyio
import errno
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest

from parindex.cli import streams
from parindex.errors import ParindexError
from parindex.language import speech
from parindex.language.system_reason import system_reason
from parindex.model.texts.device_names import is_device
from parindex.reporting.forms import file_name
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.definitions.yaml.yaml_file import read_yaml
from parindex.sources.files.paths import in_order
from parindex.sources.workbook import open_workbooks
from parindex.sources.workbook.processes import own_limits
from parindex.workflow.health import surroundings
from parindex.workflow.output import atomic_write
from parindex.workflow.output.atomic_write import write_atomically
from parindex.workflow.publication.bundles import weigher
from parindex.workflow.publication.bundles.foreign_bundle import _safe
from parindex.workflow.returns.return_plan import _free
from parindex.workflow.templating import worker

DEVICES = ["con", "NUL", "aux.xlsx", "Com1", "lpt9.tar.gz", "prn .txt"]


class AccessDeniedError(PermissionError):
    """Access is denied, as Windows says it when a file is to take the place of an open one."""

    winerror = 5


@pytest.fixture
def opened(monkeypatch):
    """`os.replace` as on Windows: never from an open file, and not over one that somebody holds for some attempts."""
    held = SimpleNamespace(attempts=0, of={})
    real, opens = os.replace, set()

    def opening(file, *arguments, **options):
        stream = io.open(file, *arguments, **options)  # noqa: SIM115, UP020  as open
        opens.add(stream)
        return stream

    def replace(source, target, **options):
        held.attempts += 1
        assert all(stream.closed for stream in opens), "Windows does not move a file that is open"
        if held.of.get(Path(target).name, 0) >= held.attempts:
            raise AccessDeniedError(errno.EACCES, "Zugriff verweigert", str(source), None, str(target))
        return real(source, target, **options)

    monkeypatch.setattr(atomic_write, "open", opening, raising=False)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(atomic_write, "_WAITS", (0, 0))
    return held


def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced_after_it(tmp_path, opened):
    opened.of = {"a.xlsx": 2}
    write_atomically(tmp_path / "a.xlsx", b"new")
    assert (opened.attempts, (tmp_path / "a.xlsx").read_bytes()) == (3, b"new")


@pytest.mark.parametrize(("locale", "words"), [("en", "open in another program"), ("vi", "đang mở trong chương trình")])
def test_a_report_that_excel_holds_stays_and_one_is_told_to_close_it(tmp_path, opened, locale, words):
    (tmp_path / "a.xlsx").write_bytes(b"old")
    opened.of = {"a.xlsx": 99}
    with pytest.raises(ParindexError) as caught:
        write_atomically(tmp_path / "a.xlsx", b"new")
    assert words in speech(locale).error(caught.value)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.xlsx", b"old")]


@pytest.mark.parametrize(
    ("number", "words"), [(19, "only be read"), (32, "open in"), (123, "allow"), (206, "too long")]
)
def test_what_windows_says_by_its_own_numbers_has_words(number, words):
    class RefusedError(OSError):
        winerror = number

    assert words in str(system_reason(RefusedError(errno.EACCES, "…")))


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "cp437"])
def test_a_console_without_vietnamese_letters_stops_no_command(tmp_path, encoding):
    """Where an encoding is asked for, what it lacks becomes a question mark; where none is, pipes take UTF-8."""
    command = [sys.executable, "-m", "parindex", "--locale", "vi", "--help"]
    asked, usual = (
        subprocess.run(command, cwd=tmp_path, env=os.environ | more, capture_output=True, check=True).stdout
        for more in ({"PYTHONIOENCODING": encoding}, {"PYTHONIOENCODING": "", "LC_ALL": "C", "PYTHONUTF8": "0"})
    )
    assert "Chỉ số" in usual.decode("utf-8") or "xếp hạng" in usual.decode("utf-8")
    assert "?" in asked.decode(encoding)
    assert b"\r" not in asked + usual


def test_lines_in_pipes_end_alike_on_every_system(tmp_path, monkeypatch):
    """Python's own text stream in Python asks `os.linesep` where none is named, as that in C asks how it was built."""
    monkeypatch.setattr(os, "linesep", "\r\n")
    monkeypatch.setattr(streams.io, "TextIOWrapper", _pyio.TextIOWrapper)
    with (tmp_path / "out").open("w+b") as file, io.open(os.dup(file.fileno()), "w") as stream:  # noqa: UP020
        made = streams._prepared(stream, file.fileno())
        made.write("a\nb\n")
        made.flush()
    assert (tmp_path / "out").read_bytes() == b"a\nb\n"


@pytest.mark.parametrize("name", DEVICES)
def test_nothing_is_written_under_the_name_of_a_device(name):
    assert is_device(name)
    assert not is_device(file_name(name, 2020))
    assert not is_device(_free(name, set()))
    laid = _safe(f"sheets/{name}", "", 3)
    assert laid.parent == PurePosixPath("inputs-3")
    assert not is_device(laid.name)


def test_what_windows_drops_at_the_end_of_a_name_is_not_at_its_end():
    assert _free("ward.", set()) == "ward._"
    assert _safe("a. /b.xlsx", ".xlsx", 3) == _safe("a./b.xlsx", ".xlsx", 3) == PurePosixPath("inputs-3/b.xlsx")


def test_names_that_differ_in_case_only_are_two_folders():
    taken = set()
    assert [_free(name, taken) for name in ("Ward", "ward")] == ["Ward", "ward-2"]


def test_files_are_read_in_one_order_on_every_system():
    names = ["b.xlsx", "A.xlsx", "a/b.xlsx", "B/a.xlsx", "a-b.xlsx"]
    windows, posix = (in_order(map(kind, names)) for kind in (PureWindowsPath, PurePosixPath))
    assert [path.as_posix() for path in windows] == [str(path) for path in posix]


def test_lines_that_end_as_windows_ends_them_are_read_alike(workspace):
    kinds = {}
    for ending in ("\n", "\r\n"):
        path = workspace / "units.yaml"
        path.write_bytes(path.read_text("utf-8").replace("\n", ending).encode())
        (workspace / "a.csv").write_bytes(f'Mã,Điểm{ending}1.1,"2,5"{ending}'.encode())
        (book,) = open_workbooks([workspace / "a.csv"], workers=1)
        kinds[ending] = (read_registry(path), [sheet.rows for sheet in book.sheets])
        assert read_yaml(path)[1] == []
    assert kinds["\n"] == kinds["\r\n"]


def test_without_fc_list_nothing_is_said_of_fonts(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert surroundings._fonts() is None


def test_workers_work_without_the_limits_that_windows_does_not_keep(monkeypatch):
    """There is no module `resource` there: importing it would end each worker."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "resource", None)
    own_limits.limit_memory(1)
    own_limits.limit_time(1)
    for module in (weigher, worker):
        monkeypatch.setattr(module, "limit_memory", int)
    weigher._limit(1)
    worker._limit()
