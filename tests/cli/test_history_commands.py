"""Years that are known only as published: imported, shown, ranked, compared, checked."""

import io
import json
import zipfile
from datetime import UTC, datetime
from types import SimpleNamespace

import openpyxl
import pytest
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.model.records.journal import Stamp
from parindex.store import open_store

COMMUNES = """\
STT\tĐơn vị\tTổng điểm\tĐiểm tối đa\tChỉ số (%)\tXếp hạng\tXếp loại
1\tPhường An Sơn\t83,10\t100\t83,10\t1\tNhóm 2
2\tP. An Mỹ\t82,20\t100\t82,20\t2\tNhóm 2
3\tXã Tam Phú\t70,00\t100\t70,00\t3\tNhóm 3
"""


@pytest.fixture
def paste(monkeypatch, run):
    def paste(text, *arguments, cwd=None, year=2018):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
        return run("history", "import", "-", "--year", year, *arguments, cwd=cwd)

    return paste


def valid(name, text):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    document = json.loads(text)
    assert list(faults(document, schema)) == []
    return document


def test_a_pasted_table_is_stored_once_and_marked_as_published_wherever_it_shows(tam_ky, paste, run):
    ran = paste(COMMUNES, cwd=tam_ky)
    assert (ran.code, "new 3, replaced 0" in ran.err, "H205" in ran.out) == (0, True, True)
    assert "unchanged" in paste(COMMUNES).err
    for shown in (run("history", "show"), run("rank", "--year", 2018), run("history", "show", "--year", 2018)):
        assert "Communes · 2018 · published, not recomputed" in shown.out
        assert "82.20" in shown.out
    assert "đã công bố, không tính lại" in run("rank", "--year", 2018, locale="vi").out
    document = valid("rank", run("rank", "--year", 2018, "--format", "json").out)
    assert (document["source"], document["blocks"]) == ("published", [])
    assert document["published"][0]["units"][1]["index_exact"] == "411/5"
    valid("history", run("history", "show", "--format", "json").out)


def test_a_printed_tier_has_the_id_that_the_named_set_gives_it(tam_ky, paste, run):
    assert {unit["tier_id"] for unit in json.loads(paste(COMMUNES, "--format", "json", cwd=tam_ky).out)["units"]} == {
        None
    }
    told = paste(COMMUNES, "--criteria", "tam-ky-communes@2020", "--replace", "--format", "json")
    units = valid("history-import", told.out)["units"]
    assert [(unit["tier"], unit["tier_id"]) for unit in units] == [
        ("Nhóm 2", "group-2"),
        ("Nhóm 2", "group-2"),
        ("Nhóm 3", "group-3"),
    ]
    (year,) = valid("history", run("history", "show", "--format", "json").out)["years"]
    assert [unit["tier_id"] for unit in year["blocks"][0]["units"]] == ["group-2", "group-2", "group-3"]


def test_the_log_counts_what_was_imported(tam_ky, paste, run):
    paste(COMMUNES, cwd=tam_ky)
    assert "imported published results: 3 new, 0 replaced, 0 unchanged" in " ".join(run("log").out.split())
    paste(COMMUNES.replace("83,10", "83,20"), "--replace")
    assert "imported published results: 0 new, 1 replaced, 2 unchanged" in " ".join(run("log").out.split())


def test_a_table_with_a_wrong_rank_is_refused_whole(tam_ky, paste, run):
    ran = paste(COMMUNES.replace("70,00\t3", "70,00\t1"), cwd=tam_ky)
    assert (ran.code, "H403" in ran.out, "nothing was stored" in ran.err) == (3, True, True)
    assert "no published results" in run("history", "show").err
    document = valid("history-import", paste(COMMUNES.replace("P. An Mỹ", "P. Ánh Mĩ"), "--format", "json").out)
    assert (document["stored"], [one["code"] for one in document["issues"] if one["severity"] == "error"]) == (
        None,
        ["H201"],
    )


def test_a_dry_run_stores_nothing(tam_ky, paste, run):
    assert "3 units read" in paste(COMMUNES, "--dry-run", cwd=tam_ky).err
    assert run("history", "show").code == 4


def test_other_figures_need_to_be_told_to_replace(tam_ky, paste, run):
    paste(COMMUNES, cwd=tam_ky)
    corrected = COMMUNES.replace("70,00", "70,50")
    ran = paste(corrected)
    assert (ran.code, "H501" in ran.out) == (3, True)
    assert "70.00" in run("history", "show").out
    assert "replaced 1, unchanged 2" in paste(corrected, "--replace").err
    assert "70.50" in run("history", "show").out


def test_figures_that_differ_are_shown_old_and_new_with_the_line_they_came_from(tam_ky, paste):
    paste(COMMUNES, "--criteria", "model@2018", cwd=tam_ky)
    ran = paste(COMMUNES.replace("70,00", "70,50"))
    told = " ".join(ran.out.split())
    assert "(standard input, line 4): index 70.00 → 70.50; points 70.00 → 70.50" in told
    assert "criteria set" not in told
    told = " ".join(paste(COMMUNES, "--criteria", "model@2017").out.split())
    assert "criteria set model@2018 → model@2017" in told
    assert "index" not in told.split("H501")[1]


def test_the_criteria_set_stays_where_a_table_comes_again_without_it(tam_ky, paste, run):
    paste(COMMUNES, "--criteria", "model@2018", cwd=tam_ky)
    assert "unchanged" in paste(COMMUNES).err
    paste(COMMUNES.replace("70,00", "70,50"), "--replace")
    document = json.loads(run("history", "show", "--format", "json").out)
    assert document["years"][0]["blocks"][0]["criteria"] == "model@2018"


def test_a_missing_or_empty_table_is_told_with_the_code_of_all_commands(tam_ky, paste, run):
    ran = run("history", "import", "no.csv", "--year", 2018, cwd=tam_ky)
    assert (ran.code, "There is no file no.csv." in ran.err) == (4, True)
    assert (paste("  ").code, "Nothing came from the standard input" in paste("").err) == (4, True)
    (tam_ky / "empty.txt").write_text("\n", encoding="utf-8")
    assert run("history", "import", "empty.txt", "--year", 2018).code == 4


@pytest.mark.parametrize("name", ["table.txt", "table.md", "TABLE.TXT"])
def test_a_text_file_is_read_as_a_pasted_table(tam_ky, run, name):
    text = "| Đơn vị | Chỉ số |\n|---|---|\n| Phường An Sơn | 83,10 |\n" if name.endswith("md") else COMMUNES
    (tam_ky / name).write_text(text, encoding="utf-8")
    ran = run("history", "import", name, "--year", 2018, cwd=tam_ky)
    assert (ran.code, "published results stored" in ran.err) == (0, True)
    assert "83.10" in run("history", "show").out


def test_an_edition_that_is_not_there_of_a_known_set_is_hinted_at(tam_ky, paste):
    ran = paste(COMMUNES, "--dry-run", "--criteria", "tam-ky-communes@1999", cwd=tam_ky)
    assert (ran.code, "H509" in ran.out) == (0, True)
    assert "H509" not in paste(COMMUNES, "--dry-run", "--criteria", "the set of 1999").out


def test_a_year_that_has_scores_is_told_to_count_by_them(city, paste):
    ran = paste(COMMUNES, cwd=city, year=2020)
    told = " ".join(ran.out.split())
    assert ran.code == 0
    assert "H508" in told
    assert "3 units of this table have scores of 2020" in told
    assert "parindex history check --year 2020" in told


def test_a_workbook_with_a_formula_and_percent_cells_is_read_through_the_same_door(tam_ky, run):
    book = openpyxl.Workbook()
    for row in (["Chỉ số CCHC năm 2018"], [], ["Đơn vị", "Chỉ số", "Hạng"], ["=Phường An Sơn", 0.831, 1]):
        book.active.append(row)
    book.active["A4"].data_type = "s"
    book.active["A4"].value = "Phường An Sơn"
    book.active["B4"].number_format = "0.00%"
    book.active.append(["Phường An Mỹ", "=B4-0.01", 2])
    book.save(tam_ky / "2018.xlsx")
    ran = run("history", "import", "2018.xlsx", "--year", 2018, cwd=tam_ky)
    assert (ran.code, "H304" in ran.out, "B5" in ran.out) == (3, True, True)
    book.active["B5"].value, book.active["B5"].number_format = 0.822, "0.00%"
    book.save(tam_ky / "2018.xlsx")
    assert run("history", "import", "2018.xlsx", "--year", 2018).code == 0
    assert "82.2" in run("rank", "--year", 2018).out
    assert run("history", "import", "nothing.xlsx", "--year", 2018).code == 4


TOLD = ("--criteria", "tam-ky-communes@2019")


def test_a_scored_year_is_compared_with_a_published_one_and_says_so(city, paste, run):
    paste(COMMUNES, *TOLD, cwd=city)
    ran = run("rank", "--year", 2019, "--compare", 2018, "--block", "communes")
    assert "The changes are stated against published figures of 2018." in ran.out
    document = valid("rank", run("rank", "--year", 2019, "--compare", 2018, "--format", "json").out)
    assert (document["against_published"], document["unsure"]) == (["communes"], [])
    changes = {one["unit"]: one["change"] for one in document["blocks"][0]["units"]}
    assert (changes["an-my"]["status"], changes["hoa-thuan"]["reason"]) == ("moved", "no_data")


def test_a_published_year_whose_set_nobody_told_is_compared_nowhere(city, paste, run):
    paste(COMMUNES, cwd=city)
    asked = ("rank", "--year", 2019, "--compare", 2018, "--block", "communes")
    ran = run(*asked)
    assert "nobody told by which criteria set" in ran.out
    assert "--criteria ID@YEAR --replace" in ran.err
    document = valid("rank", run(*asked, "--format", "json").out)
    assert (document["against_published"], document["unsure"]) == (["communes"], ["communes"])
    changes = {one["unit"]: one["change"] for one in document["blocks"][0]["units"]}
    assert changes["an-my"]["reason"] == "criteria_untold"
    over = ("trend", "--from", 2018, "--to", 2019, "--block", "communes")
    assert "--criteria ID@YEAR --replace" in run(*over).err
    (block,) = json.loads(run(*over, "--format", "json").out)["blocks"]
    (unit,) = (one for one in block["units"] if one["unit"] == "an-my")
    assert [step["reason"] for step in unit["steps"]] == ["criteria_untold"]
    run("report", "--year", 2019, "--block", "communes", "--format", "md", "--out", "report.md", locale="vi")
    assert "nên không so sánh" in (city / "report.md").read_text(encoding="utf-8")


def test_a_set_that_was_told_to_be_another_one_is_not_compared(city, paste, run):
    paste(COMMUNES, "--criteria", "QĐ 12/2017", cwd=city)
    asked = ("rank", "--year", 2019, "--compare", 2018, "--block", "communes")
    assert "nobody told" not in run(*asked).out
    document = json.loads(run(*asked, "--format", "json").out)
    changes = {one["unit"]: one["change"] for one in document["blocks"][0]["units"]}
    assert changes["an-my"]["reason"] == "criteria_changed"
    assert changes["an-my"]["detail"] == "QĐ 12/2017 -> tam-ky-communes@2019"
    assert document["unsure"] == []


def test_published_figures_are_checked_against_the_scores(city, paste, run):
    document = json.loads(run("rank", "--year", 2019, "--block", "communes", "--format", "json", cwd=city).out)
    lines = ["Đơn vị;Chỉ số;Hạng"]
    lines += [f"{one['name']};{one['index']};{one['rank']}" for one in document["blocks"][0]["units"]]
    assert paste("\n".join(lines), year=2019).code == 0
    checked = run("history", "check", "--year", 2019)
    assert (checked.code, "No problems found" in checked.out) == (0, True)
    first = lines[1].split(";")
    wrong = ";".join([first[0], str(round(float(first[1]) + 0.01, 2)), first[2]])
    assert paste("\n".join([lines[0], wrong, *lines[2:]]), "--replace", year=2019).code == 0
    checked = run("history", "check", "--year", 2019)
    assert (checked.code, checked.out.count("H502")) == (3, 1)
    assert "This block has scores of 2019 too" in run("history", "show").out
    assert "published" not in run("rank", "--year", 2019).out


def test_a_locked_year_refuses_an_import(tam_ky, paste):
    paste(COMMUNES, cwd=tam_ky)
    with open_store(tam_ky / "parindex.db") as store:
        (record,) = store.journal.records()
        assert (record.action, record.year) == ("imported", 2018)
        store.revisions.publish(2018, "{}", {}, Stamp(datetime.now(UTC), "1"))
    ran = paste(COMMUNES.replace("70,00", "70,50"), "--replace")
    assert (ran.code, "locked" in ran.err) == (4, True)


def test_a_report_and_an_explanation_of_a_published_year_say_why_there_is_none(city, paste, run):
    paste(COMMUNES, cwd=city)
    assert "known only as published" in run("report", "--year", 2018, "--out", "-").err
    assert run("explain", "an-my", "--year", 2018).code == 4


MARKED = "The changes are stated against published figures of 2018."


@pytest.mark.parametrize("form", ["md", "docx", "xlsx", "json", "csv"])
def test_a_report_compares_with_a_published_year_and_marks_it(city, paste, run, form):
    paste(COMMUNES, *TOLD, cwd=city)
    ran = run("report", "--year", 2019, "--block", "communes", "--format", form, "--out", f"report.{form}")
    assert ran.code == 0
    content = (city / f"report.{form}").read_bytes()
    if form == "json":
        (block,) = json.loads(content)["blocks"]
        assert block["against_published"]
        assert {unit["change"]["status"] for unit in block["units"]} == {"moved", "not_comparable"}
    elif form != "csv":
        parts = [content] if form == "md" else _parts(content)
        assert any(MARKED.encode() in part for part in parts)


def _parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return [parts.read(name) for name in parts.namelist()]


def test_hostile_names_stay_text(tam_ky, paste):
    ran = paste("Đơn vị;Chỉ số\n\x1b[31m::error::x;80\n=1+1;70\n", cwd=tam_ky)
    assert ran.code == 3
    assert "\x1b" not in ran.out
    assert "::error::" not in ran.out


def test_what_needs_scores_says_that_the_year_is_known_only_as_published(tam_ky, paste, run):
    paste(COMMUNES, cwd=tam_ky)
    for command in (
        ("diff", "2018", "2018"),
        ("explain", "phuong-an-son", "--year", 2018),
        ("amend", "--year", 2018, "--reason", "why"),
        ("publish", "--year", 2018),
    ):
        ran = run(*command)
        assert (ran.code, "2018 is known only as published" in ran.err) == (4, True), command
    missing = run("rank", "--year", 2016)
    assert (missing.code, "history import FILE --year 2016" in missing.err) == (4, True)


USUAL = (
    "STT\tĐơn vị\tTổng điểm\tXếp hạng\tXếp loại\n1\tPhường An Sơn\t83,10\t1\tNhóm 2\n2\tP. An Mỹ\t82,20\t2\tNhóm 2\n"
)


def test_points_without_a_maximum_are_asked_about_and_hide_no_rank(tam_ky, paste, run):
    ran = paste(USUAL, "--criteria", "QĐ 1", cwd=tam_ky)
    assert (ran.code, "H571" in ran.out) == (0, True)
    paste(USUAL.replace("83,10", "84,00"), "--criteria", "QĐ 1", year=2019)
    lines = json.loads(run("rank", "--year", 2019, "--compare", 2018, "--format", "json").out)["published"][0]["units"]
    told = {(one["status"], one["index"], one["points"], one["rank"]) for one in (unit["change"] for unit in lines)}
    assert told == {("moved", None, None, 0)}


def test_the_named_set_knows_the_maximum_of_points(tam_ky, paste, run):
    ran = paste(USUAL, "--criteria", "tam-ky-communes@2019", cwd=tam_ky)
    assert (ran.code, "H571" in ran.out) == (0, False)
    (year,) = json.loads(run("history", "show", "--format", "json").out)["years"]
    assert [(unit["max"], unit["index"]) for unit in year["blocks"][0]["units"]] == [(100, 83.1), (100, 82.2)]


def test_a_total_that_cannot_be_the_maximum_is_not_taken(tam_ky, paste, run):
    ran = paste(USUAL.replace("83,10", "183,10"), "--criteria", "tam-ky-communes@2019", cwd=tam_ky)
    assert "H572" in ran.out
    (year,) = json.loads(run("history", "show", "--format", "json").out)["years"]
    assert {unit["max"] for unit in year["blocks"][0]["units"]} == {None}
