"""Published results come back as they went in, all or nothing, and never into a locked year."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.errors import ParindexError
from parindex.model.records.journal import Action, Stamp, broken
from parindex.model.results.printed.history import PublishedResult
from parindex.model.scores import Source
from parindex.store import open_store

STAMP = Stamp(datetime(2026, 11, 25, 5, 0, tzinfo=UTC), "1", "an officer")

BINH_DUONG = (
    PublishedResult("tan-uyen", "Thị xã Tân Uyên", "districts", 2017, points=Decimal("84.50"), rank=1, of=9),
    PublishedResult(
        "dau-tieng",
        "Huyện Dầu Tiếng",
        "districts",
        2017,
        points=Decimal("75.04"),
        maximum=Decimal(100),
        areas={"Điểm thẩm định": Decimal("48.16"), "Điều tra XHH": Decimal("26.88")},
        source=Source("history/2017.csv", "", "0" * 64),
        cell="A9",
    ),
)

_texts = st.text(max_size=12)
_numbers = st.decimals(min_value=0, max_value=10_000, places=3) | st.none()
_places = st.integers(1, 400) | st.none()
_results = st.builds(
    PublishedResult,
    unit=st.text(min_size=1, max_size=12),
    name=_texts,
    block=_texts,
    year=st.just(2017),
    index=_numbers,
    points=_numbers,
    maximum=_numbers,
    rank=_places,
    of=_places,
    tier=_texts,
    areas=st.dictionaries(_texts, _numbers.filter(lambda number: number is not None), max_size=3),
    criteria=_texts,
    source=st.none() | st.builds(Source, path=st.text(min_size=1, max_size=9), sheet=_texts, sha256=_texts),
    cell=_texts,
)


@pytest.fixture
def store(place):
    with open_store(place) as store:
        yield store


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    numbers = count()
    base = tmp_path_factory.mktemp("stores")
    return lambda: base / f"{next(numbers)}.db"


@given(st.lists(_results, max_size=5, unique_by=lambda result: result.unit))
def test_any_results_come_back_as_they_were_saved(folder, results):
    with open_store(folder()) as store:
        store.history.save(2017, results, STAMP)
        assert store.history.load(2017) == sorted(results, key=lambda one: one.unit.encode("utf-8", "surrogatepass"))


def test_digits_come_back_as_they_were_printed(store):
    store.history.save(2017, BINH_DUONG, STAMP)
    assert [str(result.points) for result in store.history.load(2017)] == ["75.04", "84.50"]


def test_the_years_are_listed_and_do_not_mix_with_scored_years(store, sheets, noon):
    store.save(2020, sheets(1), at=noon, version="1")
    store.history.save(2017, BINH_DUONG, STAMP)
    assert (store.history.years(), store.years(), store.history.load(2020)) == ([2017], [2020], [])


def test_the_same_figures_again_are_unchanged_and_other_figures_replace_them(store):
    assert store.history.save(2017, BINH_DUONG, STAMP).new == ("tan-uyen", "dau-tieng")
    moved = replace(BINH_DUONG[1], source=Source("elsewhere.csv", "", "1" * 64))
    assert store.history.save(2017, [moved], STAMP).unchanged == ("dau-tieng",)
    corrected = replace(BINH_DUONG[1], points=Decimal("75.05"))
    assert store.history.save(2017, [corrected], STAMP).replaced == ("dau-tieng",)
    assert store.history.load(2017) == [corrected, BINH_DUONG[0]]


def test_a_published_year_refuses_results_and_an_amended_one_takes_them(store):
    store.revisions.publish(2017, "{}", {}, STAMP)
    with pytest.raises(ParindexError, match="locked"):
        store.history.save(2017, BINH_DUONG, STAMP)
    assert store.history.load(2017) == []
    store.revisions.amend(2017, "Bổ sung", STAMP)
    store.history.save(2017, BINH_DUONG, STAMP)
    assert len(store.history.load(2017)) == 2


@pytest.mark.parametrize(
    ("second", "told"),
    [(replace(BINH_DUONG[0], points=None), "two published results"), (replace(BINH_DUONG[1], year=2018), "for 2018")],
)
def test_two_results_of_a_unit_and_results_of_another_year_store_nothing(store, second, told):
    with pytest.raises(ParindexError, match=told):
        store.history.save(2017, [BINH_DUONG[0], second], STAMP)
    assert (store.history.load(2017), store.journal.records()) == ([], [])


def test_every_import_is_in_the_journal_and_the_chain_holds(store):
    store.history.save(2017, BINH_DUONG, STAMP)
    store.history.save(2017, BINH_DUONG, STAMP)
    first, second = store.journal.records()
    assert (first.action, first.year, first.who) == (Action.IMPORTED, 2017, "an officer")
    assert [unit for unit, _, _ in first.detail["history"]["new"]] == ["tan-uyen", "dau-tieng"]
    assert (second.detail["history"], second.detail["unchanged"]) == ({"new": [], "replaced": []}, 2)
    assert broken(store.journal.records()) == []


def test_a_row_that_another_program_spoiled_is_told_as_damage(store):
    store.history.save(2017, BINH_DUONG, STAMP)
    store.connection.execute("UPDATE history SET results = '[]'")
    with pytest.raises(ParindexError, match="damaged"):
        store.history.load(2017)
