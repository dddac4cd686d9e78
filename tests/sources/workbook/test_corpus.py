"""Workbooks that nobody here wrote: each ends in sheets or in an error that says why."""

import csv
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from tests.sources.workbook.outcomes import OUTCOMES, outcomes
from tests.sources.workbook.second_reader import SecondReader

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.sources.workbook import open_workbooks

SHARED = Path(__file__).parents[4] / "shared" / "workbooks"
REAL = sorted(path for path in (SHARED / "real").rglob("*") if path.is_file())
READ_AT_LEAST = 200
EXPECTED_AT_LEAST = 400
LARGEST = 25_000
TIME = "F601"
"""Whether a very large file is read in time depends on the machine."""

pytestmark = pytest.mark.skipif(
    not REAL, reason="the collection of real and hostile workbooks is not beside this project"
)


@pytest.fixture(scope="module")
def attacks(pytestconfig):
    """All attacks; made once and kept, since among them are bombs that take their time to pack."""
    folder = pytestconfig.cache.mkdir("attacks")
    script = SHARED / "attacks" / "make_attacks.py"
    if not (folder / "ATTACKS.csv").is_file():
        subprocess.run([sys.executable, str(script), str(folder)], check=True, capture_output=True)
    return sorted(
        path for path in folder.iterdir() if path.suffix in {".xlsx", ".xlsm", ".xls", ".ods"} or path.match("csv_*")
    )


@pytest.fixture(scope="module")
def workbooks():
    return list(open_workbooks(REAL, workers=2))


def assert_said(workbooks, paths):
    assert [workbook.path for workbook in workbooks] == paths
    vi, en = speech("vi"), speech("en")
    for workbook in workbooks:
        errors = [issue for issue in workbook.issues if issue.severity is Severity.ERROR]
        assert bool(workbook.sheets) != bool(errors), workbook.path
        assert all(vi.message(issue) and vi.remedy(issue) and en.message(issue) for issue in workbook.issues)


def test_every_real_workbook_ends_in_sheets_or_an_error(workbooks):
    assert_said(workbooks, REAL)
    assert sum(bool(workbook.sheets) for workbook in workbooks) >= READ_AT_LEAST


def test_every_attack_ends_in_sheets_or_an_error_and_good_files_among_them_are_read(attacks):
    found = list(open_workbooks(attacks, workers=2))
    assert_said(found, attacks)
    named = {workbook.path.name: workbook for workbook in found}
    assert named["good.xlsx"].sheets
    assert not named["good.xlsx"].issues
    bombs = [
        workbook for name, workbook in named.items() if name.startswith(("zipbomb", "xxe", "billion", "quadratic"))
    ]
    assert bombs
    assert not any(workbook.sheets for workbook in bombs)


def test_the_result_does_not_depend_on_the_number_of_workers():
    some = REAL[::12]
    assert list(open_workbooks(some, workers=1)) == list(open_workbooks(some, workers=3))


def test_every_outcome_is_the_one_of_the_table(workbooks, attacks):
    found = outcomes(workbooks, SHARED / "real") | outcomes(open_workbooks(attacks, workers=2), attacks[0].parent)
    known = dict(csv.reader(OUTCOMES.read_text("utf-8").splitlines()))
    same = {name for name in found if name in known and TIME not in (known[name], found[name])}
    assert {name: (known[name], found[name]) for name in same if known[name] != found[name]} == {}
    assert len(found.keys() & known.keys()) >= EXPECTED_AT_LEAST


def test_values_agree_with_a_second_reader(workbooks):
    compared = 0
    reader = SecondReader()
    for workbook in workbooks:
        small = workbook.path.suffix in {".xlsx", ".xlsm"} and workbook.path.stat().st_size <= LARGEST
        if not (small and workbook.sheets):
            continue
        theirs = reader.read(workbook.path)
        if theirs is None or "strict" in workbook.path.name.casefold():  # it sees nothing in strict workbooks
            continue
        ours = {
            (sheet.name, row, column): value
            for sheet in workbook.sheets
            for row, values in enumerate(sheet.rows)
            for column, value in enumerate(values)
            if value is not None
        }
        ours |= {(sheet.name, *at): error for sheet in workbook.sheets for at, error in sheet.errors.items()}
        assert {at for at in ours.keys() | theirs.keys() if differ(ours.get(at), theirs.get(at))} == set(), (
            workbook.path
        )
        compared += 1
    reader.close()
    assert compared >= 40


def differ(ours, theirs):
    """Dates apart: the second reader makes errors of those that are out of range."""
    if any(isinstance(value, date | time | timedelta) for value in (ours, theirs)) or theirs == "#VALUE!":
        return False
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours.replace("\r\n", "\n") != theirs.replace("\r\n", "\n")
    return ours != theirs
