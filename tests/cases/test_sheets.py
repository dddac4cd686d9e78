"""Score sheets and registries as they come back: read rightly, or refused by the name of the fault."""

import csv
import io

import openpyxl
import pytest

ALL = {"an-my": 88.94, "an-phu": 79.65, "an-son": 91.48}


@pytest.mark.parametrize("name", ["m.csv", "m.xlsx", "msforms.csv"])
def test_a_matrix_whose_columns_are_titled_with_codes_is_read_with_units_down(city, name):
    assert city("01-stt-unit-coded-titles", name).indexes() == ALL


def test_files_of_text_have_no_sheet_to_name(city):
    said = city("01-stt-unit-coded-titles").text("check", "--year", 2020)
    assert "also: m.csv B2; msforms.csv F2" in said
    assert "csv – " not in said


def test_full_points_typed_where_rates_are_asked_are_asked_about(city):
    case = city("02-points-typed-for-rates")
    asked = [one for one in case.issues()[1] if one["code"] == "S165"]
    assert (len(asked), {one["severity"] for one in asked}) == (14, {"warning"})
    assert "are 2 of 2 points meant?" in asked[0]["message"]
    assert case.run("check", "--year", 2020, "--strict").code == 3
    assert "có phải ý là 2 trên 2 điểm?" in case.text("check", "--year", 2020, locale="vi")


def test_an_agreed_score_that_is_not_read_is_refused_until_somebody_settles_it(city):
    case = city("03-agreed-score-unread")
    code, issues = case.issues()
    assert (code, [one["code"] for one in issues]) == (3, ["L255"])
    assert "1 of them differ" in issues[0]["message"]
    assert "2.8.3 (I111)" in issues[0]["message"]


def test_a_summary_of_areas_beside_unit_sheets_is_a_check_and_nothing_to_score(city):
    case = city("04a-area-summary-beside-unit-sheets")
    assert case.indexes() == ALL
    assert case.codes() <= {"S309", "S310"}


def test_headings_of_kobo_are_read(city):
    assert city("07-kobo-headings").indexes() == ALL


def test_one_row_for_each_unit_and_component_is_read(city):
    assert city("08-one-row-per-score").indexes() == ALL


def test_codes_that_became_dates_in_a_csv_are_repaired(city):
    case = city("09-csv-codes-became-dates")
    assert case.indexes() == {"an-my": 88.94}
    assert case.codes() == set()
    assert "S304" in {one["code"] for one in case.issues()[1]}


def test_every_file_that_is_not_read_is_named_with_the_cure_of_its_kind(city):
    case = city("10-word-zip-pdf-beside")
    told = {one["file"].rsplit("/", 1)[-1]: one["remedy"] for one in case.issues()[1] if one["code"] == "F251"}
    cures = {
        "an-son.gsheet": "Microsoft Excel (.xlsx)",
        "hoa-huong.docx": "Have its table sent",
        "hoa-thuan.zip": "Unpack it",
        "phuoc-hoa.pdf": "Ask for the spreadsheet",
        "tam-ngoc.et": "WPS Spreadsheets",
    }
    assert told.keys() == cures.keys()
    assert all(cure in told[name] for name, cure in cures.items())
    assert case.indexes().keys() == {"an-my", "tam-phu"}


@pytest.mark.parametrize("command", [("check", "--year", 2020), ("score", "sheets/2020"), ("return", "--out", "back")])
def test_check_score_and_return_all_name_the_files_that_are_not_read(city, command):
    said = city("10-word-zip-pdf-beside").text(*command)
    assert all(name in said for name in ("an-son.gsheet", "hoa-huong.docx", "hoa-thuan.zip", "phuoc-hoa.pdf"))


def test_columns_of_scores_under_unknown_headings_are_listed(city):
    code, issues = city("11a-survey-heading-alone").issues()
    assert (code, [one["code"] for one in issues]) == (3, ["L256"])
    assert "Cơ sở" in issues[0]["message"]
    assert "Cấp trên" in issues[0]["message"]


def test_two_rows_of_a_unit_under_one_merged_name_are_two_stages(city):
    assert city("12-two-rows-for-a-unit").indexes() == ALL


def test_raised_and_struck_out_characters_never_join_a_number(city):
    code, issues = city("13-struck-out-and-footnotes", "an-my.xlsx").issues()
    found = {(one["code"], one["cell"]) for one in issues}
    assert code == 3
    assert {("S162", "F38"), ("S162", "F40"), ("S161", "F63")} <= found


def test_a_row_that_is_struck_out_is_not_scored_in_silence(city):
    code, issues = city("13-struck-out-and-footnotes", "an-my-row-struck.xlsx").issues()
    found = {(one["code"], one["cell"]) for one in issues}
    assert code == 3
    assert {("S161", "F111"), ("S163", "A167"), ("S161", "F167")} <= found


def test_quarters_are_shown_as_they_are_and_read_without_a_word(city):
    _, issues = city("14-quarters-as-fractions").issues()
    assert "F167" not in {one["cell"] for one in issues}
    assert {one["cell"] for one in issues if one["code"] in {"S111", "S114"}} == {"F50", "F111"}


def test_check_boxes_answer_rules_of_two_choices(city):
    case = city("15-checkboxes")
    assert case.indexes() == {"an-my": 88.43}
    read = [one for one in case.issues()[1] if one["code"] == "S164"]
    assert (len(read), {one["severity"] for one in read}) == (5, {"repaired"})


def test_a_row_of_maxima_under_any_name_is_no_unit(city):
    case = city("16-row-of-maxima")
    assert (case.indexes(), case.issues()) == (ALL, (0, []))


@pytest.mark.parametrize("name", ["", "Barem", "Tối đa", "Max points"])
def test_a_row_of_maxima_is_known_by_its_values_whatever_its_name(city, name):
    case = city("16-row-of-maxima")
    [file] = (case.root / "sheets" / "2020" / "communes").iterdir()
    text = file.read_text(encoding="utf-8-sig").replace("Points Possible", name)
    file.write_text(text, encoding="utf-8")
    assert (case.indexes(), case.issues()) == (ALL, (0, []))


@pytest.mark.parametrize("head", ["Kết luận", "Final", "Điểm chốt", "Override", "Điểm quy đổi", None])
def test_a_column_right_of_the_last_appraisal_is_refused_under_any_heading(city, head):
    case = city("03-agreed-score-unread")
    [file] = (case.root / "sheets" / "2020" / "communes").iterdir()
    book = openpyxl.load_workbook(file)
    for cell in next(book["CCHC 2020"].iter_cols(min_col=9, max_col=9, max_row=10)):
        if cell.value == "Điểm thống nhất":
            cell.value = head
    book.save(file)
    code, issues = case.issues()
    assert (code, {one["code"] for one in issues if one["severity"] == "error"}) == (3, {"L255"})


@pytest.mark.parametrize("name", ["phan-hoi.csv", "phan-hoi.xlsx"])
@pytest.mark.parametrize("prefix", ["tc_", "q_", "c", "TC_"])
def test_names_of_questions_of_kobo_vary(city, name, prefix):
    case = city("07-kobo-headings")
    [file] = (case.root / "sheets" / "2020" / "communes").iterdir()
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig").replace("/tc_", f"/{prefix}"))))
    file.unlink()
    if name.endswith(".csv"):
        with file.with_name(name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";").writerows(rows)
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(file.with_name(name))
    assert case.indexes() == ALL


@pytest.mark.parametrize(
    ("case", "code", "place", "words"),
    [
        ("17-yaml-hash-cuts-name", "Y165", "10:11", {"en": "is read as a comment", "vi": "được đọc là chú thích"}),
        ("18-yaml-smart-quotes", "Y166", "9:23", {"en": "quotation marks", "vi": "ngoặc kép"}),
        ("19-yaml-block-names-edition", "U065", "6:62", {"en": "Write tam-ky-communes,", "vi": "tam-ky-communes,"}),
    ],
)
def test_yaml_that_is_not_what_was_typed_is_told_once_at_its_place(city, case, code, place, words):
    case = city(case)
    assert [one["code"] for one in case.issues()[1]] == [code]
    for locale, word in words.items():
        said = case.text("check", "--year", 2020, locale=locale)
        assert f"{code} {place}" in said
        assert word in said


def test_the_same_attachment_twice_is_read_once_with_a_hint(city):
    case = city("20-identical-copies")
    _, [hint] = case.issues()
    assert (hint["code"], hint["severity"], case.indexes()) == ("F253", "hint", {"an-my": 88.94})
    assert "same as an-my.xlsx" in hint["message"]


def test_rows_hidden_by_a_filter_are_one_warning(city):
    _, [one] = city("21-filtered-rows").issues()
    assert (one["code"], one["severity"]) == ("L165", "warning")
    assert "62 rows" in one["message"]
    assert "13 to 142" in one["message"]
