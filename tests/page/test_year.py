"""A year by the page: what it does is what the commands do, and nothing that was there is lost."""

import io
import re
import shlex
import shutil
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from zipfile import ZipFile

import openpyxl
from docx import Document
from tests.docs.test_documented_commands import understood

SHEETS = "/sheets?year=2020"


def workbook(path, **cells):
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book.active[cell] = value
    target = io.BytesIO()
    book.save(target)
    return {"files": ("..\\scores.xlsx", target.getvalue())}


def test_sheets_are_brought_in_looked_at_sent_back_and_scored_as_by_the_commands(window, visit, run, tmp_path):
    good = visit.home / "sheets" / "2020" / "scores.xlsx"
    twin = shutil.copytree(visit.home, tmp_path / "twin")
    before = good.read_bytes()
    answer = window.fill("/sheets/add", workbook(good, C4="often"), year="2020")
    assert answer.url.path == "/sheets"
    assert "of these in the place of others, which are kept: 1" in answer.text
    assert "<b>C4</b>" in answer.text
    assert "often is not a number" in answer.text

    told = run("check", "--year", 2020, "--format", "json", cwd=visit.home)
    assert window.get("/sheets/problems.json?year=2020").text == told.out

    answer = window.fill("/sheets/return", year="2020")
    copies = [one.partition('"')[0] for one in answer.text.split('href="/sheets/copy')[1:]]
    assert len(copies) == 2
    copy = window.get("/sheets/copy" + unescape(copies[1]))
    assert openpyxl.load_workbook(io.BytesIO(copy.content))["Scores"]["C4"].comment is not None
    assert copy.headers["content-disposition"].startswith("attachment")

    answer = window.fill("/sheets/undo", year="2020", number="1")
    assert good.read_bytes() == before
    assert "Put back: sheets/2020/scores.xlsx" in answer.text

    command = next(line for line in unescape(window.get(SHEETS).text).split("<code>") if "parindex score" in line)
    answer = window.fill("/sheets/score", year="2020")
    assert answer.url.path == "/results"
    assert run(*shlex.split(command.partition("<")[0])[1:], cwd=twin).code == 0
    for words in ("rank --year 2020 --format json", "explain song-la --year 2020 --format json"):
        assert run(*words.split(), cwd=visit.home).out == run(*words.split(), cwd=twin).out


def test_what_is_scored_is_explained_compared_reported_published_and_proved(window, visit, run):
    window.fill("/sheets/score", year="2020")
    pages = (
        "/?year=2020",
        SHEETS,
        "/results",
        "/publication",
        "/results/song-la",
        "/losses",
        "/profile/song-la",
        "/reports",
        "/during?year=2020",
        "/set?year=2020",
    )
    for page in pages:
        answer = window.get(page)
        assert answer.status_code == 200, page
        shown = re.findall("<code>(parindex [^<]+)</code>", answer.text)
        assert shown, page
        assert all(understood(unescape(line)) for line in shown), page
    assert "cell D4 of sheets/2020/scores.xlsx" in window.get("/results/song-la").text
    report = window.get("/reports/report?year=2020&format=docx")
    assert any(
        "Phường Sông Lá" in cell.text
        for table in Document(io.BytesIO(report.content)).tables
        for cell in table.column_cells(1)
    )
    assert len(ZipFile(io.BytesIO(window.get("/forms?year=2020").content)).namelist()) == 3

    assert window.fill("/publication/publish", year="2020").status_code == 400
    assert "SHA-256 of the manifest" in window.fill("/publication/publish", year="2020", sure="yes").text
    assert "<b>PROVED</b>" in window.fill("/publication/verify", year="2020").text
    assert window.get("/publication/bundle?year=2020").content[:2] == b"PK"
    assert window.fill("/sheets/score", year="2020").status_code == 400  # locked: told on a page, nothing is lost
    assert "Revision 2 of 2020 is open." in window.fill("/publication/amend", year="2020", reason="a correction").text
    assert run("verify", "--year", 2020, cwd=visit.home).code == 0


def test_two_windows_and_a_command_beside_them_lose_nothing(window, visit, run):
    name = "sheets/2020/scores.xlsx"
    with ThreadPoolExecutor(8) as windows:
        list(windows.map(lambda number: visit.kept.put(visit.home / "beside.csv", b"%d" % number), range(24)))
    kept = {one.path.read_bytes() for one in visit.kept.all()} | {(visit.home / "beside.csv").read_bytes()}
    assert kept == {b"%d" % number for number in range(24)}
    shutil.rmtree(visit.home / "replaced")

    first, second = workbook(visit.home / name, C4=61), workbook(visit.home / name, C4=62)
    window.fill("/sheets/add", first, year="2020")
    window.fill("/sheets/add", second, year="2020")
    window.fill("/sheets/remove", year="2020", file="scores.xlsx")
    assert [one.place for one in visit.kept.all()] == [name] * 3
    window.fill("/sheets/undo", year="2020", number="3")
    assert (visit.home / name).read_bytes() == second["files"][1]
    assert run("score", "sheets/2020", cwd=visit.home).code == 0
    assert "Scored sheets: 3" in window.get("/?year=2020").text


def test_the_page_speaks_both_languages_and_ends_when_its_windows_are_gone(window, visit):
    assert "Việc cần làm tiếp theo" in window.fill("/language", locale="vi", back="/").text
    assert not visit.is_left(visit._heard + 300)
    window.post("/alive?goodbye=1")
    assert visit.is_left(visit._heard + 80)
    window.post("/alive")
    assert not visit.is_left(visit._heard + 80)
    assert visit.is_left(visit._heard + 4000)
    window.fill("/close")
    assert visit.is_left(visit._heard)
