"""`parindex plan` on the example of 7 priority tasks and 29 measures."""

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
    assert len(status_of_year(run, tam_ky, 2021)["tasks"]) == len(found["tasks"])


def status_of_year(run, office, year):
    return answer("plan-status", run("plan", "status", "-y", year, "-f", "json", cwd=office))
