"""`parindex plan` on the example of 7 priority tasks and 29 measures."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.during_the_year.conftest import answer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "plan"


@pytest.fixture
def office(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("*.db")))


def status(run, office, *more, on="2022-06-20"):
    return answer("plan-status", run("plan", "status", "-y", 2022, "--on", on, "-f", "json", *more, cwd=office))


def test_there_are_seven_priority_tasks_and_29_measures_over_seven_areas(run, office):
    tasks = status(run, office)["tasks"]
    assert sum(one["priority"] for one in tasks) == 7
    assert (len(tasks) - 7, len({one["area"] for one in tasks})) == (29, 7)


def test_the_counts_of_the_tables_are_those_of_the_rows(run, office):
    found = status(run, office)
    text = run("plan", "status", "-y", 2022, "--on", "2022-06-20", cwd=office).out
    done = [one for one in found["tasks"] if one["state"] == "done"]
    assert f"36 tasks, 7 of them priority tasks; done {len(done)}" in text
    assert found["overdue"] == ["G15"]


def test_overdue_tasks_fail_a_run_that_asks_for_it(run, office):
    assert run("plan", "status", "-y", 2022, "--on", "2022-06-20", "--fail-on", "overdue", cwd=office).code == 3
    assert run("plan", "status", "-y", 2022, "--on", "2022-03-31", "--fail-on", "overdue", cwd=office).code == 0


@pytest.mark.parametrize("locale", ["en", "vi"])
def test_a_plan_goes_out_as_a_workbook_and_comes_back_the_same(run, office, locale):
    before = status(run, office)
    run(
        "plan",
        "report",
        "-y",
        2022,
        "--on",
        "2022-06-20",
        "--form",
        "plan",
        "-f",
        "xlsx",
        "-o",
        "p.xlsx",
        cwd=office,
        locale=locale,
    )
    ran = run("plan", "import", "p.xlsx", "-y", 2022, "--on", "2022-06-20", cwd=office, locale=locale)
    assert ran.code == 0, ran.out + ran.err
    assert status(run, office) == before


def test_a_workbook_alone_becomes_a_plan(run, office):
    before = status(run, office)["tasks"]
    run("plan", "report", "-y", 2022, "--on", "2022-06-20", "--form", "plan", "-f", "xlsx", "-o", "p.xlsx", cwd=office)
    (office / "plan-2022.yaml").rename(office / "old.yaml")
    ran = run("plan", "import", "p.xlsx", "-y", 2022, "--on", "2022-06-20", cwd=office)
    assert ran.code == 3  # the areas of the plan are in no criteria set
    (office / "plan-2022.yaml").write_text(
        (office / "old.yaml").read_text("utf-8").split("tasks:")[0] + "tasks: []\n", "utf-8"
    )
    assert run("plan", "import", "p.xlsx", "-y", 2022, "--on", "2022-06-20", cwd=office).code == 0
    after = status(run, office)["tasks"]
    same = ("id", "area", "title", "result", "priority", "lead_name", "due", "state", "evidence", "obstacle")
    assert [[one[key] for key in same] for one in after] == [[one[key] for key in same] for one in before]


def test_moving_a_deadline_needs_a_reason_and_keeps_the_old_one(run, office):
    run("plan", "report", "-y", 2022, "--on", "2022-06-20", "--form", "plan", "-f", "xlsx", "-o", "p.xlsx", cwd=office)
    book = load_workbook(office / "p.xlsx")
    sheet = book.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "2022-03-31")
    cell.value = "quý III"
    book.save(office / "p.xlsx")
    refused = run("plan", "import", "p.xlsx", "-y", 2022, "--on", "2022-06-20", cwd=office)
    assert (refused.code, "P028" in refused.out) == (3, True)
    assert (
        run("plan", "import", "p.xlsx", "-y", 2022, "--on", "2022-06-20", "--reason", "Chờ tỉnh", cwd=office).code == 0
    )
    moved = next(one for one in status(run, office)["tasks"] if one["id"] == "G15")
    assert (moved["due"], moved["first_due"], moved["overdue"]) == ("2022-09-30", "2022-03-31", False)
    assert status(run, office, on="2022-06-19")["overdue"] == ["G15"]


def test_calendars_have_an_event_for_each_open_task_and_no_line_is_too_long(run, office):
    run("plan", "calendar", "-y", 2022, "--on", "2022-06-20", "-o", "all.ics", cwd=office)
    raw = (office / "all.ics").read_bytes()
    open_ = [one for one in status(run, office)["tasks"] if one["state"] not in {"done", "cancelled"} and one["due"]]
    assert raw.count(b"BEGIN:VEVENT") == len(open_)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert raw.decode().replace("\r\n ", "").count("SUMMARY:") == len(open_)


def test_each_lead_gets_a_calendar(run, office):
    run("plan", "calendar", "-y", 2022, "--on", "2022-06-20", "-o", "ics", "--each-lead", cwd=office)
    assert len(list((office / "ics").glob("*.ics"))) == 5


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{id: T1, area: '1', title: a, lead: van-phong, due: quý I}\n  - {id: T1, area: '1', title: b}", "P001"),
        ("{id: T1, area: '1', title: a, lead: van-phong, due: sớm}", "P002"),
        ("{id: T1, area: '1', title: a, lead: van-phong, due: quý I, criteria: ['9.9']}", "P003"),
        (
            "{id: T1, area: '1', title: a, lead: noi-vu, due: quý I, progress: [{on: 2022-01-02, state: cancelled}]}",
            "P004",
        ),
        ("{id: T1, area: '1', title: a, due: quý I}", "P007"),
        ("{id: T1, area: '1', title: a, lead: van-phong}", "P008"),
        ("{id: T1, area: '1', title: a, lead: Phòng Nội vu, due: quý I}", "P010"),
        ("{id: T1, area: '1', title: a, lead: van-phong, due: quý I, criteria: ['1'], recover: 101}", "P009"),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_with_its_line(run, office, line, code):
    (office / "plan-2022.yaml").write_text(f"schema: 1\nyear: 2022\ntitle: K\ntasks:\n  - {line}\n", "utf-8")
    found = answer("plan-check", run("plan", "check", "-y", 2022, "-f", "json", cwd=office))["issues"]
    assert code in {one["code"] for one in found}
    assert all(one["cell"] for one in found)


def test_a_draft_names_what_was_lost_and_never_overwrites(run, tam_ky):
    for year in (2019, 2020):
        assert run("score", f"sheets/{year}", cwd=tam_ky).code == 0
    found = answer(
        "plan-draft",
        run("plan", "draft", "-y", 2021, "--from-losses", 2020, "-b", "communes", "-f", "json", cwd=tam_ky),
    )
    assert [one["recover"] for one in found["tasks"]] == sorted(
        (one["recover"] for one in found["tasks"]), reverse=True
    )
    assert any(one["priority"] for one in found["tasks"])
    assert (
        run(
            "plan", "draft", "-y", 2021, "--from-losses", 2020, "-b", "communes", "-o", "plan-2021.yaml", cwd=tam_ky
        ).code
        == 0
    )
    assert (
        run(
            "plan", "draft", "-y", 2021, "--from-losses", 2020, "-b", "communes", "-o", "plan-2021.yaml", cwd=tam_ky
        ).code
        == 4
    )
    status = status_of_year(run, tam_ky, 2021)
    assert len(status["tasks"]) == len(found["tasks"])
    areas = run("plan", "status", "-y", 2021, cwd=tam_ky, locale="vi").out
    assert "Cải cách thể chế và cải cách" in areas  # as the communes' own set names it, not that of the departments


@pytest.mark.parametrize("form", ["text", "md"])
def test_where_nothing_is_overdue_the_answer_says_so(run, office, form):
    said = run("plan", "status", "-y", 2022, "--on", "2022-01-02", "-f", form, cwd=office).out
    assert said.rstrip().endswith("None.")


def status_of_year(run, office, year):
    return answer("plan-status", run("plan", "status", "-y", year, "-f", "json", cwd=office))


def draft(run, office, year, losses, *more):
    ran = run("plan", "draft", "-y", year, "--from-losses", losses, *more, "-f", "json", cwd=office)
    return answer("plan-draft", ran)["tasks"]


@pytest.mark.parametrize("chosen", [("-u", "hoa-thuan"), ("-b", "communes")])
def test_a_draft_proposes_what_the_losses_tell_lost_first_and_then_at_risk(run, city, chosen):
    (block,) = json.loads(run("losses", "-y", 2021, *chosen, "-f", "json", cwd=city).out)["blocks"]
    at_risk = {one["code"] for one in block["risks"]}
    often = {one["code"] for one in block["risks"] if one["reason"] == "lost_often"}
    tasks = draft(run, city, 2022, 2021, *chosen, "--most", 500)
    lost = [one["criteria"][0] for one in tasks if one["recover"] is not None]
    rest = [one["criteria"][0] for one in tasks[len(lost) :]]
    assert set(rest) == at_risk - set(lost)
    assert {one["criteria"][0] for one in tasks if one["priority"]} == often
    if "-u" in chosen:
        assert rest
        assert set(lost) == {one["code"] for one in block["components"] if one["lost"]}


def test_a_plan_cannot_be_drafted_from_what_is_lost_later(run, city):
    ran = run("plan", "draft", "-y", 2020, "--from-losses", 2021, "-b", "communes", cwd=city)
    assert (ran.code, "later year" in ran.err) == (4, True)


UNITS = ("Thành phố Tam Kỳ", "Thành phố Hội An")
SCORES = {"1.1": 8, "1.2": "90%", "2.1": "90%", "2.2": 9, "3.1": 9, "4.1": 14}


@pytest.fixture
def renumbered(run, tmp_path):
    """Districts whose component 1.1 is 1.3 in the set of 2022, scored in both years."""
    office = Path(shutil.copytree(EXAMPLE.with_name("monitor"), tmp_path / "districts"))
    newer = office / "criteria" / "districts-year-2022.yaml"
    newer.write_text(newer.read_text("utf-8").replace('code: "1.1"', 'code: "1.3"'), "utf-8")
    for year, scores in ((2021, SCORES), (2022, {"1.3": 9} | {code: SCORES[code] for code in SCORES if code != "1.1"})):
        lines = [f"{unit},{code},{value}" for unit in UNITS for code, value in scores.items()]
        (office / "a.csv").write_text("\n".join(["Đơn vị,Mã,Thẩm định lần 1", *lines]) + "\n", "utf-8")
        (office / "s.csv").write_text(
            "Đơn vị,Mã,Điều tra XHH\n" + "".join(f"{unit},5.1,80%\n" for unit in UNITS), "utf-8"
        )
        for file, stage in (("a.csv", "appraisal-1"), ("s.csv", "survey")):
            assert run("score", file, "--stage", stage, "-y", year, cwd=office).code == 0
    return office


def test_codes_of_a_draft_are_those_of_the_set_of_its_year(run, renumbered):
    found = {one["criteria"][0]: one["recover"] for one in draft(run, renumbered, 2022, 2021)}
    assert (found["1.3"], "1.1" in found) == (2, False)


def test_what_paid_off_is_told_over_new_codes(run, renumbered):
    assert run("plan", "draft", "-y", 2022, "--from-losses", 2021, "-o", "plan-2022.yaml", cwd=renumbered).code == 0
    ran = run("plan", "report", "-y", 2022, "--form", "paid-off", "-f", "json", cwd=renumbered)
    (task,) = [one for one in answer("plan-paid-off", ran)["tasks"] if one["criteria"] == ["1.3"]]
    assert (task["before"], task["after"], task["recovered"]) == (2, 1, 1)


def test_what_paid_off_is_told_of_one_block(run, tam_ky):
    for year in (2019, 2020):
        run("score", f"sheets/{year}", cwd=tam_ky)
    run("plan", "draft", "-y", 2020, "--from-losses", 2019, "-b", "communes", "-o", "plan-2020.yaml", cwd=tam_ky)
    report = ("plan", "report", "-y", 2020, "--form", "paid-off", "-f", "json")
    assert (run(*report, cwd=tam_ky).code, run(*report, "-b", "communes", cwd=tam_ky).code) == (4, 0)


def untasked(run, office):
    (block,) = json.loads(run("losses", "-y", 2021, "-f", "json", cwd=office).out)["blocks"]
    return {one["code"] for one in block["risks"] if one["reason"] == "no_task"}


def test_losses_tell_what_the_plan_of_the_year_after_has_no_task_about(run, renumbered):
    assert untasked(run, renumbered) == set()  # there is no plan
    run("plan", "draft", "-y", 2022, "--from-losses", 2021, "-o", "plan-2022.yaml", cwd=renumbered)
    assert untasked(run, renumbered) == set()
    plan = (renumbered / "plan-2022.yaml").read_text("utf-8")
    (renumbered / "plan-2022.yaml").write_text(plan.replace('criteria: ["1.3"]', 'criteria: ["2.1"]'), "utf-8")
    assert untasked(run, renumbered) == {"1.1"}
    unit = json.loads(run("losses", "-y", 2021, "-f", "json", cwd=renumbered).out)["blocks"][0]["risks"][0]["unit"]
    (page,) = json.loads(run("profile", unit, "-y", 2021, "-f", "json", cwd=renumbered).out)["blocks"]
    assert {one["code"] for one in page["risks"] if one["reason"] == "no_task"} == {"1.1"}
