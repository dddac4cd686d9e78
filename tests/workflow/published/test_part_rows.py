"""Rows of a bundle are read one by one: memory grows with the longest row, never with their number."""

import json
import tracemalloc
import zipfile

import pytest

from parindex.errors import ParindexError
from parindex.sources.bundle_file import BundleFile
from parindex.workflow.publication.bundles.part_rows import part_rows

ROW = {"unit": "xã", "entries": 'a "b", [c] {d}'}


def bundle(path, content):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("entries.json", content)
    return path


def rows(path):
    with BundleFile(path) as opened:
        yield from part_rows(opened, "entries.json")


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("number", [0, 1, 40_000])
def test_rows_come_as_they_were_written_wherever_pieces_end(tmp_path, number, ascii_only):
    text = json.dumps([{**ROW, "n": str(n)} for n in range(number)], ensure_ascii=ascii_only, indent=2)
    assert [row["n"] for row in rows(bundle(tmp_path / "b.zip", text))] == list(map(str, range(number)))


@pytest.mark.parametrize(
    "text", ["", "{}", "[", "[{}", "[{},]", "[{}] x", "[{}{}]", "[1]", '[{"a": 1}]', '[{"a": "b]', "[" * 9999, b"\xff"]
)
def test_what_is_no_list_of_rows_is_told_as_damage(tmp_path, text):
    with pytest.raises(ParindexError, match="damaged"):
        list(rows(bundle(tmp_path / "b.zip", text)))


def test_many_rows_take_no_more_memory_than_a_few(tmp_path):
    path = bundle(tmp_path / "b.zip", json.dumps([{"entries": "x" * 10_000}] * 3_321))
    tracemalloc.start()
    try:
        number = sum(1 for _ in rows(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (number, peak < 10_000_000) == (3_321, True)
