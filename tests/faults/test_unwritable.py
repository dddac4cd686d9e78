"""A full disk, a read-only folder, a locked file: a clear error, and the store and the reports as they were."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager, suppress

import pytest
from benchmarks.workbooks import YEAR
from tests.faults.program import PROGRAM, environment
from tests.faults.state import state_of

from parindex.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights work otherwise on this system")


def _call(*arguments, cwd, **options):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def _files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def small_disk(tmp_path):
    """A real file system with no room for much."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = shutil.which("mount")
    if os.geteuid() or not command:
        pytest.skip("only the superuser may mount a small disk")
    done = subprocess.run([command, "-t", "tmpfs", "-o", "size=768k", "tmpfs", str(folder)], check=False)
    if done.returncode:
        pytest.skip("nothing may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607  as mount


def _fill(folder):
    with (folder / "rubbish").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


def test_a_full_disk_is_told_and_the_store_stays_as_it_was(ground, small_disk):
    ground.reset(new=False)
    shutil.copy(ground.kept, small_disk / "parindex.db")
    root = _with_store(ground, small_disk / "parindex.db")
    _fill(small_disk)
    before = (small_disk / "parindex.db").read_bytes()
    done = _call("score", ground.coming, "--year", YEAR, cwd=root)
    assert done.returncode == 4
    assert "no room left" in done.stderr
    assert (small_disk / "parindex.db").read_bytes() == before
    assert state_of(small_disk / "parindex.db", YEAR) == ground.before


def test_a_report_or_copy_for_which_there_is_no_room_leaves_the_old_one(ground, small_disk):
    ground.reset(new=False)
    old = {"report.md": b"of yesterday", "copy.db": ground.store.read_bytes()}
    for name, content in old.items():
        (small_disk / name).write_bytes(content)
    _fill(small_disk)
    names = sorted(_files(small_disk))
    for command in (("report", "--out", small_disk / "report.md"), ("backup", small_disk / "copy.db", "--force")):
        done = _call(*command, cwd=ground.root)
        assert (done.returncode, "could not be written" in done.stderr) == (4, True), done.stderr
    assert sorted(_files(small_disk)) == names
    assert {name: (small_disk / name).read_bytes() for name in old} == old
    assert state_of(ground.store, YEAR) == ground.before


def _with_store(ground, store):
    """The workspace with its store elsewhere."""
    root = store.parent.with_name("with-store")
    root.mkdir()
    for name in ("criteria", "units.yaml"):
        (root / name).symlink_to(ground.root / name)
    text = (ground.root / "parindex.yaml").read_text("utf-8")
    (root / "parindex.yaml").write_text(f"{text}store: {store}\n", "utf-8")
    return root


def test_files_that_may_not_grow_are_told_and_the_store_stays_as_it_was(ground):
    ground.reset(new=False)
    before = ground.store.read_bytes()
    limit = len(before) // 4
    import resource  # noqa: PLC0415  does not exist on Windows

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = _call("score", ground.coming, "--year", YEAR, cwd=ground.root, preexec_fn=limited)
    assert done.returncode == 4
    assert "Nothing was stored" in done.stderr
    assert ground.store.read_bytes() == before
    assert state_of(ground.store, YEAR) == ground.before


@contextmanager
def _read_only(folder):
    """No rights are withheld from the superuser: for them, the file system is made read-only."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)  # noqa: S607  as mount
        yield
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)  # noqa: S607  as mount


def test_a_folder_that_may_not_be_written_is_told_and_can_be_read(ground, small_disk):
    shutil.copy(ground.kept, small_disk / "parindex.db")
    root = _with_store(ground, small_disk / "parindex.db")
    (small_disk / "report.md").write_bytes(b"of yesterday")
    before = _files(small_disk)
    with _read_only(small_disk):
        done = _call("score", ground.coming, "--year", YEAR, cwd=root)
        assert (done.returncode, "read-only" in done.stderr) == (4, True), done.stderr
        for command in (("report", "--out", small_disk / "report.md"), ("backup", small_disk / "copy.db")):
            done = _call(*command, cwd=root)
            assert (done.returncode, "could not be written" in done.stderr) == (4, True), done.stderr
        assert _call("rank", "--year", YEAR, cwd=root).returncode == 0
    assert _files(small_disk) == before
    assert state_of(small_disk / "parindex.db", YEAR) == ground.before


def test_a_store_that_somebody_else_holds_is_told_and_stays_as_it_was(ground, monkeypatch, run):
    ground.reset(new=False)
    before = ground.store.read_bytes()
    impatient = lambda place, **options: open_store(place, **(options | {"patience": 0.1}))  # noqa: E731
    monkeypatch.setattr("parindex.store.session.open_store", impatient)
    holder = sqlite3.connect(ground.store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = run("score", ground.coming, "--year", YEAR, cwd=ground.root)
    holder.execute("ROLLBACK")
    holder.close()
    assert (done.code, "in use by another program" in done.err) == (4, True)
    assert ground.store.read_bytes() == before
    assert run("score", ground.coming, "--year", YEAR, cwd=ground.root).code == 0
