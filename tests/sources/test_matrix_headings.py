"""Headings of tables of many units: codes that Excel ate, codes with titles, unknown codes, names without a heading."""

from pathlib import Path

import pytest
from tests.sheets.make_sheets import GROUPS, TREE

from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.reading import read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
LEAVES = [row for row in TREE if row[0] not in GROUPS]
CODES = tuple(row[0] for row in LEAVES)
SCORES = tuple(row[4] for row in LEAVES)
UNITS = ("Phường An Mỹ", "Phường An Sơn")


def read(*rows, registry=REGISTRY):
    book = Workbook(Path("a.xlsx"), "0" * 64, (Grid("Bảng", tuple(map(tuple, rows))),))
    return read_workbooks([book], Expectation((EDITION,), registry, 2020))


def matrix(heads, corner="Đơn vị", registry=REGISTRY):
    return read((corner, *heads), *((unit, *SCORES) for unit in UNITS), registry=registry)


def turned(corner, units=UNITS, registry=REGISTRY):
    rows = [(code, *(score for _ in units)) for code, score in zip(CODES, SCORES, strict=True)]
    return read((corner, *units), *rows, registry=registry)


def answers(found):
    return [{entry.code: [mark.answer for mark in entry.marks] for entry in one.entries} for one in found.sheets]


def told(found):
    return [(one.code, one.place.cell) for one in found.issues]


def numbers(codes):
    """Return codes as a data frame writes them that took them for numbers: 1.10 is 1.1."""
    return tuple(float(code) if code.count(".") == 1 else code for code in codes)


PLAIN = answers(matrix(CODES))


def test_a_code_eaten_by_excel_is_settled_by_its_place_in_the_heading():
    found = matrix(numbers(CODES))
    assert told(found) == [("S304", "K1")]
    assert answers(found) == PLAIN


def test_a_group_written_as_a_number_is_never_taken_for_the_last_of_its_numbers_before_its_place():
    heads = ("2.1.1", "2.1.2", 2.1, *numbers(CODES[12:]))
    found = read(("Đơn vị", *CODES[:10], *heads), (UNITS[0], *SCORES[:12], 2, *SCORES[12:]))
    assert not {"S303", "S304"} & {code for code, _ in told(found)}


def test_a_code_eaten_by_excel_in_another_place_is_left_in_doubt():
    heads = [*numbers(CODES[1:9]), *numbers(CODES[10:]), 1.1]
    scores = (*SCORES[1:9], *SCORES[10:], 1)
    found = read(("Đơn vị", *heads), (UNITS[0], *scores))
    assert told(found) == [("S303", "U1")]
    assert not found.sheets


def test_the_first_number_of_a_set_is_itself():
    assert ("S303", "B1") not in told(matrix(numbers(CODES)))


def test_a_code_and_its_title_may_stand_in_one_heading():
    titled = [f"{row[0]}. {row[1]}" for row in LEAVES]
    assert answers(matrix(titled)) == PLAIN
    assert answers(matrix([*CODES[:-1], titled[-1]])) == PLAIN


def test_a_heading_with_an_unknown_code_before_its_title_is_told():
    found = matrix(["7. Hài lòng" if code == "4.2" else code for code in CODES])
    assert [one for one in told(found) if one[0] == "S301"] == [("S301", "T1")]
    assert not found.sheets


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (("A1", "A2"), [("S301", "B1"), ("S301", "C1")]),
        (("A1", "A2", "B1"), [("S214", "")]),
        (("A1", "1.4"), [("S301", "B1")]),
    ],
)
def test_a_matrix_of_another_set_says_which_codes_are_not_known(heads, codes):
    found = read(("Đơn vị", *heads), ("Phường An Mỹ", *range(1, len(heads) + 1)))
    assert [one for one in told(found) if one[0].startswith(("S2", "S30", "L"))] == codes


@pytest.mark.parametrize("corner", ["Mã số", "Mã", "Mã tiêu chí", "Tiêu chí", "Code", None, "Đơn vị", "Unit"])
def test_names_of_the_registry_across_make_a_turned_matrix(corner):
    found = turned(corner)
    assert [layout.shape for _, layout in found.layouts] == [Shape.TURNED]
    assert answers(found) == PLAIN


@pytest.mark.parametrize("corner", ["Mã số", "Tiêu chí", None])
def test_names_are_never_guessed(corner):
    assert not turned(corner, registry=None).sheets
    assert not turned(corner, units=("Xã Lạ", "Xã Khác")).sheets


def test_one_name_is_enough_under_a_heading_of_codes_but_not_beside_other_words():
    assert len(turned("Mã số", units=UNITS[:1]).sheets) == 1
    assert not turned(None, units=UNITS[:1]).sheets
    assert not turned("Mã số", units=(UNITS[0], "Số dân")).sheets


KINDS = ["Tỉnh, thành phố", "Huyện", "Xã, phường", "Cơ quan", "Tên đơn vị", "Sở, ban, ngành"]


@pytest.mark.parametrize("corner", KINDS)
def test_kinds_of_units_head_their_names(corner):
    assert answers(matrix(CODES, corner)) == PLAIN


@pytest.mark.parametrize("registry", [None, REGISTRY])
def test_of_several_headings_of_units_the_one_over_the_units_counts(registry):
    registry_of = {"registry": registry}
    for heads in (("Huyện", "Đơn vị"), ("Huyện", "Xã")):
        rows = [("Huyện Lạ", unit, *SCORES) for unit in UNITS]
        found = read((*heads, *CODES), *rows, **registry_of)
        assert [one.name for one in found.sheets] == list(UNITS)


def test_an_unknown_code_without_a_title_is_told_without_empty_brackets():
    found = matrix([*CODES[:-1], "9.9"])
    (one,) = [one for one in found.issues if one.code == "S301"]
    assert one.values["found"] == "9.9"


def test_a_total_is_compared_only_with_a_column_that_has_scores():
    rows = [(code, max_, score, None) for code, _, max_, _, score in LEAVES]
    found = read(("Mã số", "Điểm tối đa", "Tự chấm", "Thẩm định"), *rows, ("Tổng cộng", None, None, 34))
    assert "S308" not in {code for code, _ in told(found)}
    assert all(one.severity is not Severity.ERROR or one.code[:2] in {"S2", "S4"} for one in found.issues)
