"""SARIF, and the code quality report of GitLab."""

import json
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.issue_formats.runs import FILE, HOSTILE, KINDS, found, told

from parindex.reporting.issue_formats import ISSUE_FORMATS, render_issues
from parindex.version import __version__


def gitlab(run):
    return json.loads(render_issues("gitlab", run))


def sarif(run):
    return json.loads(render_issues("sarif", run))


def one_run(*issues, **more):
    (run,) = sarif(told(*issues, **more))["runs"]
    return run


def test_gitlab_is_told_what_it_asks_for():
    (problem,) = gitlab(told(found()))
    assert problem["description"].startswith("Bảng điểm!D14: an-my · 1.4: ")
    assert (problem["check_name"], problem["severity"]) == ("S103", "critical")
    assert problem["location"] == {"path": FILE, "lines": {"begin": 1}}
    assert len(problem["fingerprint"]) == 32


def test_gitlab_is_told_lines_where_there_are_lines():
    (problem,) = gitlab(told(found(sheet="", cell="12:5")))
    assert problem["location"]["lines"] == {"begin": 12}


def test_severities_of_gitlab_are_those_that_it_knows():
    known = found("known")
    issues = [found(), found(code="F401"), found(code="S120"), found(code="S506"), known]
    assert [one["severity"] for one in gitlab(told(*issues, known=[known]))] == [
        "critical",
        "major",
        "minor",
        "info",
        "info",
    ]


def test_a_sarif_file_says_what_it_is():
    document = sarif(told(found()))
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    driver = document["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("parindex", __version__, "en")


def test_every_rule_has_its_text_and_help_with_the_names_of_gaps():
    run = one_run(found(), found(code="S120"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["S103", "S120"]
    rule = run["tool"]["driver"]["rules"][0]
    assert rule["help"]["text"] == "Type a score from 0 to ‹max›."
    assert rule["shortDescription"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1]


def test_a_result_in_a_workbook_has_a_logical_place_and_no_region():
    (location,) = one_run(found())["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {
            "uri": "sheets/2020/x%C3%A3%20An%20M%E1%BB%B9%2C%20100%25%3A%201.xlsx",
            "uriBaseId": "%SRCROOT%",
        }
    }
    assert location["logicalLocations"] == [
        {"name": "Bảng điểm", "fullyQualifiedName": "Bảng điểm", "kind": "module"},
        {"name": "D14", "fullyQualifiedName": "Bảng điểm!D14", "kind": "member"},
    ]


def test_a_result_in_a_text_file_has_a_region():
    (location,) = one_run(found(sheet="", cell="12:5", file="units.yaml"))["results"][0]["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 5}
    assert "logicalLocations" not in location


def test_a_name_that_is_not_utf_8_keeps_its_bytes_and_a_file_elsewhere_its_whole_uri():
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]
        for result in one_run(found(file="a\udcff.xlsx"), found(file="/elsewhere/a b.xlsx"))["results"]
    ]
    assert uris == [{"uri": "a%FF.xlsx", "uriBaseId": "%SRCROOT%"}, {"uri": "file:///elsewhere/a%20b.xlsx"}]


def test_the_invocation_tells_the_exit_code():
    assert one_run(found())["invocations"] == [{"executionSuccessful": True, "exitCode": 3}]
    assert one_run(found(code="S120"))["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]


def test_with_a_baseline_every_result_is_new_or_unchanged():
    known = found("known")
    assert [one["baselineState"] for one in one_run(found(), known, known=[known])["results"]] == ["new", "unchanged"]
    assert "baselineState" not in one_run(found())["results"][0]


def test_levels_are_those_of_sarif_and_failing_is_told_beside():
    run = one_run(found(), found(code="F401"), found(code="S120"), fail_on=KINDS)
    assert [(one["level"], one["properties"]["fails"]) for one in run["results"]] == [
        ("error", True),
        ("warning", True),
        ("note", True),
    ]


def test_fingerprints_have_the_names_that_github_and_others_look_for():
    prints = one_run(found())["results"][0]["partialFingerprints"]
    assert set(prints) == {"primaryLocationLineHash", "parindexProblem/v1"}
    assert prints["primaryLocationLineHash"].endswith(":1")


def test_files_that_were_looked_at_are_artifacts():
    run = one_run(files=["a b.xlsx"])
    assert run["artifacts"] == [{"location": {"uri": "a%20b.xlsx", "uriBaseId": "%SRCROOT%"}}]
    assert run["results"] == []


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(name, text):
    content = render_issues(name, told(found(text), found(unit=text, sheet=text, file=text or "a", cell=text)))
    shown = content.decode()
    assert "##" not in shown
    assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(shown)
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    json.loads(content)


@given(st.text())
@settings(max_examples=60)
def test_any_file_name_is_read_back_from_its_uri(name):
    safe = name.encode("utf-8", "replace").decode().lstrip("/") or "a"
    if safe[1:3] == ":/":
        safe = safe[3:] or "a"
    (result,) = one_run(found(file=safe))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri).lstrip("/") == safe.lstrip("/")
    assert uri.isascii()


@pytest.mark.parametrize("name", ISSUE_FORMATS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_form_is_described_speaks_both_languages_and_gives_the_same_bytes_twice(name, locale):
    run = told(found(), found(code="S120"), files=["a"], locale=locale)
    assert ISSUE_FORMATS[name].description
    assert render_issues(name, run) == render_issues(name, run)
