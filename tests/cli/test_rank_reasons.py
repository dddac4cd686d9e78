"""`parindex rank --compare`: the reasons, through a workspace on disk."""

import json

import pytest

SETTINGS = (
    "schema: 1\nname: W\nlocale: en\ncriteria: criteria\nregistry: units.yaml\nsheets: 'sheets/{year}'\nstore: s.db\n"
)
SET = """schema: 1
id: small
edition: {year}
title: Small
model: true
index:
  - {{code: "1", title: One, max: 10}}
  - {{code: "2", title: Two, max: {two}}}
"""
UNITS = """schema: 1
blocks:
  a: {title: {vi: Khối A, en: Block A}, criteria: small}
  b: {title: {vi: Khối B, en: Block B}, criteria: small}
units:
  - {id: stays, name: Stays, block: a}
  - {id: mover, name: Mover, block: a, blocks_before: [{block: b, until: 2019}]}
  - {id: rest, name: Rest, block: b}
  - {id: old, name: Old Name, block: a, until: 2019-12-31}
  - {id: new, name: New Name, block: a, since: 2020-01-01, predecessors: [{unit: old}]}
  - {id: late, name: Late, block: a}
"""
SHEETS = {
    2019: "Unit;1;2\nStays;5;5\nMover;6;6\nRest;7;7\nOld Name;4;4\n",
    2020: "Unit;1;2\nStays;6;6\nMover;7;7\nRest;8;8\nNew Name;9;9\nLate;1;1\n",
}


@pytest.fixture
def workspace(tmp_path, run):
    def made(two=10):
        (tmp_path / "criteria").mkdir()
        (tmp_path / "parindex.yaml").write_text(SETTINGS, encoding="utf-8")
        (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
        for year, maximum in ((2019, 10), (2020, two)):
            text = SET.format(year=year, two=maximum)
            (tmp_path / "criteria" / f"small-{year}.yaml").write_text(text, encoding="utf-8")
            (tmp_path / "sheets" / str(year)).mkdir(parents=True)
            (tmp_path / "sheets" / str(year) / "all.csv").write_text(SHEETS[year], encoding="utf-8")
            assert run("score", f"sheets/{year}", cwd=tmp_path).code == 0
        return tmp_path

    return made


def changes(run, folder):
    document = json.loads(run("rank", "--year", "2020", "--compare", "2019", "--format", "json", cwd=folder).out)
    blocks = {block["block"]: block for block in document["blocks"]}
    return blocks, {unit["unit"]: unit["change"] for block in blocks.values() for unit in block["units"]}


def test_every_unit_has_a_change_or_the_reason_why_there_is_none(run, workspace):
    blocks, found = changes(run, workspace())
    assert (found["stays"]["status"], found["stays"]["previous_ranked"], blocks["a"]["ranked"]) == ("moved", 2, 4)
    assert (found["mover"]["reason"], found["mover"]["previous_block"]) == ("block_changed", "b")
    assert (found["new"]["status"], found["new"]["renamed_from"]["name"]) == ("moved", "Old Name")
    assert (found["late"]["status"], found["late"]["reason"]) == ("not_comparable", "no_data")
    assert [(left["unit"], left["change"]["reason"]) for left in blocks["b"]["left"]] == [("mover", "block_changed")]
    assert blocks["a"]["left"] == []


def test_the_table_says_so_in_words(run, workspace):
    told = run("rank", "--year", "2020", "--compare", "2019", cwd=workspace()).out
    for words in ("Block B", "renamed from Old", "no data for the", "it is ranked in another block", "(1/2)", "3/4"):
        assert words in told


def test_where_a_maximum_changed_the_rest_is_compared_like_for_like(run, workspace):
    folder = workspace(two=20)
    blocks, found = changes(run, folder)
    assert found["stays"]["detail"] == "maximum 2"
    assert found["stays"]["differences"] == [{"kind": "maximum", "codes": ["2"], "more": 0}]
    like = {unit["unit"]: unit for unit in blocks["a"]["like_for_like"]["units"]}
    assert (like["stays"]["previous_index"], like["stays"]["index"], like["stays"]["change"]) == (50, 60, 10)
    assert (like["new"]["previous_index"], like["new"]["index"]) == (40, 90)
    told = run("rank", "--year", "2020", "--compare", "2019", cwd=folder).out
    assert "1 of 2 components and 10 of 30 points" in told
    assert "the criteria changed: maximum 2" in told


def test_codes_are_followed_through_the_editions_between_two_years(run, tmp_path):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "parindex.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(
        "schema: 1\nblocks: {a: {title: A, criteria: small}}\nunits:\n  - {id: x, name: X, block: a}\n",
        encoding="utf-8",
    )
    head = SET.partition("index:")[0]
    trees = {
        2018: '[{code: "1", title: A, max: 6}, {code: "2", title: B, max: 4}]',
        2019: '[{code: "9", title: A, max: 6, compares_with: "1"}, {code: "2", title: B, max: 4}]',
        2020: '[{code: "8", title: A, max: 6, compares_with: "9"}, {code: "2", title: B, max: 4}]',
    }
    for year, tree in trees.items():
        text = f"{head.format(year=year)}index: {tree}\n"
        (tmp_path / "criteria" / f"small-{year}.yaml").write_text(text, encoding="utf-8")
    for year, code in ((2018, "1"), (2020, "8")):
        (tmp_path / "sheets" / str(year)).mkdir(parents=True)
        (tmp_path / "sheets" / str(year) / "all.csv").write_text(
            f"Unit;{code};2\nX;{year - 2016};2\n", encoding="utf-8"
        )
        assert run("score", f"sheets/{year}", cwd=tmp_path).code == 0
    document = json.loads(run("rank", "--year", "2020", "--compare", "2018", "--format", "json", cwd=tmp_path).out)
    change = document["blocks"][0]["units"][0]["change"]
    assert (change["status"], change["points"]) == ("moved", 2)


def test_the_explanation_of_a_unit_looks_into_the_block_of_the_year(run, workspace):
    told = run("explain", "mover", "--year", "2019", cwd=workspace()).out
    assert "Mover" in told


RENUMBERED = {
    2019: '  - {code: "1", title: One, max: 10}\n  - {code: "2", title: Two, max: 10}\n',
    2020: '  - {code: "5", title: First, max: 10, compares_with: "1"}\n  - {code: "2", title: Two, max: 10}\n',
    2021: '  - {code: "6", title: Primary, max: 10, compares_with: "5"}\n  - {code: "2", title: Two, max: 20}\n',
}


def test_what_is_common_to_two_years_does_not_depend_on_which_is_asked_first(tmp_path, run):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "parindex.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    for year, parts in RENUMBERED.items():
        head = SET.format(year=year, two=10).partition("index:\n")
        (tmp_path / "criteria" / f"small-{year}.yaml").write_text(f"{head[0]}{head[1]}{parts}", encoding="utf-8")
        code = parts.partition('"')[2].partition('"')[0]
        (tmp_path / "sheets" / str(year)).mkdir(parents=True)
        text = f"Unit;{code};2\nStays;5;5\nLate;6;6\n"
        (tmp_path / "sheets" / str(year) / "all.csv").write_text(text, encoding="utf-8")
        assert run("score", f"sheets/{year}", cwd=tmp_path).code == 0

    def common(year, compare):
        asked = ("rank", "--year", year, "--compare", compare, "--block", "a", "--format", "json")
        found = json.loads(run(*asked).out)["blocks"][0]["like_for_like"]
        return found["components"], found["points"]

    assert common(2021, 2019) == common(2019, 2021) == (1, 10)


def test_a_rank_says_of_how_many_with_another_year_and_without(workspace, run):
    workspace()
    for asked in ((), ("--compare", 2019)):
        assert " 1/4 " in run("rank", "--year", 2020, "--block", "a", *asked).out


def newer_set(folder, *changes):
    """Revise the set of 2020."""
    path = folder / "criteria" / "small-2020.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_policy_that_changes_what_the_index_is_is_named_below_the_table(run, workspace):
    folder = workspace()
    newer_set(folder, ("index:", "policy: {not_applicable: full_points, missing: zero, ties: dense}\nindex:"))
    blocks, found = changes(run, folder)
    assert found["stays"]["status"] == "moved"
    (remark,) = blocks["a"]["remarks"]
    assert remark["codes"] == [
        "ties competition -> dense",
        "not_applicable rescale -> full_points",
        "missing refuse -> zero",
    ]
    told = run("rank", "--year", "2020", "--compare", "2019", cwd=folder).out
    words = "what does not apply: converted to the full scale → full points; missing scores: not ranked → 0 points"
    assert words in told.replace("\n", " ")


def test_a_component_with_another_title_is_compared_and_named_below_the_table(run, workspace):
    folder = workspace()
    newer_set(folder, ("title: Two", "title: Digital government"))
    blocks, found = changes(run, folder)
    assert found["stays"]["status"] == "moved"
    assert blocks["a"]["remarks"] == [{"kind": "renamed", "codes": ["2"], "more": 0}]
    told = run("rank", "--year", "2020", "--compare", "2019", cwd=folder).out
    assert "Compared, but note what changed: components with another title 2" in told
    report = run("report", "--year", "2020", "--compare", "2019", "--format", "md", cwd=folder)
    assert report.code == 0
    written = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.md"))
    assert "components with another title 2" in report.out + written
