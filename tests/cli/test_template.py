"""`parindex template` writes blank forms and never touches a filled one."""

import openpyxl


def test_every_unit_of_the_year_gets_a_form(tam_ky, run):
    ran = run("template", "--year", 2020, "--block", "communes", "--out", "forms", cwd=tam_ky)
    assert (ran.code, ran.out) == (0, "")
    assert "13 forms written to forms" in ran.err
    names = sorted(path.name for path in (tam_ky / "forms").iterdir())
    assert len(names) == 13
    assert "hoa-thuan-2020.xlsx" in names


def test_one_unit_can_be_named_by_its_name(tam_ky, run):
    ran = run("template", "--year", 2020, "--unit", "P. Hoà Thuận", "--out", "forms", cwd=tam_ky, locale="vi")
    assert (ran.code, ran.out.strip()) == (0, "forms/hoa-thuan-2020.xlsx")
    sheet = openpyxl.load_workbook(tam_ky / "forms" / "hoa-thuan-2020.xlsx").worksheets[0]
    assert "Đơn vị: Phường Hòa Thuận" in {cell.value for row in sheet.iter_rows(max_row=9) for cell in row}


def test_the_form_speaks_the_language_that_is_asked_for(tam_ky, run):
    run("template", "--year", 2020, "--unit", "hoa-thuan", "--out", "forms", cwd=tam_ky)
    sheet = openpyxl.load_workbook(tam_ky / "forms" / "hoa-thuan-2020.xlsx").worksheets[0]
    assert "Self score" in {cell.value for row in sheet for cell in row}


def test_a_matrix_is_written_for_each_block(tam_ky, run):
    assert run("template", "--year", 2020, "--matrix", "--out", "forms", cwd=tam_ky).code == 0
    names = sorted(path.name for path in (tam_ky / "forms").iterdir())
    assert names == ["communes-2020.xlsx", "departments-2020.xlsx"]


def test_the_same_forms_can_be_written_again(tam_ky, run):
    asked = ("template", "--year", 2020, "--unit", "hoa-thuan", "--out", "forms")
    assert [run(*asked, cwd=tam_ky).code for _ in range(2)] == [0, 0]


def test_a_form_that_somebody_filled_in_stops_everything(tam_ky, run):
    run("template", "--year", 2020, "--unit", "hoa-thuan", "--out", "forms", cwd=tam_ky)
    path = tam_ky / "forms" / "hoa-thuan-2020.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E13"] = 1
    book.save(path)
    filled = path.read_bytes()
    ran = run("template", "--year", 2020, "--out", "forms", cwd=tam_ky)
    assert ran.code == 4
    assert "hoa-thuan-2020.xlsx is already there" in ran.err
    assert path.read_bytes() == filled
    assert [found.name for found in path.parent.iterdir()] == ["hoa-thuan-2020.xlsx"]


def test_what_cannot_be_written_is_said(tam_ky, run):
    asked = {
        ("--unit", "nobody"): "There is no unit nobody",
        ("--block", "nothing"): "There is no block nothing",
        ("--unit", "hoa-thuan", "--matrix"): "leave out --unit or --matrix",
    }
    for options, message in asked.items():
        ran = run("template", "--year", 2020, *options, "--out", "forms", cwd=tam_ky)
        assert ran.code == 4
        assert message in ran.err
    ran = run("template", "--year", 1990, "--out", "forms", cwd=tam_ky)
    assert ran.code == 4
    assert "1990" in ran.err
    assert not (tam_ky / "forms").exists()
