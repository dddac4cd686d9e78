import re
import shlex
import shutil

import openpyxl
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [re.findall(r"^(cd|parindex) (.*?)(?:\s+#.*)?$", block, re.MULTILINE) for block in BLOCKS]


def test_every_command_of_the_readme_works_in_the_order_in_which_it_stands(run, tam_ky):
    shutil.copy(tam_ky / "sheets/2020/communes/an-my.xlsx", tam_ky / "sheet.xlsx")
    shutil.copy(tam_ky / "criteria/tam-ky-communes-2020.yaml", tam_ky / "criteria.yaml")
    shutil.copy(ROOT / "examples/from-annex/communes.docx", tam_ky / "annex.docx")
    write_list(tam_ky / "units.xlsx")
    assert sum(map(len, COMMANDS)) >= 7
    for block in COMMANDS:
        here = tam_ky
        for program, words in block:
            if program == "cd":
                here /= words
                continue
            if here != tam_ky:
                fill_forms(here)
            ran = run(*shlex.split(words), cwd=here)
            assert ran.code == 0, (words, ran.out[-2000:], ran.err)


def write_list(path):
    book = openpyxl.Workbook()
    for row in (["STT", "Tên đơn vị"], [1, "Xã Đồng Lĩnh"], [2, "Xã Vạn Hoa"], [3, "Phường Bình Hoa"]):
        book.active.append(row)
    book.save(path)


def fill_forms(folder):
    """Fill in the forms that were made, as the people to whom they were sent: the first choice, or the most."""
    for form in sorted(folder.glob("forms/*.xlsx")):
        book = openpyxl.load_workbook(form)
        sheet = book.worksheets[0]
        for asked in filter(lambda one: one.formula1, sheet.data_validations.dataValidation):
            for cell in (sheet.cell(*place) for area in asked.sqref.ranges for place in area.cells):
                cell.value = answer(book, asked)
        book.save(folder / "sheets" / "2026" / form.name)


def answer(book, asked):
    if asked.type == "list":
        page, cells = asked.formula1.replace("$", "").split("!")
        return book[page][cells.split(":")[0]].value
    most = float(re.search(r"<=([\d.]+)", asked.formula1).group(1))
    return most if most <= 100 else 1


def test_the_two_commands_of_the_set_up_are_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^make (\w+)", README, re.MULTILINE)
    assert targets == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
