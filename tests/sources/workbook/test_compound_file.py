"""The file system inside of an .xls file: whatever its chains say, looking at it ends."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.workbook.containers import compound, entry

from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.xls.compound_file import CompoundFile

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
LONG = bytes(range(256)) * 40


def changed(content, at, *numbers):
    out = bytearray(content)
    struct.pack_into(f"<{len(numbers)}I", out, at, *numbers)
    return bytes(out)


def code(content, name="Workbook"):
    with pytest.raises(Refused) as refused:
        CompoundFile(content).stream(name)
    return refused.value.code


def test_a_stream_is_found_whatever_the_case_of_its_name_and_comes_back_as_it_was_put_in():
    file = CompoundFile(compound(LONG))
    assert file.stream("WORKBOOK") == LONG
    assert file.stream("Book") is None
    assert file.names() == ["Workbook"]


def test_a_small_stream_lives_in_the_stream_of_the_root():
    small = b"small" * 30
    header = compound(LONG)[:76]
    header = changed(header, 48, 1, 0, 4096, 3, 1)
    tables = struct.pack("<5I", 0xFFFFFFFD, END, END, END, FREE).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, 1, 2, 512) + entry("Workbook", 2, FREE, 1, len(small))
    stream = bytes(64) + small
    following = struct.pack("<4I", END, 2, 3, END)
    body = [tables, directory.ljust(512, b"\0"), stream.ljust(512, b"\0"), following.ljust(512, b"\xff")]
    whole = header + struct.pack("<109I", 0, *[FREE] * 108) + b"".join(body)
    assert CompoundFile(whole).stream("Workbook") == small
    circle = changed(whole, 512 * 4 + 8, 2)
    assert code(circle) == "F201"


def test_a_last_sector_that_is_cut_short_is_filled_up():
    assert CompoundFile(compound(LONG)[:-200]).stream("Workbook")[:-200] == LONG[:-200]


TABLE, DIRECTORY, SECOND = 512, 1024, 1024 + 128


@pytest.mark.parametrize(
    ("at", "numbers"),
    [
        (TABLE + 4, [1]),
        (SECOND + 116, [400]),
        (SECOND + 120, [1 << 31]),
        (DIRECTORY + 76, [40]),
        (SECOND + 68, [1]),
        (SECOND + 72, [1]),
        (68, [2, 1]),
        (48, [77]),
        (76, [0] * 109),
        (TABLE + 20, [5]),
        (30, [0x00060020]),
    ],
    ids=[
        "a directory that follows itself",
        "a stream that begins beyond the end",
        "a stream longer than the file",
        "a tree with a branch to nowhere",
        "an entry that is its own left neighbour",
        "an entry that is its own right neighbour",
        "a list of tables that is the stream",
        "a directory beyond the end",
        "one table named a hundred times",
        "a stream that runs in a circle",
        "sectors of four thousand million bytes",
    ],
)
def test_a_container_that_lies_is_refused(at, numbers):
    assert code(changed(compound(LONG), at, *numbers)) == "F201"


def test_two_streams_of_one_name_are_refused():
    whole = compound(LONG)
    second = entry("WORKBOOK", 2, FREE, 2, len(LONG))
    content = bytearray(changed(whole, SECOND + 72, 2))
    content[DIRECTORY + 256 : DIRECTORY + 256 + 128] = second
    assert code(bytes(content)) == "F202"


@pytest.mark.parametrize("content", [b"", compound(LONG)[:100], compound(LONG)[:512]])
def test_what_is_cut_off_is_refused(content):
    assert code(content) == "F201"


@given(st.lists(st.tuples(st.integers(28, 1400), st.integers(0, 2**32 - 1) | st.integers(0, 30)), max_size=6))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_the_numbers_looking_ends_with_a_stream_or_a_refusal(changes):
    content = compound(LONG)
    for at, number in changes:
        content = changed(content, at, number)
    try:
        stream = CompoundFile(content).stream("Workbook")
    except Refused:
        return
    assert stream is None or len(stream) <= len(content)
