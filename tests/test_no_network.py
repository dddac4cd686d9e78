"""No process that a test starts can open a socket, and reading and marking workbooks try to open none."""

import subprocess
import sys
from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.reporting.marked_copies import Finding
from parindex.sources.workbook import open_workbooks
from parindex.sources.workbook.guard.intake import digest
from parindex.workflow.returns.marking import Job, Markers

SHEETS = Path(__file__).parent / "sheets"
ATTEMPTS = [
    "import socket; socket.socket()",
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import urllib.request as u; u.urlopen('http://127.0.0.1:9/')",
]


@pytest.fixture
def seen(tmp_path, monkeypatch):
    """The file in which every attempt of a child process is noted."""
    path = tmp_path / "sockets"
    monkeypatch.setenv("PARINDEX_SOCKETS_SEEN", str(path))
    return path


@pytest.mark.parametrize("code", ATTEMPTS)
@pytest.mark.parametrize("flags", [[], ["-P"]], ids=["plain", "as the workers"])
def test_a_child_process_cannot_open_a_socket(seen, code, flags):
    ran = subprocess.run([sys.executable, *flags, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "must not reach a network" in ran.stderr
    assert seen.read_text("utf-8").startswith("socket.")


def test_reading_workers_open_none(seen):
    paths = sorted((SHEETS / "bad").glob("F*")) + sorted((SHEETS / "good").glob("*.xlsx"))
    books = list(open_workbooks(paths, workers=2))
    assert len(books) == len(paths)
    assert any(book.sheets for book in books)
    assert not seen.exists()


def test_marking_workers_open_none(seen):
    path = SHEETS / "good" / "unit.xlsx"
    finding = Finding(Severity.ERROR, "S103", "Bảng điểm", "E14", "Phường An Mỹ", "1.4", "Sai", "Sửa")
    with Markers(1) as markers:
        made = markers.mark(Job(path, digest(path.read_bytes()), "vi", [finding]))
    assert made.content
    assert not seen.exists()
