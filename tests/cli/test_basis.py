"""Every answer tells which scores it counts, and a published year is shown by those that it was published with."""

import csv
import io
import json
import zipfile

import pytest
from tests.reporting.test_machine import SCHEMAS, faults

SELF = "Self scores of the units, not appraised."


@pytest.fixture
def by_self(city, run):
    assert run("publish", "--year", 2020, "--partial", "--basis", "self", cwd=city).code == 0
    return city


def totals(ran):
    return [unit["index"] for block in json.loads(ran.out)["blocks"] for unit in block["units"]]


def test_a_published_year_is_shown_by_the_scores_that_it_was_published_with(by_self, run):
    shown = run("rank", "--year", 2020, "--format", "json", cwd=by_self)
    assert json.loads(shown.out)["basis"] == "self"
    own = run("rank", "--year", 2020, "--basis", "self", "--format", "json", cwd=by_self)
    other = run("rank", "--year", 2020, "--basis", "appraised", "--format", "json", cwd=by_self)
    assert json.loads(other.out)["basis"] == "appraised"
    assert totals(shown) == totals(own) != totals(other)


OTHER = "Appraised scores; 2020 was published by self scores."


def test_other_scores_than_the_published_ones_are_told_as_such(by_self, run):
    asked = ("--year", 2020, "--basis", "appraised")
    assert OTHER in " ".join(run("rank", *asked, cwd=by_self).out.split())
    assert "đã được công bố theo điểm tự chấm" in " ".join(run("rank", *asked, locale="vi").out.split())
    assert OTHER in run("report", *asked, "--format", "md", "--out", "-").out.replace("\\", "").split("## ")[0]
    for name, more in (("rank", ()), ("report", ("--out", "-"))):
        found = json.loads(run(name, *asked, *more, "--format", "json").out)
        assert list(faults(found, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))) == []
        assert (found["basis"], found["published_basis"]) == ("appraised", "self")
        assert "published_basis" not in json.loads(run(name, "--year", 2020, *more, "--format", "json").out)
    assert OTHER not in run("rank", "--year", 2020).out


@pytest.mark.parametrize("kind", ["md", "docx", "xlsx", "csv", "json"])
def test_a_report_of_self_scores_says_so_in_its_head(city, run, kind):
    out = city.parent / f"r.{kind}"
    assert run("report", "--year", 2020, "--basis", "self", "--format", kind, "--out", out, cwd=city).code == 0
    if kind == "json":
        assert json.loads(out.read_text("utf-8"))["basis"] == "self"
    elif kind == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
        assert {row["Scores that count"] for row in rows} == {"self scores"}
    elif kind == "md":
        assert SELF in out.read_text("utf-8").replace("\\", "").split("## ")[0]
    else:
        with zipfile.ZipFile(out) as made:
            name = "word/document.xml" if kind == "docx" else "xl/sharedStrings.xml"
            assert SELF in made.read(name).decode()


def test_the_terminal_says_which_scores_count_in_both_languages(by_self, run):
    assert SELF in run("rank", "--year", 2020, cwd=by_self).out
    assert "Điểm tự chấm của các đơn vị, chưa thẩm định." in run("rank", "--year", 2020, cwd=by_self, locale="vi").out
    assert SELF not in run("rank", "--year", 2021, cwd=by_self).out
    assert "2020 is counted by self scores." in run("rank", "--year", 2021, "--compare", 2020, cwd=by_self).out
    assert "self scores" in run("trend", "--from", 2020, "--to", 2021, cwd=by_self).out
