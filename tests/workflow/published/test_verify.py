"""An untouched year is proved; whatever is forged is found, and said in the right words."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from tests.workflow.published.conftest import LATER, NOON, packed, read

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.records.journal import Stamp, digest_of
from parindex.model.records.manifest import canonical, manifest_digest, read_manifest
from parindex.model.records.verification import FileState
from parindex.model.results.printed.history import PublishedResult
from parindex.store import digest_of_entries, open_store
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.rank import rank
from parindex.workflow.years.workspace import load

STORE_ONLY = VerifyOptions(store_only=True)


def kinds(proof):
    return {finding.kind for finding in proof.findings if finding.disproves}


def notes(proof):
    return {finding.kind for finding in proof.findings if not finding.disproves}


def words(findings):
    return " ".join(speech("en").say(one.text, **one.values) for one in findings)


def only(root, options=STORE_ONLY):
    found = verify(root, 2020, options)
    (proof,) = found.proofs
    return found, proof


def cells(proof):
    return [(one.unit, one.code, one.cell, one.manifest, one.store, one.file) for one in proof.cells]


def amended(root):
    amend(load(root), 2020, "Chép sai", at=LATER)
    read(root, "an-my", at=LATER)
    publish(load(root), PublishOptions(2020), at=LATER + timedelta(days=1))


def document(root, unit="an-my", revision=1):
    with open_store(root / "parindex.db") as store:
        row = store.connection.raw.execute(
            "SELECT entries FROM sheets WHERE unit = ? AND revision = ?", (unit, revision)
        ).fetchone()
    return row[0]


def manifest_text(root, revision=1):
    with open_store(root / "parindex.db") as store:
        return next(one.manifest for one in store.revisions.of(2020) if one.number == revision)


FLIP = '["appraisal-2","F13","0.5","choice","late"]', '["appraisal-2","F13","1","choice","in_time"]'
ENTRIES = "UPDATE sheets SET entries = ? WHERE unit = 'an-my' AND revision = ?"


def test_an_untouched_year_is_proved_from_store_and_files(published):
    found, proof = only(published, VerifyOptions())
    assert found.is_proved
    assert [one.state for one in proof.files] == [FileState.SAME] * 4
    assert proof.compared == 4 * len(proof.manifest.blocks["communes"].units["an-my"].cells)
    assert proof.findings == []


def test_without_the_files_the_store_alone_is_compared_and_the_files_are_told_as_absent(published):
    shutil.rmtree(published / "sheets")
    found, proof = only(published, VerifyOptions())
    assert found.is_proved
    assert {one.state for one in proof.files} == {FileState.ABSENT}


def test_a_flipped_score_in_the_store_is_found_with_its_cell_and_what_it_moved(published, forge):
    assert FLIP[0] in document(published)
    forge(published, (ENTRIES, (document(published).replace(*FLIP, 1), 1)))
    found, proof = only(published, VerifyOptions())
    assert not found.is_proved
    assert kinds(proof) == {"sheet_changed"}
    assert cells(proof) == [("an-my", "1.1.1", "F13", "0.5", "1", "0.5")]
    moved = {one.what for one in proof.results if one.unit == "an-my"}
    assert {"points", "index", "published"} <= moved
    assert any(one.what == "mean" for one in proof.results)


def test_a_score_that_does_not_count_is_found_too(published, forge):
    flipped = document(published).replace('["self","D13","1",', '["self","D13","0,9",', 1)
    forge(published, (ENTRIES, (flipped, 1)))
    _, proof = only(published)
    assert (kinds(proof), proof.results, proof.cells) == ({"sheet_changed"}, (), ())
    _, proof = only(published, VerifyOptions())
    assert cells(proof) == [("an-my", "1.1.1", "D13", None, "0,9", "1")]


def test_a_stored_document_that_is_garbage_is_told_and_not_computed(published, forge):
    forge(published, (ENTRIES, ("[[", 1)))
    _, proof = only(published)
    assert kinds(proof) == {"not_computable"}


def test_a_removed_row_is_found(published, forge):
    forge(published, ("DELETE FROM sheets WHERE unit = 'an-my'", ()))
    _, proof = only(published)
    assert kinds(proof) == {"sheet_removed"}
    assert "The stored sheet of Phường An Mỹ (an-my) is gone." in words(proof.findings)
    assert {one.what for one in proof.results} >= {"rank", "mean", "absent"}


def test_an_added_row_is_found(published, forge):
    copy = """
    INSERT INTO sheets (year, revision, unit, step, name, edition, digest, path, sheet, sha256, at, version, entries)
    SELECT year, revision, unit, 'survey', name, edition, digest, path, sheet, sha256, at, version, '[]'
    FROM sheets WHERE unit = 'an-my'
    """
    forge(published, (copy, ()))
    _, proof = only(published)
    assert kinds(proof) == {"sheet_added"}


def test_another_file_named_in_the_store_is_found(published, forge):
    forge(published, ("UPDATE sheets SET sha256 = ? WHERE unit = 'an-my'", ("0" * 64,)))
    _, proof = only(published)
    assert kinds(proof) == {"origin_changed"}


def test_an_edited_manifest_is_found_by_the_journal_and_its_result_by_computing(published, forge):
    text = manifest_text(published).replace('"tier":"group-1"', '"tier":"group-2"', 1)
    forge(published, ("UPDATE revisions SET manifest = ?", (packed(text),)))
    _, proof = only(published)
    assert kinds(proof) == {"manifest_edited"}
    assert [(one.what, one.manifest, one.now) for one in proof.results] == [("tier", "group-2", "group-1")]


@pytest.mark.parametrize("garbage", [b"", b"no zlib", packed("{}"), packed("[" * 9000)])
def test_a_manifest_that_is_none_is_told(published, forge, garbage):
    forge(published, ("UPDATE revisions SET manifest = ?", (garbage,)))
    _, proof = only(published)
    assert kinds(proof) == {"manifest_damaged", "manifest_edited"}
    with pytest.raises(ParindexError, match="manifest of 2020, revision 1, is damaged"):
        rank(load(published), 2020)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE journal SET who = 'nobody' WHERE number = 1", "broken at record 1:"),
        ("DELETE FROM journal WHERE number = 1", "broken at record 2:"),
        ("UPDATE journal SET number = 7 WHERE number = 1", "broken at record 2, 7"),
    ],
)
def test_a_journal_record_that_was_edited_removed_or_moved_is_found(published, forge, statement, told):
    forge(published, (statement, ()))
    found, _ = only(published)
    assert not found.is_proved
    assert told in words(found.findings)


def test_a_journal_that_cannot_be_read_is_told(published, forge):
    forge(published, ("UPDATE journal SET detail = '{' WHERE number = 1", ()))
    found, _ = only(published)
    assert [one.kind for one in found.findings] == ["journal_unreadable"]


def test_a_journal_that_was_cut_off_is_found_by_the_missing_publication(published, forge):
    forge(published, ("DELETE FROM journal WHERE number = 2", ()))
    found, proof = only(published)
    assert found.findings == ()
    assert kinds(proof) == {"publication_missing"}
    assert "cut off or rewritten" in words(proof.findings)


def test_a_journal_that_was_rewritten_with_right_digests_is_found_by_the_manifest(published, forge):
    rechain(published, forge, lambda record: {"who": "somebody else"} if record.number == 1 else {})
    found, proof = only(published)
    assert found.findings == ()
    assert kinds(proof) == {"journal_rewritten"}


def rechain(root, forge, changed):
    """Rewrite records and compute all digests anew, as a skilled forger would."""
    with open_store(root / "parindex.db") as store:
        records = store.journal.records()
    previous = records[0].previous
    for record in records:
        made = replace(record, **changed(record), previous=previous)
        previous = digest_of(made)
        set_ = "UPDATE journal SET who = ?, detail = ?, previous = ?, digest = ? WHERE number = ?"
        forge(root, (set_, (made.who, json.dumps(dict(made.detail)), made.previous, previous, made.number)))


def forged_through_and_through(root, forge):
    """Flip a score, publish a manifest that fits, and chain the journal anew: the store agrees with itself."""
    forge(root, (ENTRIES, (document(root).replace(*FLIP, 1), 1)))
    forge(root, ("UPDATE revisions SET published_at = ''", ()))
    forge(root, ("DELETE FROM journal WHERE number = 2", ()))
    (root / "published" / "2020" / "manifest-2020-r1.json").rename(root / "on-paper.json")
    with open_store(root / "parindex.db") as store:
        (forged,) = [one.sheet for one in store.load(2020) if one.sheet.unit == "an-my"]

    def noted(record):
        rows = [[*row[:2], digest_of_entries(forged)] if row[0] == "an-my" else row for row in record.detail["new"]]
        return {"detail": {**record.detail, "new": rows}}

    rechain(root, forge, noted)
    publish(load(root), PublishOptions(2020), at=LATER)


def test_a_forgery_through_and_through_is_found_only_by_the_digest_on_paper(published, forge):
    paper = manifest_digest(manifest_text(published))
    forged_through_and_through(published, forge)
    assert verify(published, 2020, STORE_ONLY).is_proved
    _, proof = only(published, VerifyOptions(store_only=True, digest=paper))
    assert kinds(proof) == {"outside_differs"}


def test_an_outside_copy_of_the_manifest_says_which_cell_was_forged(published, forge):
    forged_through_and_through(published, forge)
    text = (published / "on-paper.json").read_text("utf-8")
    _, proof = only(published, VerifyOptions(store_only=True, manifest=text))
    assert kinds(proof) == {"outside_differs", "sheet_changed", "sheet_unlike"}
    assert cells(proof) == [("an-my", "1.1.1", "F13", "0.5", "1", None)]


def test_the_right_digest_from_outside_proves(published):
    digest = manifest_digest(manifest_text(published))
    assert only(published, VerifyOptions(store_only=True, digest=digest))[0].is_proved
    assert only(published, VerifyOptions(store_only=True, manifest=manifest_text(published)))[0].is_proved


def test_a_criteria_file_that_changed_since_is_told_and_the_year_still_proved(published):
    path = published / "criteria" / "tam-ky-communes-2020.yaml"
    path.write_bytes(path.read_bytes().replace(b"at_least: 85", b"at_least: 95", 1))
    (published / "units.yaml").write_text("not: a registry\n")
    found, proof = only(published)
    assert found.is_proved
    assert notes(proof) == {"definition_changed"}
    assert "criteria/tam-ky-communes-2020.yaml was changed since" in words(proof.findings)


def test_other_line_endings_and_absent_definitions_are_told_as_such(published):
    path = published / "units.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (published / "criteria" / "tam-ky-communes-2020.yaml").unlink()
    found, proof = only(published)
    assert found.is_proved
    assert notes(proof) == {"definition_line_endings", "definition_absent"}
    assert "units.yaml has other line endings since" in words(proof.findings)
    assert "criteria/tam-ky-communes-2020.yaml is not in the workspace any more" in words(proof.findings)


def test_a_kept_definition_that_was_edited_in_the_store_is_found(published, forge):
    one = next(one for one in read_manifest(manifest_text(published)).definitions if one.role == "criteria")
    forge(published, ("UPDATE files SET content = CAST('x' AS BLOB) WHERE sha256 = ?", (one.sha256,)))
    _, proof = only(published)
    assert kinds(proof) == {"definition_damaged"}
    assert "tam-ky-communes-2020.yaml is not the one that was published" in words(proof.findings)


def test_a_workbook_that_was_edited_on_disk_is_found_with_its_cell(published):
    path = published / "sheets" / "2020" / "an-my.xlsx"
    book = load_workbook(path)
    book.active["F13"] = 1
    book.save(path)
    _, proof = only(published, VerifyOptions())
    assert kinds(proof) == {"file_changed"}
    assert "sheets/2020/an-my.xlsx is not the file that was read" in words(proof.findings)
    assert cells(proof) == [("an-my", "1.1.1", "F13", "0.5", "0.5", "1")]
    assert proof.results == ()
    assert only(published)[0].is_proved


def test_the_sheet_of_another_unit_in_its_place_is_told_as_that(published):
    folder = published / "sheets" / "2020"
    shutil.copy(folder / "an-son.xlsx", folder / "an-my.xlsx")
    _, proof = only(published, VerifyOptions())
    assert kinds(proof) == {"file_changed", "other_unit"}
    assert "an-my.xlsx holds no sheet of Phường An Mỹ (an-my), but of: Phường An Sơn." in words(proof.findings)


def test_a_workbook_that_cannot_be_read_any_more_is_told_with_its_codes(published):
    (published / "sheets" / "2020" / "an-my.xlsx").write_bytes(b"PK\x03\x04 nothing")
    _, proof = only(published, VerifyOptions())
    assert kinds(proof) == {"file_changed", "file_refused"}
    assert "F201" in words(proof.findings)


def test_the_corrected_workbook_of_a_later_revision_is_no_doubt_about_the_first(published):
    path = published / "sheets" / "2020" / "an-my.xlsx"
    book = load_workbook(path)
    book.active["F13"] = 1
    book.save(path)
    amended(published)
    found = verify(published, 2020, VerifyOptions())
    assert found.is_proved
    first, second = found.proofs
    states = {one.path: one.state for one in first.files}
    assert states["sheets/2020/an-my.xlsx"] is FileState.SUPERSEDED
    assert {one.state for one in second.files} == {FileState.SAME}
    assert second.manifest.blocks["communes"].units["an-my"].cells["1.1.1"][2] == "1"


def test_the_first_revision_edited_after_the_second_is_found_by_both(published, forge):
    amended(published)
    text = manifest_text(published).replace("An Mỹ", "An My")
    forge(published, ("UPDATE revisions SET manifest = ? WHERE number = 1", (packed(text),)))
    first, second = verify(published, 2020, STORE_ONLY).proofs
    assert kinds(first) == {"manifest_edited"}
    assert kinds(second) == {"previous_edited"}
    assert "Revision 1 is not the one that revision 2 amended" in words(second.findings)


def test_a_stored_sheet_of_the_first_revision_edited_after_the_second_is_found(published, forge):
    amended(published)
    forge(published, (ENTRIES, (document(published).replace(*FLIP, 1), 1)))
    first, second = verify(published, 2020, STORE_ONLY).proofs
    assert kinds(first) == {"sheet_changed"}
    assert second.is_proved
    assert only(published, VerifyOptions(2, store_only=True))[0].is_proved


def test_a_reason_that_was_rewritten_is_found(published, forge):
    amended(published)
    forge(published, ("UPDATE revisions SET reason = 'other' WHERE number = 2", ()))
    _, second = verify(published, 2020, STORE_ONLY).proofs
    assert kinds(second) == {"head_differs", "amendment_differs"}


def test_a_year_that_was_never_published_cannot_be_verified(city, published):
    with pytest.raises(ParindexError, match="2020 is not published; there is nothing to compare"):
        verify(city, 2020, STORE_ONLY)
    with pytest.raises(ParindexError, match="no published revision 2; there are: 1"):
        verify(published, 2020, VerifyOptions(2))


def test_an_open_revision_is_told_and_the_published_one_proved(published):
    amend(load(published), 2020, "why", at=LATER)
    found, _ = only(published)
    assert found.is_proved
    assert [one.kind for one in found.findings] == ["open"]


def test_a_manifest_in_another_form_than_the_canonical_one_is_another_manifest(published, forge):
    text = manifest_text(published)
    assert canonical(read_manifest(text)) == text
    forge(published, ("UPDATE revisions SET manifest = ?", (packed(text.replace(",", ", ")),)))
    _, proof = only(published)
    assert kinds(proof) == {"manifest_edited"}


def test_a_year_that_was_unlocked_behind_the_programs_back_is_found(published, forge):
    forge(published, ("UPDATE revisions SET published_at = ''", ()))
    found = verify(published, 2020, STORE_ONLY)
    assert not found.is_proved
    assert "The journal says that revision 1 was published" in words(found.findings)


def test_a_second_revision_that_was_taken_away_is_found(published, forge):
    amended(published)
    forge(published, ("DELETE FROM revisions WHERE number = 2", ()))
    found, proof = only(published)
    assert proof.is_proved
    assert [one.kind for one in found.findings if one.disproves] == ["publication_undone", "amendment_undone"]
    assert [one.kind for one in verify(published, 2020, VerifyOptions(2)).findings] == [
        "publication_undone",
        "amendment_undone",
    ]


REOPENED = "UPDATE revisions SET published_at = '', manifest = x'' WHERE number = ?"
OPENED = "INSERT INTO revisions (year, number, reason, opened_at) VALUES (2020, 3, 'x', '2021-03-03T00:00:00+00:00')"


@pytest.mark.parametrize(
    ("statement", "values", "told"),
    [
        (REOPENED, (1,), {"publication_undone"}),
        (REOPENED, (2,), {"publication_undone"}),
        ("DELETE FROM revisions WHERE number = ?", (1,), {"publication_undone"}),
        ("DELETE FROM revisions WHERE number = ?", (2,), {"publication_undone", "amendment_undone"}),
        (OPENED, (), {"amendment_differs"}),
    ],
)
def test_a_revision_taken_away_reopened_or_made_up_is_found(published, forge, statement, values, told):
    amended(published)
    forge(published, (statement, values))
    found = verify(published, 2020, STORE_ONLY)
    assert not found.is_proved
    assert {one.kind for one in found.findings if one.disproves} == told


@pytest.mark.parametrize("statement", ["DELETE FROM revisions", REOPENED.replace("?", "1")])
def test_a_year_unlocked_behind_the_programs_back_takes_no_scores_and_gives_no_ranks(published, forge, statement):
    forge(published, (statement, ()))
    assert [one.kind for one in verify(published, 2020, STORE_ONLY).findings if one.disproves] == ["publication_undone"]
    for refused in (
        lambda: read(published, at=LATER),
        lambda: amend(load(published), 2020, "why", at=LATER),
        lambda: publish(load(published), PublishOptions(2020), at=LATER),
        lambda: rank(load(published), 2020),
    ):
        with pytest.raises(ParindexError, match="otherwise than its journal whether 2020 is published"):
            refused()


def beside(root, revision=1):
    return root / "published" / "2020" / f"manifest-2020-r{revision}.json"


def test_a_manifest_beside_the_reports_that_is_not_the_one_of_the_store_is_found(published):
    beside(published).write_bytes(beside(published).read_bytes().replace(b"An M", b"An N"))
    found, proof = only(published)
    assert proof.is_proved
    assert [one.kind for one in found.findings if one.disproves] == ["beside_differs"]
    assert "published/2020/manifest-2020-r1.json is not the manifest that the store has" in words(found.findings)


def test_an_older_store_put_back_is_found_by_the_manifest_of_the_later_revision(published):
    before = (published / "parindex.db").read_bytes()
    amended(published)
    (published / "parindex.db").write_bytes(before)
    found, _ = only(published)
    assert [one.kind for one in found.findings if one.disproves] == ["beside_unknown"]
    assert "revision 2, which the store does not know: an older copy of the store" in words(found.findings)


def test_a_store_from_before_the_publication_is_no_unpublished_year_while_the_manifest_is_there(city, published):
    (published / "parindex.db").write_bytes((city / "parindex.db").read_bytes())
    assert [one.kind for one in verify(published, 2020, STORE_ONLY).findings] == ["beside_unknown"]
    beside(published).unlink()
    with pytest.raises(ParindexError, match="2020 is not published"):
        verify(published, 2020, STORE_ONLY)


@pytest.fixture
def with_history(city):
    """A year with scores of one block and published totals of two units beside them."""
    results = [
        PublishedResult(unit, unit.upper(), "others", 2020, index=Decimal("79.35"), rank=rank, of=2)
        for rank, unit in enumerate(("so-a", "so-b"), 1)
    ]
    with open_store(city / "parindex.db") as store:
        store.history.save(2020, results, Stamp(NOON, "1", "an officer"))
    publish(load(city), PublishOptions(2020), at=LATER)
    return city


def test_published_totals_of_the_year_stand_in_its_manifest(with_history):
    found, proof = only(with_history)
    assert found.is_proved
    assert [(one.unit, one.block, one.name) for one in proof.manifest.history] == [
        ("so-a", "others", "SO-A"),
        ("so-b", "others", "SO-B"),
    ]
    assert all(manifest_digest(one.figures) == one.digest for one in proof.manifest.history)
    assert canonical(proof.manifest) == manifest_text(with_history)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE history SET results = replace(results, '79.35', '99.35') WHERE unit = 'so-a'", "history_changed"),
        ("UPDATE history SET unit = 'so-c' WHERE unit = 'so-a'", "history_changed"),
        ("DELETE FROM history WHERE unit = 'so-a'", "history_gone"),
    ],
)
def test_a_published_total_that_was_edited_or_taken_away_is_found(with_history, forge, statement, kind):
    forge(with_history, (statement, ()))
    found, _ = only(with_history)
    assert kind in {one.kind for one in found.findings if one.disproves}


def test_a_manifest_with_other_published_totals_than_the_journal_is_found(with_history, forge):
    text = manifest_text(with_history).replace("79.35", "99.35", 1)
    line = read_manifest(text).history[0]
    text = text.replace(line.digest, manifest_digest(line.figures), 1)
    forge(with_history, ("UPDATE revisions SET manifest = ?", (packed(text),)))
    _, proof = only(with_history)
    assert kinds(proof) == {"manifest_edited", "history_published"}


def test_totals_that_come_with_a_later_revision_are_no_doubt_about_the_first(with_history):
    amend(load(with_history), 2020, "why", at=LATER)
    result = PublishedResult("so-a", "SO-A", "others", 2020, index=Decimal("80.35"))
    with open_store(with_history / "parindex.db") as store:
        store.history.save(2020, [result], Stamp(LATER, "1", "an officer"))
    assert only(with_history)[0].is_proved
    publish(load(with_history), PublishOptions(2020), at=LATER + timedelta(days=1))
    assert verify(with_history, 2020, STORE_ONLY).is_proved


def test_a_manifest_of_an_earlier_version_has_no_totals_and_is_read(published):
    assert '"history"' not in manifest_text(published)
    assert read_manifest(manifest_text(published)).history == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sheets SET at = '2001-01-01T00:00:00+00:00', version = '9' WHERE unit = 'an-my' AND revision = 2",
        "UPDATE revisions SET opened_at = '2001-01-01T00:00:00+00:00' WHERE number = 2",
    ],
)
def test_what_the_guide_names_as_not_covered_by_the_proof(published, forge, statement):
    amended(published)
    forge(published, (statement, ()))
    assert verify(published, 2020, STORE_ONLY).is_proved


def test_another_name_of_a_unit_in_the_store_is_found(published, forge):
    forge(published, ("UPDATE sheets SET name = 'X' WHERE unit = 'an-my'", ()))
    _, proof = only(published)
    assert [(one.what, one.manifest, one.now) for one in proof.results] == [("name", "Phường An Mỹ", "X")]
