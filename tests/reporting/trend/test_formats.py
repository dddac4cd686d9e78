import csv
import io
import json
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from tests.reporting.made_up import SETTINGS
from tests.reporting.test_any_name import NAMES
from tests.reporting.test_machine import faults
from tests.reporting.trend.made_up import hostile, report, series, trend

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.model.criteria import Policy
from parindex.model.results.series import YearResult
from parindex.model.results.trends import Trend
from parindex.reporting.harmless import harmless
from parindex.reporting.trend.build import build
from parindex.reporting.trend.formats import TREND_FORMATS
from parindex.reporting.trend.machine import trend_document
from parindex.workflow.trend import looked_at

docx = pytest.importorskip("docx")
SCHEMA = Path(__file__).parents[3] / "src" / "parindex" / "schemas" / "trend.json"


@cache
def plain():
    return report()


@cache
def kept(name):
    return TREND_FORMATS[name].render(plain(), None)


def made(name, of=None):
    return TREND_FORMATS[name].render(of, None) if of else kept(name)


@pytest.mark.parametrize("name", TREND_FORMATS)
def test_the_same_report_gives_the_same_bytes(name):
    assert made(name, report()) == kept(name)


def test_the_document_is_what_its_schema_says():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(faults(json.loads(made("json")), schema)) == []
    assert list(faults(json.loads(json.dumps(trend_document(trend(unit="b")))), schema)) == []


def test_the_document_has_exact_numbers_gaps_and_reasons():
    (block,) = json.loads(made("json"))["blocks"]
    unit = next(each for each in block["units"] if each["unit"] == "b")
    assert unit["years"][0] | {"areas": 0, "file": 0} == {
        "year": 2015, "source": "published", "index": 70, "index_exact": "70", "points_exact": None, "max_exact": None,
        "rank": 1, "of": 3, "tier": {"vi": "Khá", "en": "Khá"}, "tier_id": "rest", "areas": 0, "file": 0,
    }  # fmt: skip
    assert unit["years"][2] == {"year": 2017, "source": None, "gap": "no_data"}
    assert [step["status"] for step in unit["steps"]] == ["moved", *["not_comparable"] * 3, "moved"]
    assert unit["steps"][3]["reason"] == "criteria_changed"


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_has_one_row_for_each_unit_and_year_and_says_why_there_is_no_difference():
    read = rows(made("csv"))
    assert len(read) == 3 * 6
    gap = next(row for row in read if row["Đơn vị"] == "Xã Yên Ổn" and row["Năm"] == "2017")
    assert gap["Ghi chú"] == "không có số liệu"
    changed = next(row for row in read if row["Đơn vị"] == "Xã Yên Ổn" and row["Năm"] == "2019")
    assert changed["Ghi chú"].startswith("không so sánh được: bộ tiêu chí thay đổi")


def without_ranks(*unranked):
    """The report of the made-up block in which some units have no rank: `ranked: false`, or only one area is told."""
    whole = series()
    units = [replace(each, years=bare(each.years)) if each.unit in unranked else each for each in whole.units]
    found = looked_at(replace(whole, units=tuple(units)), Policy(), None)
    return build(Trend(2015, 2020, (found,)), SETTINGS, "vi", on=None, version="0.1.0")


def bare(years):
    return tuple(replace(year, rank=None, of=None) if isinstance(year, YearResult) else year for year in years)


@pytest.mark.parametrize("name", TREND_FORMATS)
@pytest.mark.parametrize("unranked", ["a", "abc"])
def test_units_without_any_rank_are_written_in_every_format(name, unranked):
    assert made(name, without_ranks(*unranked)) != kept(name)


def test_a_chart_of_ranks_leaves_out_units_without_any_and_is_not_drawn_if_nobody_has_one():
    counts = [sheet.count("<c:ser>") for sheet in sheet_charts(made("xlsx", without_ranks("a")))]
    assert counts == [7, 5, 6], "a has two stretches"
    assert [sheet.count("<c:ser>") for sheet in sheet_charts(made("xlsx", without_ranks(*"abc")))] == [7, 6]


@given(NAMES)
@settings(max_examples=15)
def test_csv_neutralises_any_name(name):
    assert rows(made("csv", report({"a": name})))[0]["Đơn vị"] in {harmless(one_line(name)), "Xã Yên Ổn", "Xã Đồng Sữa"}


@given(NAMES)
@settings(max_examples=15)
def test_markdown_keeps_every_row_of_a_table_whole(name):
    lines = made("md", report({"a": name})).decode().splitlines()
    bare = [line.replace("\\\\", "").replace("\\|", "") for line in lines if line.startswith("|")]
    widths = {line.count("|") for line in bare}
    assert widths <= {3, 5, 8}


def test_hostile_names_stay_text_in_a_workbook():
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", hostile())))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}


def test_hostile_names_stay_text_in_word():
    read = docx.Document(io.BytesIO(made("docx", hostile())))
    text = {cell.text for table in read.tables for row in table.rows for cell in row.cells}
    assert {"=cmd|' /C calc'!A0", "{{7*7}}{% raw %}", "<w:p><w:r>&amp;</w:r></w:p>"} <= text


def sheet_charts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [package.read(name).decode() for name in names]


def test_the_workbook_draws_a_line_for_each_unbroken_stretch_and_leaves_gaps_blank():
    content = made("xlsx")
    index, ranks, ends = sheet_charts(content)
    assert "dispBlanksAs" not in index, "a gap is what a workbook that says nothing of blanks has"
    # a: 2015-18 | 2019-20; b: 2015-16 | 2018 | 2019-20; c as a
    assert (index.count("<c:ser>"), ranks.count("<c:ser>")) == (7, 7)
    assert ends.count("<c:ser>") == 6
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Biểu đồ"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == "Xã Yên Ổn"]
    assert found[0][1:] == [70, 69.5, None, None, None, None]
    assert found[1][1:] == [None, None, None, 71, None, None]
    assert found[2][1:] == [None, None, None, None, 66, 68]


def test_the_charts_of_a_few_years_fit_beside_the_margins_two_to_a_page():
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx")))["Biểu đồ"]
    assert sheet.page_setup.scale <= 75
    assert [one.id for one in sheet.row_breaks.brk] == [3 + 19 * 2, 3 + 19 * 3]


def test_the_workbook_keeps_all_data_on_a_sheet_of_its_own():
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx")))["Dữ liệu"]
    assert sheet.auto_filter.ref == "A4:N22"


def test_the_word_document_has_two_pictures_a_block_and_three_annexes():
    content = made("docx")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Tổng kết 6 năm xác định Chỉ số cải cách hành chính" in text
    assert [annex in text for annex in ("PHỤ LỤC 1A", "PHỤ LỤC 1B", "PHỤ LỤC 1C")] == [True] * 3


def test_a_template_of_the_workspace_that_asks_for_what_is_not_there_is_refused(tmp_path):
    (tmp_path / "trend.md.j2").write_text("{{ secret }}", encoding="utf-8")
    with pytest.raises(ParindexError) as refused:
        TREND_FORMATS["md"].render(report(), tmp_path)
    assert refused.value.values["file"] == "trend.md.j2"


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_format_is_written_in_both_languages(locale):
    title = "Chỉ số cải cách hành chính" if locale == "vi" else "The public administration reform index"
    assert title in made("md", report(locale=locale)).decode()
