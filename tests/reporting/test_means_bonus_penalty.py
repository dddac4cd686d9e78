"""Means, bonus and penalty are named and explained wherever the total stands, and losses add up to it."""

import csv
import io
import json
import zipfile
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from docx import Document
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import area_summaries, component_losses, rank, tier_counts
from parindex.language import speech
from parindex.reporting.documents.explanation import explain_document
from parindex.reporting.formats.registry import render
from parindex.reporting.report.adjusted import beyond_words
from parindex.reporting.report.contents import BlockInput
from parindex.reporting.report.context import build
from parindex.reporting.report.figures import Figures
from parindex.scoring import score

SET = edition(
    group("1", leaf("1.1", 4, weight="2"), leaf("1.2", 3, weight="1"), aggregate="geometric_mean", max="30"),
    group("2", leaf("2.1", 4, weight="2"), leaf("2.2", 3, weight="1"), aggregate="harmonic_mean", max="30"),
    group("3", leaf("3.1", 4, weight="2"), leaf("3.2", 3, weight="1"), aggregate="weighted_mean", max="20"),
    group("4", leaf("4.1", 10), leaf("4.2", 10)),
    policy={"ties": "dense"},
    adjustments=[
        {"code": "T", "kind": "bonus", "title": "Extra", "max": "15"},
        {"code": "P", "kind": "penalty", "title": "Breach", "max": "100"},
    ],
    tiers=[{"id": "a", "title": "A", "at_least": "80"}, {"id": "c", "title": "C"}],
)
CODES = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "T", "P")
UNITS = {
    "One": (4, 3, 4, 3, 4, 3, 10, 10, 15, 0),
    "Two": (0, 3, 4, 3, 4, 3, 10, 10, 3, 0),
    "Three": (2, 1, 0, 3, 4, 3, 10, 10, 0, 0),
    "Four": (NA, NA, 4, 1, 4, 3, 10, 10, 0, 0),
    "Five": (4, 3, 4, 3, 4, 1, 10, 10, 0, 0),
    "Seven": (0, 0, 0, 0, 0, 0, 0, 0, 0, 60),
}
STANDINGS = rank(
    "x",
    "Block X",
    2020,
    SET,
    score(SET, [sheet(unit, dict(zip(CODES, row, strict=True))) for unit, row in UNITS.items()]),
    unranked={"Five"},
)
FOUND = BlockInput(STANDINGS, None, area_summaries(STANDINGS, None), component_losses(STANDINGS), [], 6, 6)


def context(locale="en"):
    return build(
        settings=None,
        locale=locale,
        year=2020,
        compare=None,
        blocks=[BlockInput(**{**vars_of(FOUND), "tiers": tier_counts(STANDINGS)})],
        on=date(2021, 1, 15),
        version="0.1.0",
    )


def vars_of(found):
    return {name: getattr(found, name) for name in found.__slots__}


def card(unit):
    return next(one.card for one in STANDINGS.standings if one.card.unit == unit)


def words(content):
    document = Document(io.BytesIO(content))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *tables])


def test_losses_are_those_of_the_index_and_not_raw_points_of_averaged_components():
    whole = sum(loss.lost for loss in component_losses(STANDINGS))
    own = [one.card.points - one.card.bonus + one.card.penalty for one in STANDINGS.standings if one.rank]
    assert whole == 470 - sum(own)
    assert round(float(whole), 2) == 188.90


def test_a_weighted_mean_gives_back_just_what_a_component_lost():
    losses = {loss.code: loss for loss in component_losses(STANDINGS)}
    assert losses["3.1"].lost == Fraction(2, 3) * 20
    assert losses["3.1"].available == 5 * Fraction(2, 3) * 20


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_a_report_names_means_weights_bonus_and_penalty(kind):
    content = render(kind, context())
    text = content.decode() if kind == "md" else words(content)
    for said in (
        "1 Group 1: geometric mean of the index % of 1.1 (weight 2), 1.2 (weight 1); worth 30 points.",
        "T Extra adds at most 15 points; P Breach takes off at most 100 points",
        "One, 115.00 %: 100.00 points + bonus 15.00 − penalty 0.00 = 115.00 of 100.",
        "Seven, −60.00 %: 0.00 points + bonus 0.00 − penalty 60.00 = −60.00 of 100.",
        "All components together lost 188.90 of 470 points.",
        "Beside them bonuses added 18.00 points and penalties took off 60.00.",
        "Bonus",
        "Penalty",
    ):
        assert said in text


def test_csv_and_json_have_bonus_and_penalty_beside_the_total():
    rows = list(csv.DictReader(io.StringIO(render("csv", context()).decode("utf-8-sig"))))
    assert {row["Unit"]: (row["Bonus"], row["Penalty"]) for row in rows}["Seven"] == ("0.00", "60.00")
    units = json.loads(render("json", context()))["blocks"][0]["units"]
    assert {unit["unit"]: (unit["bonus"], unit["penalty"]) for unit in units}["One"] == (15, 0)


def test_the_workbook_has_bonus_and_penalty_and_axes_that_hold_the_bars():
    content = render("xlsx", context())
    results = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Results"]
    heads = [cell.value for cell in results[5]]
    seven = next(row for row in results.iter_rows(min_row=6, values_only=True) if row[1] == "Seven")
    assert [seven[heads.index(head)] for head in ("Bonus", "Penalty")] == [0, 60]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    assert '<c:max val="140"/>' in chart
    assert '<c:min val="-80"/>' in chart


def test_lost_points_in_the_workbook_stand_under_what_the_points_are_the_sum_of():
    content = render("xlsx", context())
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    sheet_ = next(book[name] for name in book.sheetnames if "omponent" in name)
    foot = next(row for row in sheet_.iter_rows(values_only=True) if row[0] == "Lost points, mean index")
    codes = next(row for row in sheet_.iter_rows(values_only=True) if "1.1" in row)
    under = dict(zip(reversed(codes), reversed(foot), strict=True))
    assert under["1.1"] is None
    assert sum(under[code] for code in ("1", "2", "3", "4.1", "4.2")) == pytest.approx(188.90, abs=0.005)


def test_the_explanation_for_machines_has_the_weight_of_each_part_of_a_mean():
    tree = explain_document(card("One"), None, speech("en"))["tree"]
    assert tree[0]["aggregate"] == "geometric_mean"
    assert [part["weight"] for part in tree[0]["parts"]] == ["2", "1"]
    assert [part["weight"] for part in tree[3]["parts"]] == [None, None]


@pytest.mark.parametrize("policy", ["drop", "rescale"])
def test_a_bonus_beside_what_does_not_apply_is_written_out_as_it_counts(policy):
    made = edition(
        group("1", leaf("1.1", 60), leaf("1.2", 40)),
        policy={"not_applicable": policy},
        adjustments=[{"code": "T", "kind": "bonus", "title": "Extra", "max": "15"}],
    )
    rows = {"One": (30, NA, 6), "Two": (30, NA, 0), "Three": (30, 10, 6)}
    cards = score(made, [sheet(unit, dict(zip(("1.1", "1.2", "T"), row, strict=True))) for unit, row in rows.items()])
    voice = speech("en")
    assert [beyond_words(one, Figures(made.policy, voice), voice) for one in cards] == [
        "One, 56.00 %: 30.00 of 60 points, converted to 50.00 of 100, + bonus 6.00 − penalty 0.00 = 56.00 of 100.",
        "",
        "",
    ]
