import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from tests.reporting.made_up import HOSTILE, LONG, block_input, context_of, definition

from parindex.model.criteria import Policy
from parindex.reporting import render
from parindex.reporting.excel.formulas import published
from parindex.reporting.report.context import build
from parindex.reporting.writers.book import Book, row_height


def opened(context, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(render("xlsx", context)), data_only=values)


def formulas(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_one_block_has_sheets_for_results_areas_components_and_notes(small):
    assert opened(context_of(small)).sheetnames == ["Kết quả", "Lĩnh vực", "Tiêu chí thành phần", "Ghi chú"]
    assert opened(context_of(small, locale="en")).sheetnames == ["Results", "Areas", "Components", "Notes"]


def test_names_of_sheets_of_several_blocks_are_short_safe_and_different(small, hostile):
    long = block_input(definition(3, 2, 2), LONG[:5], title="Khối: phường/xã [mở rộng] * của thành phố '")
    names = opened(context_of(small, hostile, long, long)).sheetnames
    assert len({name.casefold() for name in names}) == 16
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) and name.strip("'") == name for name in names)


def test_points_of_components_are_values_and_everything_above_is_a_formula(small):
    sheet = opened(context_of(small))["Tiêu chí thành phần"]
    heads = {cell.column: cell.value for cell in sheet[4] if cell.value}
    leaves = {leaf.code for leaf in small.standings.edition.leaves}
    for row in sheet.iter_rows(min_row=9, max_row=16, min_col=3):
        for cell in row:
            if heads.get(cell.column) in leaves:
                assert cell.data_type in {"n", "s"}
    for code in ("1", "1.1"):
        column = next(number for number, head in heads.items() if head == code)
        assert sheet.cell(9, column).data_type == "f"


def test_ranks_tiers_and_indexes_of_the_results_are_formulas_with_stored_values(small):
    context = context_of(small)
    live, stored = opened(context)["Kết quả"], opened(context, values=True)["Kết quả"]
    for line, row in enumerate(context.blocks[0].rows, 6):
        assert stored.cell(line, 2).value == row.name
        assert stored.cell(line, 6).value == pytest.approx(float(row.index.rounded), abs=0)
        assert stored.cell(line, 7).value == row.tier
        assert live.cell(line, 6).data_type == live.cell(line, 7).data_type == "f"
        assert (live.cell(line, 1).data_type == "f") is row.ranked


def test_heads_are_frozen_and_repeated_and_pages_are_a4_landscape():
    names = [*LONG, *(f"Xã Thêm {number}" for number in range(15))]
    book = opened(context_of(block_input(definition(5, 6, 3), names)))
    for name in book.sheetnames[:3]:
        sheet = book[name]
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_a_ranking_of_one_page_repeats_no_head_above_its_chart():
    blocks = [block_input(definition(3, 2, 2), [f"Xã {number}" for number in range(units)]) for units in (6, 26)]
    few, more = (opened(context_of(block))["Kết quả"] for block in blocks)
    assert not few.print_title_rows
    assert not few.row_breaks.brk, "the chart of few units stands below them"
    assert not more.print_title_rows
    assert len(more.row_breaks.brk) == 1


def test_a_ranking_of_several_pages_repeats_its_head():
    names = [f"Xã {number}" for number in range(70)]
    sheet = opened(context_of(block_input(definition(3, 2, 2), names)))["Kết quả"]
    assert sheet.print_title_rows == "$4:$5"


def test_there_are_native_charts_and_colours_by_tier(small):
    with zipfile.ZipFile(io.BytesIO(render("xlsx", context_of(small)))) as package:
        names = package.namelist()
    assert sum(name.startswith("xl/charts/") for name in names) == 2
    assert len(opened(context_of(small))["Kết quả"].conditional_formatting) == 1


def test_numbers_show_the_decimals_of_the_policy():
    block = block_input(definition(3, 2, 2, policy={"published_decimals": 3}), LONG[:5])
    assert opened(context_of(block))["Kết quả"].cell(6, 6).number_format == "#,##0.000"


def test_text_from_files_stays_text(hostile):
    book = opened(context_of(hostile, locale="en"))
    names = [book["Results"].cell(line, 2).value for line in range(6, 16)]
    assert "=cmd|' /C calc'!A0" in names
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and any(name in cell.value for name in HOSTILE):
                    assert cell.data_type == "s"
        assert not any("cmd" in formula or "HYPERLINK" in formula for formula in formulas(sheet))


def test_the_same_context_gives_the_same_bytes_and_no_clock(small):
    first, second = (render("xlsx", context_of(small)) for _ in range(2))
    assert first == second
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.created.isoformat() == "2021-01-15T00:00:00"


def test_a_report_without_blocks_is_still_a_workbook():
    context = build(settings=None, locale="vi", year=2020, compare=None, blocks=[], on=None, version="1")
    assert opened(context).sheetnames == ["Kết quả"]


def test_without_a_compared_year_there_are_no_columns_of_change():
    found = block_input(definition(3, 2, 2), LONG[:5])
    alone = [replace(standing, change=None) for standing in found.standings.standings]
    block = replace(found, previous=None, standings=replace(found.standings, standings=alone, compare=None, left=()))
    sheet = opened(context_of(block, locale="en"))["Results"]
    assert [cell.value for cell in sheet[5]][-3:] == ["From mean", "Bonus", "Penalty"]


def test_a_sheet_with_a_tier_but_no_unit_is_not_written():
    found = block_input(definition(3, 2, 2), LONG[:3])
    empty = replace(found.standings, standings=[], mean=None, left=())
    book = opened(context_of(replace(found, standings=empty, areas=[], losses=[], tiers=[]), locale="en"))
    assert book.sheetnames == ["Notes"]


def test_taken_names_of_sheets_get_a_number(small):
    book = Book(context_of(small), "")
    assert [book.name("x" * 40), book.name("X" * 40), book.name("[:]")] == ["x" * 30 + "…", "X" * 27 + " (2)", "–"]


def test_long_names_get_higher_rows():
    assert row_height(("x" * 10, 36)) < row_height(("x" * 50, 36)) < row_height(("x" * 100, 36))


@pytest.mark.parametrize(
    ("rounding", "formula"),
    [
        ("half_up", "ROUND(A1,2)"),
        ("down", "TRUNC(ROUND(A1,10),2)"),
        ("half_even", "IF(MOD(ROUND(ABS(A1)*10^2,6),1)=0.5,2*ROUND((A1)*10^2/2,0)/10^2,ROUND(A1,2))"),
    ],
)
def test_rounding_in_formulas_is_the_policys(rounding, formula):
    assert published("A1", Policy(rounding=rounding)) == formula


@pytest.mark.parametrize(("areas", "scale"), [(8, 61), (30, 45)])
def test_many_areas_go_over_pages_with_rank_and_name_on_each_rather_than_print_too_small(areas, scale):
    sheet = opened(context_of(block_input(definition(areas, 1, 1), ["Xã A", "Xã B"])))["Lĩnh vực"]
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.page_setup.scale == scale
