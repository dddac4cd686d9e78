"""A form that returns is known by its hidden sheet: whose it is, for which year, from which set."""

from dataclasses import replace
from pathlib import Path

import pytest

from parindex.model.codes import issue
from parindex.model.issues import Place, Severity
from parindex.model.records.form_stamp import FORM_VERSION, Stamp, stamp_lines
from parindex.model.scores import ScoreSheet, Source
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.identity.form_stamp import read_stamp, stamp_issues, suggested

STAMP = Stamp("Chỉ số A", "a@2020", "d1", 2020, "communes", "song-la")
SHEET = ScoreSheet("song-la", "Phường Sông Lá", "a@2020", 2020, (), Source("f.xlsx", "Phiếu", "0"), "d1")
DIGESTS = {"a@2020": "d1", "b@2020": "d2"}


def workbook(stamp=STAMP, name="parindex", lines=None):
    rows = tuple((line, "", 1) for line in (lines or stamp_lines(stamp)))
    return Workbook(Path("f.xlsx"), "0", (Grid("Phiếu", (("x",),)), Grid(name, rows, hidden=True)))


def codes(stamp=STAMP, sheet=SHEET, **more):
    return [issue.code for issue in stamp_issues(workbook(stamp), [sheet], digests=DIGESTS, **more)]


def test_a_stamp_is_read_back_as_it_was_written():
    assert read_stamp(workbook()) == STAMP


@pytest.mark.parametrize("name", ["Phiếu khác", "parindex (2)"])
def test_a_workbook_without_the_hidden_sheet_has_no_stamp(name):
    assert read_stamp(workbook(name=name)) is None


@pytest.mark.parametrize(
    "lines",
    [
        [""],
        ["parindex.form=1"],
        ["parindex.form=x", *stamp_lines(STAMP)[1:]],
        ["form.year=20²0", *(line for line in stamp_lines(STAMP) if "year" not in line)],
        ["x" * 100_000],
        [None, 3, True],
    ],
)
def test_a_hidden_sheet_that_somebody_changed_is_no_stamp(lines):
    assert read_stamp(workbook(lines=lines)) is None


def test_the_right_form_has_no_issue():
    assert codes(workspace="Chỉ số A") == []


@pytest.mark.parametrize(
    ("stamp", "found"),
    [
        (replace(STAMP, unit="dong-mai"), ["L201"]),
        (replace(STAMP, unit=""), []),
        (replace(STAMP, year=2019), ["L202"]),
        (replace(STAMP, digest="old"), ["L203"]),
        (replace(STAMP, edition="b@2020", digest="d2"), ["L204"]),
        (replace(STAMP, version=FORM_VERSION + 1), ["L206"]),
        (replace(STAMP, edition="a@2019", year=2019, unit="x"), ["L201", "L202", "L204"]),
    ],
)
def test_each_difference_has_its_code(stamp, found):
    assert codes(stamp) == found


def test_a_form_of_another_workspace_is_told():
    assert codes(workspace="Chỉ số B") == ["L205"]


def test_a_form_for_another_year_is_an_error_and_names_the_sheet():
    (found,) = stamp_issues(workbook(replace(STAMP, year=2019)), [SHEET], digests=DIGESTS)
    assert (found.severity, found.place.sheet, found.unit) == (Severity.ERROR, "Phiếu", "song-la")
    assert found.values == {"issued": 2019, "found": 2020}


def test_the_unit_of_a_form_is_named_where_names_are_known():
    stamp = replace(STAMP, unit="dong-mai")
    (found,) = stamp_issues(workbook(stamp), [SHEET], digests=DIGESTS, names={"dong-mai": "Xã Đồng Mai"})
    assert found.values == {"issued": "Xã Đồng Mai", "found": "Phường Sông Lá"}


def test_a_form_with_the_name_of_another_unit_is_an_error_where_its_own_is_known():
    stamp, names = replace(STAMP, unit="dong-mai"), {"dong-mai": "Xã Đồng Mai"}
    (found,) = stamp_issues(workbook(stamp), [SHEET], digests=DIGESTS, names=names)
    assert found.severity is Severity.ERROR
    (unknown,) = stamp_issues(workbook(stamp), [SHEET], digests=DIGESTS, names={})
    (settled,) = stamp_issues(workbook(stamp), [SHEET], digests=DIGESTS, names=names, settled={"Phiếu"})
    assert {unknown.severity, settled.severity} == {Severity.WARNING}


def test_the_unit_of_the_stamp_is_suggested_first():
    stamp = replace(STAMP, unit="dong-mai")
    told = issue("S201", Place("a.xlsx"), name="Xã Đông", nearest="Xã Đông (dong); Xã Đồng Mai (dong-mai)")
    (found,) = suggested(workbook(stamp), [told], {"dong-mai": "Xã Đồng Mai"})
    assert found.values["nearest"] == "Xã Đồng Mai (dong-mai); Xã Đông (dong)"
