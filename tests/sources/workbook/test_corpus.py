"""Workbooks that nobody here wrote: each ends in sheets or in an error that says why."""

import csv
import io
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path
from time import monotonic

import pytest
from python_calamine import CalamineWorkbook, SheetTypeEnum
from tests.sources.workbook.outcomes import OUTCOMES, SUFFIXES, outcomes
from tests.sources.workbook.second_reader import SecondReader

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.sources.workbook import open_workbooks

SHARED = Path(__file__).parents[4] / "shared" / "workbooks"
REAL = sorted(path for path in (SHARED / "real").rglob("*") if path.is_file())
READ_AT_LEAST = 200
EXPECTED_AT_LEAST = 400
COMPARED_AT_LEAST = 40
SECONDS, PATIENCE = 25, 4
"""For the whole comparison, and for one file."""
SMALL = 100_000
NOTHING = "F306"
MACRO_SHEETS = {"tests__test-data__excel4-macros__excel4_sample_macro.xlsm"}
"""Their cells belong to macros, which are not read."""
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
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES or path.match("csv_*"))


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


def test_values_agree_with_a_second_reader(workbooks, record_property):
    """Compares from the smallest file on until the time is over; what is left out is said in the report (-rP)."""
    reader, started = SecondReader(PATIENCE), monotonic()
    compared, slow, late = 0, [], []
    for workbook in sorted(filter(comparable, workbooks), key=lambda book: book.path.stat().st_size):
        if compared >= COMPARED_AT_LEAST and monotonic() - started > SECONDS:
            late.append(workbook.path.name)
            continue
        theirs = reader.read(workbook.path)
        if theirs is None:
            slow.append(workbook.path.name)
            continue
        ours = values_of(workbook)
        assert {at for at in ours.keys() | theirs.keys() if differ(ours.get(at), theirs.get(at))} == set(), (
            workbook.path
        )
        compared += 1
    reader.close()
    for name, found in (("the second reader failed", slow), ("no time was left", late)):
        record_property(name, found)
        print(f"compared {compared}; left out, {name}: {len(found)} {found}")  # noqa: T201  part of the report
    assert compared >= COMPARED_AT_LEAST


def comparable(workbook):
    """Tell whether both readers may agree: the second one sees nothing in strict workbooks, and says nothing of it."""
    kind = workbook.path.suffix in {".xlsx", ".xlsm"} and "strict" not in workbook.path.name.casefold()
    return kind and bool(workbook.sheets)


def values_of(workbook):
    ours = {
        (sheet.name, row, column): value
        for sheet in workbook.sheets
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
    }
    return ours | {(sheet.name, *at): error for sheet in workbook.sheets for at, error in sheet.errors.items()}


def test_hardly_any_workbook_that_two_readers_open_is_refused(workbooks):
    """A workbook without any value (F306) was read: there is nothing in it. Twice named parts have to be refused."""
    with (SHARED / "INDEX.csv").open(encoding="utf-8-sig", newline="") as file:
        opened = {row["file"] for row in csv.DictReader(file) if row["python_calamine"] == row["openpyxl"] == "ok"}
    codes = {name: code for name, code in outcomes(workbooks, SHARED / "real").items() if name in opened}
    refused = {name: code for name, code in codes.items() if code not in {"read", NOTHING}}
    forged = {name for name in refused if "duplicate-filename" in name}
    assert len(codes) > 100
    assert {refused[name] for name in forged} <= {"F202"}
    assert len(refused.keys() - forged) <= len(codes) / 100, refused


def test_a_workbook_that_is_called_empty_has_no_value_for_the_second_reader_either(workbooks):
    reader = SecondReader(PATIENCE)
    empty = [
        workbook.path
        for workbook in workbooks
        if workbook.path.suffix in {".xlsx", ".xlsm"} and [one.code for one in workbook.issues] == [NOTHING]
    ]
    found = {path.name: reader.read(path) for path in empty if path.stat().st_size < SMALL}
    reader.close()
    assert len(found) > 10
    assert {name for name, values in found.items() if values and name not in MACRO_SHEETS} == set()


def test_values_of_other_formats_agree_with_the_fast_reader_on_the_files_themselves(workbooks):
    """It is given a copy for .xls and .xlsb, and nothing for .ods: here it reads what the sender wrote."""
    compared = 0
    for workbook in workbooks:
        if workbook.path.suffix.lower() not in {".xls", ".xlt", ".ods"} or not workbook.sheets:
            continue
        if workbook.path.name.endswith(BEYOND_IT) or workbook.path.stat().st_size > LARGEST_BY_CALAMINE:
            continue
        theirs = CalamineWorkbook.from_filelike(io.BytesIO(workbook.path.read_bytes()))
        numbers = [n for n, sheet in enumerate(theirs.sheets_metadata) if sheet.typ is SheetTypeEnum.WorkSheet]
        for number, sheet in zip(numbers, workbook.sheets, strict=True):
            rows = theirs.get_sheet_by_index(number).to_python(skip_empty_area=False)
            # Where a cell shows an error, the value stored beside it is not what is seen.
            seen = {at: value for at, value in filled(rows, "") if at not in sheet.errors}
            assert {at: value for at, value in seen.items() if not is_long_time(value)} == {
                at: value for at, value in filled(sheet.rows, None) if not isinstance(value, timedelta)
            }, workbook.path
        compared += 1
    assert compared >= 40


BEYOND_IT = ("empty_continue_leftoverbytes.xls", "one_sheet_with_strings.ods", "sheet_with_undefined_value_type.ods")
"""Files that break the fast reader, and are read from the copy."""
LARGEST_BY_CALAMINE = 1_000_000


def filled(rows, nothing):
    return (((r, c), value) for r, row in enumerate(rows) for c, value in enumerate(row) if value != nothing)


def is_long_time(value):
    """Durations of more than a day are a text to the fast reader."""
    return isinstance(value, timedelta) or (isinstance(value, str) and value.startswith("PT") and value.endswith("S"))


def differ(ours, theirs):
    """Dates apart: the second reader makes errors of those that are out of range."""
    if any(isinstance(value, date | time | timedelta) for value in (ours, theirs)) or theirs == "#VALUE!":
        return False
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours.replace("\r\n", "\n") != theirs.replace("\r\n", "\n")
    return ours != theirs
