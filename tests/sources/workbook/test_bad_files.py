"""Every code has a file that gives exactly this code."""

import os
import zipfile
import zlib
from pathlib import Path

import pytest

from parindex.model.codes.files import CODES
from parindex.model.issues import Severity
from parindex.sources.workbook import LIMITS, open_workbooks
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.processes.reading import read_workbook

BAD = Path(__file__).parents[2] / "sheets" / "bad"
FILES = sorted(BAD.glob("F*"))
ERRORS = {code.code for code in CODES if code.severity is Severity.ERROR}

MADE_HERE = {
    "F101",
    "F102",
    "F103",
    "F105",
    "F221",
    "F222",
    "F224",
    "F225",
    "F228",
    "F229",
    "F230",
    "F251",
    "F252",
    "F253",
    "F254",
    "F601",
    "F602",
    "F603",
}
"""Too large, too slow, not files at all or not alone: made by the tests of this folder or of the command line."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_gives_exactly_the_code_it_is_named_after(path):
    (workbook,) = open_workbooks([path])
    assert [issue.code for issue in workbook.issues] == [path.name[:4]]
    assert bool(workbook.sheets) == (path.name[:4] not in ERRORS)
    assert workbook.issues[0].place.file == str(path)


def test_every_code_of_files_is_shown_by_a_file_or_a_test():
    assert {path.name[:4] for path in FILES} | MADE_HERE == {code.code for code in CODES}


def test_the_script_writes_the_committed_bytes(making, tmp_path):
    making.main(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in FILES
    }


def test_every_limit_names_a_code_and_a_reason():
    assert all(limit.code in ERRORS and limit.reason and limit.value > 0 for limit in LIMITS)


def codes(path):
    return [issue.code for issue in read_workbook(path).issues]


def test_a_file_that_is_not_there_is_an_issue(tmp_path):
    assert codes(tmp_path / "none.xlsx") == ["F101"]


def test_a_name_that_no_system_allows_is_an_issue(tmp_path):
    assert codes(tmp_path / "a\0b.xlsx") == ["F102"]


def test_a_folder_is_not_read(tmp_path):
    assert codes(tmp_path) == ["F103"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_named_pipe_is_refused_at_once_instead_of_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert codes(tmp_path / "pipe.xlsx") == ["F103"]


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path):
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(limit("file") + 1)
    assert codes(path) == ["F105"]


def test_thousands_of_parts_are_refused(book):
    parts = {f"xl/junk/{number}": "" for number in range(limit("entries"))}
    assert codes(book(**parts)) == ["F221"]


def test_unpacking_stops_at_the_limit_whatever_the_size_that_is_declared(making):
    noise = bytes(range(256)) * 4_000
    package = Package(making.packed({"a": noise, "b": noise}))
    package._left = len(noise) + 10
    assert package.part("a") == noise
    with pytest.raises(Refused) as refused:
        package.part("b")
    assert refused.value.code == "F222"


def test_a_small_part_that_is_known_from_another_file_still_answers_for_its_own_checksum_and_size(making):
    content = making.packed({"a": "the same in both files"}, zipfile.ZIP_DEFLATED)
    checksum = zlib.crc32(b"the same in both files").to_bytes(4, "little")
    assert Package(content).part("a") == b"the same in both files"
    with pytest.raises(Refused) as refused:
        Package(content.replace(checksum, b"\1\2\3\4")).part("a")
    assert refused.value.code == "F208"
    package = Package(content)
    package._left = 10
    with pytest.raises(Refused) as refused:
        package.part("a")
    assert refused.value.code == "F222"


def test_a_small_part_that_grows_large_is_still_a_bomb(making):
    packed = making.packed({"a": " " * 1_000_000}, zipfile.ZIP_DEFLATED)
    assert len(packed) < 2_000
    with pytest.raises(Refused) as refused:
        Package(packed).part("a")
    assert refused.value.code == "F223"


def test_more_sheets_than_any_real_workbook_are_refused(book, making):
    names = tuple(f"S{number}" for number in range(limit("sheets") + 1))
    links = making.relationships(*(("worksheet", "worksheets/sheet1.xml") for _ in names))
    path = book(**{"xl/workbook.xml": making.book(*names), "xl/_rels/workbook.xml.rels": links})
    assert codes(path) == ["F224"]


def test_a_table_of_text_with_too_many_rows_is_refused(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(b"1\n" * (limit("rows") + 1))
    assert codes(path) == ["F225"]


def test_more_merged_ranges_than_allowed_are_refused(book, making):
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, limit("merges") + 2))
    assert codes(book(making.sheet(after=f"<mergeCells>{merges}</mergeCells>"))) == ["F228"]


@pytest.mark.parametrize(
    ("texts", "rows", "code"),
    [
        ("<si/>" * (limit("strings") + 1), '<row r="1"><c r="A1"><v>1</v></c></row>', "F229"),
        (
            f"<si><t>{'x' * 30_000}</t></si>",
            "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 7_000)),
            "F230",
        ),
    ],
    ids=["too many texts", "one long text in too many cells"],
)
def test_shared_texts_that_would_fill_the_memory_are_refused(book, making, texts, rows, code):
    links = making.relationships(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    parts = {"xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": f'<sst xmlns="{making.MAIN}">{texts}</sst>'}
    assert codes(book(making.sheet(rows), **parts)) == [code]
