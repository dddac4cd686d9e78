"""What points of a published year rest on beside sheets: dossiers, monitoring, surveys; and the plan."""

import shutil
import zipfile
from pathlib import Path

import pytest
from tests.workflow.published.conftest import LATER, NOON, packed

from parindex.errors import ParindexError
from parindex.model.records.manifest import Role, read_manifest
from parindex.workflow.monitoring.import_months import MonthOptions, import_months
from parindex.workflow.publication.bundles.bundle import bundle
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.years.workspace import load

DURING = {Role.MONITORING, Role.SURVEY, Role.POPULATION, Role.PLAN}
STORE_ONLY = VerifyOptions(store_only=True)
HEAD = "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Trả lại"
SURVEY = """\
schema: 1
id: hai-long
year: 2020
title: Khảo sát
criterion: "1.1"
strata: {column: Thôn, population: dan-so.csv}
scale: {Hài lòng: 100, Không: 0}
items: {q1: {title: Đúng hẹn}}
factors: [{id: all, title: Chung, items: [q1]}]
"""


def months(root: Path, received: int, at=NOON):
    (root / "a.csv").write_text(f"{HEAD}\nPhường An Mỹ;1;0;{received};0;{received};0;0;0\n", "utf-8")
    assert import_months(load(root), [root / "a.csv"], MonthOptions(2020), at=at).saved is not None


@pytest.fixture
def worked(city):
    """A published year with dossiers, settings of monitoring, a survey of it and one of another year, and a plan."""
    months(city, 20)
    (city / "monitor.yaml").write_text("schema: 1\ndefinition: done\n", "utf-8")
    (city / "plan-2020.yaml").write_text("schema: 1\nyear: 2020\ntitle: Kế hoạch\ntasks: []\n", "utf-8")
    (city / "surveys").mkdir()
    (city / "surveys" / "hai-long.yaml").write_text(SURVEY, "utf-8")
    (city / "surveys" / "old.yaml").write_text(SURVEY.replace("2020", "2019").replace("hai-long", "old"), "utf-8")
    (city / "surveys" / "dan-so.csv").write_text("Đơn vị,Thôn,Số người\nPhường An Mỹ,Thôn 1,90\n", "utf-8")
    publish(load(city), PublishOptions(2020), at=LATER)
    return city


def found(root):
    told = verify(root, 2020, STORE_ONLY)
    findings = [*told.findings, *(one for proof in told.proofs for one in proof.findings)]
    return told.is_proved, {one.kind for one in findings if one.disproves}, {one.kind for one in findings}


def test_the_manifest_names_what_the_year_rests_on_and_the_bundle_carries_it(worked, tmp_path):
    manifest = verify(worked, 2020, STORE_ONLY).proofs[0].manifest
    during = {one.path: one.role for one in manifest.definitions if one.role in DURING}
    assert during == {
        "monitor.yaml": Role.MONITORING,
        "surveys/hai-long.yaml": Role.SURVEY,
        "surveys/dan-so.csv": Role.POPULATION,
        "plan-2020.yaml": Role.PLAN,
    }
    assert [(one.unit, one.rows) for one in manifest.dossiers] == [
        ("an-my", r'[[1,"","{\"on_time\": 20, \"received\": 20}"]]')
    ]
    out = tmp_path / "year.zip"
    bundle(worked, 2020, None, out)
    with zipfile.ZipFile(out) as archive:
        held = {archive.read(name) for name in archive.namelist() if name.startswith("definitions/")}
        assert read_manifest(archive.read("manifest-r1.json").decode()).dossiers == manifest.dossiers
    assert {(worked / path).read_bytes() for path in during} <= held


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE dossiers SET counts = replace(counts, '20', '90')", "dossiers_changed"),
        ("UPDATE dossiers SET unit = 'an-phu'", "dossiers_gone"),
        ("DELETE FROM dossiers", "dossiers_gone"),
    ],
)
def test_dossiers_that_were_edited_or_taken_away_are_told_and_not_shown(run, worked, forge, statement, kind):
    forge(worked, (statement, ()))
    proved, disproofs, _ = found(worked)
    assert (proved, kind in disproofs) == (False, True)
    for command in ("show", "check"):
        ran = run("monitor", command, "--year", 2020, cwd=worked)
        assert (ran.code, ran.out, "an-my" in ran.err) == (4, "", True)


def test_a_manifest_with_other_dossiers_than_the_journal_is_told(worked, forge):
    text = next((worked / "published" / "2020").iterdir()).read_text("utf-8").replace(": 20", ": 90")
    digest = read_manifest(text).dossiers[0].digest
    forge(worked, ("UPDATE revisions SET manifest = ?", (packed(text.replace(digest, "0" * 64)),)))
    assert {"manifest_edited", "dossiers_published"} <= found(worked)[1]


def test_kept_settings_that_were_edited_are_told_and_those_on_disk_only_noted(worked, forge):
    (worked / "monitor.yaml").write_text("schema: 1\ndefinition: strict\n", "utf-8")
    proved, disproofs, told = found(worked)
    assert (proved, disproofs, "definition_changed" in told) == (True, set(), True)
    manifest = verify(worked, 2020, STORE_ONLY).proofs[0].manifest
    digest = next(one.sha256 for one in manifest.definitions if one.role == "monitoring")
    forge(worked, ("UPDATE files SET content = ? WHERE sha256 = ?", (packed("schema: 1\n"), digest)))
    assert found(worked)[:2] == (False, {"definition_damaged"})


def test_dossiers_are_locked_with_their_year_and_may_change_in_a_later_revision(worked):
    with pytest.raises(ParindexError, match="published"):
        months(worked, 30)
    amend(load(worked), 2020, "why", at=LATER)
    months(worked, 30, at=LATER)
    assert found(worked)[0]
    publish(load(worked), PublishOptions(2020), at=LATER)
    assert found(worked)[0]


def test_dossiers_that_nobody_read_are_never_published(city, forge):
    months(city, 20)
    forge(city, ("UPDATE dossiers SET counts = replace(counts, '20', '90')", ()))
    with pytest.raises(ParindexError, match="an-my"):
        publish(load(city), PublishOptions(2020), at=LATER)
    shutil.rmtree(city)
