"""Each weakness of a computer is told with what helps; only those that may cost scores end with exit code 3."""

import json
from pathlib import Path

import pytest

from parindex.workflow.health.doctor import diagnoses
from parindex.workflow.health.surroundings import Surroundings

HOME = Path("/home/office/index")


def found(**facts):
    return {(one.subject, one.state) for one in diagnoses(Surroundings(HOME, **facts)) if one.state != "fine"}


def test_a_good_computer_has_nothing_to_tell():
    assert found(store=HOME / "parindex.db", office="/usr/bin/soffice", vietnamese_fonts=3) == set()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"file_system": "cifs"}, ("store", "problem")),
        ({"file_system": "fuse.sshfs"}, ("store", "problem")),
        ({"store": Path("/home/o/OneDrive - Sở Nội vụ/index/parindex.db")}, ("store", "problem")),
        ({"store": Path("/home/o/Dropbox/parindex.db")}, ("store", "problem")),
        ({"store": Path("/home/o/Google Drive/parindex.db")}, ("store", "problem")),
        ({"free": 1_000_000}, ("disk", "problem")),
        ({"is_writable": False}, ("disk", "problem")),
        ({"workers_start": False}, ("workers", "problem")),
        ({"encoding": "ascii"}, ("encoding", "problem")),
        ({"python": (3, 11, 7)}, ("zipfile", "note")),
        ({"versions": {"expat": "2.5.0"}}, ("expat", "note")),
        ({"versions": {"zlib": "1.2.11"}}, ("zlib", "note")),
        ({"vietnamese_fonts": 0}, ("fonts", "note")),
        ({"office": ""}, ("LibreOffice", "note")),
    ],
    ids=str,
)
def test_each_weakness_is_told(facts, told):
    assert found(**{"store": HOME / "parindex.db", "office": "soffice"} | facts) == {told}


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_command_answers_in_words_and_in_json(run, workspace, locale):
    told = run("doctor", cwd=workspace, locale=locale)
    checks = json.loads(run("doctor", "--format", "json", cwd=workspace, locale=locale).out)["checks"]
    assert {"versions", "store", "disk", "workers"} <= {one["subject"] for one in checks}
    assert told.code == (3 if any(one["state"] == "problem" for one in checks) else 0)
    assert ("tốt  tiến trình đọc" if locale == "vi" else "fine  workers") in told.out


def test_a_conflict_copy_of_the_store_ends_with_3(run, workspace):
    for name in ("parindex.db", "parindex (conflicted copy).db"):
        (workspace / name).touch()
    told = run("doctor", cwd=workspace)
    assert (told.code, "conflicted copy" in told.out) == (3, True)
