from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.issue_formats.runs import HOSTILE, KINDS, found, told

from parindex.reporting.issue_formats import render_issues


def suites(run):
    return list(fromstring(render_issues("junit", run)))  # noqa: S314  our own output


def test_every_file_is_a_suite_and_one_without_problems_passes():
    bad, good = suites(told(found(file="a.xlsx"), files=["a.xlsx", "b.xlsx"]))
    assert [suite.get("name") for suite in (bad, good)] == ["a.xlsx", "b.xlsx"]
    (passing,) = good
    assert (passing.tag, passing.get("classname"), list(passing)) == ("testcase", "b.xlsx", [])


def test_what_fails_the_run_is_a_failure_with_message_and_remedy():
    ((case,),) = suites(told(found()))
    (failure,) = case
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == "an-my · 1.4: 1.4 Kiểm tra: the score 15 is over the maximum 2."
    assert failure.text.endswith("→ Type a score from 0 to 2.")
    assert case.get("name") == "S103 · an-my · 1.4 · Bảng điểm!D14"


def test_what_does_not_fail_the_run_passes_and_is_told_in_the_output():
    ((case,),) = suites(told(found(code="S120")))
    assert [child.tag for child in case] == ["system-out"]
    ((case,),) = suites(told(found(code="S120"), fail_on=KINDS))
    assert [child.tag for child in case] == ["failure"]


def test_known_problems_are_skipped():
    known = found()
    (suite,) = suites(told(known, known=[known]))
    assert [child.tag for child in suite[0]] == ["skipped"]
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")


def test_counts_are_those_of_the_cases():
    root = fromstring(  # noqa: S314  our own output
        render_issues("junit", told(found(file="a"), found("16", file="a"), found(code="S120", file="b"), files="abc"))
    )
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == 0
    assert (root.get("tests"), root.get("failures")) == ("4", "2")


def test_cases_of_one_file_have_different_names():
    # GitLab takes equal names for one test.
    (suite,) = suites(told(found("15"), found("16"), found("17")))
    names = [case.get("name") for case in suite]
    assert len(set(names)) == 3
    assert names[1] == f"{names[0]} (2)"


def test_only_what_jenkins_and_gitlab_know_is_written():
    root = fromstring(render_issues("junit", told(found(), files=["b"])))  # noqa: S314  our own output
    known = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
        "testcase": {"classname", "name", "time"},
        "failure": {"message", "type"},
    }
    for element in root.iter():
        assert set(element.attrib) == known[element.tag]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    (suite,) = suites(told(found(text, file="a"), found(unit=text, sheet=text, file="a")))
    assert [child.tag for case in suite for child in case] == ["failure", "failure"]
    assert b"##" not in render_issues("junit", told(found(text), found(file=text, sheet=text)))


@given(st.text())
@settings(max_examples=100)
def test_any_text_gives_xml_that_can_be_read(text):
    (suite,) = suites(told(found(text, unit=text, sheet=text, cell=text, file="a")))
    assert len(suite) == 1
