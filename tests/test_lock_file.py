"""The lock file names what is installed, with its digests and without the place that it comes from."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_locked_package_has_a_version_and_digests():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 30
    assert [
        one for one in entries if not re.match(r"[\w.-]+==\S+.*\\\n(?:\s+--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$", one)
    ] == []


def test_the_lock_file_names_no_registry():
    assert re.search(r"https?:|--index|--find-links", LOCK) is None


def test_installing_demands_the_digests():
    assert "--require-hashes --requirement requirements.lock" in (ROOT / "Makefile").read_text(encoding="utf-8")
