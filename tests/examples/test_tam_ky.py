from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from parindex.model.issues import Severity
from parindex.model.results.scorecards import Moved
from parindex.sources.definitions.criteria_file import read_edition

HERE = Path(__file__).parents[2] / "examples" / "tam-ky"
YEARS = (2019, 2020, 2021)


@pytest.fixture(scope="module")
def tam_ky(example):
    return example("tam-ky")


@pytest.mark.parametrize("year", YEARS)
def test_every_sheet_of_13_communes_and_12_departments_is_accepted(tam_ky, year):
    blocks = Counter(sheet.edition for sheet in tam_ky.sheets if sheet.year == year)
    assert blocks == {f"tam-ky-communes@{year}": 13, f"tam-ky-departments@{year}": 12}


def test_no_sheet_has_an_error(tam_ky):
    assert [issue for issue in tam_ky.issues if issue.severity is Severity.ERROR] == []


def test_some_scores_were_typed_as_text_and_are_repaired(tam_ky):
    assert any(issue.severity is Severity.REPAIRED for issue in tam_ky.issues)


def test_in_2020_nine_communes_reach_85_percent_with_hoa_thuan_first(tam_ky):
    order = tam_ky.order("communes", 2020)
    groups = {unit: tam_ky.of(unit, "communes", 2020).card.tier for unit in order}
    assert [unit for unit in order if groups[unit] == "group-1"] == [
        "hoa-thuan",
        "an-son",
        "tan-thanh",
        "truong-xuan",
        "an-my",
        "an-xuan",
        "hoa-huong",
        "tam-ngoc",
        "phuoc-hoa",
    ]
    assert [standing.rank for standing in tam_ky.standings["communes", 2020].standings] == list(range(1, 14))


def test_in_2020_four_communes_lie_from_75_to_under_85(tam_ky):
    block = tam_ky.standings["communes", 2020].standings
    assert [one.card.unit for one in block if one.card.tier == "group-2"] == [
        "tam-thanh",
        "tam-phu",
        "an-phu",
        "tam-thang",
    ]
    assert all(75 <= one.card.index < 85 for one in block if one.card.tier == "group-2")


def test_in_2020_departments_stand_7_2_3_in_their_groups(tam_ky):
    tiers = Counter(one.card.tier for one in tam_ky.standings["departments", 2020].standings)
    assert tiers == {"group-1": 7, "group-2": 2, "group-3": 3}


@pytest.mark.parametrize("block", ["communes", "departments"])
@pytest.mark.parametrize("year", YEARS[1:])
def test_years_can_be_compared(tam_ky, block, year):
    assert all(isinstance(one.change, Moved) for one in tam_ky.standings[block, year].standings)


def test_an_son_rises_to_the_first_rank_in_2021_with_a_lower_index(tam_ky):
    change = tam_ky.of("an-son", "communes", 2021).change
    assert (change.rank, change.index) == (1, Fraction("-0.36"))


def test_two_communes_tie_in_2021_and_the_next_rank_is_left_out(tam_ky):
    ranks = [one.rank for one in tam_ky.standings["communes", 2021].standings]
    assert ranks[:5] == [1, 2, 3, 3, 5]
    tied = [tam_ky.of(unit, "communes", 2021).card.index for unit in ("an-my", "tan-thanh")]
    assert tied == [Fraction("90.1"), Fraction("90.1")]


def test_exactly_75_percent_belongs_to_the_group_from_75(tam_ky):
    card = tam_ky.of("y-te", "departments", 2021).card
    assert (card.index, card.tier) == (Fraction(75), "group-2")


def test_offices_without_procedures_are_not_measured_by_them(tam_ky):
    card = tam_ky.of("thanh-tra", "departments", 2020).card
    assert card.nodes["3"].index is None
    assert card.appraisal.applicable == 60


@pytest.mark.parametrize("year", YEARS)
def test_the_program_finds_the_index_that_the_generator_aimed_at(tam_ky, generator, year):
    script = generator("tam-ky")
    aims = {"communes": script.COMMUNES, "departments": script.DEPARTMENTS}
    for block, units in aims.items():
        wished = {unit: Decimal(row[1 + YEARS.index(year)]) for unit, row in units.items()}
        found = {one.card.unit: one.card.published for one in tam_ky.standings[block, year].standings}
        assert found == {unit: Fraction(index) for unit, index in wished.items()}


def test_the_generator_writes_the_same_bytes_again(generator, tmp_path, monkeypatch):
    script = generator("tam-ky")
    monkeypatch.setattr(script, "COMMUNES", {"hoa-thuan": script.COMMUNES["hoa-thuan"]})
    for attempt in ("first", "second"):
        script.communes(2020, tmp_path / attempt)
    first, second = (tmp_path / attempt / "hoa-thuan.xlsx" for attempt in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    assert _contents(first) == _contents(HERE / "sheets" / "2020" / "communes" / "hoa-thuan.xlsx")


def _contents(path):
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if not name.startswith("docProps")}


@pytest.mark.parametrize("year", YEARS)
def test_the_communes_are_measured_by_5_areas_30_criteria_and_92_components(year):
    edition, _ = read_edition(HERE / "criteria" / f"tam-ky-communes-{year}.yaml")
    assert Counter(depth for depth, _ in edition.walk()) == {0: 5, 1: 30, 2: 92}
    assert edition.total == 100
    assert sum(edition.nodes[code].total for code in edition.survey_codes) == 25


@pytest.mark.parametrize("year", YEARS)
def test_the_departments_are_measured_by_8_areas_and_40_criteria(year):
    edition, _ = read_edition(HERE / "criteria" / f"tam-ky-departments-{year}.yaml")
    assert [sum(1 for depth, _ in edition.walk() if depth == level) for level in (0, 1)] == [8, 40]
    assert edition.total == 100


@pytest.mark.parametrize("name", ["tam-ky-communes", "tam-ky-departments"])
def test_editions_differ_in_words_but_not_in_what_is_measured(name):
    editions = [read_edition(HERE / "criteria" / f"{name}-{year}.yaml")[0] for year in YEARS]
    assert all(a.title != b.title for a, b in pairwise(editions))
    measured = [[(leaf.code, leaf.max, leaf.score.by, leaf.assessed_by) for leaf in one.leaves] for one in editions]
    assert measured[0] == measured[1] == measured[2]
