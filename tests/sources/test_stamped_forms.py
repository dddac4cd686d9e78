"""Forms that this program issued come back to the reader of folders."""

import openpyxl
import pytest

from parindex.workflow.setting_up.template import TemplateOptions, template
from parindex.workflow.years.workspace import load


@pytest.fixture
def form(workspace, tmp_path):
    (path,) = template(load(workspace), tmp_path / "forms", TemplateOptions(year=2020, block="communes", matrix=True))
    book = openpyxl.load_workbook(path)
    return path, book


def filled(path, book):
    sheet = book.worksheets[0]
    codes = {cell.value: cell.column for row in sheet.iter_rows(max_row=15) for cell in row if cell.value}
    names = {cell.value: cell.row for row in sheet.iter_rows() for cell in row if cell.value}
    scores = {"1.1": 10, "1.2": 95, "1.3": 8.5, "2.1": 98, "2.2": 4, "3": 88}
    for name in ("Phường Sông Lá", "Xã Đồng Mai", "Xã Núi Xanh"):
        for code, score in scores.items():
            sheet.cell(names[name], codes[code]).value = score
    book.save(path)
    return path


def test_a_form_of_this_set_and_year_is_read_without_a_word(run, workspace, form):
    ran = run("check", filled(*form), cwd=workspace)
    assert (ran.code, "3 score sheets" in ran.out, "L20" in ran.out) == (0, True, False)


def test_a_form_issued_before_a_rule_changed_is_recognised(run, workspace, form):
    path = filled(*form)
    criteria = workspace / "criteria/model-communes-2020.yaml"
    criteria.write_text(criteria.read_text().replace("at_least: 70, points: 10}, {", "at_least: 60, points: 10}, {"))
    ran = run("check", path, cwd=workspace)
    assert "L203" in ran.out


def test_a_form_of_another_workspace_is_recognised(run, workspace, form):
    path = filled(*form)
    settings = workspace / "parindex.yaml"
    settings.write_text(settings.read_text().replace("Chỉ số CCHC (ví dụ)", "Chỉ số của nơi khác"))
    assert "L205" in run("check", path, cwd=workspace).out
