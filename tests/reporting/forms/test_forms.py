"""What stands in a form, what is open in it, and what its cells accept."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.reporting.forms.filling import SETTINGS, UNITS, WORD, YEAR, every_rule, heads, leaf

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.units import Registry
from parindex.reporting.forms import FormWriter, file_name
from parindex.sources.definitions.criteria_file import read_editions
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_sheets

ROOT = Path(__file__).parents[3]
MODELS = [edition for folder in ("criteria", "examples/tam-ky/criteria") for edition in read_editions(ROOT / folder)[0]]
HOSTILE = [
    '=HYPERLINK("http://a.b","x")',
    "@SUM(1)",
    "+1+1",
    "http://a.b/",
    "mailto:a@b.c",
    "{=1}",
    "=cmd|' /C calc'!A0",
]


def writer(edition, locale="vi", year=YEAR):
    return FormWriter(edition, SETTINGS, year=year, locale=locale, version="0")


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module", params=["vi", "en"])
def form(request):
    book = opened(writer(every_rule(), request.param).unit(UNITS.by_id["song-la"]))
    columns, head = heads(book.worksheets[0], request.param)
    return book, columns, head, speech(request.param)


def row_of(sheet, code):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == code)


def check_of(sheet, code, column=5):
    cell = sheet.cell(row_of(sheet, code), column).coordinate
    (found,) = [check for check in sheet.data_validations.dataValidation if cell in check.sqref]
    return found


def test_codes_are_texts_and_maxima_are_numbers(form):
    sheet = form[0].worksheets[0]
    row = row_of(sheet, "1.10")
    assert (sheet.cell(row, 1).data_type, sheet.cell(row, 3).value) == ("s", 2)


def test_only_cells_for_scores_and_texts_of_components_are_open(form):
    book, columns, head, voice = form
    sheet, edition = book.worksheets[0], every_rule()
    texts = {columns[voice.say("Evidence")], columns[voice.say("Explanation")]}
    appraised = {columns[voice.say(head)] for head in ("Self score", "Appraisal 1", "Appraisal 2")}
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for row in range(1, sheet.max_row + 1):
        code = sheet.cell(row, 1).value if row > head else None
        node = edition.nodes.get(code)
        wanted = set()
        if code in {"T", "P"}:
            wanted = appraised | texts
        elif node is not None and node.is_leaf:
            wanted = texts | ({columns[voice.say("Survey")]} if code in edition.survey_codes else appraised)
        open_cells = {
            column for column in range(1, sheet.max_column + 1) if not sheet.cell(row, column).protection.locked
        }
        assert open_cells == wanted, code


def test_a_list_offers_the_choices_and_the_word_for_nothing_arose(form):
    book, _, _, voice = form
    source = check_of(book.worksheets[0], "1.3").formula1
    name, cells = source.split("!")
    offered = [cell.value for (cell,) in book[name.strip("'")][cells]]
    levels = every_rule().nodes["1.3"].score.levels
    assert offered == [levels["in_time"].title.in_(voice.locale), "late", "no", WORD[voice.locale]]


@pytest.mark.parametrize(
    ("code", "condition"),
    [
        ("1.1", "AND({c}>=0,{c}<=2)"),
        ("1.2", "AND({c}>=0,{c}<=2,ABS(ROUND({c}/0.05,0)*0.05-{c})<0.0000000001)"),
        ("1.6", "AND({c}>=0,{c}<=100)"),
        ("1.8", "AND({c}>=0,{c}<=1000000000000,{c}=INT({c}))"),
    ],
)
def test_numbers_are_checked_and_the_word_is_accepted_beside_them(form, code, condition):
    sheet, word = form[0].worksheets[0], WORD[form[3].locale]
    cell = sheet.cell(row_of(sheet, code), 5).coordinate
    check = check_of(sheet, code)
    assert check.formula1 == f'IF(ISNUMBER({cell}),{condition.format(c=cell)},{cell}="{word}")'
    assert check.error
    assert check.errorTitle == code


def test_cells_of_free_text_say_how_it_is_written(form):
    sheet = form[0].worksheets[0]
    assert "q1; q2" in check_of(sheet, "2.3").prompt
    assert "a=…; b=…" in check_of(sheet, "2.7").prompt
    assert sheet.cell(row_of(sheet, "2.7"), 5).number_format == "@"


def test_a_rate_is_shown_with_a_percent_sign_but_holds_90(form):
    sheet = form[0].worksheets[0]
    assert sheet.cell(row_of(sheet, "1.6"), 5).number_format == 'General" %"'


def test_the_form_prints_on_a4_landscape_one_page_wide_with_repeated_heads(form):
    book, _, head, _ = form
    sheet = book.worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows.endswith(f"${head}:${head}")


def test_prompts_and_errors_are_short_enough_for_excel():
    many = {f"a rather long condition number {number}": 1 for number in range(40)}
    edition = one_leaf(leaf("1", {"by": "checklist", "items": many}, 40))
    sheet = opened(writer(edition).unit(UNITS.units[0])).worksheets[0]
    assert 200 < len(check_of(sheet, "1").prompt) <= 255
    assert check_of(sheet, "1").prompt.endswith("Không phát sinh")


def test_what_a_unit_is_exempt_from_is_shut():
    sheet = opened(writer(every_rule()).unit(UNITS.by_id["dong-mai"])).worksheets[0]
    for code in ("2.1", "2.7"):
        assert all(cell.protection.locked for cell in sheet[row_of(sheet, code)])
    assert "Không áp dụng" in sheet.cell(row_of(sheet, "2.1"), 4).value


@pytest.mark.parametrize(("policy", "total", "index"), [("rescale", 0, 0), ("full_points", 2, 2 / 40 * 100)])
def test_formulas_hold_what_they_show_in_an_empty_form(policy, total, index):
    content = writer(every_rule(policy, computed_only=True)).unit(UNITS.by_id["dong-mai"])
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    columns, head = heads(sheet, "vi")
    column = columns["Quy đổi (thẩm định)"]
    shown = {sheet.cell(row, 2).value: sheet.cell(row, column).value for row in range(head + 1, sheet.max_row)}
    assert shown["Tổng điểm"] == total
    assert shown["Chỉ số (%)"] == pytest.approx(index)
    assert sheet.cell(row_of(sheet, "2"), column).value == total


def test_the_same_form_has_the_same_bytes():
    first, second = (writer(every_rule()).unit(UNITS.units[0]) for _ in range(2))
    assert first == second
    assert writer(every_rule()).matrix("b", "B", UNITS.units) == writer(every_rule()).matrix("b", "B", UNITS.units)


def test_a_writer_keeps_nothing_of_the_form_before():
    shared = writer(every_rule())
    shared.unit(UNITS.units[1])
    assert shared.unit(UNITS.units[0]) == writer(every_rule()).unit(UNITS.units[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_definition_becomes_a_formula_or_a_link(text):
    levels = {"by": "levels", "levels": {"x": {"points": 1, "title": text}, "y": 0}}
    edition = one_leaf({**leaf("1", levels, 1), "title": text}, title=text)
    registry = Registry.model_validate(
        {"blocks": {"b": {"title": text, "criteria": "one"}}, "units": [{"id": "u", "name": text, "block": "b"}]}
    )
    for content in (writer(edition).unit(registry.units[0]), writer(edition).matrix("b", text, registry.units)):
        own = {cell.value for sheet in opened(content) for row in sheet for cell in row if cell.data_type == "f"}
        assert not any(text in formula for formula in own)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            links = [
                name for name in package.namelist() if name.endswith(".rels") and b"hyperlink" in package.read(name)
            ]
        assert links == []
        assert sum(cell.value == text for sheet in opened(content) for row in sheet for cell in row) >= 2


@pytest.mark.parametrize("edition", MODELS, ids=lambda edition: edition.key)
@pytest.mark.parametrize("matrix", [False, True], ids=["unit", "matrix"])
def test_the_empty_form_of_every_model_set_is_recognised_for_certain(tmp_path, edition, matrix):
    registry = Registry.model_validate(
        {
            "blocks": {"b": {"title": "Khối", "criteria": edition.id}},
            "units": [{"id": "song-la", "name": "Phường Sông Lá", "block": "b"}],
        }
    )
    for locale in ("vi", "en"):
        forms = writer(edition, locale, year=edition.edition + 1)
        path = tmp_path / locale / file_name("song-la", edition.edition + 1)
        path.parent.mkdir()
        path.write_bytes(forms.matrix("b", "Khối", registry.units) if matrix else forms.unit(registry.units[0]))
        found = read_sheets([path], Expectation((edition,), registry), workers=1)
        assert {issue.code for issue in found.issues} == {"S404"}


def test_the_title_of_a_set_that_names_another_year_stands_below_the_table():
    book = opened(writer(every_rule(), year=2021).unit(UNITS.units[0]))
    sheet = book.worksheets[0]
    rows = [cell.row for row in sheet for cell in row if "Bộ tiêu chí thử năm 2020" in str(cell.value)]
    assert min(rows) > row_of(sheet, "3.2")


def one_leaf(node, title="Bộ một tiêu chí"):
    return Edition.model_validate({"id": "one", "edition": YEAR, "title": title, "index": [node]})
