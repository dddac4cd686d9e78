"""Rows and columns that nobody sees are hidden, in whatever way a sheet says it."""

import pytest

from parindex.sources.workbook.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = '<row r="1"%s><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def read(book, *, head="", row=""):
    xml = f'<worksheet xmlns="{MAIN}">{head}<sheetData>{ROWS % row}</sheetData></worksheet>'
    (grid,) = read_workbook(book(xml)).sheets
    return grid


@pytest.mark.parametrize("width", [".1", "0", "1e-3", "0.1", "1E-3", "+.2"])
def test_a_column_of_next_to_no_width_is_hidden(book, width):
    head = f'<cols><col min="2" max="2" width="{width}" customWidth="1"/></cols>'
    assert read(book, head=head).hidden_columns == {1}


@pytest.mark.parametrize("said", ["1", "true", "TRUE", "on", "On"])
def test_what_is_said_to_be_hidden_is_so_in_any_spelling(book, said):
    assert read(book, head=f'<cols><col min="2" max="2" width="9" hidden="{said}"/></cols>').hidden_columns == {1}
    assert read(book, row=f' hidden="{said}"').hidden_rows == {0}


@pytest.mark.parametrize("height", ["0", ".5", "1e-3", "1.9"])
def test_a_row_of_next_to_no_height_is_hidden(book, height):
    assert read(book, row=f' ht="{height}" customHeight="1"').hidden_rows == {0}


@pytest.mark.parametrize(
    ("defaults", "rows", "columns"),
    [
        ('zeroHeight="1" defaultRowHeight="15"', {0}, set()),
        ('zeroHeight="0" defaultRowHeight="15"', set(), set()),
        ('defaultRowHeight="0" customHeight="1"', {0}, set()),
        ('defaultColWidth="0" defaultRowHeight="15"', set(), {0, 1}),
        ('defaultColWidth=".1" defaultRowHeight="15"', set(), {0, 1}),
        ('defaultColWidth="9.5" defaultRowHeight="15"', set(), set()),
    ],
)
def test_sizes_of_which_nothing_is_said_are_the_usual_ones_of_the_sheet(book, defaults, rows, columns):
    grid = read(book, head=f"<sheetFormatPr {defaults}/>")
    assert (grid.hidden_rows, grid.hidden_columns) == (rows, columns)
    seen = read(book, head=f'<sheetFormatPr {defaults}/><cols><col min="1" max="2" width="9"/></cols>', row=' ht="15"')
    assert not seen.hidden_rows | seen.hidden_columns
