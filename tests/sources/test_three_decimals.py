"""A text with one sign before three digits is two numbers only where the rule takes both and the table is silent."""

from pathlib import Path

import pytest

from parindex.model.criteria import Edition
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_sheets, read_workbooks


def edition(*rules):
    index = [
        {"code": str(at), "title": f"c{at}", "max": most, "score": rule} for at, (most, rule) in enumerate(rules, 1)
    ]
    return Edition.model_validate({"id": "s", "edition": 2020, "title": "S", "index": index})


POINTS, RATE, AMOUNT, COUNT = {"by": "points"}, {"by": "proportional"}, {"by": "best_unit"}, {"by": "count", "each": 1}


def numbers(found):
    return [mark.answer.value.number for sheet in found.sheets for entry in sheet.entries for mark in entry.marks]


def of_csv(tmp_path, text, *rules):
    (tmp_path / "m.csv").write_text(text, "utf-8")
    return read_sheets([tmp_path / "m.csv"], Expectation((edition(*rules),), year=2020), workers=1)


def of_texts(*values, rules):
    rows = (("Đơn vị", *map(str, range(1, len(values) + 1))), ("Xã A", *values))
    return read_workbooks(
        [Workbook(Path("m.xlsx"), "0" * 64, (Grid("Bảng", rows),))], Expectation((edition(*rules),), year=2020)
    )


def told(found):
    return [one.code for one in found.issues]


def test_numbers_as_pandas_writes_them_are_read_without_a_word(tmp_path):
    found = of_csv(tmp_path, "Unit,1,2,3\nA,1.3436424411240122,8.474,25.125\n", (10, POINTS), (10, POINTS), (10, RATE))
    assert (told(found), [float(one) for one in numbers(found)]) == ([], [1.3436424411240122, 8.474, 25.125])


@pytest.mark.parametrize(
    ("text", "most", "rule", "number"),
    [
        ("8.474", 10, POINTS, "8.474"),
        ("8,474", 10, POINTS, "8.474"),
        ("91,125", 10, RATE, "91.125"),
        ("91,125%", 10, RATE, "91.125"),
        ("1.250", 5, COUNT, "1250"),
        ("1.250", 5000, POINTS, None),
        ("1.250", 5, AMOUNT, None),
    ],
)
def test_the_reading_that_the_rule_takes_is_meant(text, most, rule, number):
    found = of_texts(text, rules=[(most, rule)])
    assert [str(one) for one in numbers(found)] == ([number] if number else [])
    assert ("S105" in told(found)) == (number is None)


def test_a_part_of_a_rule_is_read_by_its_own_maximum():
    parts = [{"id": "a", "max": 2, "score": RATE}, {"id": "b", "max": 1, "score": COUNT}]
    found = of_texts("a=91,125; b=1", rules=[(3, {"by": "sum_of", "parts": parts})])
    assert told(found) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Unit;1\nA;1,250\n", "1.250"),
        ("Unit;1\nA;1.250\n", "1250"),
        ("Unit,1\nA,1.250\n", "1.250"),
        ('Unit,1\nA,"1,250"\n', "1250"),
        ("Unit\t1\nA\t1.250\nB\t7.5\n", "1.250"),
        ("Unit\t1\nA\t1.250\nB\t7,5\n", "1250"),
        ("Unit\t1\nA\t1.250\n", None),
        ("Unit\t1\nA\t1.250\nB\t7,5\nC\t7.5\n", None),
    ],
)
def test_where_the_rule_takes_both_the_table_says_which_sign_is_before_decimals(tmp_path, text, number):
    found = of_csv(tmp_path, text, (5, AMOUNT))
    assert (str(numbers(found)[0]) if found.sheets else None) == number
    assert ("S105" in told(found)) == (number is None)


def test_codes_do_not_say_which_sign_is_before_decimals(tmp_path):
    text = "Mã;Nội dung;Điểm\n1;c1;1,250\n2;c2;1,5\n"
    assert str(numbers(of_csv(tmp_path, f"Đơn vị: Xã A;;\n{text}", (5, AMOUNT), (2, POINTS)))[0]) == "1.250"


def test_thousands_are_told_where_decimals_might_be_thought_of(tmp_path):
    assert told(of_csv(tmp_path, "Unit;1\nA;1.250\n", (5, AMOUNT))) == ["S120"]


def test_the_sign_of_one_table_is_not_taken_for_another():
    tables = [
        (("Đơn vị: Xã A",), ("Mã", "Nội dung", "Điểm"), ("1", "c1", "1.250"), ("2", "c2", "1.5")),
        (("Đơn vị: Xã B",), ("Mã", "Nội dung", "Điểm"), ("1", "c1", "1.250"), ("2", "c2", "1,5")),
    ]
    books = [Workbook(Path(f"{at}.xlsx"), "0" * 64, (Grid("Bảng", rows),)) for at, rows in enumerate(tables)]
    found = read_workbooks(books, Expectation((edition((5, AMOUNT), (2, POINTS)),), year=2020))
    assert [str(one) for one in numbers(found)] == ["1.250", "1.5", "1250", "1.5"]
