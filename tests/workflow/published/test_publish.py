"""Publishing locks a year with a manifest that says everything; an amendment opens the next revision."""

import json
import shutil
import sqlite3
from datetime import timedelta
from hashlib import sha256

import pytest
from tests.workflow.published.conftest import LATER, NOON, read

from parindex.errors import ParindexError
from parindex.model.records.journal import Action
from parindex.model.records.manifest import canonical, read_manifest
from parindex.store import open_store
from parindex.workflow.publication.publish import IncompleteYearError, PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.rank import rank
from parindex.workflow.years.workspace import load


def test_the_manifest_is_written_locked_and_its_digest_is_that_of_the_file(city):
    published = publish(load(city), PublishOptions(2020), at=NOON)
    content = (city / "published" / "2020" / "manifest-2020-r1.json").read_bytes()
    assert sha256(content).hexdigest() == published.digest
    with open_store(city / "parindex.db") as store:
        (revision,) = store.revisions.of(2020)
        record = store.journal.records()[-1]
    assert revision.manifest == published.text == content.decode()
    assert (record.action, record.detail) == (Action.PUBLISHED, {"manifest": published.digest})
    assert record.previous == published.manifest.journal


def test_the_same_inputs_at_the_same_moment_give_the_same_manifest(city):
    first = publish(load(city), PublishOptions(2020, dry_run=True), at=NOON)
    again = publish(load(city), PublishOptions(2020, dry_run=True), at=NOON)
    assert first.text == again.text
    assert publish(load(city), PublishOptions(2020, dry_run=True), at=LATER).text != first.text


def test_the_manifest_has_the_cell_behind_every_point_and_reads_back(city):
    published = publish(load(city), PublishOptions(2020, dry_run=True), at=NOON)
    unit = published.manifest.blocks["communes"].units["an-my"]
    assert unit.cells["1.1.1"] == ("appraisal-2", "F13", "0.5", "choice late", "1/2")
    assert (unit.applicable, unit.tier, unit.rank) == ("98", "group-1", 2)
    assert read_manifest(published.text) == published.manifest
    assert canonical(published.manifest) == published.text
    assert json.loads(published.text)["inputs"][0]["path"] == "sheets/2020/an-my.xlsx"


def test_a_dry_run_locks_and_writes_nothing(city):
    assert publish(load(city), PublishOptions(2020, dry_run=True), at=NOON).path is None
    assert not (city / "published").exists()
    read(city, at=NOON + timedelta(days=1))


def test_a_year_with_missing_sheets_is_refused_unless_it_is_told(city):
    units = (city / "units.yaml").read_text("utf-8")
    (city / "units.yaml").write_text(units + "  - {id: new, name: Xã Mới, block: communes}\n", encoding="utf-8")
    with pytest.raises(IncompleteYearError, match="1 sheets of 2020 are missing or incomplete: Xã Mới") as refused:
        publish(load(city), PublishOptions(2020), at=NOON)
    assert refused.value.exit_code == 3
    manifest = publish(load(city), PublishOptions(2020, partial=True), at=NOON).manifest
    assert (manifest.partial, manifest.blocks["communes"].absent) == (True, {"new": "Xã Mới"})


def test_a_locked_year_takes_no_scores_until_it_is_amended(published):
    with pytest.raises(ParindexError, match=r"published .revision 1. and locked"):
        read(published, at=LATER)
    with pytest.raises(ParindexError, match="locked"):
        publish(load(published), PublishOptions(2020), at=LATER)
    assert amend(load(published), 2020, "  Chép\nsai ", at=LATER).number == 2
    read(published, at=LATER)


def test_an_amendment_needs_a_reason_and_a_published_year(city, published_once):
    for reason in ("", " \n", "x" * 501):
        with pytest.raises(ParindexError, match="needs a reason"):
            amend(load(published_once), 2020, reason, at=LATER)
    with pytest.raises(ParindexError, match="not published"):
        amend(load(city), 2020, "why", at=LATER)


def test_the_next_manifest_names_the_one_before_and_the_reason(published):
    amend(load(published), 2020, "Chép sai", at=LATER)
    second = publish(load(published), PublishOptions(2020), at=LATER).manifest
    first = (published / "published" / "2020" / "manifest-2020-r1.json").read_bytes()
    assert (second.revision, second.reason, second.previous) == (2, "Chép sai", sha256(first).hexdigest())


def test_a_foreign_file_in_the_place_of_the_manifest_is_not_overwritten(city):
    path = city / "published" / "2020" / "manifest-2020-r1.json"
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(ParindexError, match="another manifest; nothing was published"):
        publish(load(city), PublishOptions(2020), at=NOON)
    assert path.read_text() == "mine"
    read(city)


def test_nothing_is_published_on_top_of_a_broken_journal(city, forge):
    forge(city, ("UPDATE journal SET who = 'nobody' WHERE number = 1", ()))
    with pytest.raises(ParindexError, match="broken at record 1"):
        publish(load(city), PublishOptions(2020), at=NOON)
    assert not (city / "published").exists()


def test_what_is_scored_while_the_sheets_are_read_is_never_left_out_of_the_manifest(city, monkeypatch):
    from parindex.store.revisions import Revisions  # noqa: PLC0415  patched here only

    lock = Revisions.publish

    def before_that_somebody_scores(self, *arguments, **options):
        read(city, "an-my", at=LATER)
        return lock(self, *arguments, **options)

    workspace = load(city)
    monkeypatch.setattr(Revisions, "publish", before_that_somebody_scores)
    with pytest.raises(ParindexError, match="changed by another program meanwhile; nothing was published"):
        publish(workspace, PublishOptions(2020), at=LATER)
    with open_store(city / "parindex.db") as store:
        assert store.revisions.of(2020) == []


def test_a_manifest_that_could_not_be_locked_is_taken_away_again(city, monkeypatch):
    from parindex.store.revisions import Revisions  # noqa: PLC0415  patched here only

    def refuse(*_args, **_options):
        message = "no"
        raise ParindexError(message)

    monkeypatch.setattr(Revisions, "publish", refuse)
    with pytest.raises(ParindexError, match="no"):
        publish(load(city), PublishOptions(2020), at=NOON)
    assert list((city / "published" / "2020").iterdir()) == []


def test_a_published_revision_is_ranked_with_its_own_definitions(published):
    before = rank(load(published), 2020)
    criteria = published / "criteria" / "tam-ky-communes-2020.yaml"
    criteria.write_text(criteria.read_text("utf-8").replace("at_least: 85", "at_least: 95", 1), encoding="utf-8")
    assert rank(load(published), 2020).blocks == before.blocks
    amend(load(published), 2020, "Đổi ngưỡng", at=LATER)
    assert tiers(rank(load(published), 2020)) != tiers(before)
    assert rank(load(published), 2020, revision=1).blocks == before.blocks
    with pytest.raises(ParindexError, match="2020 has no revision 3; there are: 1, 2"):
        rank(load(published), 2020, revision=3)


def tiers(ranking):
    return [one.card.tier for one in ranking.blocks[0].standings]


def test_the_private_folder_of_kept_definitions_goes_with_the_workspace(published):
    root = rank(load(published), 2020).workspace.root
    assert root != published
    assert not root.exists()


def test_a_publication_that_was_broken_off_after_its_file_goes_through_with_the_time_of_the_file(city):
    first = publish(load(city), PublishOptions(2020), at=NOON)
    path, digest = first.path, first.digest
    content = path.read_bytes()
    shutil.rmtree(city / "published")
    _reopened(city)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    again = publish(load(city), PublishOptions(2020), at=LATER)
    assert (again.digest, path.read_bytes()) == (digest, content)
    assert verify(city, 2020, VerifyOptions(store_only=True)).is_proved


def _reopened(root):
    """Put the store back to the moment before COMMIT."""
    with sqlite3.connect(root / "parindex.db") as connection:
        connection.execute("DELETE FROM revisions")
        connection.execute("DELETE FROM journal WHERE action = 'published'")
    connection.close()
