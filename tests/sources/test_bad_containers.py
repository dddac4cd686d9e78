"""A faulty sheet is as faulty in .xls, .xlsb and .ods as in .xlsx: the same codes, at the same cells."""

import pytest
from tests.sources.test_bad_sheets import BAD, SHEETS, SPECIAL, expectation
from tests.sources.workbook.containers import WRITERS

from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.workbook import open_workbooks

PATHS = [path for path in BAD if path.suffix == ".xlsx"] + sorted((SHEETS / "good").glob("*.xlsx"))
NAMED_BY_SUFFIX = {
    "L113_column_that_is_empty",
    "L114_heading_below_the_table",
    "L115_sheet_of_another_name",
    "L157_code_of_a_unit_sheet",
}
"""Rules that are for .xlsx files alone."""


@pytest.fixture(scope="module")
def books():
    return {book.path: book for book in open_workbooks(PATHS, workers=1)}


@pytest.fixture(scope="module")
def wanted(books):
    return {path: told(book) for path, book in books.items()}


def told(book):
    found = read_workbooks([book], expectation(**SPECIAL.get(book.path.stem, dict)()))
    return sorted((issue.code, issue.place.sheet, issue.place.cell) for issue in found.issues), found.sheets


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_sheet_says_the_same_in_every_container(books, wanted, suffix, tmp_path):
    paths = {}
    for path in PATHS:
        if path.stem not in NAMED_BY_SUFFIX and not any(one.struck or one.raised for one in books[path].sheets):
            paths[path] = tmp_path / f"{path.stem}.{suffix}"
            paths[path].write_bytes(WRITERS[suffix](books[path].sheets))
    others = dict(zip(paths, open_workbooks(list(paths.values()), workers=1), strict=True))
    # Fonts are not among what the writers know; `test_marked_texts` looks at them.
    assert {path.name: other.issues for path, other in others.items() if other.issues} == {}
    for path, other in others.items():
        issues, sheets = wanted[path]
        same, again = told(other)
        assert same == issues, path.name
        assert [(one.unit, one.year, one.entries) for one in again] == [
            (one.unit, one.year, one.entries) for one in sheets
        ], path.name
