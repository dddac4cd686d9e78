"""The page in a real browser, with the mouse alone: from two files to a Word report; and for everybody."""

import json
import os
import subprocess
import sys
import time
from importlib.resources import files
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from tests.conftest import ROOT
from tests.site.browser import Browser
from tests.site.test_in_browser import RULES

PLACES = ("/", "/set", "/sheets", "/results", "/losses", "/reports", "/during", "/publication")


@pytest.fixture
def browser(tmp_path):
    one = Browser(tmp_path / "profile", reaches="127.0.0.1")
    one.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "saved"), eventsEnabled=False)
    yield one
    one.close()


@pytest.fixture
def address(tmp_path):
    """The address of a page in an empty folder, served by a process of its own, which may listen."""
    (tmp_path / "visit").mkdir()
    server = subprocess.Popen(
        [sys.executable, "-m", "parindex", "open", "--no-browser"],
        cwd=tmp_path / "visit",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PARINDEX_LOCALE": "en"},
        stdout=subprocess.PIPE,
        text=True,
    )
    yield server.stdout.readline().strip()
    server.terminate()
    assert server.wait(20) is not None
    server.stdout.close()


def choose(browser, selector, path):
    """Drop a file on its field."""
    root = browser.call("DOM.getDocument")["root"]["nodeId"]
    node = browser.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
    browser.call("DOM.setFileInputFiles", nodeId=node, files=[str(path)])


def press(browser, selector):
    """Click on something that leads to another page, and wait until no work goes on there."""
    browser.click(selector)
    browser.wait()
    while browser.run("document.querySelector('progress') !== null"):
        browser._loaded = False
        browser.wait()


def annex(path):
    """An invented annex of two criteria, and a list of two units."""
    book = openpyxl.Workbook()
    for row in (
        ("TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"),
        ("1", "Chỉ đạo, điều hành", 4, None),
        ("1.1", "Sáng kiến cải cách", 2, "Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm"),
        ("1.2", "Tỷ lệ hồ sơ đúng hạn", 2, "Tính theo công thức: tỷ lệ hồ sơ đúng hạn × 2 điểm"),
    ):
        book.active.append(row)
    book.save(path / "annex.xlsx")
    (path / "units.csv").write_text("STT,Tên đơn vị\n1,Phòng Nội vụ\n2,Phòng Tư pháp\n", "utf-8")
    return path / "annex.xlsx", path / "units.csv"


def saved(folder, name):
    """Return a file that the browser has saved, once it is whole."""
    for _ in range(300):
        if (folder / name).is_file():
            return folder / name
        time.sleep(0.05)  # a download ends when it ends
    return pytest.fail(f"{name} was not saved")


def filled(form, folder, column, answers):
    """Fill in a blank form in the office program."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=11):
        if row[0].value in answers:
            row[column].value = answers[row[0].value]
    book.save(folder / form.name)
    return folder / form.name


def test_a_year_with_the_mouse_alone_and_pages_for_everybody(browser, address, tmp_path):
    files, downloads, visit = annex(tmp_path), tmp_path / "saved", tmp_path / "visit" / "par-index"
    browser.look()
    browser.go(address)
    assert "token" not in browser.run("location.href")
    for field, file in zip(("#annex", "#list"), files, strict=True):
        choose(browser, field, file)
    press(browser, "main form button")
    assert "Review of the draft● now" in "".join(browser.texts(".now h2"))

    press(browser, "nav a[href^='/set']")
    browser.click("a[href^='/set/review']")
    review = next(visit.glob("*.review.xlsx")).name
    choose(browser, "input[name=review]", saved(downloads, review))
    press(browser, "form[action='/set/review'] button")
    assert browser.texts(".told") == ["Rows read: 3; open questions: 0."]

    press(browser, "nav a[href^='/sheets']")
    browser.click("a[href^='/forms']")
    (packed,) = [saved(downloads, f"forms-{year_of(visit)}.zip")]
    with ZipFile(packed) as forms:
        forms.extractall(tmp_path / "forms")
    (tmp_path / "filled").mkdir()
    for number, form in enumerate(sorted((tmp_path / "forms").iterdir())):
        sheet = filled(form, tmp_path / "filled", 5, {"1.1": 3 + number, "1.2": "many" if number else 80})
        choose(browser, "#files", sheet)
        press(browser, "form[action='/sheets/add'] button")
    assert "many is not a number" in browser.texts(".problems li")[0]
    choose(browser, "#files", filled(form, tmp_path / "filled", 5, {"1.1": 4, "1.2": 90}))
    press(browser, "form[action='/sheets/add'] button")
    assert browser.texts(".problems .error") == []
    press(browser, "form[action='/sheets/score'] button")
    assert [line.split("\t")[:2] for line in browser.texts("tbody tr")] == [
        ["1", "Phòng Tư pháp"],
        ["2", "Phòng Nội vụ"],
    ]
    assert (
        tuple(
            path.partition("?")[0]
            for path in browser.run("[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href'))")
        )
        == PLACES
    )
    assert not_for_everybody(browser, address.partition("/?")[0]) == []
    press(browser, "nav a[href^='/publication']")
    browser.click("input[name=sure]")
    press(browser, "form[action='/publication/publish'] button")
    press(browser, "form[action='/publication/verify'] button")
    assert "PROVED" in browser.texts(".told")
    press(browser, "nav a[href^='/reports']")
    browser.click("a[href*='format=docx']")
    report = Document(saved(downloads, f"par-index-{year_of(visit)}.docx"))
    assert ["1", "Phòng Tư pháp"] in [
        [cell.text for cell in row.cells[:2]] for table in report.tables for row in table.rows
    ]
    assert all(one.startswith(("http://127.0.0.1:", "data:,")) for one in browser.requests)


def year_of(visit):
    return int(next((visit / "sheets").iterdir()).name)


def not_for_everybody(browser, origin):
    """What axe-core says against every page, in light and dark, on a screen and a telephone."""
    axe, wrong = (files("axe_core_python") / "axe.min.js").read_text("utf-8"), []
    for scheme, width in (("light", 1280), ("dark", 360)):
        browser.look(width=width, scheme=scheme)
        for place in (*PLACES, "/results/phong-noi-vu", "/profile/phong-noi-vu", "/results/nobody"):
            browser.go(origin + place)
            browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
            browser.run(axe + ";0")
            found = browser.run(
                f"axe.run({json.dumps(RULES)}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))"
            )
            over = browser.run("document.documentElement.scrollWidth")
            wrong += [(place, scheme, one) for one in found] + ([(place, "too wide", over)] if over > width else [])
    browser.look()
    browser.go(origin)
    return wrong
