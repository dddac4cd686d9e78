from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.model.codes import CODES, issue
from parindex.model.issues import Place, Severity
from parindex.model.records.failing import FailOn, can_be_known, fails, fingerprint

FILE = "sheets/2020/a.xlsx"
PLACE = Place(f"/somewhere/{FILE}", "Bảng điểm", "D14")
ERROR = issue("S103", PLACE, unit="an-my", criterion="1.4", component="1.4", title="Kiểm tra", value="15", max="2")
ALL = set(FailOn)


@pytest.mark.parametrize(
    ("severity", "failing"),
    [
        (Severity.ERROR, [set(), {FailOn.ERROR}, {FailOn.WARNING}, {FailOn.REPAIRED}, {FailOn.MISSING}, ALL]),
        (Severity.WARNING, [{FailOn.WARNING}, ALL]),
        (Severity.REPAIRED, [{FailOn.REPAIRED}, ALL]),
        (Severity.HINT, []),
    ],
)
def test_errors_always_fail_hints_never_and_the_rest_where_it_was_named(severity, failing):
    every = [set(), {FailOn.ERROR}, {FailOn.WARNING}, {FailOn.REPAIRED}, {FailOn.MISSING}, ALL]
    found = [kinds for kinds in every if fails(replace(ERROR, severity=severity), kinds)]
    assert found == failing


@given(st.integers(1, 10_000), st.sampled_from(Severity), st.text(max_size=20))
def test_a_problem_is_known_again_when_rows_are_inserted_severities_raised_or_titles_reworded(row, severity, title):
    moved = replace(ERROR, place=replace(PLACE, cell=f"D{row}"), severity=severity)
    again = replace(moved, values={**ERROR.values, "title": title})
    assert fingerprint(again, FILE) == fingerprint(ERROR, FILE)


@pytest.mark.parametrize(
    "other",
    [
        replace(ERROR, code="S102"),
        replace(ERROR, unit="an-phu"),
        replace(ERROR, criterion="1.5"),
        replace(ERROR, values={**ERROR.values, "value": "16"}),
        replace(ERROR, place=replace(PLACE, sheet="Bảng điểm (2)")),
    ],
    ids=["code", "unit", "criterion", "value", "sheet"],
)
def test_another_problem_has_another_fingerprint(other):
    assert fingerprint(other, FILE) != fingerprint(ERROR, FILE)


def test_the_same_problem_of_another_file_is_another_one():
    assert fingerprint(ERROR, "sheets/2020/b.xlsx") != fingerprint(ERROR, FILE)


def test_where_nothing_else_tells_problems_apart_the_cell_does():
    first, second = (issue("L109", Place(FILE, "S", cell), cell=cell) for cell in ("A9", "A10"))
    assert fingerprint(first, FILE) != fingerprint(second, FILE)


def test_lines_of_definitions_may_move():
    first, second = (
        issue("U001", Place("units.yaml", cell=f"{line}:5"), id="an-my", first=line - 4) for line in (9, 12)
    )
    assert fingerprint(first, "units.yaml") == fingerprint(second, "units.yaml")


def test_a_fingerprint_does_not_depend_on_where_the_workspace_lies():
    here, there = (
        issue("C041", Place(f"{root}criteria/b.yaml", cell="1:1"), set="a@2020", first=f"{root}criteria/a.yaml")
        for root in ("/here/", "/there/deeper/")
    )
    assert fingerprint(here, "criteria/b.yaml", "/here/") == fingerprint(there, "criteria/b.yaml", "/there/deeper/")


@given(st.text(), st.text())
def test_any_text_has_a_fingerprint_of_32_digits(value, sheet):
    mark = fingerprint(replace(ERROR, place=Place("a", sheet), values={"value": value}), "a")
    assert len(mark) == 32
    assert int(mark, 16) >= 0


def test_decomposed_letters_in_the_name_of_a_file_make_no_other_problem():
    composed, decomposed = (normalize(form, "sheets/xã An Mỹ.xlsx") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert fingerprint(ERROR, composed) == fingerprint(ERROR, decomposed)


def test_hints_and_errors_of_definitions_cannot_be_known():
    assert [code for code in ("Y001", "C001", "U001") if can_be_known(issue(code, PLACE))] == []
    assert not can_be_known(replace(ERROR, severity=Severity.HINT))
    assert can_be_known(ERROR)


def test_what_is_missing_is_an_error_of_its_own_letter():
    missing = [code for code in CODES if code.startswith("B1")]
    assert len(missing) == 6
    assert {CODES[code].severity for code in missing} == {Severity.ERROR}
