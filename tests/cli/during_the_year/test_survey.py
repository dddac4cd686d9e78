"""`parindex survey`: answers become points, and nothing of any person goes further."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.during_the_year.conftest import answer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "satisfaction"
ANSWERS = "answers/google-forms.csv"
QUESTIONS = ("q1", "q2", "q3", "q4", "q5", "q6")


@pytest.fixture
def office(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("*.db")))


def report(run, office, *files):
    ran = run("survey", "report", "hai-long-2025", *(files or (ANSWERS,)), "-f", "json", cwd=office)
    return {one["unit"]: one for one in answer("survey-report", ran)["units"]}


def sheet(office, name, *lines):
    (office / name).write_text("\n".join(lines) + "\n", "utf-8")
    return name


def check(run, office, *lines):
    ran = run("survey", "check", "hai-long-2025", sheet(office, "a.csv", *lines), "-f", "json", cwd=office)
    return ran, answer("survey-check", ran)


def test_names_telephones_and_free_text_are_in_no_output_and_no_store(run, office):
    for command in ("check", "report"):
        for form in ("text", "json", "md", "csv"):
            run(
                "survey",
                command,
                "hai-long-2025",
                ANSWERS,
                "-f",
                form,
                "-o",
                f"{command}-{form}.{form if form != 'text' else 'md'}",
                cwd=office,
            )
    run("survey", "score", "hai-long-2025", ANSWERS, "-o", "points.csv", cwd=office)
    run("score", "points.csv", "--stage", "survey", "--year", 2025, cwd=office)
    written = [one for one in office.rglob("*") if one.is_file() and one.parent.name not in {"answers", "surveys"}]
    assert (office / "parindex.db") in written
    for one in written:
        raw = one.read_bytes()
        if one.suffix != ".py":
            assert not any(
                trace in raw
                for trace in ("Người trả lời".encode(), "SĐT giả định".encode(), "Ý kiến giả định".encode())
            ), one


def test_points_are_exact_from_the_counts_and_explained_by_them(run, office):
    assert run("survey", "score", "hai-long-2025", ANSWERS, "-o", "points.csv", cwd=office).code == 0
    scored = run("score", "points.csv", "--stage", "survey", "--year", 2025, cwd=office)
    assert scored.code == 0, scored.out + scored.err
    told = run("explain", "xa-an", "2", "--year", 2025, cwd=office).out
    assert "60 respondents" in told
    assert "Rất hài lòng 123" in told
    exact = Fraction(report(run, office)["xa-an"]["score_exact"])
    cell = (office / "points.csv").read_text("utf-8-sig").splitlines()[1].split(",")[2]
    assert 0 <= exact - Fraction(cell.rstrip("%")) < Fraction(1, 10**9)


def test_few_respondents_are_not_shown_nor_what_would_tell_of_them(run, office):
    found = report(run, office)
    assert found["xa-dong"]["status"] == "suppressed"
    assert found["xa-chau"]["status"] == "suppressed"  # else the mean of the block would tell of the other
    assert found["xa-dong"]["score"] is found["xa-chau"]["score"] is None
    assert found["xa-dong"]["counts"] == found["xa-chau"]["counts"] == {}


@pytest.mark.parametrize(
    ("head", "answers"),
    [
        ("Đơn vị,Thôn,q1,q2,q3,q4,q5,q6", "4,5,3,99,4,5"),  # KoBo or LimeSurvey with codes of answers
        ("Đơn vị,Thôn,f_a/q1,f_a/q2,f_p/q3,f_p/q4,f_s/q5,f_s/q6", "o4,o5,o3,o6,o4,o5"),
        (
            "Đơn vị,Thôn,Đánh giá [Nơi ngồi chờ có đủ chỗ],q2:,Procedures are posted,Solved as promised,q5,q6. ",
            "Hài lòng,rất hài lòng,Bình thường,Không biết,Hài lòng,Rất hài lòng",
        ),
    ],
)  # fmt: skip
def test_exports_are_read_with_codes_or_labels_as_heads_and_answers(run, office, head, answers):
    lines = [f"Xã Bình,Thôn {1 + at % 2},{answers}" for at in range(30)]
    name = sheet(office, "a.csv", head, *lines)
    found = report(run, office, name)["xa-binh"]
    assert (found["respondents"], found["counts"]) == (
        30, {"Hài lòng": 60, "Rất hài lòng": 60, "Bình thường": 30, "Không biết": 30},
    )  # fmt: skip
    assert found["factors"] == {"access": 100.0, "procedures": 0.0, "staff": 100.0}
    assert found["score_exact"] == "200/3"


def test_an_answer_that_is_no_option_is_told_by_its_cell_and_never_repeated(run, office):
    ran, found = check(run, office, "Đơn vị,Thôn," + ",".join(QUESTIONS), "Xã An,Thôn 1,4,4,4,4,4,Trần Văn Giả Định")
    assert ran.code == 3
    assert [(one["code"], one["cell"]) for one in found["issues"] if one["severity"] == "error"] == [("Q004", "H2")]
    assert "Giả Định" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["Họ tên,Điểm", "a,1"], "Q001"),
        (["Đơn vị,Thôn,q1", "Xã An,Thôn 1,4"], "Q002"),
        (["Đơn vị,Thôn,q1,q1,q2,q3,q4,q5,q6", "Xã An,Thôn 1,4,4,4,4,4,4,4"], "Q003"),
        (["Đơn vị,Thôn,q1,q2,q3,q4,q5,q6", "Xã Khác,Thôn 1,4,4,4,4,4,4"], "Q005"),
        (["Đơn vị,Thôn,q1,q2,q3,q4,q5,q6", "Xã An,Thôn 9,4,4,4,4,4,3"], "Q010"),
        (["Đơn vị,Thôn,q1,q2,q3,q4,q5,q6", *["Xã An,Thôn 1,4,4,4,4,4,3"] * 10, "Xã An,Thôn 2,4,4,4,4,4,3"], "Q011"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_code(run, office, lines, code):
    ran, found = check(run, office, *lines)
    assert ran.code == 3
    assert code in [one["code"] for one in found["issues"]]


def test_straight_lines_are_a_hint_and_stay_in_the_base(run, office):
    lines = ["Xã Bình,Thôn 1,4,4,4,4,4,4"] * 3
    ran, found = check(run, office, "Đơn vị,Thôn," + ",".join(QUESTIONS), *lines)
    assert ran.code == 0
    assert [one["severity"] for one in found["issues"] if one["code"] == "Q007"] == ["hint"]
    assert next(one for one in found["units"] if one["unit"] == "xa-binh")["respondents"] == 3


@pytest.mark.parametrize(("kind", "name"), [("docx", "f.docx"), ("xlsx", "f.xlsx"), ("xlsform", "f.xlsx")])
def test_blank_forms_are_written(run, office, kind, name):
    assert run("survey", "form", "hai-long-2025", "-k", kind, "-o", name, cwd=office).code == 0
    assert (office / name).stat().st_size > 5000


def test_the_xlsform_has_a_choice_for_every_option_and_unit(run, office):
    run("survey", "form", "hai-long-2025", "-k", "xlsform", "-o", "f.xlsx", cwd=office, locale="vi")
    book = load_workbook(office / "f.xlsx")
    choices = [[cell.value for cell in row] for row in book["choices"].iter_rows(min_row=2)]
    assert [row[1] for row in choices if row[0] == "units"] == ["xa-an", "xa-binh", "xa-chau", "xa-dong"]
    assert [row[2] for row in choices if row[0] == "scale"][3] == "Hài lòng"
    asked = [[cell.value for cell in row] for row in book["survey"].iter_rows(min_row=2)]
    assert [row[1] for row in asked if row[0] == "select_one scale"] == list(QUESTIONS)


def test_an_answered_workbook_form_comes_back(run, office):
    run("survey", "form", "hai-long-2025", "-k", "xlsx", "-o", "f.xlsx", cwd=office, locale="vi")
    book = load_workbook(office / "f.xlsx")
    for row in range(2, 12):
        for column, value in enumerate(["Xã Bình", f"Thôn {1 + row % 2}", *["Hài lòng"] * 5, "Bình thường"], 1):
            book.worksheets[0].cell(row, column, value)
    book.save(office / "f.xlsx")
    assert report(run, office, "f.xlsx")["xa-binh"]["respondents"] == 10


def test_a_sample_plan_shares_the_sample_among_the_strata(run, office):
    lines = answer("survey-sample", run("survey", "sample", "hai-long-2025", "-f", "json", cwd=office))["lines"]
    whole = next(one for one in lines if one["unit"] == "xa-an" and one["stratum"] is None)
    assert sum(one["chosen"] for one in lines if one["unit"] == "xa-an" and one["stratum"]) == whole["chosen"] == 322


LEAVES = ("5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.5", "5.2.1", "5.2.2", "5.2.3", "5.3.1", "5.3.2")


def test_each_factor_may_give_the_points_of_a_component_of_its_own(run, tam_ky):
    (tam_ky / "surveys").mkdir()
    factors = [
        f"  - {{id: f{at}, title: Nội dung {at}, items: [q{at}], criterion: {{communes: {leaf}}}}}"
        for at, leaf in enumerate(LEAVES)
    ]
    items = [f"  q{at}: {{title: Câu {at}}}" for at in range(len(LEAVES))]
    text = ["schema: 1", "id: s", "year: 2020", "title: Khảo sát", "scale: {Có: 100, Không: 0}", "items:", *items]
    (tam_ky / "surveys" / "s.yaml").write_text("\n".join([*text, "factors:", *factors]) + "\n", "utf-8")
    answers = ",".join(["Có"] * 9 + ["Không"])
    lines = [f"{unit},{answers}" for unit in ("Phường An Mỹ", "Phường An Phú") for _ in range(30)]
    name = sheet(tam_ky, "a.csv", "Đơn vị," + ",".join(f"q{at}" for at in range(len(LEAVES))), *lines)
    checked = answer("survey-check", run("survey", "check", "s", name, "-f", "json", cwd=tam_ky))
    assert len(checked["units"]) == 13  # no departments: nothing of theirs gets points
    assert run("survey", "score", "s", name, "-o", "points.csv", cwd=tam_ky).code == 0
    scored = run("score", "points.csv", "--stage", "survey", "--year", 2020, cwd=tam_ky)
    assert scored.code == 0, scored.out + scored.err
    told = run("explain", "an-my", "5.3.2", "--year", 2020, cwd=tam_ky).out
    assert "30 respondents; answers by option: Không 30; Nội dung 9" in told
    assert " 0.00 / " in told


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('criterion: "2"\n', "", "Q040"),
        ("items: [q1, q2]}", 'items: [q1, q2], criterion: "2"}', "Q041"),
        ("items: [q1, q2]}", 'items: [q1, q2], criterion: "9"}', "Q023"),
    ],
)
def test_components_that_get_no_score_or_two_are_refused(run, office, old, new, code):
    path = office / "surveys" / "hai-long-2025.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    ran = run("survey", "check", "hai-long-2025", ANSWERS, cwd=office)
    assert (ran.code == 0, code in ran.out + ran.err) == (False, True)


def test_the_standard_errors_of_answers_enter_into_which_ranks_hold(run, office):
    lines = ("Đơn vị;1;2", "Xã An;60;88,9%", "Xã Bình;66;70,5%", "Xã Châu;64;78%", "Xã Đông;50;75%")
    assert run("score", sheet(office, "m.csv", *lines), "-y", 2025, cwd=office).code == 0
    with (office / "parindex.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"analysis: {{robustness: {{surveys: {{hai-long-2025: [{ANSWERS}]}}}}}}\n")
    (block,) = answer("robust", run("robust", "-y", 2025, "--draws", 300, "-f", "json", cwd=office))["blocks"]
    assert block["surveyed"] == ["2"]
    (told,) = [one for one in block["scenarios"] if one["scenario"] == "survey"]
    assert (told["draws"], told["skipped"]) == (300, "")
    assert told["moved"] > 0
