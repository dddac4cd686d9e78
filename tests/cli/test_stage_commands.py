"""Scoring stage by stage: sheets of their own meet in the store."""

import json
import shutil
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.cli.present import terminal

CLAIMS = {"1.1": "in time", "1.2": 95, "1.3": 9, "2.1": 98, "2.2": 5}
APPRAISAL = {"1.1": "late", "1.2": 95, "1.3": 8.5, "2.1": 98, "2.2": 5}
HEADS = {"self": "Self score", "appraisal-1": "Appraisal 1", "appraisal-2": "Appraisal 2", "survey": "Survey score"}


def write(workspace, name, columns, *, unit="Phường Sông Lá", texts=None):
    """Write a sheet with one column for each heading, and one of explanations if there are texts."""
    book = openpyxl.Workbook()
    book.active.append([f"Unit: {unit}"])
    book.active.append([])
    book.active.append(["Code", "Criterion", *columns, *(["Evidence", "Explanation"] if texts is not None else [])])
    for code in ("1.1", "1.2", "1.3", "2.1", "2.2", "3"):
        scores = [answers.get(code) for answers in columns.values()]
        book.active.append([code, "", *scores, *((None, texts.get(code)) if texts is not None else ())])
    path = workspace / "sheets" / "2020" / f"{name}.xlsx"
    book.save(path)
    return path


@pytest.fixture
def stages(workspace, run):
    """A workspace in which the self scores and the first appraisal of one unit have come."""
    write(workspace, "claims", {HEADS["self"]: CLAIMS})
    write(workspace, "appraisal", {HEADS["appraisal-1"]: APPRAISAL})
    assert run("score", "sheets/2020/claims.xlsx", "--stage", "self", cwd=workspace).code == 0
    assert run("score", "sheets/2020/appraisal.xlsx", "--stage", "appraisal-1").code == 0
    return workspace


@pytest.fixture
def wide(monkeypatch):
    """A terminal on which no line of a table is folded."""
    monkeypatch.setenv("COLUMNS", "160")
    terminal._console.cache_clear()
    yield
    terminal._console.cache_clear()


def typed(run, code, basis="appraised"):
    ran = run("explain", "song-la", code, "--year", 2020, "--basis", basis, "--format", "json")
    (node,) = json.loads(ran.out)["tree"]
    return node["typed"], node["stage"], Path(node["source"]["file"]).name if node["source"] else None


@pytest.mark.usefixtures("stages", "wide")
def test_stages_in_sheets_of_their_own_meet_and_keep_their_files(run):
    assert typed(run, "1.1") == ("late", "appraisal-1", "appraisal.xlsx")
    assert typed(run, "1.1", "self") == ("in time", "self", "claims.xlsx")
    ran = run("explain", "song-la", "1.1", "--year", 2020)
    assert "appraisal, first round: File sheets/2020/appraisal.xlsx" in ran.out
    assert "cell C4 of appraisal.xlsx" in ran.out
    document = json.loads(run("explain", "song-la", "1.1", "--year", 2020, "--format", "json").out)
    assert [source["stage"] for source in document["sources"]] == ["self", "appraisal-1"]


def test_a_second_appraisal_may_hold_only_what_it_changed(run, stages):
    write(stages, "second", {HEADS["appraisal-2"]: {"1.1": "in time"}})
    assert run("score", "sheets/2020/second.xlsx", "--stage", "appraisal-2").code == 0
    assert typed(run, "1.1") == ("in time", "appraisal-2", "second.xlsx")
    assert typed(run, "1.3") == ("8.5", "appraisal-1", "appraisal.xlsx")


@pytest.mark.parametrize("stage", ["self", "appraisal-1"])
def test_self_scores_and_the_first_appraisal_must_be_complete(run, stages, stage):
    write(stages, "short", {HEADS[stage]: {**CLAIMS, "2.1": None}})
    ran = run("score", "sheets/2020/short.xlsx", "--stage", stage)
    assert ran.code == 3
    assert "S401" in ran.out
    assert "C7" in ran.out
    assert typed(run, "2.1") == ("98", "appraisal-1", "appraisal.xlsx")


@pytest.mark.parametrize(("stage", "marked"), [("self", "self"), ("appraisal-2", "appraisal-2")])
def test_a_column_that_is_only_headed_score_counts_as_the_stage_that_was_named(run, workspace, stage, marked):
    write(workspace, "score", {"Score": CLAIMS})
    assert run("score", "sheets/2020/score.xlsx", "--stage", stage, cwd=workspace).code == 0
    document = json.loads(run("stages", "--year", 2020, "--format", "json").out)
    (unit,) = [unit for unit in document["blocks"][0]["units"] if unit["unit"] == "song-la"]
    assert {count["stage"]: count["filled"] for count in unit["stages"] if count["filled"]} == {marked: 5}


def test_a_matrix_counts_as_the_stage_that_was_named(run, workspace):
    assert run("score", "sheets/2020/scores.xlsx", "--stage", "appraisal-2", cwd=workspace).code == 0
    assert typed(run, "1.2") == ("95", "appraisal-2", "scores.xlsx")


def test_the_column_of_another_stage_is_silent_where_it_agrees_with_the_store(run, stages):
    write(stages, "both", {HEADS["self"]: CLAIMS, HEADS["appraisal-2"]: {"1.1": "in time"}})
    ran = run("score", "sheets/2020/both.xlsx", "--stage", "appraisal-2")
    assert (ran.code, "S50" in ran.out) == (0, False)


def test_the_column_of_another_stage_that_disagrees_is_told_and_changes_nothing(run, stages):
    write(stages, "both", {HEADS["self"]: {**CLAIMS, "1.3": 10}, HEADS["appraisal-2"]: {"1.1": "in time"}})
    ran = run("score", "sheets/2020/both.xlsx", "--stage", "appraisal-2")
    assert ran.code == 0
    assert "warning S505" in ran.out
    assert "differs from the store in 1 component (1.3)" in " ".join(ran.out.split())
    assert typed(run, "1.3", "self") == ("9", "self", "claims.xlsx")
    assert run("score", "sheets/2020/both.xlsx", "--stage", "appraisal-2", "--strict").code == 3


def test_the_column_of_a_stage_that_the_store_does_not_have_is_told_as_left_out(run, workspace):
    write(workspace, "both", {HEADS["self"]: CLAIMS, HEADS["appraisal-1"]: APPRAISAL})
    ran = run("score", "sheets/2020/both.xlsx", "--stage", "appraisal-1", cwd=workspace)
    assert ran.code == 0
    assert "hint S506" in ran.out


def test_a_sheet_without_the_stage_that_was_named_is_refused(run, stages):
    write(stages, "claims", {HEADS["self"]: CLAIMS})
    ran = run("score", "sheets/2020/claims.xlsx", "--stage", "appraisal-2")
    assert ran.code == 3
    assert "error S501" in ran.out


def test_explanations_are_taken_without_scores(run, stages):
    write(stages, "answers", {HEADS["self"]: {"1.1": "late"}}, texts={"1.1": "Kế hoạch gửi ngày 05/01"})
    ran = run("score", "sheets/2020/answers.xlsx", "--stage", "explanation")
    assert ran.code == 0
    assert typed(run, "1.1", "self") == ("in time", "self", "claims.xlsx")
    document = json.loads(run("disputes", "--year", 2020, "--format", "json").out)
    (unit,) = document["blocks"][0]["units"]
    assert {one["code"]: one["explained"] for one in unit["components"]} == {"1.1": True, "1.3": False}


def test_a_sheet_for_explanations_without_any_is_refused(run, stages):
    write(stages, "answers", {HEADS["self"]: CLAIMS}, texts={})
    ran = run("score", "sheets/2020/answers.xlsx", "--stage", "explanation")
    assert ran.code == 3
    assert "error S502" in ran.out


def test_scoring_a_stage_again_says_that_it_was_replaced(run, stages):
    write(stages, "claims", {HEADS["self"]: {**CLAIMS, "1.3": 10}})
    assert "replaced: 1" in run("score", "sheets/2020/claims.xlsx", "--stage", "self").err
    assert typed(run, "1.3", "self")[0] == "10"
    assert typed(run, "1.3") == ("8.5", "appraisal-1", "appraisal.xlsx")


def test_a_whole_sheet_does_not_take_away_a_stage_that_it_lacks(run, stages):
    survey = {**APPRAISAL, "3": 80}
    write(stages, "whole", {HEADS["appraisal-1"]: APPRAISAL, HEADS["survey"]: {"3": survey["3"]}})
    before = (stages / "parindex.db").read_bytes()
    ran = run("score", "sheets/2020/whole.xlsx")
    assert ran.code == 3
    assert "error S503" in ran.out
    assert "self (sheets/2020/claims.xlsx)" in ran.out
    assert (stages / "parindex.db").read_bytes() == before


def test_what_is_given_up_on_purpose_is_told(run, stages):
    write(stages, "whole", {HEADS["appraisal-1"]: APPRAISAL, HEADS["survey"]: {"3": 80}})
    ran = run("score", "sheets/2020/whole.xlsx", "--replace")
    assert ran.code == 0
    assert "warning S504" in ran.out
    assert typed(run, "1.3", "self")[1] is None
    assert run("score", "sheets/2020/whole.xlsx", "--replace", "--stage", "self").code == 4


def test_a_whole_sheet_that_says_something_else_of_a_stage_tells_so(run, stages):
    columns = {HEADS["self"]: {**CLAIMS, "1.3": 7}, HEADS["appraisal-1"]: APPRAISAL, HEADS["survey"]: {"3": 80}}
    write(stages, "whole", columns)
    ran = run("score", "sheets/2020/whole.xlsx")
    assert ran.code == 0
    assert "warning S508" in ran.out
    assert typed(run, "1.3", "self") == ("7", "self", "whole.xlsx")


@pytest.mark.parametrize("heading", ["Điểm thẩm định", "Hội đồng thẩm định"])
def test_an_appraisal_that_does_not_say_its_round_may_be_the_second(run, stages, heading):
    write(stages, "second", {HEADS["self"]: CLAIMS, heading: {"1.1": "in time"}})
    assert run("score", "sheets/2020/second.xlsx", "--stage", "appraisal-2").code == 0
    assert typed(run, "1.1") == ("in time", "appraisal-2", "second.xlsx")
    assert typed(run, "1.3") == ("8.5", "appraisal-1", "appraisal.xlsx")


def test_stages_read_with_different_rules_are_told_and_refused_until_they_are_scored_again(run, stages):
    criteria = stages / "criteria" / "model-communes-2020.yaml"
    criteria.write_text(criteria.read_text().replace("at_least: 70, points: 10}, {", "at_least: 60, points: 10}, {"))
    ran = run("score", "sheets/2020/appraisal.xlsx", "--stage", "appraisal-1")
    assert ran.code == 0
    assert "warning S507" in ran.out
    ran = run("disputes", "--year", 2020)
    assert ran.code == 4
    assert "Score the sheets of 2020 again" in ran.err
    assert run("stages", "--year", 2020).code == 0
    assert run("score", "sheets/2020/claims.xlsx", "--stage", "self").code == 0
    assert run("disputes", "--year", 2020).code == 0


def test_a_dry_run_of_a_stage_stores_nothing(run, stages):
    before = (stages / "parindex.db").read_bytes()
    write(stages, "second", {HEADS["appraisal-2"]: {"1.1": "in time"}})
    assert run("score", "sheets/2020/second.xlsx", "--stage", "appraisal-2", "--dry-run").code == 0
    assert (stages / "parindex.db").read_bytes() == before


def test_a_stage_needs_a_workspace(run, stages):
    criteria = stages / "criteria" / "model-communes-2020.yaml"
    ran = run("score", "sheets/2020/claims.xlsx", "--stage", "self", "--criteria", criteria)
    assert ran.code == 4
    assert "--criteria" in ran.err


@pytest.mark.usefixtures("stages", "wide")
def test_stages_shows_what_has_come_and_what_has_not(run):
    ran = run("stages", "--year", 2020)
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if "Phường Sông Lá" in line]
    assert line.split()[3:8] == ["5/5", "5/5", "–", "–", "0/1"]
    assert "Xã Đồng Mai" in ran.out
    assert "everything: no sheet has come" in ran.out
    assert "self score 1; appraisal, first round 1" in ran.out


@pytest.mark.usefixtures("wide")
def test_stages_tells_a_refused_sheet_and_one_that_is_not_scored_from_none(run, stages):
    (stages / "sheets" / "2020" / "scores.xlsx").unlink(missing_ok=True)
    for first, words in (
        ("early", "its sheet was refused (dong-mai.xlsx)"),
        ("late", "not scored yet (dong-mai.xlsx)"),
    ):
        write(stages, "dong-mai", {HEADS["self"]: {**CLAIMS, "1.1": first}}, unit="Xã Đồng Mai")
        assert words in run("stages", "--year", 2020).out
        answer = json.loads(run("stages", "--year", 2020, "--format", "json").out)
        (unit,) = [one for block in answer["blocks"] for one in block["units"] if one["unit"] == "dong-mai"]
        assert unit["unscored"] == {"file": "dong-mai.xlsx", "refused": first == "early"}


@pytest.mark.usefixtures("stages", "wide")
def test_disputes_of_one_unit_show_every_component(run):
    ran = run("disputes", "--year", 2020, "--unit", "P. Sông Lá")
    assert ran.code == 0
    assert "10.00 (in time)" in ran.out
    assert "5.00 (late)" in ran.out
    assert "Claimed without evidence" in ran.out


def test_a_unit_that_is_not_appraised_is_named(run, workspace):
    write(workspace, "claims", {HEADS["self"]: CLAIMS})
    run("score", "sheets/2020/claims.xlsx", "--stage", "self", cwd=workspace)
    ran = run("disputes", "--year", 2020)
    assert "Self scores, but no appraisal yet: Phường Sông Lá" in ran.out


def test_the_disputes_of_the_example_city_are_the_difference_of_its_two_indexes(run, tam_ky):
    run("score", "sheets/2020/communes", cwd=tam_ky)
    document = json.loads(run("disputes", "--year", 2020, "--block", "communes", "--format", "json").out)
    ranks = {basis: _indexes(run, basis) for basis in ("self", "appraised")}
    compared = 0
    for unit in document["blocks"][0]["units"]:
        name, difference = unit["unit"], Fraction(unit["difference_exact"])
        assert difference == sum(Fraction(one["cut_exact"]) for one in unit["components"])
        if all(ranks[basis][name][0] == 100 for basis in ranks):  # with N/A the index is converted
            assert difference == ranks["self"][name][1] - ranks["appraised"][name][1]
            compared += 1
    assert compared >= 5


@pytest.mark.parametrize("command", ["stages", "disputes"])
def test_the_documents_are_what_their_schemas_say(run, tam_ky, command):
    run("score", "sheets/2019", "sheets/2020", cwd=tam_ky)
    schema = json.loads((SCHEMAS / f"{command}.json").read_text(encoding="utf-8"))
    document = json.loads(run(command, "--year", 2020, "--format", "json").out)
    assert list(faults(document, schema)) == []
    assert all(block["units"] for block in document["blocks"])


def _indexes(run, basis):
    ran = run("rank", "--year", 2020, "--block", "communes", "--basis", basis, "--format", "json")
    units = json.loads(ran.out)["blocks"][0]["units"]
    return {unit["unit"]: (unit["max"], Fraction(unit["index_exact"])) for unit in units}


def test_stage_by_stage_the_example_city_has_the_ranks_of_its_whole_sheets(run, tam_ky):
    whole = shutil.copytree(tam_ky, tam_ky.parent / "whole")
    run("score", "sheets/2020/communes", cwd=whole)
    expected = _indexes(run, "appraised")
    assert expected
    for stage in ("appraisal-2", "survey", "self", "explanation", "appraisal-1"):
        run("score", "sheets/2020/communes", "--stage", stage, cwd=tam_ky)
    assert _indexes(run, "appraised") == expected
