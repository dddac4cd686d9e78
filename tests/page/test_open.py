"""`parindex open`: what it needs is said, and a shortcut leads to it; the signs that a system obeys are refused."""

import configparser
import shlex
from pathlib import Path

import pytest
from tests.cli.test_json_answers import digests, document

from parindex.cli.commands.setting_up import open as command
from parindex.errors import ParindexError
from parindex.page.shortcut import shortcut_text, write_shortcut


def test_without_the_extra_the_line_that_installs_it_is_said(run, workspace, monkeypatch):
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else object())
    ran = run("open", "--no-browser", cwd=workspace)
    assert (ran.code, "pip install 'parindex[page]'" in ran.err) == (4, True)


def test_a_shortcut_opens_the_page_of_the_workspace(run, workspace, tmp_path):
    (tmp_path / "desktop").mkdir()
    found = document(
        "files", run("open", "--shortcut", "--out", tmp_path / "desktop", "--format", "json", cwd=workspace)
    )
    (path,) = (Path(file) for file in digests(found))
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(path, "utf-8")
    words = shlex.split(entry["Desktop Entry"]["Exec"])
    assert words[1:] == ["-m", "parindex", "--workspace", str(workspace), "open"]
    assert run("open", "--shortcut", "--out", tmp_path / "nowhere").code == 4

    written = write_shortcut(workspace, tmp_path, windows=True)
    assert written.suffix == ".bat"
    assert f'-m parindex --workspace "{workspace}" open\r\n' in written.read_bytes().decode()


@pytest.mark.parametrize(
    ("home", "windows"), [('/a"&calc', True), ("/a%PATH%", True), ("/a\nExec=x", False), ("/a\\", False)]
)
def test_a_folder_whose_name_a_system_would_obey_gets_no_shortcut(home, windows):
    with pytest.raises(ParindexError):
        shortcut_text(Path(home), "python", windows=windows)


def test_blanks_and_dollars_in_the_name_of_a_folder_are_only_a_name():
    entry = shortcut_text(Path("/home/an/Chỉ số '$HOME'"), "/usr/bin/python3", windows=False)
    assert '--workspace" "/home/an/Chỉ số \'\\\\$HOME\'" "open"' in entry
