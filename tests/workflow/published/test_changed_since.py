"""What was changed behind the program's back is not printed, whatever command is asked, and is not published."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from tests.workflow.published.conftest import LATER, NOON, read

import parindex
from parindex.errors import ParindexError
from parindex.model.scores import Step
from parindex.store import open_store
from parindex.workflow.disputes import disputes
from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.publication.bundles.bundle import bundle
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.years.as_published import ChangedSincePublishedError
from parindex.workflow.years.workspace import load

STORE_ONLY = VerifyOptions(store_only=True)

COMMANDS = {
    "rank": ("rank", "--year", 2020),
    "report": ("report", "--year", 2020, "--format", "md", "--out", "r.md"),
    "explain": ("explain", "an-my", "--year", 2020),
    "disputes": ("disputes", "--year", 2020),
    "stages": ("stages", "--year", 2020),
    "diff": ("diff", "2020", "2020"),
    "trend": ("trend", "--from", 2019, "--to", 2020),
    "awards": ("awards", "--year", 2020),
    "bundle": ("bundle", "--year", 2020, "--out", "b.zip"),
}


def altered(root, statement, *values):
    with closing(sqlite3.connect(root / "parindex.db")) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def set_column(column, value):
    return lambda root: altered(root, f"UPDATE sheets SET {column} = {value} WHERE unit = 'an-my'")  # noqa: S608


FORGERIES = {
    "a score": set_column("entries", "replace(entries, '0.5', '0.25')"),
    "a name": set_column("name", "'X'"),
    "the digest of its file": set_column("sha256", "'f'"),
    "a sheet gone": lambda root: altered(root, "DELETE FROM sheets WHERE unit = 'an-my'"),
    "the record": lambda root: altered(root, "UPDATE journal SET detail = '{}' WHERE action = 'published'"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("forgery", FORGERIES)
def test_no_command_prints_a_published_year_that_was_changed(published, run, command, forgery):
    FORGERIES[forgery](published)
    ran = run(*COMMANDS[command], cwd=published)
    assert (ran.code, ran.out) == (4, "")
    assert "parindex verify --year 2020" in ran.err
    assert not list(published.glob("[rb].*"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_a_published_year_that_is_as_it_was(published, run, command):
    assert run(*COMMANDS[command], cwd=published).code in {0, 3 if command == "trend" else 0}


FROM_PYTHON = {
    "rank": lambda workspace: parindex.rank(workspace, year=2020),
    "report": lambda workspace: parindex.report(workspace, year=2020),
    "explain": lambda workspace: parindex.explain(workspace, "an-my", year=2020),
    "losses": lambda workspace: parindex.losses(workspace, year=2020),
    "disputes": lambda workspace: parindex.disputes(workspace, year=2020),
    "trend": lambda workspace: parindex.trend(workspace, 2019, 2020),
    "diff": lambda workspace: parindex.diff(workspace, 2020, 2020),
    "awards": lambda workspace: parindex.awards(workspace, 2020),
}


@pytest.mark.parametrize("question", FROM_PYTHON)
def test_python_gets_no_answer_from_a_published_year_that_was_changed(published, question):
    workspace = parindex.load(published)
    FROM_PYTHON[question](workspace)
    FORGERIES["a score"](published)
    with pytest.raises(ParindexError, match="as it was published"):
        FROM_PYTHON[question](workspace)


def test_the_refusal_names_the_unit_in_both_languages(published, run):
    FORGERIES["a score"](published)
    assert "Phường An Mỹ" in run("rank", "--year", 2020, cwd=published).err
    assert "đã bị sửa: Phường An Mỹ" in run("rank", "--year", 2020, cwd=published, locale="vi").err


def test_a_changed_year_before_is_not_passed_over_in_disputes(published):
    root = published
    FORGERIES["a score"](root)
    altered(
        root,
        "INSERT INTO sheets SELECT id + 100, 2021, revision, unit, step, name, edition, digest, path, sheet,"
        " sha256, at, version, entries FROM sheets WHERE year = 2020",
    )
    with pytest.raises(ChangedSincePublishedError):
        disputes(load(root), 2021)


def test_a_score_changed_between_score_and_publish_is_found_without_the_workbooks(city):
    shutil.rmtree(city / "sheets")
    FORGERIES["a score"](city)
    with pytest.raises(ParindexError, match="Phường An Mỹ") as caught:
        publish(load(city), PublishOptions(2020), at=NOON)
    assert "nothing was published" in str(caught.value)
    assert not (city / "published").exists()


@pytest.mark.parametrize("statement", ["DELETE FROM sheets WHERE unit = 'an-my'", None])
def test_a_sheet_that_came_or_went_behind_the_journal_is_not_published(city, statement):
    altered(city, statement or "UPDATE sheets SET step = 'self' WHERE unit = 'an-my'")
    with pytest.raises(ParindexError, match="nothing was published"):
        publish(load(city), PublishOptions(2020, partial=True), at=NOON)


def test_a_year_that_was_published_from_changed_scores_is_not_proved(published, monkeypatch, tmp_path):
    """As an earlier version published it: nothing but the journal remembers."""
    city = published
    amend(load(city), 2020, "Sửa", at=LATER)
    altered(city, "UPDATE sheets SET entries = replace(entries, '0.5', '0.25') WHERE unit = 'an-my' AND revision = 2")
    monkeypatch.setattr("parindex.workflow.publication.publish._refuse_untold", lambda *_: None)
    publish(load(city), PublishOptions(2020), at=LATER)
    shutil.rmtree(city / "sheets")
    proof = verify(city, 2020, STORE_ONLY).proofs[-1]
    assert {one.kind for one in proof.findings if one.disproves} == {"sheet_unlike"}
    with pytest.raises(ParindexError, match="as it was published"):
        bundle(city, 2020, None, tmp_path / "b.zip")


def test_steps_and_amendments_agree_with_the_journal(city):
    """Every way in which sheets come: whole, by stages, whole again over stages, in a later revision."""
    with_steps = [Step.APPRAISAL_1, Step.SELF, Step.EXPLANATION, Step.APPRAISAL_2]
    for step in with_steps:
        assert not score(load(city), [city / "sheets/2020"], ScoreOptions(2020, step=step), at=NOON).has_errors
        _proved(city)
    read(city, "an-my")
    publish(load(city), PublishOptions(2020), at=NOON)
    amend(load(city), 2020, "Sửa", at=LATER)
    read(city, "an-phu", at=LATER)
    publish(load(city), PublishOptions(2020), at=LATER)
    assert verify(city, 2020, STORE_ONLY).is_proved


def _proved(city):
    publish(load(city), PublishOptions(2020, dry_run=True, partial=True), at=NOON)


def test_sheets_from_before_the_journal_are_not_doubted(city):
    altered(city, "UPDATE sheets SET at = '2020-01-01T00:00:00+00:00'")
    altered(city, "DELETE FROM journal")
    read(city, "an-my")
    with open_store(city / "parindex.db") as store:
        assert len(store.journal.records()) == 1
    _proved(city)
