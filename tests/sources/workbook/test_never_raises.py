"""Whatever the bytes: a workbook comes back, with sheets or with an error."""

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.model.issues import Severity
from parindex.sources.workbook.processes.reading import read_workbook


def check(path):
    workbook = read_workbook(path)
    refused = any(issue.severity is Severity.ERROR for issue in workbook.issues)
    assert bool(workbook.sheets) != refused


@given(st.binary(min_size=1, max_size=300), st.sampled_from([".xlsx", ".csv", ".tsv", ".xlsm"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_sheets_or_an_error(tmp_path_factory, content, suffix):
    path = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
    path.write_bytes(content)
    check(path)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_workbook_with_changed_bytes_ends_in_sheets_or_an_error(making, tmp_path_factory, data):
    content = bytearray(making.packed(making.workbook()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 4))
        struct.pack_into("<I", content, at, data.draw(st.integers(0, 2**32 - 1)))
    path = tmp_path_factory.getbasetemp() / "changed.xlsx"
    path.write_bytes(content)
    check(path)


@given(st.text(alphabet="<>/=\"' crvtsfABx10&;!-[]", max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_markup_inside_a_sheet_ends_in_sheets_or_an_error(making, tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "markup.xlsx"
    path.write_bytes(making.packed(making.workbook(making.sheet(making.ROW.replace("84.79", text)))))
    check(path)
