"""Published years are locked, amended in revisions, and everything that was done is in the journal."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from parindex.errors import ParindexError
from parindex.model.records.journal import FIRST, Action, Stamp, broken
from parindex.store import open_store

DATA = Path(__file__).parent / "data"


@pytest.fixture
def stamp(noon):
    return Stamp(noon, "1", "an officer")


@pytest.fixture
def store(place, sheets, noon):
    with open_store(place) as store:
        store.save(2020, sheets(3), at=noon, version="1", who="an officer")
        yield store


def test_a_year_that_nobody_published_is_open_at_revision_1(store):
    revision = store.revisions.current(2020)
    assert (revision.number, revision.is_published, store.revisions.of(2020)) == (1, False, [])


def test_a_published_year_refuses_sheets_and_keeps_its_own(store, sheets, noon, stamp):
    store.revisions.publish(2020, "{}", {}, stamp)
    with pytest.raises(ParindexError, match=r"2020 is published .revision 1. and locked"):
        store.save(2020, sheets(3, comment="later"), at=noon, version="1")
    assert [stored.sheet for stored in store.load(2020)] == sheets(3)
    assert store.save(2021, sheets(1, year=2021), at=noon, version="1").new


def test_an_amended_year_takes_corrections_and_the_old_revision_stays_as_it_was(store, sheets, noon, stamp):
    store.revisions.publish(2020, "first", {}, stamp)
    opened = store.revisions.amend(2020, "Điểm 1.1.1 chép sai", stamp)
    assert (opened.number, opened.is_published, opened.reason) == (2, False, "Điểm 1.1.1 chép sai")
    store.save(2020, sheets(1, comment="corrected"), at=noon, version="1")
    assert [stored.sheet for stored in store.load(2020, 1)] == sheets(3)
    assert [stored.sheet for stored in store.load(2020)] == [*sheets(1, comment="corrected"), *sheets(2, first=1)]
    store.revisions.publish(2020, "second", {}, stamp)
    assert [revision.manifest for revision in store.revisions.of(2020)] == ["first", "second"]


def test_only_a_published_year_can_be_amended_and_only_an_open_one_published(store, stamp):
    with pytest.raises(ParindexError, match="not published"):
        store.revisions.amend(2020, "why", stamp)
    store.revisions.publish(2020, "{}", {}, stamp)
    with pytest.raises(ParindexError, match="locked"):
        store.revisions.publish(2020, "{}", {}, stamp)
    assert [record.action for record in store.journal.records()] == [Action.SCORED, Action.PUBLISHED]


def test_definition_files_are_kept_by_their_digest(store, stamp):
    digest = "dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"
    store.revisions.publish(2020, "{}", {digest: b"Hello, World!"}, stamp)
    assert store.revisions.file(digest) == b"Hello, World!"
    with pytest.raises(ParindexError, match="damaged"):
        store.revisions.file("0" * 64)


def test_every_scoring_is_in_the_journal_with_who_when_and_what(store, sheets, noon):
    store.save(2020, sheets(4, comment="x")[2:], at=noon + timedelta(days=1), version="2", who="somebody")
    first, second = store.journal.records()
    assert (first.number, first.who, first.version, first.year, first.revision) == (1, "an officer", "1", 2020, 1)
    assert first.previous == FIRST
    assert second.previous == first.digest
    assert second.at == "2021-01-16T05:00:00+00:00"
    assert [row[0] for row in second.detail["new"]] == ["xa-0003"]
    assert [row[0] for row in second.detail["replaced"]] == ["xa-0002"]
    assert broken([first, second]) == []


def test_a_record_that_was_changed_taken_out_or_put_elsewhere_is_found(store, sheets, noon):
    for day in range(3):
        store.save(2020, sheets(3, comment=str(day)), at=noon + timedelta(days=day), version="1")
    records = store.journal.records()
    assert broken(records) == []
    assert broken([records[0], replace(records[1], who="nobody"), *records[2:]]) == [2]
    assert broken([records[0], *records[2:]]) == [3]
    assert broken([records[1], records[0], *records[2:]]) != []
    forged = replace(records[2], detail={})
    assert broken([*records[:2], forged, records[3]]) == [3]


def test_what_is_refused_leaves_no_record(store, sheets, noon):
    before = store.journal.records()
    with pytest.raises(ParindexError, match="two sheets"):
        store.save(2020, [*sheets(1), *sheets(1)], at=noon, version="1")
    assert store.journal.records() == before


@pytest.mark.parametrize("schema", [1, 2])
def test_a_store_of_an_earlier_schema_gets_revisions_and_keeps_its_scores(tmp_path, schema, stamp):
    path = Path(shutil.copy(DATA / f"schema-{schema}.db", tmp_path))
    with open_store(path) as store:
        (year, *_) = store.years()
        before = store.load(year)
        assert before
        store.revisions.publish(year, "{}", {}, stamp)
        store.revisions.amend(year, "why", stamp)
        assert store.load(year, 1) == store.load(year, 2) == before


def test_a_manifest_that_does_not_know_what_was_done_since_is_not_published(store, sheets, noon, stamp):
    head = store.journal.head()
    store.save(2021, sheets(1, year=2021), at=noon, version="1")
    with pytest.raises(ParindexError, match="changed by another program meanwhile; nothing was published"):
        store.revisions.publish(2020, "{}", {}, stamp, after=head)
    assert store.revisions.of(2020) == []
    assert store.revisions.publish(2020, "{}", {}, stamp, after=store.journal.head()).is_published


def test_the_latest_revision_is_known_without_reading_a_manifest(store, stamp):
    assert store.revisions.latest(2020) == 1
    store.revisions.publish(2020, "{}", {}, stamp)
    store.revisions.amend(2020, "why", stamp)
    assert (store.revisions.latest(2020), store.revisions.must_be_open(2020).reason) == (2, "why")


def test_a_large_manifest_is_packed_and_comes_back_as_it_was(store, stamp):
    manifest = '{"Điểm":"' + "0,5 " * 200_000 + '"}\n'
    store.revisions.publish(2020, manifest, {}, stamp)
    assert store.revisions.current(2020).manifest == manifest
    assert store.connection.execute("SELECT length(manifest) FROM revisions").fetchone()[0] < 50_000
