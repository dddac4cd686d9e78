"""The faulty sheets hold the traps that their table names, and no others."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.workflow.intake.check import CheckOptions, check

EXAMPLE = Path(__file__).parents[2] / "examples" / "returned-sheets"
LINE = re.compile(r"^\| `([^`]+)` \|.*\| ([A-Z0-9, ]+) \|$", flags=re.MULTILINE)
TABLE = {file: set(codes.split(", ")) for file, codes in LINE.findall((EXAMPLE / "README.md").read_text("utf-8"))}


@pytest.fixture(scope="module")
def issues():
    return check(EXAMPLE, [], CheckOptions()).issues


def test_there_are_twenty_sheets_and_the_table_names_all_of_them():
    files = {path.name for path in (EXAMPLE / "sheets" / "2025").iterdir()}
    assert len(files) == 20
    assert set(TABLE) == files


def test_every_sheet_has_the_issues_of_the_table(issues):
    found = defaultdict(set)
    for issue in issues:
        found[Path(issue.place.file).name].add(issue.code)
    assert found == TABLE


def test_the_definitions_themselves_are_without_issues(issues):
    assert [issue.code for issue in issues if Path(issue.place.file).suffix in {".yaml", ".yml"}] == []


def test_the_traps_are_of_every_severity_that_a_sender_has_to_see(issues):
    assert {issue.severity for issue in issues} == {Severity.ERROR, Severity.WARNING, Severity.REPAIRED}


def test_the_script_writes_the_same_sheets_again(generator, tmp_path):
    module = generator("returned-sheets")
    module.SHEETS = tmp_path
    for (name, trap), unit in list(zip(module.TRAPS.items(), module.UNITS, strict=True))[:18]:
        module.make(name, unit, trap)
        assert (tmp_path / name).read_bytes() == (EXAMPLE / "sheets" / "2025" / name).read_bytes(), name
