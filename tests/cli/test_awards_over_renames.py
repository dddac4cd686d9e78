"""`parindex awards` looks at the same years as `parindex trend`: a unit that was renamed is one unit."""

import json

import pytest
from tests.cli.test_rank_reasons import SET, SETTINGS

RULE = """awards:
  - {id: best, title: {vi: Tiến bộ, en: Most improved}, most_improved: {count: 2, years: 3}}
"""
UNITS = """schema: 1
blocks: {a: {title: {vi: Khối A, en: Block A}, criteria: small}}
units:
  - {id: stays, name: Stays, block: a}
  - {id: other, name: Other, block: a}
  - {id: old, name: Old Name, block: a, until: 2019-12-31}
  - {id: new, name: New Name, block: a, since: 2020-01-01, predecessors: [{unit: old}]}
"""
POINTS = {2018: (5, 8, 1), 2019: (5, 8, 2), 2020: (6, 8, 4), 2021: (7, 8, 7)}
"""Of Stays, Other, and the one that was renamed."""


@pytest.fixture
def renamed(tmp_path, run):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "parindex.yaml").write_text(SETTINGS + RULE, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "criteria" / "small.yaml").write_text(SET.format(year=2018, two=10), encoding="utf-8")
    for year, points in POINTS.items():
        names = ("Stays", "Other", "Old Name" if year < 2020 else "New Name")
        rows = [f"{name};{one};{one}" for name, one in zip(names, points, strict=True)]
        folder = tmp_path / "sheets" / str(year)
        folder.mkdir(parents=True)
        (folder / "all.csv").write_text("\n".join(["Unit;1;2", *rows]) + "\n", encoding="utf-8")
        assert run("score", f"sheets/{year}", cwd=tmp_path).code == 0
    return tmp_path


def test_a_renamed_unit_is_proposed_for_what_it_gained_over_the_years_of_both_names(run, renamed):
    document = json.loads(run("awards", "--year", 2021, "--format", "json", cwd=renamed).out)
    (outcome,) = document["awards"]
    assert [one["unit"] for one in outcome["awarded"]] == ["new", "stays"]
    assert outcome["unknown"] == []


def test_awards_and_trend_tell_the_same_gains(run, renamed):
    awards = json.loads(run("awards", "--year", 2021, "--format", "json", cwd=renamed).out)["awards"][0]["awarded"]
    trend = json.loads(run("trend", "--from", 2018, "--to", 2021, "--format", "json").out)["blocks"][0]
    told = next(made["units"] for made in trend["most_improved"] if made["over"] == 3)
    gains = {one["unit"]: one["index_exact"] for one in told}
    assert {one["unit"]: one["reasons"][0]["index_exact"] for one in awards} == {
        unit: gains[unit] for unit in ("new", "stays")
    }
