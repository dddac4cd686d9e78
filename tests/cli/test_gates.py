"""What fails a run: kinds of problems, gaps of the year, and what a baseline knows; and the files it leaves behind."""

import json
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest
from tests.reporting.issue_formats.runs import commands
from tests.reporting.test_machine import SCHEMAS, faults

SHEET = "sheets/2020/scores.xlsx"
REPAIRED = ("D4", "8,5")
OVER = ("D4", 99)


def change(workspace, cell, value):
    book = openpyxl.load_workbook(workspace / SHEET)
    book.active[cell] = value
    book.save(workspace / SHEET)


def drop_last_unit(workspace):
    book = openpyxl.load_workbook(workspace / SHEET)
    book.active.delete_rows(book.active.max_row)
    book.save(workspace / SHEET)


@pytest.fixture
def dry(run):
    """Check, and score without storing."""

    def both(*arguments, cwd):
        return [
            run("check", SHEET, *arguments, cwd=cwd),
            run("score", SHEET, "--dry-run", *arguments, cwd=cwd),
        ]

    return both


def test_a_repaired_cell_fails_only_where_that_was_asked_for(dry, workspace):
    change(workspace, *REPAIRED)
    assert [ran.code for ran in dry(cwd=workspace)] == [0, 0]
    for asked in (
        ["--fail-on", "repaired"],
        ["--fail-on", "warning,repaired"],
        ["--fail-on=error", "--fail-on=repaired"],
    ):
        assert [ran.code for ran in dry(*asked, cwd=workspace)] == [3, 3]
    assert [ran.code for ran in dry("--fail-on", "warning,missing", cwd=workspace)] == [0, 0]


def test_failing_on_repairs_refuses_nothing_while_strict_does(run, workspace):
    change(workspace, *REPAIRED)
    ran = run("score", SHEET, "--fail-on", "repaired", cwd=workspace)
    assert (ran.code, "Stored for 2020, new: 3" in ran.err) == (3, True)
    ran = run("score", SHEET, "--strict", "--dry-run")
    assert "Sông Lá" not in ran.out.splitlines()[-2]


def test_errors_fail_whatever_else_was_asked_for(dry, workspace):
    change(workspace, *OVER)
    for kind in ("error", "warning", "repaired", "missing"):
        assert [ran.code for ran in dry("--fail-on", kind, cwd=workspace)] == [3, 3]


@pytest.mark.parametrize(
    "wrong", [["--fail-on", "often"], ["--report", "pdf=x"], ["--report", "junit"], ["--report", "junit="]]
)
def test_what_is_not_known_is_misuse(run, workspace, wrong):
    ran = run("check", *wrong, cwd=workspace)
    assert ran.code == 2
    assert "missing" in ran.err or "junit" in ran.err


def test_a_unit_without_a_sheet_is_told_at_its_line_of_the_registry(dry, workspace):
    drop_last_unit(workspace)
    assert [ran.code for ran in dry(cwd=workspace)] == [0, 0]
    for ran in dry("--fail-on", "missing", "--format", "json", cwd=workspace):
        (issue,) = json.loads(ran.out)["issues"]
        assert (ran.code, issue["code"], issue["unit"]) == (3, "B101", "nui-xanh")
        line = int(issue["cell"].partition(":")[0])
        assert "nui-xanh" in (workspace / "units.yaml").read_text().splitlines()[line - 1]


def test_a_unit_whose_sheet_was_refused_is_missing_too(dry, workspace):
    change(workspace, *OVER)
    for ran in dry("--fail-on", "missing", "--year", 2020, "--format", "json", cwd=workspace):
        codes = {issue["unit"]: issue["code"] for issue in json.loads(ran.out)["issues"] if issue["code"][0] == "B"}
        assert codes == {"song-la": "B102", "dong-mai": "B101", "nui-xanh": "B101"}


def test_a_whole_year_is_complete(dry, workspace):
    assert [ran.code for ran in dry("--fail-on", "missing", cwd=workspace)] == [0, 0]
    assert [ran.code for ran in dry("--fail-on", "missing", "--year", 2020, cwd=workspace)] == [0, 0]


def test_without_any_sheet_nobody_can_say_that_the_year_is_complete(run, workspace):
    change(workspace, *OVER)
    ran = run("check", SHEET, "--fail-on", "missing", "--format", "json", cwd=workspace)
    assert ran.code == 3
    assert "B105" in {issue["code"] for issue in json.loads(ran.out)["issues"]}


def test_scoring_counts_what_the_store_has_from_before(run, workspace):
    assert run("score", SHEET, cwd=workspace).code == 0
    drop_last_unit(workspace)
    assert run("score", SHEET, "--fail-on", "missing").code == 0


@pytest.mark.parametrize(
    "command", [["rank"], ["report", "--out", "reports"], ["report", "--out", "-", "--format", "json"]]
)
def test_ranks_and_reports_are_written_before_the_gate_closes(run, workspace, command):
    drop_last_unit(workspace)
    run("score", SHEET, cwd=workspace)
    open_ = run(*command, "--year", 2020)
    closed = run(*command, "--year", 2020, "--fail-on", "missing")
    assert (open_.code, closed.code) == (0, 3)
    assert closed.out == open_.out
    assert "error B101" in closed.err
    assert "There is no accepted score sheet of Xã Núi Xanh for 2020." in closed.err


def test_a_changed_criteria_set_makes_the_stored_year_incomplete(run, workspace):
    run("score", SHEET, cwd=workspace)
    criteria = workspace / "criteria/model-communes-2020.yaml"
    criteria.write_text(criteria.read_text().replace("at_least: 70, points: 10}, {", "at_least: 60, points: 10}, {"))
    drop_last_unit(workspace)
    ran = run("score", SHEET, "--fail-on", "missing", "--format", "json")
    assert (ran.code, [issue["code"] for issue in json.loads(ran.out)["issues"]]) == (3, ["B104"])


def test_stages_that_have_not_come_yet_make_the_year_incomplete(run, tam_ky):
    sheets = "sheets/2020/communes"
    ran = run(
        "score",
        sheets,
        "--stage",
        "appraisal-1",
        "--year",
        2020,
        "--fail-on",
        "missing",
        "--format",
        "json",
        cwd=tam_ky,
    )
    codes = [issue["code"] for issue in json.loads(ran.out)["issues"] if issue["code"][0] == "B"]
    assert (ran.code, codes.count("B103"), codes.count("B101")) == (3, 13, 12)
    assert run("rank", "--year", 2020, "--block", "communes", "--fail-on", "missing").code == 3


def test_without_a_workspace_nothing_can_be_missing(run, workspace, tmp_path):
    criteria = workspace / "criteria/model-communes-2020.yaml"
    for command in ("check", "score"):
        ran = run(command, workspace / SHEET, "--criteria", criteria, "--fail-on", "missing", cwd=tmp_path)
        assert (ran.code, "Only a workspace knows" in ran.err) == (4, True)


@pytest.mark.parametrize("command", [["check"], ["score", "--dry-run"]])
def test_a_baseline_lets_only_new_problems_fail(run, workspace, command):
    change(workspace, *OVER)
    first, *rest = command
    whole = (first, SHEET, *rest, "--baseline", "known.yaml")
    assert run(first, SHEET, *rest, "--write-baseline", "known.yaml", cwd=workspace).code == 0
    ran = run(*whole)
    assert (ran.code, "error S103 (known problem)" in ran.out) == (0, True)
    change(workspace, "C4", -1)
    ran = run(*whole, "--format", "json")
    assert ran.code == 3
    issues = json.loads(ran.out)["issues"]
    assert sorted(issue["known"] for issue in issues if issue["severity"] == "error") == [False, True]
    change(workspace, "C4", 95)
    change(workspace, "D4", 8.5)
    ran = run(*whole)
    assert (ran.code, "hint B201" in ran.out, "known.yaml" in ran.out) == (0, True, True)


def test_a_known_error_refuses_the_sheet_all_the_same(run, workspace):
    change(workspace, *OVER)
    run("check", SHEET, "--write-baseline", "known.yaml", cwd=workspace)
    ran = run("score", SHEET, "--baseline", "known.yaml")
    assert (ran.code, "Nothing was stored." in ran.err) == (0, True)
    assert not (workspace / "parindex.db").exists()


def test_rows_that_are_inserted_leave_a_problem_known(run, tam_ky):
    sheet = "sheets/2020/communes/an-my.xlsx"
    book = openpyxl.load_workbook(tam_ky / sheet)
    book.active["E19"] = "930%"
    book.save(tam_ky / sheet)
    assert run("check", sheet, "--write-baseline", "known.yaml", cwd=tam_ky).code == 0
    book.active.insert_rows(3)
    for merged in list(book.active.merged_cells.ranges):
        if merged.min_row >= 3:
            merged.shift(row_shift=1)
    book.save(tam_ky / sheet)
    ran = run("check", sheet, "--baseline", "known.yaml", "--format", "json")
    known = [issue for issue in json.loads(ran.out)["issues"] if issue["code"] == "S108"]
    assert [(issue["cell"], issue["known"]) for issue in known] == [("E20", True)]


def test_a_faulty_baseline_stops_the_run_before_anything_is_stored(run, workspace):
    (workspace / "known.yaml").write_text("schema: 1\nproblems: [{code: 5}]\n")
    ran = run("score", SHEET, "--baseline", "known.yaml", cwd=workspace)
    assert ran.code == 3
    assert "The baseline has errors; nothing was done." in ran.err
    assert not (workspace / "parindex.db").exists()
    assert run("score", SHEET, "--baseline", "nowhere.yaml").code == 4


def test_errors_of_definitions_cannot_be_known(run, workspace):
    units = workspace / "units.yaml"
    units.write_text(units.read_text().replace("id: song-la", "id: dong-mai"))
    for command in (["check"], ["score", SHEET]):
        assert run(*command, "--write-baseline", "known.yaml", cwd=workspace).code == 3
        assert run(*command, "--baseline", "known.yaml").code == 3


def test_errors_of_definitions_are_told_in_the_form_and_the_files_that_were_asked_for(run, workspace):
    units = workspace / "units.yaml"
    units.write_text(units.read_text().replace("id: song-la", "id: dong-mai"))
    for command in (["check"], ["score", SHEET]):
        ran = run(*command, "--format", "github", "--report", "junit=out.xml", cwd=workspace)
        ((name, properties, _),) = commands(ran.out)
        assert (ran.code, name, properties["file"], "line" in properties) == (3, "error", "units.yaml", True)
        assert fromstring((workspace / "out.xml").read_bytes()).get("failures") == "1"  # noqa: S314  our own output


def test_one_run_answers_as_text_and_writes_several_files(run, workspace):
    change(workspace, *OVER)
    reports = {name: f"out/check.{name}" for name in ("json", "junit", "sarif", "gitlab", "github")}
    asked = [part for name, file in reports.items() for part in ("--report", f"{name}={file}")]
    ran = run("check", *asked, cwd=workspace)
    assert (ran.code, "error S103" in ran.out) == (3, True)
    written = {name: (workspace / file).read_bytes() for name, file in reports.items()}
    assert fromstring(written["junit"]).get("failures") == "1"  # noqa: S314  our own output
    assert json.loads(written["sarif"])["runs"][0]["invocations"][0]["exitCode"] == 3
    assert [one["check_name"] for one in json.loads(written["gitlab"])] == ["S103"]
    assert [name for name, *_ in commands(written["github"].decode())] == ["error"]
    for name in ("json", "sarif", "gitlab", "junit", "github"):
        assert run("check", "--format", name).out.encode() == written[name]


def test_what_was_stored_is_told_even_if_a_report_cannot_be_written(run, workspace):
    (workspace / "taken").touch()
    ran = run("score", SHEET, "--report", "junit=taken/check.xml", cwd=workspace)
    assert (ran.code, "Sông Lá" in ran.out, "Stored for 2020, new: 3" in ran.err) == (4, True, True)


def test_paths_are_told_from_the_root_of_the_repository(run, workspace):
    (workspace.parent / ".git").mkdir()
    change(workspace, *OVER)
    ran = run("check", "--format", "github", cwd=workspace)
    ((_, properties, _),) = commands(ran.out)
    assert properties["file"] == f"workspace/{SHEET}"


def test_a_hostile_name_in_a_sheet_stays_one_annotation(run, workspace):
    change(workspace, "A4", "x%0A::error::y\n::add-mask::z ##[warning]w")
    ran = run("check", "--format", "github", cwd=workspace)
    found = list(commands(ran.out))
    assert {name for name, *_ in found} == {"error"}
    assert len(found) == ran.out.count("\n") - 1


@pytest.mark.parametrize("command", [["check"], ["score", "--dry-run"]])
def test_the_answer_for_machines_is_what_its_schema_says(run, workspace, command):
    change(workspace, *REPAIRED)
    first, *rest = command
    ran = run(first, SHEET, *rest, "--write-baseline", "known.yaml", "--format", "json", cwd=workspace)
    schema = json.loads((SCHEMAS / f"{first}.json").read_text(encoding="utf-8"))
    assert list(faults(json.loads(ran.out), schema)) == []
