"""A bundle proves a year with nothing else, and whatever was changed in it is found."""

import json
import shutil
import zipfile
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from tests.workflow.published.conftest import LATER, read
from tests.workflow.published.test_verify import cells, kinds, words

from parindex.errors import ParindexError
from parindex.model.records.journal import Action, Stamp
from parindex.model.records.verification import FileState
from parindex.store import open_store
from parindex.store.backends.sqlite.transaction import transaction
from parindex.workflow.publication.bundles.bundle import bundle
from parindex.workflow.publication.bundles.bundle_parts import as_json
from parindex.workflow.publication.bundles.foreign_bundle import verify_bundle
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions
from parindex.workflow.years.workspace import load


@pytest.fixture(scope="session")
def bundled_once(published_once, tmp_path_factory):
    out = tmp_path_factory.mktemp("bundle") / "2020.zip"
    bundle(published_once, 2020, None, out)
    return out


@pytest.fixture
def empty(tmp_path, monkeypatch):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def changed(source, target, name, content):
    """Write the bundle again with one part changed (or, with `None`, left out)."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            kept = old.read(part)
            if part != name:
                new.writestr(part, kept)
            elif content is not None:
                new.writestr(part, content(kept) if callable(content) else content)
    return target


def part_like(path, beginning):
    with zipfile.ZipFile(path) as archive:
        return next(name for name in archive.namelist() if name.startswith(beginning))


def verified(path, **options):
    found = verify_bundle(path, VerifyOptions(**options))
    (proof,) = found.proofs
    return found, proof


def test_a_bundle_is_proved_in_an_empty_folder_and_leaves_nothing_there(bundled_once, empty):
    found, proof = verified(bundled_once)
    assert found.is_proved
    assert (found.findings, proof.findings) == ((), [])
    assert [one.state for one in proof.files] == [FileState.SAME] * 4
    assert list(empty.iterdir()) == []


def test_the_same_year_gives_the_same_bytes(published, bundled_once, tmp_path):
    out = tmp_path / "2020.zip"
    bundle(published, 2020, None, out)
    assert out.read_bytes() == bundled_once.read_bytes()


def test_the_reports_are_in_it_and_no_part_bears_a_path_from_outside(bundled_once):
    with zipfile.ZipFile(bundled_once) as archive:
        names = archive.namelist()
        report = archive.read("reports/par-index-2020-r1.md").decode()
        entries = json.loads(archive.read("entries.json"))
    assert "Phường An Mỹ" in report
    assert {name.partition(".")[2] for name in names if name.startswith("reports/")} == {
        "md",
        "xlsx",
        "docx",
        "json",
        "csv",
    }
    assert not any("an-my" in name for name in names)
    assert entries[0]["path"] == "sheets/2020/an-my.xlsx"


def test_workbooks_that_are_not_at_hand_are_left_out_and_told(published, tmp_path):
    folder = published / "sheets" / "2020"
    (folder / "an-my.xlsx").unlink()
    shutil.copy(folder / "an-son.xlsx", folder / "an-phu.xlsx")
    made = bundle(published, 2020, None, tmp_path / "b.zip")
    assert made.left_out == ("sheets/2020/an-my.xlsx", "sheets/2020/an-phu.xlsx")
    found, proof = verified(tmp_path / "b.zip")
    assert found.is_proved
    assert [one.state for one in proof.files].count(FileState.ABSENT) == 2


def test_the_second_revision_is_bundled_with_the_first_manifest(published, tmp_path):
    path = published / "sheets" / "2020" / "an-my.xlsx"
    book = load_workbook(path)
    book.active["F13"] = 1
    book.save(path)
    amend(load(published), 2020, "Chép sai", at=LATER)
    read(published, at=LATER)
    publish(load(published), PublishOptions(2020), at=LATER + timedelta(days=1))
    second, first = tmp_path / "2.zip", tmp_path / "1.zip"
    assert bundle(published, 2020, None, second).revision == 2
    assert bundle(published, 2020, 1, first).later == 2
    found, proof = verified(second)
    assert found.is_proved
    assert proof.revision.reason == "Chép sai"
    with zipfile.ZipFile(second) as archive:
        assert "Bản số 2, đính chính: Chép sai" in archive.read("reports/par-index-2020-r2.md").decode()
    assert verified(first)[0].is_proved
    forged = changed(second, tmp_path / "f.zip", "manifest-r1.json", lambda old: old.replace(b"An M", b"An N"))
    assert kinds(verified(forged)[1]) == {"previous_edited"}


def test_a_flipped_score_in_a_bundle_is_found_with_its_cell(bundled_once, tmp_path):
    flip = (
        rb"[\"appraisal-2\",\"F13\",\"0.5\",\"choice\",\"late\"]",
        rb"[\"appraisal-2\",\"F13\",\"1\",\"choice\",\"in_time\"]",
    )
    forged = changed(bundled_once, tmp_path / "f.zip", "entries.json", lambda old: old.replace(*flip, 1))
    found, proof = verified(forged)
    assert kinds(proof) == {"sheet_changed"}
    assert cells(proof) == [("an-my", "1.1.1", "F13", "0.5", "1", "0.5")]
    assert {one.kind for one in found.findings} == {"report_differs"}


def test_another_workbook_in_a_bundle_is_found(bundled_once, published_once, tmp_path):
    name = part_like(bundled_once, "inputs/")
    other = (published_once / "sheets" / "2020" / "an-my.xlsx").read_bytes()
    with zipfile.ZipFile(bundled_once) as archive:
        other = next(
            c for n in archive.namelist() if n.startswith("inputs/") and (c := archive.read(n)) != archive.read(name)
        )
    forged = changed(bundled_once, tmp_path / "f.zip", name, other)
    _, proof = verified(forged)
    assert kinds(proof) == {"file_changed", "other_unit"}


@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("manifest-r1.json", lambda old: old.replace(b'"rank":1', b'"rank":2', 1), "manifest_edited"),
        ("definitions/", b"schema: 1\n", "definition_damaged"),
        ("definitions/", None, "definition_damaged"),
        ("entries.json", b"[]\n", "sheet_removed"),
        ("entries.json", b'[{"unit":"an-my"}]\n', "not_computable"),
        (
            "entries.json",
            lambda old: old.replace(rb"\"number\",\"2\"", rb"\"number\",\"1e999999999\""),
            "not_computable",
        ),
    ],
)
def test_a_changed_part_is_found(bundled_once, tmp_path, part, content, kind):
    forged = changed(bundled_once, tmp_path / "f.zip", part_like(bundled_once, part), content)
    assert kind in kinds(verified(forged)[1])


def test_a_changed_report_is_found(bundled_once, tmp_path):
    forged = changed(bundled_once, tmp_path / "f.zip", "reports/par-index-2020-r1.md", lambda old: old + b"x")
    found, proof = verified(forged)
    assert proof.is_proved
    assert "par-index-2020-r1.md is not the report that these results give" in words(found.findings)
    assert not found.is_proved


def head_of(**said):
    def change(old):
        return as_json({**json.loads(old), **said})

    return change


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("README.txt", lambda old: old.replace(b"zip", b"exe"), "part_differs"),
        ("README.txt", None, "part_differs"),
        ("bundle.json", head_of(manifest_sha256="0" * 64), "part_differs"),
        ("bundle.json", lambda old: old + b"\n", "part_differs"),
        ("bundle.json", head_of(parindex="0.0.1"), "bundle_version"),
        ("bundle.json", head_of(not_at_hand=["sheets/2020/an-my.xlsx"]), "workbook_told_absent"),
        ("inputs/", None, "workbook_untold"),
        ("reports/par-index-2020-r1.md", None, "report_absent"),
    ],
)
def test_what_a_bundle_says_beside_the_proof_is_compared_too(bundled_once, tmp_path, name, content, kind):
    forged = changed(bundled_once, tmp_path / "f.zip", part_like(bundled_once, name), content)
    found, _ = verified(forged)
    assert [one.kind for one in found.findings if one.disproves] == [kind]


def test_parts_that_no_bundle_of_this_year_has_are_found(bundled_once, tmp_path):
    forged = changed(bundled_once, tmp_path / "f.zip", "", None)
    with zipfile.ZipFile(forged, "a") as archive:
        archive.writestr(f"inputs/{'a' * 64}.xlsx", b"PK")
        archive.writestr("reports/par-index-2021-r1.md", b"mine")
    found, _ = verified(forged)
    assert [one.kind for one in found.findings if one.disproves] == ["workbook_foreign", "report_foreign"]


@pytest.mark.parametrize("said", [{"kind": "other"}, {"schema": 99}])
def test_another_kind_of_file_is_refused(bundled_once, tmp_path, said):
    forged = changed(bundled_once, tmp_path / "f.zip", "bundle.json", head_of(**said))
    with pytest.raises(ParindexError, match="is damaged, or was changed"):
        verify_bundle(forged, VerifyOptions())


def test_a_bundle_is_only_verified_for_its_own_year_and_revision(bundled_once):
    assert verify_bundle(bundled_once, VerifyOptions(1, store_only=True), year=2020).is_proved
    for year, revision in ((1999, None), (None, 7), (2020, 2)):
        with pytest.raises(ParindexError, match="holds 2020, revision 1"):
            verify_bundle(bundled_once, VerifyOptions(revision), year=year)


def test_of_other_years_a_bundle_has_only_the_links_of_the_chain(published, tmp_path):
    with open_store(published / "parindex.db") as store:
        journal = store.journal
        with transaction(store.connection.raw):
            journal.add(Stamp(LATER, "1", "somebody"), Action.SCORED, 2019, 1, {"new": [["an-my", "", ""]]})
    amend(load(published), 2020, "Chép sai", at=LATER)
    publish(load(published), PublishOptions(2020), at=LATER)
    with open_store(published / "parindex.db") as store, transaction(store.connection.raw):
        store.journal.add(Stamp(LATER, "1", "somebody"), Action.SCORED, 2020, 3, {})
    bundle(published, 2020, None, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        lines = json.loads(archive.read("journal.json"))
    assert [sorted(one) for one in lines if "who" not in one] == [["digest", "number", "previous"]]
    assert [one["number"] for one in lines] == [1, 2, 3, 4, 5]
    assert verified(tmp_path / "b.zip")[0].is_proved
    for name in ("digest", "previous"):
        forged = changed(
            tmp_path / "b.zip",
            tmp_path / "f.zip",
            "journal.json",
            lambda _, name=name: as_json([*lines[:2], {**lines[2], name: "0" * 64}, *lines[3:]]),
        )
        assert "journal_broken" in {one.kind for one in verified(forged)[0].findings}
    taken = changed(tmp_path / "b.zip", tmp_path / "f.zip", "journal.json", as_json([*lines[:2], *lines[3:]]))
    assert "journal_broken" in {one.kind for one in verified(taken)[0].findings}


def test_an_edited_journal_in_a_bundle_is_found(bundled_once, tmp_path):
    forged = changed(
        bundled_once, tmp_path / "f.zip", "journal.json", lambda old: old.replace(b"2021-01-15", b"2021-01-14")
    )
    assert "broken at record 1" in words(verified(forged)[0].findings)


def test_the_digest_on_paper_is_compared_with_a_bundle(bundled_once):
    assert kinds(verified(bundled_once, digest="0" * 64)[1]) == {"outside_differs"}


def test_templates_of_the_office_are_kept_but_not_run_by_the_receiver(city, tmp_path):
    (city / "templates").mkdir()
    (city / "templates" / "report.md.j2").write_text("{{ year }} mine\n")
    publish(load(city), PublishOptions(2020), at=LATER)
    bundle(city, 2020, None, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.read("reports/par-index-2020-r1.md") == b"2020 mine\n"
    found, _ = verified(tmp_path / "b.zip")
    assert found.is_proved
    assert [one.kind for one in found.findings] == ["reports_templates"]


def test_a_path_that_leaves_the_folder_is_only_a_name(bundled_once, tmp_path, empty):
    """The manifest no longer fits, but the workbook must not be laid outside of the private folder."""
    evil = "../" * 12 + "tmp/" + "an-my.xlsx"

    def point_elsewhere(old):
        return old.replace(b"sheets/2020/an-my.xlsx", evil.encode())

    forged = changed(bundled_once, tmp_path / "f.zip", "manifest-r1.json", point_elsewhere)
    _, proof = verified(forged)
    assert "manifest_edited" in kinds(proof)
    assert {one.path: one.state for one in proof.files}[evil] is FileState.SAME
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("bundle.json", b"{}"),
        ("bundle.json", None),
        ("journal.json", b"[" * 90_000),
        ("entries.json", b"\xff"),
        ("manifest-r1.json", b"{}"),
        ("manifest-r1.json", lambda old: old.replace(b"2021-01-15T", b"2021-99-15T")),
        ("manifest-r1.json", None),
    ],
)
def test_a_part_that_is_none_refuses_the_bundle(bundled_once, tmp_path, part, content):
    forged = changed(bundled_once, tmp_path / "f.zip", part, content)
    with pytest.raises(ParindexError, match="is damaged, or was changed after it was written"):
        verify_bundle(forged, VerifyOptions())


def test_a_bundle_of_an_unpublished_year_is_refused(city, tmp_path):
    with pytest.raises(ParindexError, match="not published"):
        bundle(city, 2020, None, tmp_path / "b.zip")
