import csv
import io
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.model.records.journal import Stamp
from parindex.model.results.printed.history import PublishedResult
from parindex.store import open_store

YEARS = ("trend", "--from", "2018", "--to", "2021", "--block", "communes")


@pytest.fixture
def years(city):
    """The example city whose year 2018 is known only as published, in part, and 2019 as well."""
    lines = [
        PublishedResult("hoa-thuan", "Phường Hòa Thuận", "communes", 2018, Decimal("84.50"), rank=2),
        PublishedResult("an-son", "Phường An Sơn", "communes", 2018, Decimal("85.5"), rank=1),
    ]
    also = [PublishedResult("hoa-thuan", "Phường Hòa Thuận", "communes", 2019, Decimal("88.00"), rank=2)]
    stamp = Stamp(datetime(2022, 1, 1, tzinfo=UTC), "0", "")
    with open_store(city / "parindex.db") as store:
        store.history.save(2018, lines, stamp)
        store.history.save(2019, also, stamp)
    return city


def test_years_stand_side_by_side_with_published_ones_marked(run, years):
    ran = run(*YEARS, cwd=years)
    assert ran.code == 0
    assert "84.50 (2)*" in ran.out
    assert "2019, Phường Hòa Thuận: published 88.00, scored 87.92." in ran.out
    assert "2018 and 2019 are not compared" in ran.out


def test_one_unit_is_told_year_by_year_with_what_rank_and_index_did(run, years):
    out = run(*YEARS, "--unit", "P. Hoà Thuận", cwd=years).out
    assert "up 1 place, index +5.23" in out
    assert "not comparable: it is not told by which criteria" in out
    assert "An Sơn" not in out.partition("Phường Hòa Thuận  ")[2]


def test_the_answer_for_machines_is_what_its_schema_says(run, years):
    answer = json.loads(run(*YEARS, "--format", "json", cwd=years).out)
    assert list(faults(answer, json.loads((SCHEMAS / "trend.json").read_text(encoding="utf-8")))) == []
    (block,) = answer["blocks"]
    assert [year["source"] for year in block["years"]] == ["published", "scored", "scored", "scored"]
    assert block["years"][1]["overruled"] == 1


def test_csv_goes_to_the_screen_and_documents_into_a_file(run, years):
    ran = run(*YEARS, "--format", "csv", cwd=years)
    assert len(list(csv.reader(io.StringIO(ran.out)))) == 1 + 13 * 4
    ran = run(*YEARS, "--format", "xlsx", cwd=years)
    assert (ran.code, ran.out) == (0, "")
    assert (years / "par-index-2018-2021-communes.xlsx").read_bytes().startswith(b"PK")


def test_only_one_area_is_told_by_its_title(run, years):
    ran = run(*YEARS, "--area", "1", "--format", "json", cwd=years)
    unit = json.loads(ran.out)["blocks"][0]["units"][0]
    assert [year["source"] for year in unit["years"]] == [None, "scored", "scored", "scored"]
    assert {year.get("rank") for year in unit["years"]} == {None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2021", "--to", "2020"), "in order"),
        (("--from", "2001", "--to", "2005"), "no results of any year from 2001 to 2005"),
        (("--from", "2019", "--to", "2021", "--unit", "Nowhere"), "no unit Nowhere"),
        (("--from", "2019", "--to", "2021", "--area", "99"), "no area 99"),
        (("--from", "2019", "--to", "2021", "--block", "x"), "no block x"),
    ],
)
def test_what_cannot_be_told_is_refused_with_exit_code_4(run, years, arguments, said):
    ran = run("trend", *arguments, cwd=years)
    assert ran.code == 4
    assert said in ran.err


def test_a_narrow_terminal_shows_small_bars(run, years, monkeypatch):
    monkeypatch.setattr("parindex.cli.present.terminal.fits", lambda _width: False)
    ran = run("trend", "--from", "2012", "--to", "2021", "--block", "communes", cwd=years)
    assert "Bars from the lowest to the highest index" in ran.out


def test_a_unit_of_another_block_is_said_to_be_there(run, years):
    ran = run("trend", "--from", "2018", "--to", "2021", "--block", "departments", "--unit", "hoa-thuan", cwd=years)
    assert (ran.code, "is in the block communes, not in departments" in ran.err) == (4, True)


def test_one_year_is_no_trend_and_that_is_the_reason_told(run, city):
    ran = run("trend", "--from", 2020, "--to", 2020, cwd=city)
    assert (ran.code, ran.err) == (4, "A trend needs at least two years, as in --from 2019 --to 2020.\n")


def test_more_years_than_there_are_is_refused_with_the_reason(run, city):
    ran = run("trend", "--from", 2019, "--to", 2021, "--over", 50, cwd=city)
    assert (ran.code, ran.out) == (4, "")
    assert "no unit can be compared over 50 years" in ran.err
    assert run("trend", "--from", 2019, "--to", 2021, "--over", 2, cwd=city).code == 0
