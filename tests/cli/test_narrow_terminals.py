"""However narrow the terminal: every number that a wide one shows stands there whole."""

import json
import re
from io import StringIO

import pytest
from rich.console import Console

from parindex.cli.present import terminal
from parindex.reporting.writers.grid import TerminalGrid

COMMANDS = (
    ("rank", "--year", 2021, "--compare", 2020),
    ("rank", "--year", 2021, "--compare", 2019),
    ("explain", "hoa-thuan", "--year", 2020),
    ("trend", "--from", 2019, "--to", 2021),
    ("trend", "--from", 2019, "--to", 2021, "--unit", "hoa-thuan", "--block", "communes"),
    ("disputes", "--year", 2020),
    ("disputes", "--year", 2020, "--unit", "hoa-thuan"),
    ("stages", "--year", 2020),
    ("awards", "--year", 2021, "--missed"),
    ("diff", 2020, 2021),
    ("log",),
    ("criteria", "show"),
    ("limits",),
)
NUMBER = re.compile(r"[+−-]?\d[\d.,/]*(?<![.,/])")


def numbers(text):
    return set(NUMBER.findall(text))


@pytest.fixture
def at(run, monkeypatch):
    def at(width, *arguments, cwd, locale="en"):
        monkeypatch.setenv("COLUMNS", str(width))
        terminal._console.cache_clear()
        ran = run(*arguments, cwd=cwd, locale=locale)
        terminal._console.cache_clear()
        assert ran.code == 0, ran.err
        return ran.out

    return at


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(map(str, command)))
def test_no_number_is_cropped_or_broken(at, city, command, locale):
    wide = numbers(at(240, *command, cwd=city, locale=locale))
    for width in (40, 60, 80, 120, 200):
        narrow = at(width, *command, cwd=city, locale=locale)
        assert wide - numbers(narrow) == set(), width
        assert "…" not in narrow or "…" in at(240, *command, cwd=city, locale=locale)


def test_what_was_read_or_proved_is_told_whole_on_the_narrowest_terminal(at, run, workspace):
    run("score", "sheets/2020", cwd=workspace)
    block, *_ = json.loads(run("rank", "--year", 2020, "--format", "json", cwd=workspace).out)["blocks"]
    unit = block["units"][0]
    table = f"Unit,Total,Rank\n{unit['name']},81.25,1\n"
    (workspace / "2018.csv").write_text(table, encoding="utf-8")
    run("history", "import", "2018.csv", "--year", 2018, "--block", block["block"], cwd=workspace)
    run("publish", "--year", 2020, cwd=workspace)
    for command in (
        ("check", "--year", 2020),
        ("score", "sheets/2020", "--dry-run"),
        ("explain", unit["unit"], "1.1", "--year", 2020),
        ("history", "show"),
        ("verify", "--year", 2020),
    ):
        wide, narrow = (at(width, *command, cwd=workspace) for width in (240, 40))
        assert numbers(wide) - numbers(narrow) == set(), command
        assert narrow.count("…") <= wide.count("…"), command


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_every_number_of_the_ranking_for_machines_stands_in_the_text(at, city, width):
    document = json.loads(at(width, "rank", "--year", 2020, "--format", "json", cwd=city))
    shown = numbers(at(width, "rank", "--year", 2020, cwd=city))
    for unit in (unit for block in document["blocks"] for unit in block["units"]):
        assert {f"{unit['points']:.2f}", f"{unit['index']:.2f}"} <= shown


@pytest.mark.parametrize("width", range(8, 60))
def test_a_table_keeps_its_numbers_whole_at_any_width(width):
    made = TerminalGrid([("Unit", False), ("Points", True), ("Rank in the block", True), ("Remark", False)])
    made.add_row("Phường Hòa Thuận", "1,012.345", "+2 (3/18)", "from 12.5 to 13.75")
    made.add_row("", "−3.000", "0", "")
    out = StringIO()
    Console(file=out, width=width).print(made.drawn(width))
    whole = {"1,012.345", "+2", "3/18", "12.5", "13.75", "−3.000", "0"}
    assert whole <= numbers(out.getvalue()) or width < len("1,012.345")


def test_lines_of_a_narrow_table_are_not_longer_than_the_terminal():
    made = TerminalGrid([("Unit", False), ("Points", True), ("Index", True)])
    made.add_row("A", "100.00", "100.00")
    assert max(map(len, str(made.drawn(20)).splitlines())) <= 20
