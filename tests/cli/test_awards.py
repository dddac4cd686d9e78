"""`parindex awards`: text, JSON, Markdown, Word and Excel say the same, in two languages."""

import io
import json
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from tests.reporting.test_machine import SCHEMAS, faults

NAMES = ("Phường An Mỹ", "Xã Tam Ngọc")
REASON = {"vi": "tăng 2 bậc so với năm 2020: 5/13 → 3/13", "en": "up 2 places since 2020: 5/13 → 3/13"}


def words(docx):
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_form_lists_the_units_with_their_reason_in_figures(city, run, locale):
    asked = ("awards", "--year", 2021, "--rule", "tien-bo-1-nam", "--block", "communes")
    text = run(*asked, cwd=city, locale=locale).out
    document = json.loads(run(*asked, "--format", "json", locale=locale).out)
    for form in ("md", "docx", "xlsx"):
        assert run(*asked, "--format", form, "--out", "out", locale=locale).code == 0
    book = openpyxl.load_workbook(city / "out" / "awards-2021.xlsx")
    cells = "\n".join(str(cell.value) for row in book.active.rows for cell in row)
    markdown = (city / "out" / "awards-2021.md").read_text(encoding="utf-8")
    reasons = [one["reasons"][0]["text"] for one in document["awards"][0]["awarded"]]
    assert REASON[locale] in reasons
    for form in (text, markdown, words((city / "out" / "awards-2021.docx").read_bytes()), cells):
        assert all(name in form for name in NAMES)
        assert REASON[locale] in form
    schema = json.loads((SCHEMAS / "awards.json").read_text(encoding="utf-8"))
    assert list(faults(document, schema)) == []


def test_the_heads_of_the_workbook_stand_on_every_page(city, run):
    assert run("awards", "--year", 2021, "--format", "xlsx", "--out", "x.xlsx", cwd=city).code == 0
    sheet = openpyxl.load_workbook(city / "x.xlsx").active
    assert sheet.print_title_rows == "$3:$3"
    assert [cell.value for cell in sheet[3]] == ["No.", "Unit", "Reason"]
    assert not sheet.page_setup.fitToHeight or not sheet.sheet_properties.pageSetUpPr
    assert sheet.row_breaks.brk


def test_who_just_missed_is_told_where_asked(city, run):
    asked = ("awards", "--year", 2021, "--rule", "dan-dau", "--block", "communes")
    assert "Just missed" not in run(*asked, cwd=city).out
    assert "Phường Trường Xuân: rank 5/13" in run(*asked, "--missed").out


def test_what_cannot_be_told_is_told_with_its_reason(city, run):
    ran = run("awards", "--year", 2019, "--rule", "tien-bo-2-nam", cwd=city)
    assert "no improvement can be stated: 2017: no data for the year" in ran.out
    assert ran.out.count("no improvement can be stated") == 1, "one reason is told once, for all units that have it"


def test_documents_are_the_same_bytes_on_every_run(city, run):
    for form in ("docx", "xlsx", "md"):
        made = []
        for name in ("a", "b"):
            run("awards", "--year", 2021, "--missed", "--format", form, "--out", f"{name}.{form}", cwd=city)
            made.append((city / f"{name}.{form}").read_bytes())
        assert made[0] == made[1]


def test_a_name_of_a_unit_or_rule_stays_text_in_every_form(city, run):
    settings = (city / "parindex.yaml").read_text(encoding="utf-8")
    hostile = "=1+1 {{ x }} {%p if %} <b>&</b> | [x](http://e.example)"
    settings = settings.replace(
        'vi: "Tiến bộ nhất so với năm trước", en: "Most improved in a year"', f'vi: "{hostile}"'
    )
    assert hostile in settings
    (city / "parindex.yaml").write_text(settings, encoding="utf-8")
    for form in ("docx", "xlsx", "md"):
        asked = ("awards", "--year", 2021, "--rule", "tien-bo-1-nam", "--format", form)
        assert run(*asked, "--out", f"x.{form}", cwd=city).code == 0
    assert hostile in words((city / "x.docx").read_bytes())
    assert "<f>" not in ZipFile(city / "x.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert "<b>" not in (city / "x.md").read_text(encoding="utf-8")


def test_misuse_is_told(city, run, workspace):
    assert "no award rule best; there are: dan-dau" in run("awards", "--year", 2021, "--rule", "best", cwd=city).err
    assert run("awards", "--year", 2015).code == 4
    ran = run("awards", "--year", 2020, cwd=workspace)
    assert (ran.code, "no award rules" in ran.err) == (4, True)
