"""The example that scores in CI: its script runs as it would there, and its workflow files call it."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import parse

import openpyxl
import pytest
from tests.reporting.issue_formats.runs import commands

import yaml

EXAMPLE = Path(__file__).parents[2] / "examples" / "ci"
BIN = Path(sys.executable).parent
WRITTEN = {
    "check.json",
    "check.xml",
    "check.sarif",
    "gl-code-quality.json",
    "score.json",
    "score-2019.txt",
    "rank.json",
    "par-index-2020.docx",
    "par-index-2020.xlsx",
}
PUBLISHED = {"manifest-2020-r1.json", "par-index-2020.zip"}

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="there is no POSIX shell")


@dataclass(frozen=True)
class Repository:
    folder: Path

    def score(self, **environment):
        """Run the script, with nothing else of this environment than the program."""
        env = {
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "PARINDEX_LOCALE": "en",
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        command = ["sh", str(self.folder / "score.sh")]
        return subprocess.run(command, cwd="/", env=env, capture_output=True, encoding="utf-8", check=False)

    def out(self, name):
        return json.loads((self.folder / "out" / name).read_text(encoding="utf-8"))

    def spoil(self, unit, cell, value):
        path = self.folder / "sheets" / "2020" / f"{unit}.xlsx"
        book = openpyxl.load_workbook(path)
        book.active[cell] = value
        book.save(path)


@pytest.fixture
def repository(tmp_path):
    ignored = shutil.ignore_patterns("*.db*", "out", "__pycache__")
    return Repository(Path(shutil.copytree(EXAMPLE, tmp_path / "repository", ignore=ignored)))


def test_the_script_checks_scores_ranks_and_reports(repository):
    ran = repository.score()
    assert (ran.returncode, "[known problem]" in ran.stdout) == (0, False)
    assert "repaired S120 (known problem)" in ran.stdout
    assert {path.name for path in (repository.folder / "out").iterdir()} == WRITTEN
    ranks = [unit["unit"] for unit in repository.out("rank.json")["blocks"][0]["units"]]
    assert ranks == ["goc-gao", "dong-sen", "cau-ngoi", "ben-nua", "lang-tram", "doi-sim"]
    assert {unit["change"]["status"] for unit in repository.out("rank.json")["blocks"][0]["units"]} == {"moved"}
    assert parse(repository.folder / "out" / "check.xml").getroot().get("failures") == "0"  # noqa: S314  our own output
    (result,) = repository.out("check.sarif")["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"


def test_in_ci_the_year_is_published_and_proved_and_at_home_it_stays_open(repository):
    ran = repository.score(PUBLISH="true")
    assert (ran.returncode, "PROVED" in ran.stdout) == (0, True)
    assert {path.name for path in (repository.folder / "out").iterdir()} == WRITTEN | PUBLISHED
    again = repository.score()
    assert (again.returncode, "published (revision 1) and locked" in again.stderr) == (4, True)


def test_a_year_without_another_to_compare_with_can_be_scored(repository):
    assert repository.score(YEAR="2019", COMPARE="").returncode == 0
    assert repository.out("rank.json")["compare"] is None


def test_a_spoilt_sheet_fails_with_an_annotation_at_its_cell_and_stores_nothing(repository):
    repository.spoil("doi-sim", "E14", 99)
    ran = repository.score(GITHUB_ACTIONS="true")
    assert ran.returncode == 3
    errors = [
        (properties["file"], properties["title"]) for name, properties, _ in commands(ran.stdout) if name == "error"
    ]
    assert sorted(errors) == [("sheets/2020/doi-sim.xlsx", "S103 CCHC 2020!E14"), ("units.yaml", "B102")]
    assert not (repository.folder / "parindex.db").exists()
    root = parse(repository.folder / "out" / "check.xml").getroot()  # noqa: S314  our own output
    assert root.get("failures") == "2"
    (run,) = repository.out("check.sarif")["runs"]
    assert run["invocations"][0]["exitCode"] == 3
    assert {one["check_name"] for one in repository.out("gl-code-quality.json")} == {"S103", "B102", "S120"}


def test_a_newly_repaired_cell_fails_unless_only_errors_do(repository):
    repository.spoil("doi-sim", "E14", "5,5")
    assert repository.score().returncode == 3
    assert repository.score(FAIL_ON="error").returncode == 0


def test_a_missing_sheet_closes_the_gate(repository):
    (repository.folder / "sheets" / "2020" / "ben-nua.xlsx").unlink()
    ran = repository.score(GITHUB_ACTIONS="true")
    assert ran.returncode == 3
    (error,) = [found for found in commands(ran.stdout) if found[0] == "error"]
    assert (error[1]["file"], error[1]["title"]) == ("units.yaml", "B101")
    line = int(error[1]["line"])
    assert "ben-nua" in (repository.folder / "units.yaml").read_text(encoding="utf-8").splitlines()[line - 1]


def test_where_gaps_do_not_fail_the_check_ranks_still_close_the_gate(repository):
    (repository.folder / "sheets" / "2020" / "ben-nua.xlsx").unlink()
    ran = repository.score(FAIL_ON="error")
    assert (ran.returncode, "5 of 6 sheets received" in ran.stdout, "B101" in ran.stderr) == (3, True, True)


def test_the_script_is_plain_posix_shell_and_can_be_run(repository):
    text = (repository.folder / "score.sh").read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert os.access(EXAMPLE / "score.sh", os.X_OK)
    assert not re.search(r"\[\[|\bfunction\b|\blocal\b|<<<|\$'|\(\(", text)


def workflow(name):
    # "on" is read as a truth value by readers of YAML 1.1.
    return yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8").replace("\non:\n", "\n'on':\n"))


def test_the_reusable_workflow_takes_a_year_and_calls_the_script():
    found = workflow(".github/workflows/par-index.yml")
    inputs = found["on"]["workflow_call"]["inputs"]
    assert {"year", "compare", "python-version"} <= set(inputs)
    assert inputs["year"]["required"] is True
    job = found["jobs"]["score"]
    assert "sh score.sh" in [step.get("run") for step in job["steps"]]
    assert {"YEAR", "COMPARE", "OUT"} <= set(job["env"])
    assert job["env"]["PUBLISH"] == workflow(".gitlab-ci.yml")["par-index"]["variables"]["PUBLISH"] == "true"


def test_actions_are_pinned_by_the_digest_of_a_commit_where_it_is_known():
    used = [
        step["uses"] for step in workflow(".github/workflows/par-index.yml")["jobs"]["score"]["steps"] if "uses" in step
    ]
    assert len(used) == 4
    assert [use for use in used if not re.fullmatch(r"[\w.-]+(/[\w.-]+)+@([0-9a-f]{40}|v\d+)", use)] == []
    assert [use for use in used if "@v" in use] == ["github/codeql-action/upload-sarif@v3"]


def test_no_input_becomes_a_part_of_a_command():
    steps = workflow(".github/workflows/par-index.yml")["jobs"]["score"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_caller_names_inputs_that_there_are():
    (job,) = workflow(".github/workflows/score.yml")["jobs"].values()
    assert (EXAMPLE / job["uses"].removeprefix("./")).is_file()
    assert set(job["with"]) <= set(workflow(".github/workflows/par-index.yml")["on"]["workflow_call"]["inputs"])
    assert job["permissions"] == workflow(".github/workflows/par-index.yml")["jobs"]["score"]["permissions"]


def test_gitlab_calls_the_script_and_reads_what_it_writes():
    (job,) = workflow(".gitlab-ci.yml").values()
    assert job["script"] == ["sh score.sh"]
    reports = job["artifacts"]["reports"]
    assert {Path(file).name for file in reports.values()} <= WRITTEN
    assert set(reports) == {"junit", "codequality"}
    assert job["artifacts"]["when"] == "always"


def test_the_generator_writes_the_same_bytes_again(generator, tmp_path):
    generator("ci").main(tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.xlsx"))
    assert made == sorted(path.relative_to(EXAMPLE / "sheets") for path in EXAMPLE.glob("sheets/*/*.xlsx"))
    assert [path for path in made if (tmp_path / path).read_bytes() != (EXAMPLE / "sheets" / path).read_bytes()] == []
