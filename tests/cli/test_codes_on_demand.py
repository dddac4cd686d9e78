"""Before all appraisals are there, commands count what is missing and name the codes only when asked."""

import pytest

from parindex.cli.present import terminal


@pytest.fixture(autouse=True)
def _wide():
    terminal._console.cache_clear()


@pytest.fixture
def early(run, tmp_path):
    """A year in which a unit has only a few of its scores."""
    (tmp_path / "criteria").mkdir()
    leaves = "".join(f'  - {{code: "2.{n}", title: C{n}, max: 1}}\n' for n in range(1, 40))
    (tmp_path / "criteria" / "s.yaml").write_text(
        "schema: 1\nid: s\nedition: 2020\ntitle: S\npolicy: {missing: refuse}\nindex:\n"
        "- {code: '1', title: One, max: 1}\n"
        "- code: '2'\n  title: Two\n  assessed_by: survey\n  parts:\n" + leaves,
        encoding="utf-8",
    )
    (tmp_path / "units.yaml").write_text(
        "schema: 1\nblocks: {b: {title: B, criteria: s}}\nunits:\n"
        "  - {id: a, name: Xã A, block: b}\n  - {id: c, name: Xã C, block: b}\n",
        encoding="utf-8",
    )
    (tmp_path / "parindex.yaml").write_text(
        'schema: 1\nname: W\nlocale: en\ncriteria: criteria\nregistry: units.yaml\nsheets: "sheets/{year}"\n'
    )
    (tmp_path / "sheets" / "2020").mkdir(parents=True)
    codes = ["1", *(f"2.{n}" for n in range(1, 40))]
    whole, part = tmp_path / "sheets" / "2020" / "a.csv", tmp_path / "sheets" / "2020" / "c.csv"
    whole.write_text(f"Unit,{','.join(codes)}\nXã A,{','.join(['1'] * 40)}\n", encoding="utf-8")
    part.write_text("Unit,1\nXã C,1\n", encoding="utf-8")
    assert run("score", whole, cwd=tmp_path).code == 0
    assert run("score", part, "--stage", "appraisal-1", cwd=tmp_path).code == 0
    return tmp_path


def test_rank_counts_and_names_codes_only_with_codes(run, early):
    short, long = (run("rank", "--year", 2020, *more, cwd=early).out for more in ((), ("--codes",)))
    assert "Xã C (39 scores missing)" in short
    assert "2.39" not in short
    assert "2.39" in long


def test_the_report_counts(run, early):
    text = run("report", "--year", 2020, "--format", "md", "--out", "-", cwd=early).out
    assert "Incomplete sheet: Xã C (39 scores missing)" in text
    assert "2\\.39, " not in text


def test_publish_counts(run, early):
    refused = run("publish", "--year", 2020, cwd=early)
    assert refused.code == 3
    assert "Xã C (scores missing: 39)" in refused.err
    assert "2.39" in run("publish", "--year", 2020, "--partial", "--dry-run", "--codes", cwd=early).out
