"""The plan, the survey and the dossiers from Python: the functions of the commands."""

import shutil
from datetime import date
from fractions import Fraction

import pytest
from tests.conftest import ROOT

import parindex
from parindex.errors import ParindexError


@pytest.fixture
def example(tmp_path):
    def copied(name):
        folder = shutil.copytree(ROOT / "examples" / name, tmp_path / name, ignore=shutil.ignore_patterns("*.db"))
        return parindex.load(folder)

    return copied


def brief(*results):
    assert all(len(repr(one)) < 1000 and one._repr_html_().startswith("<") for one in results)


def test_a_plan_is_checked_and_followed_from_python(example):
    office = example("plan")
    checked, status = parindex.plan_check(office, 2022), parindex.plan_status(office, 2022, "2022-06-20")
    assert (checked.plan is not None, len(status.tasks), status.on) == (True, 36, date(2022, 6, 20))
    lead = status.overdue[0].lead
    assert {one.lead for one in parindex.plan_status(office, 2022, date(2022, 6, 20), lead=lead).tasks} == {lead}
    brief(checked, status)
    with pytest.raises(ParindexError, match="on must be a day"):
        parindex.plan_status(office, 2022, None)


def test_a_draft_an_import_and_what_paid_off_from_python(tam_ky):
    city = parindex.load(tam_ky)
    parindex.score(city, [tam_ky / "sheets/2019", tam_ky / "sheets/2020"], store=True)
    drafted = parindex.plan_draft(city, 2020, 2019, block="communes", most=3)
    assert [task.id for task in drafted.tasks] == ["T01", "T02", "T03"]
    area, code = drafted.tasks[0].area, drafted.tasks[0].criteria[0]
    (tam_ky / "a.csv").write_text(f"Mã,Lĩnh vực,Nhiệm vụ,Thời hạn,Tiêu chí\nT1,{area},Rà soát,30/6,{code}\n", "utf-8")
    done = parindex.plan_import(city, tam_ky / "a.csv", 2020, on="2020-01-10")
    assert (done.new, done.written) == (1, True)
    (paid,) = parindex.plan_paid_off(city, 2020, block="communes")
    assert isinstance(paid.recovered, Fraction)
    brief(drafted, done)


def test_a_survey_gives_points_from_python(example):
    office = example("satisfaction")
    answers = office.home / "answers" / "google-forms.csv"
    assert parindex.survey_sample(office, "hai-long-2025")[0].chosen == 322
    checked, found = (ask(office, "hai-long-2025", answers) for ask in (parindex.survey_check, parindex.survey_score))
    (office.home / "points.csv").write_bytes(parindex.survey_points(office, "hai-long-2025", answers))
    scored = parindex.score(office, office.home / "points.csv", year=2025, stage="survey")
    assert not scored.has_errors
    assert checked.units[0].respondents == found.units[0].respondents == 60
    brief(checked, found)


def test_dossiers_give_zones_a_map_and_scores_from_python(example):
    office = example("monitor")
    stored = parindex.monitor_import(office, sorted((office.home / "dossiers").iterdir()), 2022)
    assert (len(stored.rows), parindex.monitor_check(office, 2022).has_errors) == (215, False)
    found = parindex.monitor_show(office, 2022, month=6, unit="bac-tra-my")
    (unit,) = found.units
    assert (unit.total.zone, unit.total.rate > Fraction(9, 10)) == ("green", True)
    drawn = parindex.monitor_map(office, parindex.monitor_show(office, 2022), locale="en")
    assert drawn.svg.startswith("<svg")
    (office.home / "rates.csv").write_bytes(parindex.monitor_points(office, 2022))
    scored = parindex.score(office, office.home / "rates.csv", year=2022, stage="appraisal-2")
    assert len(scored.cards) == 18
    brief(stored, found, drawn)
    with pytest.raises(ParindexError, match="month"):
        parindex.monitor_show(office, 2022, month=13)
