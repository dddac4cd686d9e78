"""The reform of 1 July 2025 in four places: the registry, and what a comparison says."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest

from parindex.model.units import Registry
from parindex.sources.definitions.lineage import read_rows, registry_of, registry_text
from parindex.sources.definitions.registry_file import read_registry

HERE = Path(__file__).parents[2] / "examples" / "merge-2025"
SINCE = date(2025, 7, 1)
PLACES = {
    "thanh-pho-tam-ky": (12, 4),
    "huyen-dong-hy": (14, 6),
    "huyen-bac-tra-my": (13, 5),
    "thanh-pho-ha-long": (32, 13),
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    found, issues = read_registry(HERE / "units.yaml")
    assert (issues, found is not None) == ([], True)
    return found


@pytest.fixture(scope="module")
def blocks():
    def read(year):
        found = json.loads((HERE / "expected" / f"rank-{year}.json").read_text(encoding="utf-8"))["blocks"]
        return {block["block"]: block for block in found}

    return {year: read(year) for year in (2024, 2025)}


@pytest.mark.parametrize(("place", "counts"), PLACES.items())
def test_so_many_old_units_became_so_many_new_ones(registry, place, counts):
    assert (len(registry.members(place, 2024)), len(registry.members(place, 2026))) == counts


def test_the_registry_is_what_the_import_makes_of_the_table(registry):
    rows, issues = read_rows(HERE / "lineage.csv")
    made = registry_of(rows, SINCE, None, block=None, criteria="merge-2025-communes")
    assert issues == []
    assert made.registry == registry
    assert [issue.code for issue in made.issues] == ["N108", "N108"]


def test_importing_the_table_again_changes_nothing(registry, tmp_path):
    rows, _ = read_rows(HERE / "lineage.csv")
    again = registry_of(rows, SINCE, registry, block=None, criteria=None).registry
    (tmp_path / "units.yaml").write_text(registry_text(again), encoding="utf-8")
    assert read_registry(tmp_path / "units.yaml")[0] == registry


@pytest.mark.parametrize("place", PLACES)
def test_no_new_unit_has_a_change_and_all_sheets_are_there(blocks, place):
    block = blocks[2025][place]
    reasons = {unit["change"]["reason"] for unit in block["units"]}
    assert {unit["change"]["status"] for unit in block["units"]} == {"not_comparable"}
    assert reasons <= {"merged", "divided"}
    assert (block["absent"], block["ranked"]) == ([], PLACES[place][1])
    assert {left["change"]["reason"] for left in block["left"]} <= {"merged", "divided"}


def test_where_shares_are_stated_the_predecessors_value_is_derived(blocks):
    units = {unit["unit"]: unit for unit in blocks[2025]["thanh-pho-tam-ky"]["units"]}
    derived = units["phuong-ban-thach"]["change"]["derived"]
    parts = derived["predecessors"]
    assert [part["unit"] for part in parts] == ["phuong-tan-thanh", "xa-tam-thang", "phuong-hoa-thuan"]
    mean = sum(Fraction(part["index_exact"]) for part in parts) / 3
    assert Fraction(derived["previous_index_exact"]) == mean
    assert Fraction(derived["index_exact"]) == Fraction(units["phuong-ban-thach"]["index_exact"]) - mean
    assert all("derived" in unit["change"] for unit in units.values())


@pytest.mark.parametrize("place", list(PLACES)[1:])
def test_where_no_shares_are_stated_nothing_is_derived(blocks, place):
    assert not any("derived" in unit["change"] for unit in blocks[2025][place]["units"])


def test_a_commune_whose_other_predecessors_lie_elsewhere_is_not_taken_for_renamed(blocks):
    units = {unit["unit"]: unit["change"] for unit in blocks[2025]["thanh-pho-ha-long"]["units"]}
    assert units["xa-ky-thuong-2025"]["reason"] == units["xa-luong-minh"]["reason"] == "merged"


@pytest.mark.parametrize("place", PLACES)
def test_between_2023_and_2024_the_set_changed_and_11_components_are_alike(blocks, place):
    block = blocks[2024][place]
    assert {unit["change"]["reason"] for unit in block["units"]} == {"criteria_changed"}
    found = block["like_for_like"]
    assert (found["components"], found["of"], found["points"], found["max"]) == (11, 15, 76, 100)
    assert all(unit["rank"] and unit["previous_rank"] for unit in found["units"])


def test_the_generator_writes_the_same_bytes_again(generator, tmp_path, monkeypatch):
    script = generator("merge-2025")
    monkeypatch.setattr(script, "PLACES", {"Thành phố Tam Kỳ": "tam-ky"})
    monkeypatch.setattr(script, "YEARS", (2025,))
    script.main(tmp_path)
    first, second = tmp_path / "2025" / "tam-ky.xlsx", HERE / "sheets" / "2025" / "tam-ky.xlsx"
    assert _contents(first) == _contents(second)


def _contents(path):
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if not name.startswith("docProps")}
