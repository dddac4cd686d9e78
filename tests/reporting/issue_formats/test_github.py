import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SHARED
from tests.reporting.issue_formats.runs import FILE, HOSTILE, KINDS, commands, found, told

from parindex.model.issues import Place
from parindex.reporting.issue_formats import render_issues

NAMES = SHARED / "workbooks" / "attacks" / "hostile_names.json"


def said(run):
    return list(commands(render_issues("github", run).decode()))


def test_a_problem_of_a_cell_has_file_sheet_and_cell():
    ((name, properties, message),) = said(told(found()))
    assert name == "error"
    assert properties == {"file": FILE, "title": "S103 Bảng điểm!D14"}
    assert message == ("an-my · 1.4: 1.4 Kiểm tra: the score 15 is over the maximum 2.\n→ Type a score from 0 to 2.")


def test_a_problem_of_a_text_file_has_line_and_column():
    ((_, properties, _),) = said(told(found(sheet="", cell="12:5", file="units.yaml")))
    assert (properties["line"], properties["col"], properties["title"]) == ("12", "5", "S103")


@pytest.mark.parametrize(
    ("code", "fail_on", "level"),
    [
        ("S103", (), "error"),
        ("F401", (), "warning"),
        ("S120", (), "notice"),
        ("S506", (), "notice"),
        ("F401", KINDS, "error"),
        ("S120", KINDS, "error"),
        ("S506", KINDS, "notice"),
    ],
)
def test_what_fails_the_run_is_an_error_and_the_rest_is_told_by_its_severity(code, fail_on, level):
    assert [name for name, *_ in said(told(found(code=code), fail_on=fail_on))] == [level]


def test_known_problems_are_notices_and_say_that_they_are_known():
    known = found()
    ((name, _, message),) = said(told(known, known=[known]))
    assert name == "notice"
    assert message.startswith("known problem: ")


def test_the_worst_come_first_since_github_shows_ten_of_a_kind():
    issues = [found(code=code, file=file) for file in "ab" for code in ("F401", "S103", "S120")]
    assert [name for name, *_ in said(told(*issues))] == ["error"] * 2 + ["warning"] * 2 + ["notice"] * 2


def one_of_each(text):
    """Hostile text at every place where a file's text can stand."""
    return told(found(text), found(unit=text), found(sheet=text), found(file=text or "a"), found(cell=text))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_becomes_a_command(text):
    names = [name for name, *_ in said(one_of_each(text))]
    assert names == ["error"] * 5


@pytest.mark.skipif(not NAMES.is_file(), reason="the hostile names are not here")
def test_no_hostile_name_becomes_a_command():
    for names in json.loads(NAMES.read_text(encoding="utf-8")).values():
        for text in names:
            assert [name for name, *_ in said(one_of_each(text))] == ["error"] * 5


@given(st.text() | st.text("::#[]%0AD\r\n,= "))
@settings(max_examples=100)
def test_any_text_is_told_in_one_command(text):
    ((name, properties, message),) = said(told(found(text, file="a.xlsx")))
    assert (name, properties["file"]) == ("error", "a.xlsx")
    assert message.startswith("an-my · 1.4: 1.4 Kiểm tra: the score ")
    assert message.endswith("\n→ Type a score from 0 to 2.")


@given(st.text("abcạđ%,:;= ./-", min_size=1))
def test_the_runner_reads_back_the_name_of_the_file(file):
    place = Place(file, "", "")
    ((_, properties, _),) = said(told(found(file=place.file.replace("::", ":"))))
    assert properties["file"] == file.replace("::", ":")
