"""LibreOffice computes every formula of the workbook again and finds what the program found."""

import io
import math
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest
from tests.reporting.made_up import LONG, block_input, context_of, definition

from parindex.analysis import area_summaries, rank
from parindex.model.weights import Weights
from parindex.reporting import render

SOFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
STORED = re.compile(rb"(</f>)<v>[^<]*</v>")

POLICIES = {
    "rescale": {"not_applicable": "rescale"},
    "drop and dense ties": {"not_applicable": "drop", "ties": "dense", "rounding": "down"},
    "full points and half even": {"not_applicable": "full_points", "rounding": "half_even", "published_decimals": 1},
    "shared equally": {"not_applicable": "equal"},
    "ties parted": {"published_decimals": 0, "rank_on": "published", "tie_breakers": ["survey", "1.1"]},
    "dense ties parted": {"published_decimals": 0, "rank_on": "published", "ties": "dense", "tie_breakers": ["2"]},
}


def averaging(kind):
    """A mean over the areas, a sum below it, and in one area a mean of criteria."""
    edition = definition(3, 3, 2).model_dump(by_alias=True, exclude_unset=True)
    edition["aggregate"] = "weighted_mean"
    for weight, area in enumerate(edition["index"], 2):
        area["weight"] = weight
    edition["index"][0]["aggregate"] = kind
    for weight, criterion in enumerate(edition["index"][0]["parts"]):
        criterion["weight"] = weight
    return type(definition(1, 1, 1)).model_validate(edition)


def summed_means():
    """A sum of an area that averages and areas that add up."""
    edition = definition(3, 3, 2).model_dump(by_alias=True, exclude_unset=True)
    edition["index"][1].update(aggregate="geometric_mean", max=20)
    return type(definition(1, 1, 1)).model_validate(edition)


def converting():
    """Groups that treat what does not apply each in another way."""
    edition = definition(3, 3, 2).model_dump(by_alias=True, exclude_unset=True)
    edition["index"][0]["not_applicable"] = "equal"
    edition["index"][0]["parts"][0]["not_applicable"] = "drop"
    edition["index"][1]["not_applicable"] = "rescale"
    edition["index"][1]["parts"][0]["not_applicable"] = {"count_as": 50}
    edition["index"][1]["parts"][1]["weight"] = 0
    edition["index"][0]["parts"][1]["parts"][0]["deducts"] = True
    edition["index"][0]["parts"][1]["caps"] = [{"code": "1.1.1", "at_least": 1, "max": "0.5"}]
    edition["index"][2]["parts"][0]["parts"][0]["weight"] = 0
    return type(definition(1, 1, 1)).model_validate(edition)


def bounded():
    """Parts that are taken off, a floor and a cap, in a set that adds up."""
    edition = definition(3, 3, 3).model_dump(by_alias=True, exclude_unset=True)
    for area in edition["index"]:
        area["parts"][0]["parts"][0]["deducts"] = True
    edition["index"][0]["parts"][1].update(floor=1, caps={"code": "2.1.1", "below": 2, "max": 3})
    return type(definition(1, 1, 1)).model_validate(edition)


def weighed(block, weights):
    """Let the units of a block count by weights in its means."""
    standings = block.standings
    cards = [one.card for one in standings.standings]
    again = rank(standings.block, standings.title, standings.year, standings.edition, cards, weights=weights)
    return replace(block, standings=again, areas=area_summaries(again, None))


def recalculated(workbook, folder):
    """Forget every stored result, let LibreOffice compute, and return the workbook with its values."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    (folder / "in.xlsx").write_bytes(without_results(workbook))
    call = [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    call += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(folder / "in.xlsx")]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(folder / "out" / "in.xlsx", data_only=True)


def without_results(workbook):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, STORED.sub(rb"\1", content) if "worksheets/sheet" in name else content)
    return out.getvalue()


def formulas(workbook):
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "f"
    ]


def equal(computed, stored):
    if isinstance(stored, int | float) and isinstance(computed, int | float):
        return math.isclose(computed, stored, rel_tol=0, abs_tol=1e-9)
    return (computed or "") == (stored or "")


def assert_same(block, folder):
    workbook = render("xlsx", context_of(block))
    ours = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)
    theirs = recalculated(workbook, folder)
    cells = formulas(workbook)
    wrong = [
        (sheet, cell, theirs[sheet][cell].value, ours[sheet][cell].value)
        for sheet, cell in cells
        if not equal(theirs[sheet][cell].value, ours[sheet][cell].value)
    ]
    assert wrong == []
    assert len(cells) > len(block.standings.standings) * 10


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed: nothing can recalculate")
class TestLibreOffice:
    @pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES.keys())
    def test_finds_the_same_points_indexes_tiers_and_ranks_under_every_policy(self, policy, tmp_path):
        assert_same(block_input(definition(3, 2, 2, policy=policy), LONG[:20]), tmp_path)

    @pytest.mark.parametrize("kind", ["weighted_mean", "geometric_mean", "harmonic_mean"])
    def test_finds_the_same_means(self, kind, tmp_path):
        assert_same(block_input(averaging(kind), LONG[:12]), tmp_path)

    def test_finds_the_same_where_groups_convert_what_does_not_apply(self, tmp_path):
        assert_same(block_input(converting(), LONG[:20]), tmp_path)

    def test_finds_the_same_where_points_are_taken_off_within_bounds(self, tmp_path):
        assert_same(block_input(bounded(), LONG[:20]), tmp_path)

    def test_finds_the_same_weighted_means_of_units(self, tmp_path):
        block = block_input(definition(3, 2, 2, policy={"not_applicable": "drop"}), LONG[:12])
        units = {one.card.unit: Fraction(place) for place, one in enumerate(block.standings.standings, 1)}
        assert_same(weighed(block, Weights("population", units)), tmp_path)

    def test_finds_the_same_sum_of_means_and_sums(self, tmp_path):
        assert_same(block_input(summed_means(), LONG[:12]), tmp_path)
