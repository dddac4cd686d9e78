"""The first command of the year, a bare check of fresh self scores, finds out what they are and shows their gaps."""

import openpyxl
import pytest

from parindex.model.issues import Severity
from parindex.workflow.intake.check import CheckOptions, check


@pytest.fixture
def fresh(workspace):
    """The small workspace with self scores in its sheet, and no appraisal."""
    path = workspace / "sheets/2020/scores.xlsx"
    book = openpyxl.load_workbook(path)
    book.active["A1"] = f"{book.active['A1'].value or ''} – Điểm tự chấm"
    book.save(path)
    return workspace, path


def test_self_scores_are_checked_as_self_scores(fresh):
    workspace, path = fresh
    found = check(workspace, [path], CheckOptions(year=2020))
    assert [one.code for one in found.issues if one.code in {"S403", "S266"}] == ["S266"]
    assert not found.has_errors
    assert found.sheets


def test_the_gaps_of_self_scores_are_shown(fresh):
    workspace, path = fresh
    book = openpyxl.load_workbook(path)
    book.active["D4"] = None
    book.save(path)
    found = check(workspace, [path], CheckOptions(year=2020))
    assert [(one.code, one.place.cell) for one in found.issues if one.severity is Severity.ERROR] == [("S401", "D4")]
