"""Files in a folder of sheets that are not read are named with their cure; the same attachment twice is read once."""

import json
import shutil

import openpyxl
import pytest

UNREAD = {
    "hoa-thuan.zip": "Unpack",
    "hoa-huong.docx": "copy it into Excel",
    "phuoc-hoa.pdf": "from which it was printed",
    "tam-ngoc.et": "WPS",
    "an-son.gsheet": "download it",
    "an-phu.rar": "Unpack",
    "an-xuan.jpg": "scan or photograph",
    "tan-thanh.msg": "attachments",
    "tam-thanh.numbers": "Numbers",
    "x.tmp": "Finish saving",
    "~$an-my.xlsx": "saved and closed",
}
SHEETS = "sheets/2020/communes"


@pytest.fixture
def mailed(tam_ky, tmp_path):
    """One sheet, and other files as they come by mail."""
    sheet = tam_ky / SHEETS / "an-my.xlsx"
    kept = shutil.copy(sheet, tmp_path / "an-my.xlsx")
    shutil.rmtree(tam_ky / "sheets")
    (tam_ky / SHEETS).mkdir(parents=True)
    shutil.copy(kept, sheet)
    for name in UNREAD:
        (tam_ky / SHEETS / name).write_bytes(b"x")
    (tam_ky / SHEETS / "Thumbs.db").write_bytes(b"x")
    return tam_ky


@pytest.mark.parametrize("command", ["check", "score --year 2020 sheets/2020 --dry-run"])
def test_every_file_that_is_not_read_is_named_with_the_cure_of_its_kind(run, mailed, command):
    told = run(*command.split(), "--format", "json", cwd=mailed)
    issues = [one for one in json.loads(told.out)["issues"] if one["code"] in {"F251", "F252"}]
    assert told.code == 0
    assert len(issues) == len(UNREAD)
    for one in issues:
        assert UNREAD[one["file"].rpartition("/")[2]] in one["remedy"]


@pytest.mark.parametrize("name", [name for name in UNREAD if not name.startswith("~")])
def test_a_file_that_is_named_itself_gets_the_cure_of_its_kind(run, mailed, name):
    told = run("check", f"{SHEETS}/{name}", cwd=mailed)
    assert (told.code, "F107" in told.out) == (3, True)
    assert UNREAD[name] in told.out or name == "x.tmp"


def test_return_and_stages_name_them_too(run, mailed, tmp_path):
    assert run("score", "sheets/2020", cwd=mailed).code == 0
    for arguments in (("return", "--year", 2020, "--out", tmp_path / "back"), ("stages", "--year", 2020)):
        for locale, word in (("en", "Unpack"), ("vi", "giải nén")):
            told = run(*arguments, cwd=mailed, locale=locale)
            assert all(name in told.err for name in UNREAD), told
            assert word in told.err


def test_who_waits_for_a_sheet_is_told_of_the_file_that_came(run, mailed):
    told = run("check", "--fail-on", "missing", "--format", "json", cwd=mailed)
    about = {one["unit"]: one for one in json.loads(told.out)["issues"] if one["code"] in {"B101", "B151"}}
    assert told.code == 3
    assert about["hoa-thuan"]["code"] == "B151"
    assert "hoa-thuan.zip" in about["hoa-thuan"]["message"]
    assert about["truong-xuan"]["code"] == "B101"


def test_templates_of_excel_are_read_in_folders(run, mailed):
    book = openpyxl.load_workbook(mailed / SHEETS / "an-my.xlsx")
    book.template = True
    book.save(mailed / SHEETS / "an-my.xltx")
    (mailed / SHEETS / "an-my.xlsx").unlink()
    told = run("score", "sheets/2020", "--dry-run", cwd=mailed)
    assert (told.code, "Phường An Mỹ" in told.out) == (0, True)


def test_a_folder_of_other_files_alone_is_not_told_as_success(run, mailed):
    (mailed / SHEETS / "an-my.xlsx").unlink()
    for command in ("check", "score sheets/2020"):
        told = run(*command.split(), cwd=mailed)
        assert told.code == 4
        assert "hoa-thuan.zip" in told.err


@pytest.mark.parametrize("copy", ["an-my (1).xlsx", "Copy of an-my.xlsx", "again/an-my.xlsx"])
def test_the_same_attachment_twice_is_read_once_with_a_hint(run, mailed, copy):
    target = mailed / SHEETS / copy
    target.parent.mkdir(exist_ok=True)
    shutil.copy(mailed / SHEETS / "an-my.xlsx", target)
    told = run("score", "sheets/2020", "--format", "json", "--dry-run", cwd=mailed)
    document = json.loads(told.out)
    assert (told.code, len(document["units"])) == (0, 1)
    assert [one["severity"] for one in document["issues"] if one["code"] == "F253"] == ["hint"]


def test_the_same_bytes_in_folders_of_two_years_are_two_sheets(run, workspace):
    book = openpyxl.load_workbook(workspace / "sheets/2020/scores.xlsx")
    book.active["A1"] = "SCORES"
    (workspace / "sheets/2021").mkdir()
    book.save(workspace / "sheets/2020/scores.xlsx")
    shutil.copy(workspace / "sheets/2020/scores.xlsx", workspace / "sheets/2021/scores.xlsx")
    told = run("score", "sheets", "--format", "json", cwd=workspace)
    assert {one["year"] for one in json.loads(told.out)["units"]} == {2020, 2021}


def test_two_files_of_one_name_are_told_apart_by_their_folders(run, workspace):
    copy = workspace / "sheets" / "2020 (1)" / "scores.xlsx"
    copy.parent.mkdir()
    book = openpyxl.load_workbook(workspace / "sheets/2020/scores.xlsx")
    book.active["D4"] = 7
    book.save(copy)
    told = run("check", "sheets", cwd=workspace)
    assert told.code == 3
    assert "also: 2020 (1)/scores.xlsx" in told.out
    assert "also: 2020/scores.xlsx" in told.out


def test_a_form_that_was_answered_twice_names_both_rows_and_their_times(run, workspace):
    book = openpyxl.load_workbook(workspace / "sheets/2020/scores.xlsx")
    sheet = book.active
    sheet["I3"] = "Time"
    for row, time in ((4, "2020-12-01 08:15:00"), (5, "2020-12-01 09:00:00"), (6, "2020-12-02 10:30:00")):
        sheet.cell(row, 9, time)
    sheet["A6"] = sheet["A4"].value
    book.save(workspace / "sheets/2020/scores.xlsx")
    told = run("check", cwd=workspace)
    assert "A6 (2020-12-02 10:30:00); this one was sent at 2020-12-01 08:15:00" in " ".join(told.out.split())


def test_stages_tells_programs_what_was_not_read(run, mailed):
    assert run("score", "sheets/2020", cwd=mailed).code == 0
    told = run("stages", "--year", 2020, "--format", "json", cwd=mailed)
    assert {one["file"].rpartition("/")[2] for one in json.loads(told.out)["unread"]} == set(UNREAD)
