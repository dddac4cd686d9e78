"""What goes back to a unit says what the unit can do, and nothing of what only the office has."""

import re

import pytest

from parindex.language import speech
from parindex.model.codes import CODES, issue
from parindex.model.issues import Place
from parindex.reporting.marked_copies.findings import findings_of

OFFICE = {
    "en": re.compile(
        r"registr|alias|folder|command line|--|criteria set|exempt|layout|\.yaml|\bstore\b", re.IGNORECASE
    ),
    "vi": re.compile(r"danh mục đơn vị|alias|thư mục|dòng lệnh|--|exempt|layout|\.yaml|\bkho\b", re.IGNORECASE),
}
OF_SHEETS = [code for code in CODES if code[0] == "S" or code[:2] in {"L1", "L2"}]


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("code", OF_SHEETS)
def test_a_remedy_for_a_unit_speaks_of_nothing_that_only_the_office_has(code, locale):
    values = dict.fromkeys(re.findall(r"{(\w+)}", CODES[code].message + CODES[code].remedy), "x")
    (found,) = findings_of([issue(code, Place("a.xlsx"), **values)], speech(locale), {})
    assert found.remedy
    assert not OFFICE[locale].search(found.remedy)


OWN_TO_THE_OFFICE = {
    "en": re.compile(r"registr|alias|folder|command line|--|layout|\.yaml|\bstore\b", re.IGNORECASE),
    "vi": re.compile(r"danh mục đơn vị|alias|thư mục|dòng lệnh|--|layout|\.yaml|\bkho\b", re.IGNORECASE),
}


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("code", OF_SHEETS)
def test_what_a_unit_is_told_speaks_of_nothing_that_only_the_office_has(code, locale):
    values = dict.fromkeys(re.findall(r"{(\w+)}", CODES[code].message + CODES[code].remedy), "x")
    (found,) = findings_of([issue(code, Place("a.xlsx"), **values)], speech(locale), {})
    assert not OWN_TO_THE_OFFICE[locale].search(found.message)


def test_the_office_reads_its_own_remedy():
    assert "aliases" in speech("en").remedy(issue("S201", Place()))
    assert "registry" in speech("en").message(issue("S201", Place(), name="x", nearest="y"))
