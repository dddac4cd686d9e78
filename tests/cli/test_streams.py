"""Whatever stdout and stderr are, what the program says arrives as far as they can carry it, and nothing crashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "parindex"]
FULL = Path("/dev/full")
CODE_PAGES = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp1258"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


def ran(workspace, *arguments, **more):
    environment = {**os.environ, "PARINDEX_LOCALE": "vi", **more.pop("env", {})}
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=workspace,
        env=environment,
        check=False,
        timeout=120,
        **{"capture_output": True} | more,
    )


@pytest.mark.parametrize("environment", CODE_PAGES, ids=str)
def test_no_encoding_of_a_stream_stops_a_command(workspace, environment):
    told = ran(workspace, "score", "sheets/2020", env=environment)
    assert told.returncode == 0, told.stderr
    assert b"Traceback" not in told.stderr
    told = ran(workspace, "rank", "--year", "1999", env=environment)
    assert (told.returncode, b"Traceback" in told.stderr) == (4, False)


def test_files_and_pipes_are_written_in_utf_8_unless_another_encoding_was_asked_for(workspace):
    told = ran(workspace, "score", "sheets/2020", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Phường Sông Lá" in told.stdout.decode()
    told = ran(workspace, "score", "sheets/2020", env={"PYTHONIOENCODING": "cp1252"})
    assert b"Ph??ng S\xf4ng L\xe1" in told.stdout


@pytest.mark.parametrize("command", ["rank --year 2020", "check", "limits", "check nothing.xlsx"])
def test_a_reader_that_has_enough_changes_no_exit_code(workspace, command):
    ran(workspace, "score", "sheets/2020")
    wanted = ran(workspace, *command.split()).returncode
    reading, writing = os.pipe()
    os.close(reading)  # nobody reads
    try:
        told = ran(workspace, *command.split(), capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert told.returncode == wanted
    assert b"Traceback" not in told.stderr
    assert b"Exception ignored" not in told.stderr


SHELL = pytest.mark.skipif(os.name != "posix", reason="pipes as a shell makes them")


@SHELL
@pytest.mark.parametrize("out", ["-", "/dev/stdout"])
@pytest.mark.parametrize("form", ["md", "csv", "json", "long"])
def test_a_document_may_be_cut_off_by_its_reader(workspace, out, form):
    ran(workspace, "score", "sheets/2020")
    line = f'"$@" report --year 2020 --format {form} --out {out} 2>told.txt | head -c 1 >cut.txt'
    line += '; echo "${PIPESTATUS[0]}"'
    told = subprocess.run(
        ["/bin/bash", "-c", line, "bash", *PROGRAM], cwd=workspace, check=False, capture_output=True, timeout=120
    )
    assert told.stdout.strip() == b"0", told
    assert len((workspace / "cut.txt").read_bytes()) == 1
    assert "Traceback" not in (workspace / "told.txt").read_text("utf-8")


@SHELL
@pytest.mark.parametrize("command", ["trend --from 2019 --to 2020 --format csv", "report --year 2020 --format docx"])
def test_a_named_pipe_takes_a_document_and_stays_a_pipe(workspace, command):
    ran(workspace, "score", "sheets/2020")
    pipe = workspace.parent / "pipe"
    os.mkfifo(pipe)
    line = f'cat "$0" >taken & "$@" {command} --out "$0"; code=$?; wait; exit $code'
    told = subprocess.run(
        ["/bin/bash", "-c", line, pipe, *PROGRAM], cwd=workspace, check=False, capture_output=True, timeout=120
    )
    assert (told.returncode in {0, 3}, pipe.is_fifo()) == (True, True), told
    assert (workspace / "taken").stat().st_size > 0


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a shell does")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_end_quietly_and_harm_no_store(workspace, closed):
    told = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, "score", "sheets/2020"],
        cwd=workspace,
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert (told.returncode, b"Traceback" in told.stderr) == (0, False), told
    assert ran(workspace, "rank", "--year", "2020").returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
def test_an_answer_that_cannot_be_written_is_told_and_what_was_stored_is_whole(workspace):
    with FULL.open("wb") as full:
        told = ran(workspace, "score", "sheets/2020", capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert told.returncode == 4
        assert b"Traceback" not in told.stderr
        assert b"Exception ignored" not in told.stderr
        assert told.stderr
        assert ran(workspace, "rank", "--year", "2020", capture_output=False, stderr=full).returncode == 0
