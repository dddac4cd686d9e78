"""One fault of a definition is never told as many faults of sheets."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.workflow.intake.check import CheckOptions, check
from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.years.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-ky"


@pytest.fixture
def city(tmp_path):
    folder = tmp_path / "city"
    folder.mkdir()
    for name in ("parindex.yaml", "units.yaml", "criteria"):
        copy = shutil.copytree if (EXAMPLE / name).is_dir() else shutil.copy
        copy(EXAMPLE / name, folder / name)
    sheets = folder / "sheets" / "2020" / "communes"
    sheets.mkdir(parents=True)
    for name in ("an-my", "an-phu", "an-son", "an-xuan"):
        shutil.copy(EXAMPLE / "sheets" / "2020" / "communes" / f"{name}.xlsx", sheets)
    return folder


def renamed(city, before, after, *, every=False):
    path = city / "units.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(before, after) if every else text.replace(before, after, 1), "utf-8")


def errors(found):
    return [(one.code, one.place.cell) for one in found.issues if one.severity is Severity.ERROR]


@pytest.mark.parametrize("typed", ["tam-ky-communes-2020", "tam-ky-communes2020"])
def test_a_set_that_is_named_with_its_year_is_one_error_at_its_line(city, typed):
    renamed(city, "criteria: tam-ky-communes}", f"criteria: {typed}}}")
    found = check(city, [], CheckOptions(year=2020))
    assert errors(found) == [("U065", "6:62")]
    assert next(one for one in found.issues if one.code == "U065").values["meant"] == "tam-ky-communes"


def test_a_set_that_there_is_not_is_one_error_at_its_line_and_not_one_for_each_sheet(city):
    renamed(city, "criteria: tam-ky-communes}", "criteria: xa-phuong}")
    assert errors(check(city, [], CheckOptions(year=2020))) == [("U009", "6:62")]
    scored = score(load(city), [city / "sheets"], ScoreOptions(dry_run=True), at=datetime.now(UTC))
    assert errors(scored) == [("U009", "6:62")]
    assert not scored.cards


def test_a_block_that_there_is_not_is_one_error_where_it_is_first_named(city):
    renamed(city, "  communes: {title", "  comunes: {title")
    found = check(city, [], CheckOptions(year=2020))
    assert [code for code, _ in errors(found)] == ["U003"]
    assert next(one for one in found.issues if one.code == "U003").values["number"] == 13


def test_a_year_without_an_edition_is_told_once_and_the_other_sheets_are_counted(city):
    for path in (city / "criteria").glob("*communes*"):
        if "2021" not in path.name:
            path.unlink()
    found = check(city, [], CheckOptions(year=2020))
    assert errors(found) == [("S265", ""), ("S212", "")]
    summed = next(one for one in found.issues if one.code == "S265")
    assert (summed.values["kind"], summed.values["number"]) == ("S212", 3)
    assert summed.values["files"] == "an-phu.xlsx, an-son.xlsx, an-xuan.xlsx"
