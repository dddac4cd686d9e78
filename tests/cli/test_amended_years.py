"""Whatever rests on an amended year says so: its own report, reviews of several years, and changes against it."""

import csv
import io
import json

import openpyxl
import pytest
from tests.cli.test_awards import words
from tests.reporting.test_machine import SCHEMAS, faults

WHY = "A score was copied wrongly"
COMPARED = {
    "en": f"The changes are stated against revision 2 of 2020, amended: {WHY}",
    "vi": f"Mức tăng, giảm được tính so với bản số 2 của năm 2020, đính chính: {WHY}",
}
COUNTS = {
    "en": f"2020: revision 2 counts, which is not published yet, amended: {WHY}",
    "vi": f"Năm 2020: tính theo bản số 2, chưa công bố, đính chính: {WHY}",
}
MARK = {"en": "score sheets, revision 2", "vi": "phiếu chấm điểm, bản số 2"}
REVIEW = ("trend", "--from", 2019, "--to", 2021, "--block", "communes")
REPORT = ("report", "--year", 2021, "--block", "communes")


@pytest.fixture
def amended(city, run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert run("publish", "-y", 2020, "--partial", cwd=city).code == 0
    assert run("amend", "-y", 2020, "--reason", WHY).code == 0
    return city


def told(run, folder, command, form, locale):
    """All words that a command writes in a form."""
    target = folder / f"told.{form}"
    ran = run(*command, "-f", form, "-o", target, locale=locale)
    assert ran.code == 0, ran.err
    match form:
        case "docx":
            return words(target.read_bytes())
        case "xlsx":
            book = openpyxl.load_workbook(target)
            return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        case _:
            return target.read_text(encoding="utf-8-sig")


def documented(name, text):
    found = json.loads(text)
    assert list(faults(found, json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))) == []
    return found


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("form", ["md", "docx", "xlsx"])
def test_documents_mark_an_amended_year_among_others_and_what_is_compared_with_it(amended, run, form, locale):
    review = told(run, amended, REVIEW, form, locale)
    assert MARK[locale] in review
    assert COUNTS[locale] in review
    assert COMPARED[locale] in told(run, amended, REPORT, form, locale)


@pytest.mark.usefixtures("amended")
def test_the_screen_marks_them_too(run):
    assert COUNTS["en"] in run(*REVIEW).out
    assert COMPARED["en"] in run("rank", "-y", 2021, "--compare", 2020).out
    assert "are stated against revision" not in run("rank", "-y", 2021, "--compare", 2019).out


def test_csv_tells_the_revision_of_every_row(amended, run):
    def column(command, *names):
        text = told(run, amended, command, "csv", "en")
        return {tuple(row[name] for name in names) for row in csv.DictReader(io.StringIO(text))}

    assert column(REPORT, "Revision", "Revision compared with") == {("1", "2")}
    assert column((*REPORT, "--year", 2020), "Revision", "Revision compared with") == {("2", "1")}
    assert column(REVIEW, "Year", "Revision") >= {("2019", "1"), ("2020", "2"), ("2021", "1")}


def test_documents_for_machines_tell_the_revision(amended, run):
    found = documented("trend", told(run, amended, REVIEW, "json", "en"))
    assert [year["revision"] for year in found["blocks"][0]["years"]] == [1, 2, 1]
    asked = run("rank", "-y", 2021, "--compare", 2020, "--format", "json").out
    for name, text in (("rank", asked), ("report", told(run, amended, REPORT, "json", "en"))):
        assert documented(name, text)["compared_revision"] == {"number": 2, "reason": WHY, "published_at": None}
