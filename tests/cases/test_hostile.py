"""Files whose cells say one thing to the eye and another to a program: never a number without a word."""

import json
import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


def scored(run, folder, name):
    for source in (name, "criteria.yaml"):
        shutil.copy(DATA / "hostile" / source, folder)
    ran = run("score", name, "--criteria", "criteria.yaml", "--format", "json", cwd=folder)
    return ran.code, json.loads(ran.out)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("merge_c5d5.xlsx", "L161"),
        ("m_a5d5.xlsx", "L161"),
        ("na.csv", "S112"),
        ("t_str_err.xlsx", "S112"),
        ("f_half.xlsx", "S124"),
        ("rel_dup.xlsx", "F261"),
    ],
)
def test_a_cell_or_a_part_that_misleads_is_refused(run, tmp_path, name, code):
    status, answer = scored(run, tmp_path, name)
    assert (status, [one["code"] for one in answer["issues"]], answer["units"]) == (3, [code], [])


def test_an_index_of_a_shared_text_with_blanks_gives_the_text_that_it_names(run, tmp_path):
    status, answer = scored(run, tmp_path, "ss_space_idx.xlsx")
    assert (status, [one["points"] for one in answer["units"]]) == (0, [22])


def test_a_template_that_looks_for_secrets_ends_with_a_clear_error(run, workspace, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    (workspace / "templates").mkdir(exist_ok=True)
    shutil.copy(DATA / "hostile" / "template_env_leak.md.j2", workspace / "templates" / "report.md.j2")
    ran = run("report", "--year", 2020, "--format", "md", "--out", "out.md", cwd=workspace)
    assert (ran.code, (workspace / "out.md").exists()) == (4, False)
    assert "hunter2" not in ran.out + ran.err
