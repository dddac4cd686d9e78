"""What a sender finds in the copy of its workbook."""

import shutil
import subprocess
from io import BytesIO

import openpyxl
import pytest

from parindex.model.issues import Severity
from parindex.reporting.marked_copies.marks import COLOURS
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.xlsx.reader import read_ooxml


def rich(book, sheet):
    bold = book.add_format({"bold": True, "num_format": "0.00", "border": 1})
    sheet.write("A1", "BẢNG ĐIỂM", book.add_format({"bold": True, "font_size": 14}))
    sheet.write("B2", 12.5, bold)
    sheet.write("B3", 1 / 3, bold)
    sheet.write_formula("B4", "=SUM(B2:B3)", bold, 12.5 + 1 / 3)
    sheet.write_formula("C4", '=IF(B4>1,"đạt","chưa")', None, "đạt")
    sheet.write_formula("D4", "=B4>1", None, value=True)
    sheet.write_formula("E4", "=1/0", None, "#DIV/0!")
    sheet.write_rich_string("A5", "một phần ", bold, "đậm", " thôi")
    sheet.merge_range("A7:C7", "Gộp")
    sheet.set_column("H:H", None, None, {"hidden": True})
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.write("B10", 3)
    sheet.data_validation("B2", {"validate": "list", "source": ["1", "2"]})
    sheet.conditional_format("B2:B4", {"type": "cell", "criteria": ">", "value": 9, "format": bold})
    sheet.freeze_panes(1, 1)
    sheet.print_area("A1:E20")
    sheet.repeat_rows(0)
    sheet.write_comment("B3", "Đơn vị ghi", {"author": "Người gửi"})
    other = book.add_worksheet("Minh chứng")
    other.write_url("A1", "https://example.org/van-ban", string="Văn bản")
    other.write_url("A2", "external:\\\\may-khac\\tep.xlsx", string="Tệp")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Bảng điểm'!$B$2:$B$4"})
    other.insert_chart("C2", chart)


def test_a_faulty_cell_is_coloured_by_its_severity_and_says_what_to_do(copied, finding):
    copy = copied(rich, [finding("B2"), finding("B10", severity=Severity.REPAIRED, code="S120")])
    sheet = copy.book["Bảng điểm"]
    assert sheet["B2"].fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert sheet["B10"].fill.fgColor.rgb == COLOURS[Severity.REPAIRED]
    assert "[LỖI S103] Sai\n→ Sửa" in sheet["B2"].comment.text
    assert "[ĐÃ SỬA S120]" in sheet["B10"].comment.text
    assert sheet["B4"].fill.fill_type is None


def test_the_worst_of_several_findings_gives_the_colour_and_all_are_told(copied, finding):
    several = [finding("B2", severity=Severity.WARNING, message="Hai"), finding("B2", message="Một")]
    cell = copied(rich, several).book["Bảng điểm"]["B2"]
    assert cell.fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert cell.comment.text.index("Một") < cell.comment.text.index("Hai")


def test_what_the_sender_commented_stays_above_what_is_said_now(copied, finding):
    comment = copied(rich, [finding("B3")]).book["Bảng điểm"]["B3"].comment
    assert comment.text.startswith("Đơn vị ghi")
    assert comment.text.endswith("→ Sửa")
    assert comment.author == "Người gửi"


@pytest.mark.parametrize(("locale", "name", "word"), [("vi", "Danh sách lỗi", "lỗi"), ("en", "Issues", "error")])
def test_the_first_sheet_lists_every_finding_with_a_link_to_its_cell(copied, finding, locale, name, word):
    book = copied(rich, [finding("B2"), finding("", message="Cả trang")], locale).book
    sheet = book.worksheets[0]
    assert (sheet.title, book.active.title) == (name, name)
    assert sheet["C5"].hyperlink.location == "'Bảng điểm'!B2"
    assert sheet["B6"].hyperlink.location == "'Bảng điểm'!A1"
    assert [sheet[cell].value for cell in ("D5", "E5", "G5", "H5")] == [word, "S103", "Sai", "Sửa"]
    assert [one.title for one in book.worksheets if one.sheet_view.tabSelected] == [name]


def test_formats_formulas_and_everything_else_of_the_sender_is_kept(copied, finding, part):
    copy = copied(rich, [finding("B10")])
    sheet = copy.book["Bảng điểm"]
    assert copy.edited
    assert (sheet["B4"].value, sheet["B4"].number_format, sheet["A1"].font.b) == ("=SUM(B2:B3)", "0.00", True)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A7:C7"]
    assert sheet.column_dimensions["H"].hidden
    assert sheet.row_dimensions[10].hidden
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["B2"]
    assert [str(rule.sqref) for rule in sheet.conditional_formatting] == ["B2:B4"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert "A$1:" in sheet.print_area.replace("$A", "A")
    assert len(copy.book["Minh chứng"]._charts) == 1
    assert b"<b/>" in part(copy.content, "xl/worksheets/sheet2.xml") or b"<b " in part(
        copy.content, "xl/worksheets/sheet2.xml"
    )


def test_a_copy_holds_the_results_of_its_formulas_without_being_calculated(copied, finding):
    copy = copied(rich, [finding()])
    shown = openpyxl.load_workbook(BytesIO(copy.content), data_only=True)["Bảng điểm"]
    assert [shown[cell].value for cell in ("B4", "C4", "D4", "E4")] == [12.5 + 1 / 3, "đạt", True, "#DIV/0!"]
    assert not copy.book.calculation.fullCalcOnLoad


def test_a_formula_that_was_never_calculated_is_calculated_on_opening(copied, finding):
    copy = copied(
        lambda _, sheet: (sheet.write("A1", 2), sheet.write_formula("B1", "=A1*2", None, "")), [finding("B1")]
    )
    assert copy.book.calculation.fullCalcOnLoad
    assert copy.book["Bảng điểm"]["B1"].value == "=A1*2"


def test_read_back_a_copy_says_what_the_original_says(copied, finding, tmp_path):
    copy = copied(rich, [finding("B3"), finding("A7")])
    before, _ = read_ooxml(Package((tmp_path / "phieu.xlsx").read_bytes()), "")
    after, _ = read_ooxml(Package(copy.content), "")
    for old, new in zip(before, after[1:], strict=True):
        assert (old.rows, old.formulas, old.errors) == (new.rows, new.formulas, new.errors)


def test_the_same_file_gives_the_same_bytes(copied, finding):
    assert copied(rich, [finding()]).content == copied(rich, [finding()]).content


def test_a_finding_in_a_merged_range_is_shown_where_the_range_shows(copied, finding):
    sheet = copied(rich, [finding("B7")]).book["Bảng điểm"]
    assert sheet["A7"].fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert "Sai" in sheet["A7"].comment.text


def test_a_copy_that_comes_back_has_one_list_and_no_colours_of_what_was_repaired(copied, finding):
    first = copied(rich, [finding("B2"), finding("B3")]).content
    again = copied(first, [finding("B3", message="Vẫn sai")]).book
    sheet = again["Bảng điểm"]
    assert again.sheetnames == ["Danh sách lỗi", "Bảng điểm", "Minh chứng"]
    assert sheet["B2"].comment is None
    assert sheet["B2"].fill.fill_type is None
    assert sheet["B3"].comment.text.count("Đơn vị ghi") == 1
    assert "Sai\n" not in sheet["B3"].comment.text
    assert "Vẫn sai" in sheet["B3"].comment.text


def test_a_sheet_of_the_same_name_keeps_it(copied, finding):
    def write(book, sheet):
        sheet.write("B2", 1)
        book.add_worksheet("danh SÁCH lỗi").write("A1", "của đơn vị")

    book = copied(write, [finding()]).book
    assert book.sheetnames == ["Danh sách lỗi (2)", "Bảng điểm", "danh SÁCH lỗi"]


def test_a_quotation_mark_in_the_name_of_a_sheet_does_not_break_the_link(copied, finding):
    def write(book, _):
        book.add_worksheet("Q1 'chính' = $").write("B2", 1)

    sheet = copied(write, [finding(sheet="Q1 'chính' = $")]).book.worksheets[0]
    assert sheet["C5"].hyperlink.location == "'Q1 ''chính'' = $'!B2"


def test_links_to_pages_stay_and_links_to_files_go(copied, finding):
    sheet = copied(rich, [finding()]).book["Minh chứng"]
    assert sheet["A1"].hyperlink.target == "https://example.org/van-ban"
    assert (sheet["A2"].hyperlink, sheet["A2"].value) == (None, "Tệp")


def test_numbers_keep_all_their_digits(copied, finding, spoilt):
    change = {"xl/worksheets/sheet2.xml": [(b"<v>12.5</v>", b"<v>0.30000000000000004</v>")]}
    copy = copied(spoilt(copied(rich, []).content, {}, change), [finding()])
    assert copy.book["Bảng điểm"]["B2"].value == 0.1 + 0.2


def test_a_long_list_is_cut_and_says_so(copied, finding):
    copy = copied(rich, [finding(f"B{row}") for row in range(1, 2_100)])
    assert copy.book.worksheets[0].max_row == 4 + 2_000 + 1
    assert "99" in copy.book.worksheets[0].cell(2_005, 2).value


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_calculates_the_same(copied, finding, tmp_path):
    copy = copied(rich, [finding("B2"), finding("B3")])
    (tmp_path / "copy.xlsx").write_bytes(copy.content)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "copy.xlsx"], check=True, capture_output=True, timeout=100
    )
    subprocess.run(
        [*command[:-1], "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "again", tmp_path / "copy.ods"],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    again = openpyxl.load_workbook(tmp_path / "again" / "copy.xlsx", data_only=True)
    sheet = again["Bảng điểm"]
    assert [sheet[cell].value for cell in ("B2", "C4")] == [12.5, "đạt"]
    assert sheet["B4"].value == pytest.approx(12.5 + 1 / 3)
    assert "Sai" in sheet["B2"].comment.text
