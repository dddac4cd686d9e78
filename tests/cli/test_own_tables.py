"""What `report` and `trend` write as CSV, `history import` reads: the figures come back as they were printed."""

import json

import pytest


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("command", [("report", "-y", 2020), ("trend", "--from", 2019, "--to", 2020)])
def test_our_own_csv_is_read_back_as_it_was_printed(run, tam_ky, tmp_path, locale, command):
    assert run("score", "sheets/2019", "sheets/2020", cwd=tam_ky).code == 0
    ranked = json.loads(run("rank", "-y", 2020, "--format", "json").out)
    table = tmp_path / "table.csv"
    assert run(*command, "-f", "csv", "-o", table, locale=locale).code == 0
    (tam_ky / "parindex.db").unlink()
    imported = json.loads(run("history", "import", table, "-y", 2020, "--format", "json").out)
    assert {one["code"] for one in imported["issues"]} <= {"H406"}  # indexes that were converted
    shown = json.loads(run("history", "show", "-y", 2020, "--format", "json").out)
    figures = ("index", "points", "max", "rank")
    told = {
        one["unit"]: [one[name] for name in figures] for block in shown["years"][0]["blocks"] for one in block["units"]
    }
    assert told == {
        one["unit"]: [one[name] for name in figures] for block in ranked["blocks"] for one in block["units"]
    }
