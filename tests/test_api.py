import doctest
import pkgutil
import subprocess
import sys
from datetime import UTC, date, datetime
from fractions import Fraction
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from tests.conftest import ROOT

import parindex
import parindex.reporting
from parindex import api
from parindex.errors import ParindexError
from parindex.workflow import rank as rank_module
from parindex.workflow.output.frames import long_frame, ranking_frame, scored_frame
from parindex.workflow.output.year_frames import awards_frame, trend_frame

LONGEST = 1000
"""Characters of a line at a prompt."""


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The example city with two years in its store; no test may change it."""
    import shutil  # noqa: PLC0415  for this fixture alone

    folder = tmp_path_factory.mktemp("city") / "tam-ky"
    shutil.copytree(ROOT / "examples" / "tam-ky", folder, ignore=shutil.ignore_patterns("*.db"))
    workspace = parindex.load(folder)
    parindex.score(workspace, [folder / "sheets/2019", str(folder / "sheets/2020")], store=True)
    return workspace


def rooms():
    return [import_module(f"parindex.api.{found.name}") for found in pkgutil.iter_modules(api.__path__)]


def test_the_examples_in_the_documentation_of_the_interface_are_true(monkeypatch):
    monkeypatch.chdir(ROOT)
    ran = [doctest.testmod(room) for room in rooms()]
    assert (sum(one.failed for one in ran), sum(one.attempted for one in ran) > 5) == (0, True)


def test_the_package_gives_what_the_interface_gives():
    told = {name for name in parindex.__all__ if not name.startswith("__")}
    assert told == set(api.__all__)
    given = {name for room in rooms() for name in room.__all__ if room.__name__ != "parindex.api.arguments"}
    assert given | {"ParindexError"} == told


def test_a_year_can_be_scored_ranked_and_reported_from_python(city):
    ranking = parindex.rank(city, 2020, compare=2019, block="communes")
    frame = ranking.to_frame()
    first = frame.iloc[0]
    assert (first["name"], first["rank"], first["index"], first["change_rank"]) == ("Phường Hòa Thuận", 1, 93.15, 1)
    assert (first["year"], first["block"], first["status"], len(frame)) == (2020, "communes", "ranked", 13)
    report = parindex.report(city, "md", year=2020, compare=2019, on=date(2021, 3, 1))
    assert "Phường Hòa Thuận" in report.decode()


def test_a_year_without_scores_is_an_error_that_says_what_to_do(tam_ky):
    with pytest.raises(ParindexError, match="parindex score sheets/2020"):
        parindex.rank(parindex.load(tam_ky), 2020)


def test_the_package_tells_its_names_without_loading_anything():
    code = (
        "import sys, parindex; names = dir(parindex); loaded = 'parindex.api' in sys.modules;"
        "print(loaded, set(parindex.__all__) <= set(names), len(parindex.__all__))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True", str(len(parindex.__all__))]
    assert all(getattr(parindex, name) is not None for name in parindex.__all__)


def test_years_of_numpy_are_years(city):
    year, before = np.int64(2020), np.int32(2019)
    ranking = parindex.rank(city, year, compare=before)
    assert type(ranking.year) is int
    pd.testing.assert_frame_equal(ranking.to_frame(), parindex.rank(city, 2020, compare=2019).to_frame())
    assert parindex.report(city, year=year, compare=before) == parindex.report(city, year=2020, compare=2019)


@pytest.mark.parametrize("year", ["2020", 2020.0, np.float64(2020), None, True, 20, [2020], "năm 2020"])
def test_what_is_no_year_is_refused_in_words(city, year):
    with pytest.raises(ParindexError, match="year must be"):
        parindex.rank(city, year)


DAYS = [
    date(2021, 3, 1),
    datetime(2021, 3, 1, 8, tzinfo=UTC),
    "2021-03-01",
    np.datetime64("2021-03-01"),
    np.str_("2021-03-01"),
    pd.Timestamp("2021-03-01"),
]


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_a_day_may_be_of_any_library_or_a_text(city, day):
    assert parindex.report(city, "json", year=2020, on=day) == parindex.report(city, "json", year=2020, on=DAYS[0])


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda w: parindex.report(w, "odt"), "format must be one of md, xlsx, docx"),
        (lambda w: parindex.report(w, on="1.3.2021"), "on must be a day"),
        (lambda w: parindex.report(w, on=20210301), "on must be a day"),
        (lambda w: parindex.report(w, locale="fr"), "locale must be one of vi, en"),
        (lambda w: parindex.rank(w, 2020, basis="own"), "basis must be one of self, appraised"),
        (lambda w: parindex.rank(w, 2020, block=1), "block must be a text"),
        (lambda w: parindex.rank(w, 2020, block="no"), "no block no"),
        (lambda w: parindex.rank(w, 2020, revision="1"), "revision must be a whole number"),
        (lambda w: parindex.rank(w.root, 2020), "parindex.load"),
        (lambda w: parindex.rank(str(w.root), 2020), "parindex.load"),
        (lambda w: parindex.score(w, 2020), "paths must be a path"),
        (lambda w: parindex.score(w, [2020]), "paths must be a text"),
        (lambda w: parindex.score(w, "no-such-folder"), "no-such-folder"),
        (lambda _: parindex.load(2020), "folder must be a path"),
        (lambda w: parindex.explain(w, "an-my", "99", year=2020), "no code 99"),
        (lambda w: parindex.verify(w, 2020), "2020"),
        (parindex.history, "no published results"),
        (lambda w: parindex.diff(w, 2020.5, 2019), "before must be a whole number"),
    ],
)
def test_what_cannot_be_meant_ends_in_an_error_that_says_what_is_expected(city, call, told):
    with pytest.raises(ParindexError) as error:
        call(city)
    assert told in str(error.value)


def test_one_path_is_as_good_as_a_list(city):
    folder = city.root / "sheets/2020/communes"
    assert len(parindex.score(city, folder).cards) == len(parindex.score(city, [str(folder)]).cards) == 13


def test_every_use_case_can_be_called_with_revision_and_basis(city):
    assert parindex.explain(city, "P. An Mỹ", year=2020, revision=1).card.index == Fraction(6492649, 73000)
    assert parindex.losses(city, 2020, block="communes", basis="self").blocks[0].components
    lost = parindex.losses(city, 2020, block="communes").to_frame()
    assert lost["lost"].is_monotonic_decreasing
    assert parindex.disputes(city, 2020, block="communes").blocks[0].block == "communes"
    assert len(parindex.trend(city, 2019, 2020).blocks) == 2
    assert not parindex.diff(city, 2019, np.int64(2020)).found.is_empty
    assert not parindex.check(city, year=2020).has_errors
    assert parindex.publish(city, 2020, dry_run=True).path is None


def test_a_published_year_is_proved_from_python(tam_ky):
    workspace = parindex.load(tam_ky)
    parindex.score(workspace, tam_ky / "sheets/2020", store=True)
    published = parindex.publish(workspace, 2020)
    assert parindex.verify(workspace, 2020, digest=published.digest).is_proved
    with pytest.raises(ParindexError, match="2020"):
        parindex.publish(workspace, 2020)


def shown(city):
    ranking = parindex.rank(city, 2020, compare=2019)
    block = ranking.blocks[0]
    scored = parindex.score(city, city.root / "sheets/2020/communes/an-my.xlsx")
    yield from (city, city.settings, city.registry, city.editions[0], city.editions[0].index[0])
    yield from (ranking, block, block.standings[0], block.standings[0].card, block.standings[0].card.sheet)
    yield from (scored, parindex.check(city, city.root / "sheets/2020/communes/an-my.xlsx"))
    yield from (parindex.explain(city, "an-my", year=2020), parindex.losses(city, 2020))
    yield from (parindex.disputes(city, 2020), parindex.trend(city, 2019, 2020), parindex.diff(city, 2019, 2020))
    yield parindex.publish(city, 2020, dry_run=True)


def test_every_result_is_a_line_at_a_prompt_and_a_small_table_in_a_notebook(city):
    for result in shown(city):
        assert len(repr(result)) < LONGEST, type(result)
        assert len(str(result)) < LONGEST, type(result)
        assert len(result._repr_html_()) < 100 * LONGEST, type(result)
        assert result._repr_html_().startswith("<")


def test_names_are_no_markup_in_a_notebook(city):
    unit = city.registry.units[0].model_copy(update={"name": "<b>Xã</b>"})
    assert "<b>" not in unit._repr_html_()


def test_absent_incomplete_and_left_units_are_in_the_frame(city):
    found = parindex.rank(city, 2020, compare=2019, block="communes")
    block = found.blocks[0]
    gone = rank_module.Ranking(
        2020, 2019, (replace_block(block),), (None,), city, found.place, compared=found.compared
    ).to_frame()
    states = gone.set_index("unit")["status"]
    assert (states["an-moi"], states["an-cu"]) == ("absent", "left")
    assert gone.set_index("unit")["change"]["an-cu"] == "left"


def replace_block(block):
    from dataclasses import replace  # noqa: PLC0415  for this test alone

    from parindex.model.results.scorecards import Left  # noqa: PLC0415  for this test alone

    return replace(block, absent=[("an-moi", "Xã An Mới")], left=[("an-cu", "Xã An Cũ", Left())])


@pytest.mark.parametrize("make", [ranking_frame, scored_frame, long_frame])
def test_an_empty_frame_has_the_columns_and_types_of_a_full_one(city, make):
    ranking = parindex.rank(city, 2020, block="communes")
    items = [standing.card for standing in ranking.blocks[0].standings] if make is scored_frame else ranking.blocks
    full, empty = make(items), make([])
    mine = [name for name in full.columns if not name.startswith("area_")]
    assert list(empty.columns) == mine
    assert list(empty.dtypes) == [full.dtypes[name] for name in mine]


def test_a_trend_is_a_frame_of_units_and_years(city):
    found = parindex.trend(city, 2019, 2021, block="communes")
    frame, units = found.to_frame(), found.blocks[0].series.units
    assert len(frame) == 3 * len(units)
    mine = frame[frame["unit"] == "an-my"].set_index("year")
    ranked = parindex.rank(city, 2020, block="communes", compare=2019).to_frame().set_index("unit").loc["an-my"]
    assert mine.loc[2020, "index"] == ranked["index"]
    assert (mine.loc[2020, "rank"], mine.loc[2020, "tier"]) == (ranked["rank"], ranked["tier"])
    assert pd.isna(mine.loc[2019, "change"])
    assert mine.loc[2020, "change"] == ranked["change"]
    alone = parindex.trend(city, 2019, 2021, unit="an-my").to_frame()
    assert list(alone["year"]) == [2019, 2020, 2021]
    assert "_repr_html_" in dir(found)
    assert list(trend_frame([]).dtypes) == list(frame.dtypes)


def test_awards_are_a_frame_of_rules_and_units(city):
    found = parindex.awards(city, 2020)
    frame = found.to_frame()
    awarded = [(one.rule.id, one.block, unit.unit) for one in found.outcomes for unit in one.awarded]
    rows = frame[frame["outcome"] == "awarded"]
    assert awarded
    assert list(zip(rows["award"], rows["block"], rows["unit"], strict=True)) == awarded
    assert list(awards_frame([]).dtypes) == list(frame.dtypes)


def test_areas_are_columns_and_their_index_is_that_of_the_card(city):
    ranking = parindex.rank(city, 2020, block="communes")
    frame, card = ranking.to_frame(), ranking.blocks[0].standings[0].card
    assert frame.iloc[0]["area_1"] == float(card.nodes["1"].index)


def test_the_long_frame_is_the_long_table(city, tmp_path):
    frame = parindex.rank(city, 2020).to_long_frame()
    path = tmp_path / "long.csv"
    path.write_bytes(parindex.report(city, "long", year=2020))
    read = pd.read_csv(path, dtype={"code": "object", "index_exact": "object"})
    assert list(read.columns) == list(frame.columns)
    assert len(read) == len(frame)
    assert (read["code"].fillna("") == frame["code"].fillna("")).all()
    assert ((read["points"] - frame["points"]).abs() < 1e-9).all()
    total = frame[(frame["unit"] == "an-my") & (frame["level"] == "total")].iloc[0]
    assert (total["index"], Fraction(total["index_exact"])) == (88.94, Fraction(6492649, 73000))


def test_frames_of_units_have_bonus_and_penalty(tam_ky):
    workspace = parindex.load(tam_ky)
    frame = parindex.score(workspace, tam_ky / "sheets" / "2020" / "communes").to_frame()
    assert {"bonus", "penalty"} <= set(frame.columns)
    assert (frame["bonus"].dtype, frame["penalty"].dtype) == ("float64", "float64")
