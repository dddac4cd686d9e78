"""The year of a sheet is that of its folder, whatever way the folder was named and wherever links lead."""

import os
import shutil

import openpyxl
import pytest
from tests.systems import LINKS

import parindex
from parindex.store import open_store

NAME = "sheets/{}/scores.xlsx"


@pytest.fixture
def two_years(workspace, run):
    """One criteria set serves both years; 2020 is stored, 2021 has other scores and no year in its title."""
    for year, score in ((2020, 8), (2021, 9)):
        target = workspace / NAME.format(year)
        target.parent.mkdir(parents=True, exist_ok=True)
        if year == 2021:
            shutil.copy(workspace / NAME.format(2020), target)
        book = openpyxl.load_workbook(target)
        book.active["A1"], book.active["D4"] = "SCORES", score
        book.save(target)
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    return workspace


def typed(workspace, year):
    """Where the stored sheets of a year came from, by unit."""
    with open_store(workspace / "parindex.db", create=False) as store:
        found = {one.sheet.unit: one.sheet for one in store.load(year)}
    return {unit: sheet.source.path for unit, sheet in found.items()}


def scores(workspace, year):
    with open_store(workspace / "parindex.db", create=False) as store:
        return [mark.answer for one in store.load(year) for entry in one.sheet.entries for mark in entry.marks]


@LINKS
@pytest.mark.parametrize(
    ("cwd", "arguments"),
    [
        (".", ("--workspace", ".", "score", "sheets/2021")),
        (".", ("--workspace", "{root}/../workspace", "score", "sheets/2021")),
        ("criteria", ("score", "../sheets/2021")),
        ("criteria", ("--workspace", "..", "score", "../sheets/2021/scores.xlsx")),
        ("sheets/2021", ("score", ".")),
        ("sheets/2021", ("score", "scores.xlsx")),
        ("..", ("--workspace", "linked", "score", "linked/sheets/2021")),
        ("..", ("--workspace", "linked", "score", "workspace/sheets/2021")),
        ("..", ("--workspace", "workspace", "score", "linked/sheets/2021")),
        (".", ("score", "criteria/../sheets/2021/*.xlsx")),
    ],
)
def test_every_way_to_name_a_folder_gives_its_year(two_years, run, cwd, arguments):
    (two_years.parent / "linked").symlink_to(two_years, target_is_directory=True)
    before = scores(two_years, 2020)
    told = run(*(one.format(root=two_years) for one in arguments), cwd=two_years / cwd)
    assert told.code == 0, told
    assert scores(two_years, 2020) == before
    assert scores(two_years, 2021) not in ([], before)
    assert set(typed(two_years, 2021).values()) == {"sheets/2021/scores.xlsx"}


@LINKS
def test_a_folder_of_sheets_that_is_kept_elsewhere_has_its_years_by_both_names(two_years, run, tmp_path):
    shutil.move(two_years / "sheets", tmp_path / "share")
    (two_years / "sheets").symlink_to(tmp_path / "share", target_is_directory=True)
    for path in (two_years / "sheets" / "2021", tmp_path / "share" / "2021"):
        told = run("score", path, cwd=two_years)
        assert (told.code, "2021" in told.err) == (0, True), told
    assert scores(two_years, 2021) != scores(two_years, 2020)


@LINKS
def test_a_link_into_another_year_is_asked_about(two_years, run):
    linked = two_years / "sheets" / "2021" / "scores.xlsx"
    linked.unlink()
    linked.symlink_to("../2020/scores.xlsx")
    told = run("score", "sheets/2021", cwd=two_years)
    assert (told.code, "S211" in told.out, "2021, 2020" in told.out) == (3, True, True), told
    assert run("score", "sheets/2021", "--year", 2021, cwd=two_years).code == 0


@pytest.mark.parametrize("folder", ["2021", "2021/communes", "year-2021", "Năm 2021 (1)"])
def test_a_folder_that_is_named_like_a_year_never_stands_for_another(two_years, run, tmp_path, folder):
    inbox = tmp_path / "inbox" / folder
    inbox.mkdir(parents=True)
    shutil.copy(two_years / NAME.format(2021), inbox)
    before = scores(two_years, 2020)
    told = run("score", inbox, cwd=two_years)
    assert (told.code, "S211" in told.out, "2020, 2021" in told.out) == (3, True, True), told
    assert scores(two_years, 2020) == before


def test_folders_above_the_workspace_say_nothing_of_its_years(two_years, run, tmp_path):
    other = tmp_path / "2015" / "office"
    shutil.copytree(two_years, other)
    shutil.copy(two_years / NAME.format(2020), other.parent / "late.xlsx")
    assert run("score", "../late.xlsx", "--dry-run", cwd=other).code == 0


def test_stored_scores_of_a_year_that_the_command_did_not_name_are_not_replaced(two_years, run, tmp_path):
    shutil.copy(two_years / NAME.format(2021), tmp_path / "late.xlsx")
    before = scores(two_years, 2020)
    told = run("score", tmp_path / "late.xlsx", cwd=two_years)
    assert told.code == 4
    assert "--year 2020" in told.err
    assert scores(two_years, 2020) == before
    told = run("score", tmp_path / "late.xlsx", cwd=two_years, locale="vi")
    assert "--year 2020" in told.err
    assert "không nêu năm" in told.err
    assert run("score", tmp_path / "late.xlsx", "--year", 2020, cwd=two_years).code == 0
    assert scores(two_years, 2020) != before


def test_sheets_that_are_stored_already_may_come_from_anywhere(two_years, run, tmp_path):
    shutil.copy(two_years / NAME.format(2020), tmp_path / "again.xlsx")
    told = run("score", tmp_path / "again.xlsx", cwd=two_years)
    assert (told.code, "unchanged" in told.err) == (0, True), told


@LINKS
def test_a_rule_for_files_holds_whatever_way_they_are_named(two_years, run):
    settings = two_years / "parindex.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text + '\nlayout:\n  rules:\n    - {files: "sheets/2021/*.xlsx", skip: true}\n', encoding="utf-8"
    )
    (two_years.parent / "linked").symlink_to(two_years, target_is_directory=True)
    for path in ("../sheets/2021", two_years.parent / "linked" / "sheets" / "2021"):
        told = run("score", path, "--dry-run", cwd=two_years / "criteria")
        assert "100" not in told.out
        assert "Unit" not in told.out, told


def test_a_workspace_that_was_loaded_by_a_relative_path_stays_the_same_folder(two_years, monkeypatch, tmp_path):
    monkeypatch.chdir(two_years.parent)
    loaded = parindex.load(two_years.name)
    found = parindex.score(loaded, [f"{two_years.name}/sheets/2021"])
    assert {card.sheet.year for card in found.cards} == {2021}
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert parindex.rank(loaded, 2020).blocks
    found = parindex.score(loaded, [os.path.relpath(two_years / "sheets" / "2021")])
    assert {card.sheet.year for card in found.cards} == {2021}
