"""Bytes of .xls, .xlsb and .ods files are changed at random: facts come back or a refusal, and soon."""

import struct
import warnings
from datetime import date
from time import process_time

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.sources.workbook import containers

from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

LONGEST = 3
"""Seconds of computing; these files have a few kilobytes."""

SHEET = Grid(
    "Bảng điểm",
    (
        ("Mã", "Nội dung", "Điểm"),
        ("1.1", "Kế hoạch & báo cáo", 0.9, True, date(2020, 5, 8)),
        ("1.2", "chữ " * 30, 12.345, None, 7.0),
    ),
    merges=((0, 0, 0, 1), (5, 1, 6, 2)),
    hidden_rows=frozenset({2}),
    hidden_columns=frozenset({3}),
    errors={(2, 3): "#REF!", (3, 1): "#N/A"},
    uncached=frozenset({(3, 0)}),
    formulas=frozenset({(2, 3), (2, 4)}),
    percents=frozenset({(1, 2)}),
)
BOOK = [SHEET, Grid("Ẩn", ((1.0, "x"),), hidden=True)]

CHANGES = st.lists(
    st.tuples(st.floats(0, 0.999), st.sampled_from("BHI"), st.integers(0, 2**32 - 1) | st.integers(0, 300)),
    min_size=1,
    max_size=5,
)
FEW = settings(max_examples=120, deadline=None, derandomize=True, phases=[Phase.generate])


def spoilt(content, changes):
    """Write numbers of one, two or four bytes over some places of the content."""
    out = bytearray(content)
    for place, size, number in changes:
        at = int(place * (len(out) - 4))
        struct.pack_into(f"<{size}", out, at, number % 256 ** struct.calcsize(size))
    return bytes(out)


def check(folder, suffix, content):
    path = folder.getbasetemp() / f"changed.{suffix}"
    path.write_bytes(content)
    start = process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        workbook = read_workbook(path)
    assert process_time() - start < LONGEST
    refused = any(issue.severity is Severity.ERROR for issue in workbook.issues)
    assert bool(workbook.sheets) != refused


@pytest.mark.parametrize("suffix", sorted(containers.WRITERS))
@given(CHANGES)
@FEW
def test_a_file_with_changed_bytes_ends_in_facts_or_a_refusal(tmp_path_factory, suffix, changes):
    check(tmp_path_factory, suffix, spoilt(containers.WRITERS[suffix](BOOK), changes))


@pytest.mark.parametrize(
    "part", ["xl/workbook.bin", "xl/styles.bin", "xl/sharedStrings.bin", "xl/worksheets/sheet1.bin"]
)
@given(CHANGES)
@FEW
def test_a_binary_part_with_changed_bytes_ends_in_facts_or_a_refusal(tmp_path_factory, part, changes):
    parts = containers.xlsb_parts(BOOK)
    check(tmp_path_factory, "xlsb", containers.packed(parts | {part: spoilt(parts[part], changes)}))


SIGNS = st.text(alphabet="<>/=\"' &;#table:-celrowp0123456789xé\t\n", max_size=12)


@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 12), SIGNS), min_size=1, max_size=3))
@FEW
def test_markup_with_changed_signs_ends_in_facts_or_a_refusal(tmp_path_factory, changes):
    parts = containers.ods_parts("".join(map(containers.ods_table, BOOK)))
    content = parts["content.xml"]
    for place, size, signs in changes:
        at = int(place * len(content))
        content = content[:at] + signs + content[at + size :]
    check(tmp_path_factory, "ods", containers.packed(parts | {"content.xml": content}))


@pytest.mark.parametrize("suffix", ["xls", "xlsb"])
@given(st.floats(0, 1))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_file_that_is_cut_off_ends_in_facts_or_a_refusal(tmp_path_factory, suffix, share):
    content = containers.WRITERS[suffix](BOOK)
    check(tmp_path_factory, suffix, content[: max(int(share * len(content)), 1)])
