"""Delimited text: every value stays the text that it is."""

import pytest

from parindex.sources.workbook.processes.reading import read_workbook


@pytest.fixture
def rows(tmp_path):
    def read(content: bytes, name="table.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        workbook = read_workbook(path)
        return workbook.sheets[0].rows, [issue.code for issue in workbook.issues]

    return read


TABLE = "đơn vị;điểm\nSở Mẫu;84,79\n"
READ = (("đơn vị", "điểm"), ("Sở Mẫu", "84,79"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_common_encodings_are_read_without_remark(rows, encoding):
    assert rows(TABLE.encode(encoding)) == (READ, [])


def test_windows_1258_is_composed_and_remarked(rows):
    table = "đơn vi\u0323;điê\u0309m\nSơ\u0309 Mâ\u0303u;84,79\n"
    assert rows(table.encode("cp1258")) == (READ, ["F501"])


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_found(rows, sign):
    table = f'Mã{sign}Nội dung, chi tiết; khác{sign}Điểm\n1.10{sign}"a{sign}b"{sign}2\n'
    if sign != "\t":
        table = table.replace("Nội dung, chi tiết; khác", '"Nội dung, chi tiết; khác"')
    (first, second), issues = rows(table.encode())
    assert first == ("Mã", "Nội dung, chi tiết; khác", "Điểm")
    assert second == ("1.10", f"a{sign}b", "2")
    assert not issues


def test_decimal_commas_do_not_pass_for_delimiters(rows):
    (found, _) = rows(b"a;1,5;2,5\nb;3,5;4,5\n")
    assert found == (("a", "1,5", "2,5"), ("b", "3,5", "4,5"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_values_may_span_lines(rows, ending):
    found, _ = rows(ending.join(["a,b", '"x\ny",2', ""]).encode())
    assert found == (("a", "b"), ("x\ny", "2"))


def test_empty_fields_are_none(rows):
    assert rows(b"a,,c\n,,\n1,2,3\n")[0] == (("a", None, "c"), (None, None, None), ("1", "2", "3"))
