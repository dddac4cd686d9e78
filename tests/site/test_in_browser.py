"""The pages in a real browser, from a folder, without a network: found, read, sorted, compared, printed."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from tests.cli.test_site import made, workspace  # noqa: F401  a fixture
from tests.site.browser import Browser

KINDS = (
    "index.html",
    "find.html",
    "data.html",
    "all/index.html",
    "all/units/dong-ha.html",
    "all/areas/1.html",
    "all/areas/1.1.html",
    "all/trend.html",
    "all/method.html",
    "all/compare.html",
    "en/all/units/dong-ha.html",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TOLD = (
    "r => r.violations.map(v => v.id + ': ' + v.nodes[0].html)"
    ".concat(r.passes.length > 15 ? [] : ['hardly any rule ran'])"
)


@pytest.fixture
def site(workspace, run) -> Path:  # noqa: F811  see above
    run("publish", "--year", 2021)
    made(run)
    return workspace / "out"


@pytest.fixture
def browser(tmp_path):
    one = Browser(tmp_path / "profile")
    yield one
    one.close()


def test_a_reader_finds_a_unit_without_marks_reads_it_sorts_compares_and_prints(site, browser):
    browser.look()
    browser.open(site / "index.html")
    browser.click("#q")
    browser.type("dong ha")
    assert [one.split(" Khối")[0] for one in browser.texts("#found a")] == ["Phường Đồng Hà", "Xã Đông Hà"]
    browser.run("document.querySelector('#q').value = ''")
    browser.type("đông hà")
    assert browser.texts("#found a")[0].startswith("Xã Đông Hà"), "what is typed with marks is found first"
    browser.click("#found li:last-child a")
    browser.wait()
    assert browser.texts("h1") == ["Phường Đồng Hà"]
    assert [one.split("\n")[-1] for one in browser.texts(".result li")] == ["77,25", "1/3", "Tốt", "77,25", "100"]
    assert "chỉ số −3,88" in " ".join(browser.texts("main p"))
    assert [one.split("\t")[0] for one in browser.texts("#components tbody tr")] == ["2.1", "1.2", "1.1"]
    browser.click("#components thead th:first-child button")
    assert [one.split("\t")[0] for one in browser.texts("#components tbody tr")] == ["1.1", "1.2", "2.1"]
    browser.click(".links a[href*=compare]")
    browser.wait()
    assert browser.run("document.querySelector('#first').selectedOptions[0].text") == "Phường Đồng Hà"
    assert browser.texts("#beside tbody tr")[-1] == "Chỉ số (%)\t77,25\t76,07\t+1,18"
    browser.look(media="print")
    assert browser.run("getComputedStyle(document.querySelector('header')).display") == "none"
    assert all(one.startswith("file://") for one in browser.requests)


def test_every_kind_of_page_is_for_everybody(site, browser):
    """Rules of WCAG 2.2 AA by axe-core, in light and dark, on a telephone and on a screen; nothing hangs over."""
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    wrong = []
    for scheme, width in (("light", 1280), ("dark", 360)):
        browser.look(width=width, scheme=scheme)
        for kind in KINDS:
            browser.open(site / kind)
            browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
            browser.run(axe + ";0")
            found = browser.run(f"axe.run({json.dumps(RULES)}).then({TOLD})")
            over = browser.run("document.documentElement.scrollWidth")
            wrong += [(kind, scheme, one) for one in found] + ([(kind, "too wide", over)] if over > width else [])
            assert len(browser.requests) == 1, browser.requests
    assert wrong == []
