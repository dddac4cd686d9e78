"""Steps meet in the store: each keeps its provenance, none overwrites another, nothing is lost by accident."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from parindex.errors import ParindexError
from parindex.model.records.arrivals import part
from parindex.model.scores import Entry, Mark, Numeric, Scored, Source, Stage, Step
from parindex.store import open_store
from parindex.store.backends.sqlite import migrations

DATA = Path(__file__).parent / "data"


def step_sheet(sheet, step, name):
    return replace(part(sheet, step), source=Source(f"{name}.xlsx", "Điểm", name * 8))


def with_survey(sheet):
    survey = Mark(Stage.SURVEY, Scored(Numeric(1), "1"), "H8")
    return replace(sheet, entries=(*sheet.entries, Entry("9", (survey,))))


def test_steps_of_one_unit_come_back_as_one_sheet_with_the_provenance_of_each(place, sheets, noon):
    (sheet,) = sheets(1)
    with open_store(place) as store:
        for number, (step, name) in enumerate([(Step.APPRAISAL_1, "b"), (Step.SELF, "a"), (Step.EXPLANATION, "c")]):
            at = noon + timedelta(days=number)
            saved = store.save(2020, [step_sheet(sheet, step, name)], at=at, version=str(number), step=step)
            assert saved.new == (sheet.unit,)
    with open_store(place) as store:
        (stored,) = store.load(2020)
    assert [entry.marks for entry in stored.sheet.entries] == [entry.marks for entry in sheet.entries]
    assert stored.sheet.source_of(Stage.SELF).path == "a.xlsx"
    assert stored.sheet.source_of(Stage.APPRAISAL_1).sha256 == "b" * 8
    assert [(arrival.step, arrival.version) for arrival in stored.arrivals] == [
        (Step.SELF, "1"), (Step.APPRAISAL_1, "0"), (Step.EXPLANATION, "2"),
    ]  # fmt: skip
    assert (stored.at, stored.version) == (noon + timedelta(days=2), "2")


def test_scoring_a_step_again_replaces_only_that_step(place, sheets, noon):
    (sheet,) = sheets(1)
    claims, appraisal = step_sheet(sheet, Step.SELF, "a"), step_sheet(sheet, Step.APPRAISAL_1, "b")
    with open_store(place) as store:
        store.save(2020, [claims], at=noon, version="1", step=Step.SELF)
        store.save(2020, [appraisal], at=noon, version="1", step=Step.APPRAISAL_1)
        assert store.save(2020, [claims], at=noon, version="1", step=Step.SELF).unchanged == (sheet.unit,)
        corrected = step_sheet(sheet, Step.APPRAISAL_1, "d")
        assert store.save(2020, [corrected], at=noon, version="2", step=Step.APPRAISAL_1).replaced == (sheet.unit,)
        (stored,) = store.load(2020)
    assert stored.parts == {Step.SELF: claims, Step.APPRAISAL_1: corrected}


def test_what_is_not_of_the_step_is_left_out(place, sheets, noon):
    (sheet,) = sheets(1)
    with open_store(place) as store:
        store.save(2020, [sheet], at=noon, version="1", step=Step.SELF)
        (stored,) = store.load(2020)
    assert {mark.stage for entry in stored.sheet.entries for mark in entry.marks} == {Stage.SELF}


def test_a_step_that_the_whole_sheet_had_is_a_replacement(place, sheets, noon):
    (sheet,) = sheets(1)
    with open_store(place) as store:
        store.save(2020, [sheet], at=noon, version="1")
        again = step_sheet(sheet, Step.SELF, "a")
        assert store.save(2020, [again], at=noon, version="1", step=Step.SELF).replaced == (sheet.unit,)
        assert store.save(2020, [again], at=noon, version="1", step=Step.APPRAISAL_2).new == (sheet.unit,)


def test_a_whole_sheet_supersedes_the_steps_that_it_has_and_keeps_the_explanations(place, sheets, noon):
    (sheet,) = sheets(1)
    with open_store(place) as store:
        store.save(2020, [step_sheet(sheet, Step.SELF, "a")], at=noon, version="1", step=Step.SELF)
        answers = step_sheet(sheets(1, comment="đã bổ sung")[0], Step.EXPLANATION, "c")
        store.save(2020, [answers], at=noon, version="1", step=Step.EXPLANATION)
        assert store.save(2020, [sheet], at=noon, version="2").replaced == (sheet.unit,)
        assert store.save(2020, [sheet], at=noon, version="2").unchanged == (sheet.unit,)
        (stored,) = store.load(2020)
    assert stored.parts == {None: sheet, Step.EXPLANATION: answers}
    assert {entry.explanation for entry in stored.sheet.entries} == {"đã bổ sung"}


@pytest.mark.parametrize("step", [None, Step.SURVEY])
def test_a_whole_sheet_that_lacks_what_is_there_is_not_stored_unless_that_is_asked_for(place, sheets, noon, step):
    first, second = sheets(2)
    full = with_survey(second)
    with open_store(place) as store:
        store.save(2020, [full], at=noon, version="1", step=step)
        before = store.load(2020)
        with pytest.raises(ParindexError, match="survey"):
            store.save(2020, [first, second], at=noon, version="2")
        assert store.load(2020) == before
        assert store.save(2020, [first, second], at=noon, version="2", replace=True).replaced == (second.unit,)
        assert [stored.sheet for stored in store.load(2020)] == [first, second]


def test_a_store_of_the_first_schema_is_brought_up_to_date_with_all_it_holds(tmp_path, sheets, noon):
    path = Path(shutil.copy(DATA / "schema-1.db", tmp_path))
    with open_store(path, create=False) as store:
        assert migrations.version_of(store.connection.raw) == migrations.LATEST
        assert [stored.sheet for stored in store.load(2019)] == sheets(2, year=2019)
        loaded = store.load(2020)
        assert [stored.sheet for stored in loaded] == sheets(3)
        assert {(stored.at, stored.version) for stored in loaded} == {(noon, "0.1.0")}
        assert [arrival.step for stored in loaded for arrival in stored.arrivals] == [None] * 3
        assert store.save(2020, sheets(3), at=noon, version="2").unchanged == ("xa-0000", "xa-0001", "xa-0002")


def test_a_migration_that_is_interrupted_leaves_the_first_schema(tmp_path, sheets, monkeypatch):
    path = Path(shutil.copy(DATA / "schema-1.db", tmp_path))

    with monkeypatch.context() as patch:
        steps = migrations.MIGRATIONS
        patch.setattr(migrations, "MIGRATIONS", (steps[0], lambda it: (steps[1](it), it.execute("DROP TABLE no"))))
        with pytest.raises(ParindexError, match="no such table"):
            open_store(path)
    with open_store(path) as store:
        assert [stored.sheet for stored in store.load(2020)] == sheets(3)


def test_a_step_that_nobody_knows_is_told_as_damage(tmp_path, sheets, noon):
    with open_store(tmp_path / "a.db") as store:
        store.save(2020, sheets(1), at=noon, version="1", step=Step.SELF)
        store.connection.raw.execute("UPDATE sheets SET step = 'appraisal-3'")
        with pytest.raises(ParindexError, match="damaged"):
            store.load(2020)
