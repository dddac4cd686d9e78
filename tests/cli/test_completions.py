"""A shell proposes what can be typed: commands, units, blocks, years and formats."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("parindex")


@pytest.mark.skipif(not PROGRAM.exists(), reason="the program is not installed beside Python")
@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("parindex dis", "disputes"),
        ("parindex explain hoa-t", "hoa-thuan"),
        ("parindex rank --block com", "communes"),
        ("parindex rank --year 20", "2020"),
        ("parindex report --format do", "docx"),
        ("parindex check --format s", "sarif"),
    ],
)
def test_words_are_completed(city, line, proposed):
    words = line.split(" ")
    environment = {**os.environ, "_PARINDEX_COMPLETE": "complete_bash", "COMP_WORDS": line}
    told = subprocess.run(
        [PROGRAM],
        cwd=city,
        env={**environment, "COMP_CWORD": str(len(words) - 1)},
        capture_output=True,
        check=False,
        timeout=60,
        encoding="utf-8",
    )
    assert proposed in told.stdout.split(), told
