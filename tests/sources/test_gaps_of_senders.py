"""A unit is told of the gaps in its own column, not of what the appraisal or the survey has to fill in."""

from dataclasses import replace
from pathlib import Path

import pytest

from parindex.sources.cells.grid import Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.workbook import open_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
SMALL = read_edition(SHEETS / "small_2020.yaml")[0]
SELF, APPRAISED, SURVEY = 3, 4, 5


@pytest.fixture(scope="module")
def book():
    return next(iter(open_workbooks([SHEETS / "good" / "unit.xlsx"], workers=1)))


def told(book, cleared, *, sender=True):
    """Return the issues of the good sheet after cells of components were cleared: columns, or (code, column)."""
    grid = book.sheets[0]
    rows = [
        tuple(
            None if (at in cleared or (row[0], at) in cleared) and number > 8 else cell for at, cell in enumerate(row)
        )
        for number, row in enumerate(grid.rows)
    ]
    changed = Workbook(book.path, book.sha256, (replace(grid, rows=tuple(rows)),))
    found = read_workbooks([changed], Expectation((SMALL,), year=2020, for_sender=sender))
    return [(one.code, one.place.cell) for one in found.issues]


def test_self_scores_alone_are_complete_for_the_unit_and_not_for_the_office(book):
    assert told(book, {APPRAISED, SURVEY}) == []
    assert told(book, {APPRAISED, SURVEY}, sender=False) == [("S403", "")]


def test_gaps_of_the_appraisal_and_the_survey_are_not_sent_back(book):
    assert told(book, {("1.4", APPRAISED), SURVEY}) == []
    assert [code for code, _ in told(book, {("1.4", APPRAISED), SURVEY}, sender=False)] == ["S401", "S405"]


def test_a_gap_in_the_self_scores_is_sent_back_with_its_cell(book):
    assert told(book, {("1.4", SELF)}) == [("S401", "D14")]
    assert told(book, {("1.4", SELF)}, sender=False) == []


def test_an_empty_column_of_self_scores_is_told_once(book):
    assert told(book, {SELF}) == [("S412", "")]


def test_a_blank_form_is_told_as_blank(book):
    assert told(book, {SELF, APPRAISED, SURVEY}) == [("S404", "")]


def test_in_a_matrix_without_stages_the_only_scores_are_those_of_the_units():
    book = next(iter(open_workbooks([SHEETS / "bad" / "S401_in_a_matrix.xlsx"], workers=1)))
    found = read_workbooks([book], Expectation((SMALL,), year=2020, for_sender=True))
    assert [(one.code, one.place.cell) for one in found.issues] == [("S401", "F7")]
