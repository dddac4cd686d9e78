import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from parindex.version import __version__

SHEET = "sheets/2020/scores.xlsx"


def change(workspace: Path, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(workspace / SHEET)
    book.active[cell] = value
    book.save(workspace / SHEET)


def test_a_new_workspace_passes_check_at_once(run, tmp_path):
    for locale in ("vi", "en"):
        assert run("init", tmp_path / locale, "--year", 2021, locale=locale).code == 0
        checked = run("check", cwd=tmp_path / locale, locale=locale)
        assert (checked.code, checked.err) == (0, "")


def test_init_refuses_a_folder_that_has_something_in_it(run, workspace):
    before = sorted(workspace.rglob("*"))
    ran = run("init", workspace)
    assert ran.code == 4
    assert "not empty" in ran.err
    assert sorted(workspace.rglob("*")) == before


def test_scoring_stores_and_says_what_is_new_unchanged_or_replaced(run, workspace):
    assert "Stored for 2020, new: 3" in run("score", SHEET, cwd=workspace).err
    assert "unchanged: 3" in run("score", SHEET).err
    change(workspace, "D4", 9)
    assert "replaced: 3" in run("score", SHEET).err


def test_a_dry_run_stores_nothing(run, workspace):
    ran = run("score", SHEET, "--dry-run", cwd=workspace)
    assert ran.code == 0
    assert not (workspace / "parindex.db").exists()


def test_a_sheet_with_an_error_is_refused_whole_and_changes_nothing(run, workspace):
    run("score", SHEET, cwd=workspace)
    store = (workspace / "parindex.db").read_bytes()
    change(workspace, "D4", 99)
    ran = run("score", SHEET)
    assert ran.code == 3
    assert "D4" in ran.out
    assert (workspace / "parindex.db").read_bytes() == store


def test_strict_refuses_a_repaired_cell(run, workspace):
    change(workspace, "D4", "8,5")
    assert run("score", SHEET, "--dry-run", cwd=workspace).code == 0
    assert run("score", SHEET, "--dry-run", "--strict", cwd=workspace).code == 3


def test_a_criteria_file_is_enough_without_a_workspace(run, workspace, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    ran = run(
        "score",
        workspace / SHEET,
        "--criteria",
        workspace / "criteria/model-communes-2020.yaml",
        "--format",
        "json",
        cwd=tmp_path / "elsewhere",
    )
    assert ran.code == 0
    assert [unit["name"] for unit in json.loads(ran.out)["units"]] == ["Phường Sông Lá", "Xã Đồng Mai", "Xã Núi Xanh"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_rank_prints_the_contract_as_json(run, workspace):
    run("score", SHEET, cwd=workspace)
    document = json.loads(run("rank", "--year", 2020, "--format", "json").out)
    assert (document["parindex"], document["schema"], document["year"]) == (__version__, 2, 2020)
    (block,) = document["blocks"]
    assert (block["block"], block["criteria"]) == ("communes", "model-communes@2020")
    first = block["units"][0]
    # 10 + 20 + 8.5 + 19.64 + 8 + 26.52 + 1 of 100
    assert (first["unit"], first["index"], first["index_exact"], first["rank"]) == ("song-la", 93.66, "4683/50", 1)
    assert [unit["rank"] for unit in block["units"]] == [1, 2, 3]


def test_a_year_without_scores_cannot_be_ranked(run, workspace):
    ran = run("rank", "--year", 2019, cwd=workspace)
    assert ran.code == 4
    assert "parindex score sheets/2019" in ran.err


def test_a_changed_rule_asks_for_the_sheets_again(run, workspace):
    run("score", SHEET, cwd=workspace)
    criteria = workspace / "criteria/model-communes-2020.yaml"
    criteria.write_text(criteria.read_text().replace("at_least: 70, points: 10}, {", "at_least: 60, points: 10}, {"))
    ran = run("rank", "--year", 2020)
    assert ran.code == 4
    assert "Score the sheets of 2020 again" in ran.err


@pytest.mark.parametrize("form", ["md", "xlsx", "docx", "json", "csv"])
def test_a_report_is_written_in_every_format(run, workspace, form):
    run("score", SHEET, cwd=workspace)
    ran = run("report", "--format", form, "--out", "reports")
    assert ran.code == 0
    assert (workspace / "reports" / f"par-index-2020.{form}").stat().st_size > 0


def test_an_unknown_format_is_misuse(run, workspace):
    run("score", SHEET, cwd=workspace)
    ran = run("report", "--format", "odt")
    assert ran.code == 2
    assert "docx" in ran.err


def test_explain_shows_what_was_typed_where_and_what_it_gave(run, workspace):
    run("score", SHEET, cwd=workspace)
    ran = run("explain", "P. Sông Lá", "1", "--year", 2020)
    assert ran.code == 0
    assert "38.50 / 40" in ran.out
    assert "typed: in time (appraisal, first round, cell B4)" in ran.out


def test_explain_offers_the_nearest_unit_for_an_unknown_name(run, workspace):
    run("score", SHEET, cwd=workspace)
    ran = run("explain", "Phường Sông La", "--year", 2020)
    assert ran.code == 4
    assert "Phường Sông Lá" in ran.err


def test_outside_a_workspace_the_way_in_is_told(run, tmp_path):
    ran = run("rank", "--year", 2020, cwd=tmp_path)
    assert ran.code == 4
    assert "parindex init" in ran.err


def test_misuse_of_the_command_line_exits_with_2(run, workspace):
    assert run("template", cwd=workspace).code == 2


def test_errors_in_the_definitions_are_shown_with_their_place_and_exit_with_3(run, workspace):
    units = workspace / "units.yaml"
    units.write_text(units.read_text().replace("id: song-la", "id: dong-mai"))
    for command in (("check",), ("rank", "--year", 2020)):
        ran = run(*command, cwd=workspace)
        assert ran.code == 3
        assert "units.yaml" in ran.out


def test_errors_in_the_definitions_are_json_where_json_was_asked_for(run, workspace):
    units = workspace / "units.yaml"
    units.write_text(units.read_text().replace("id: song-la", "id: dong-mai"))
    ran = run("rank", "--year", 2020, "--format", "json", cwd=workspace)
    assert (ran.code, [issue["code"] for issue in json.loads(ran.out)["issues"]]) == (3, ["U001"])


@pytest.mark.parametrize("form", ["md", "xlsx", "docx", "json", "csv"])
def test_a_set_without_tiers_can_be_reported(run, workspace, form):
    criteria = workspace / "criteria/model-communes-2020.yaml"
    text = criteria.read_text()
    start, end = text.index("tiers:"), text.index("adjustments:")
    criteria.write_text(text[:start] + text[end:])
    run("score", SHEET, cwd=workspace)
    assert run("report", "--format", form, "--out", "reports").code == 0


def test_levels_that_are_not_named_may_lie_as_deep_as_they_like(run, tmp_path):
    (tmp_path / "deep.yaml").write_text(
        "schema: 1\nid: deep\nedition: 2020\ntitle: {vi: a, en: b}\nmodel: true\nindex:\n"
        "  - {code: '1', title: A, parts: [{code: '1.1', title: B, parts: [{code: 1.1.1, title: C, parts: "
        "[{code: 1.1.1.1, title: D, max: 1}]}]}]}\n"
    )
    assert run("criteria", "lint", tmp_path / "deep.yaml").code == 0


def test_check_looks_at_one_stage_if_asked(run, tam_ky):
    sheet = "sheets/2020/communes/an-my.xlsx"
    book = openpyxl.load_workbook(tam_ky / sheet)
    for row in book.active.iter_rows(min_row=12, min_col=5, max_col=7):
        for cell in row:
            if type(cell).__name__ == "Cell":
                cell.value = None
    book.save(tam_ky / sheet)
    found = run("check", sheet, cwd=tam_ky)
    assert (found.code, "S266" in found.out) == (0, True)
    assert run("check", sheet, "--stage", "self").code == 0


def test_a_hostile_unit_name_reaches_the_terminal_as_plain_text(run, workspace):
    name = "\x9b31m\u202e::error::[bold]Xã"
    change(workspace, "A4", name)
    ran = run("check", cwd=workspace)
    assert ran.code == 3
    assert not {"\x9b", "\u202e", "\x1b"} & set(ran.out)
    assert "::" not in ran.out
    assert "[bold]" in ran.out


def test_criteria_show_prints_the_tree_with_rules(run, workspace):
    ran = run("criteria", "show", cwd=workspace)
    assert ran.code == 0
    assert "1.2 Share of tasks done" in ran.out
    assert "above 90 %: 20 points" in ran.out


def test_criteria_lint_finds_a_rule_that_cannot_reach_its_maximum(run, workspace):
    criteria = workspace / "criteria/model-communes-2020.yaml"
    criteria.write_text(criteria.read_text().replace("above: 90, points: 20", "above: 90, points: 19"))
    ran = run("criteria", "lint", criteria, "--format", "json", cwd=workspace)
    (issue,) = json.loads(ran.out)["issues"]
    assert (issue["criterion"], issue["file"]) == ("1.2", str(criteria))


def test_the_version_is_printed_without_loading_the_program():
    code = "import sys; from parindex.__main__ import main; main(); print('typer' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"parindex {__version__}\nFalse\n"
