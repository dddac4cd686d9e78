"""Write the score sheets of tests/sheets: good ones, and for every code of a sheet a bad one.

    python tests/sheets/make_sheets.py

All units and scores are invented. The files are the same byte for byte whenever this runs.
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
THEN = datetime(2021, 1, 15)  # noqa: DTZ001  spreadsheets know no time zone

TREE = [
    ("1", "Công tác chỉ đạo điều hành", 15, None, None),
    ("1.1", "Ban hành kế hoạch năm", 1, "Đúng hạn", "Đúng hạn"),
    ("1.2", "Mức độ hoàn thành nhiệm vụ", 2, 95, 90),
    ("1.3", "Báo cáo định kỳ", 2, "quarter; year", "Báo cáo quý, Báo cáo năm"),
    ("1.4", "Kiểm tra cải cách hành chính", 2, 1.5, 1.25),
    ("1.5", "Tuyên truyền", 1, 0.75, 0.75),
    ("1.6", "Sáng kiến", 2, 3, 3),
    ("1.7", "Xếp loại người đứng đầu", 2, "Xuất sắc", "Tốt"),
    ("1.8", "Sai sót trong văn bản", 1, 1, 1),
    ("1.9", "Đối thoại với người dân", 1, 1, 0.5),
    ("1.10", "Phối hợp giữa các cơ quan", 1, 0.5, 0.5),
    ("2", "Thủ tục hành chính", 10, None, None),
    ("2.1", "Công khai thủ tục", 2, 1.5, 1.5),
    ("2.1.1", "Niêm yết tại bộ phận một cửa", 1, 1, 1),
    ("2.1.2", "Cập nhật trên trang điện tử", 1, 0.5, 0.5),
    ("2.2", "Tỷ lệ hồ sơ giải quyết đúng hạn", 3, 98.5, 97.25),
    ("2.3", "Số hồ sơ trực tuyến", 2, 120, 118),
    ("2.4", "Hồ sơ trực tuyến và sáng kiến", 3, "a=90%; b=1", "85%; 1"),
    ("3", "Cải cách tài chính công", 4, None, None),
    ("3.1", "Giải ngân vốn đầu tư", 2, 1, 0.1),
    ("3.2", "Quản lý tài sản", 2, 2, "Không phát sinh"),
    ("4", "Khảo sát sự hài lòng", 10, None, None),
    ("4.1", "Hài lòng của người dân", 5, None, "A=45; B=30; C=5"),
    ("4.2", "Hài lòng của tổ chức", 5, None, 91.17),
    ("T", "Điểm thưởng", 2, 1, 1),
    ("P", "Điểm trừ do vi phạm", 2, None, None),
]
GROUPS = {"1", "2", "2.1", "3", "4"}
FIRST = 10
ROWS = {code: FIRST + at for at, (code, *_) in enumerate(TREE)}
LAST = FIRST + len(TREE) - 1

Edit = Callable[[Worksheet], None]


def unit_sheet(sheet: Worksheet, name: str = "Phường An Mỹ", year: object = 2020) -> None:
    """Fill one sheet as a unit would send it: letterhead, merged heading, column letters, total, signature."""
    sheet["A1"], sheet["E1"] = "UBND THÀNH PHỐ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A3"] = f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"
    sheet["A4"] = "(Kèm theo Quyết định ngày 12 tháng 01 năm 2021)"
    sheet["A5"] = f"Đơn vị: {name}"
    sheet.merge_cells("A3:H3")
    head = [
        "Mã\nsố",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm",
        None,
        None,
        "Tài liệu kiểm chứng",
        "Ghi chú",
    ]
    for at, text in enumerate(head, 1):
        sheet.cell(7, at, text)
    sheet["D8"], sheet["E8"], sheet["F8"] = "Tự chấm", "Thẩm định", "Điều tra XHH"
    for columns in ("A7:A8", "B7:B8", "C7:C8", "D7:F7", "G7:G8", "H7:H8"):
        sheet.merge_cells(columns)
    for at, letter in enumerate(["A", "B", 1, 2, 3, "4=1+2", 5, 6], 1):
        sheet.cell(9, at, letter)
    for code, title, maximum, self_score, appraised in TREE:
        row = ROWS[code]
        survey = code.startswith("4.")
        values = [code, title, maximum, self_score, None if survey else appraised, appraised if survey else None]
        for at, value in enumerate(values, 1):
            sheet.cell(row, at, value)
        sheet.cell(row, 1).number_format = "@"
    sheet.cell(ROWS["1.4"], 7, "Quyết định kiểm tra của đơn vị")
    sheet.cell(LAST + 1, 2, "Tổng cộng")
    sheet.cell(LAST + 3, 5, "Ngày … tháng … năm 2021")
    sheet.cell(LAST + 4, 5, "TM. ỦY BAN NHÂN DÂN")


def matrix(sheet: Worksheet, names: tuple[str, ...] = ("Phường An Mỹ", "P. An Sơn", "UBND phường Hoà Thuận")) -> None:
    """Fill one sheet with many units: names down, codes across, titles and maxima under them."""
    sheet["A1"] = "TỔNG HỢP CHỈ SỐ CCHC NĂM 2020"
    leaves = [row for row in TREE if row[0] not in GROUPS]
    sheet["A3"], sheet["B3"], sheet["B5"] = "STT", "Đơn vị", "Điểm tối đa"
    for at, (code, title, maximum, _, appraised) in enumerate(leaves, 3):
        sheet.cell(3, at, code)
        sheet.cell(4, at, title)
        sheet.cell(5, at, maximum)
        for below, name in enumerate(names, 6):
            sheet.cell(below, 1, below - 5)
            sheet.cell(below, 2, name)
            sheet.cell(below, at, appraised)
    sheet.cell(6 + len(names) + 1, 2, "Người lập biểu")


def turned(sheet: Worksheet) -> None:
    """Fill one sheet with codes down and names of units across."""
    for at, text in enumerate(["Đơn vị", "Tiêu chí", "Điểm tối đa", "Phường An Mỹ", "Phường An Sơn"], 1):
        sheet.cell(2, at, text)
    for row, (code, title, maximum, _, appraised) in enumerate(TREE, 3):
        for at, value in enumerate([code, title, maximum, appraised, appraised], 1):
            sheet.cell(row, at, value)


def at(code: str, column: str) -> str:
    """Return the address of a cell of a unit sheet."""
    return f"{column}{ROWS[code]}"


def typed(code: str, value: object, column: str = "E", number_format: str | None = None) -> Edit:
    """Return an edit that types a value at a component."""

    def edit(sheet: Worksheet) -> None:
        cell = sheet[at(code, column)]
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return edit


def cells(values: dict[str, object]) -> Edit:
    """Return an edit of cells by address."""

    def edit(sheet: Worksheet) -> None:
        for address, value in values.items():
            sheet[address] = value

    return edit


def error_cell(sheet: Worksheet) -> None:
    sheet[at("1.4", "E")].value = "#REF!"
    sheet[at("1.4", "E")].data_type = "e"


def cleared(*columns: str, codes: tuple[str, ...] | None = None) -> Edit:
    """Return an edit that empties columns of scores."""

    def edit(sheet: Worksheet) -> None:
        for code in codes or ROWS:
            for column in columns:
                sheet[at(code, column)].value = None

    return edit


def merged_scores(sheet: Worksheet) -> None:
    sheet.merge_cells(f"{at('2.1.1', 'E')}:{at('2.1.2', 'E')}")


def merged_with_maximum(sheet: Worksheet) -> None:
    sheet.merge_cells(f"{at('1.4', 'C')}:{at('1.4', 'E')}")


def left_under_a_merge(sheet: Worksheet) -> None:
    # The range is only named, so that the values under it stay where they are.
    sheet[at("1.4", "H")].value = None
    sheet[at("1.4", "D")].value = None
    sheet.merged_cells.add(f"{at('1.4', 'D')}:{at('1.4', 'E')}")


def struck(sheet: Worksheet) -> None:
    sheet[at("1.4", "E")].font = Font(strike=True)


def struck_code(sheet: Worksheet) -> None:
    sheet[at("1.4", "A")].font = Font(strike=True)


def struck_title(sheet: Worksheet) -> None:
    sheet[at("1.4", "B")].font = Font(strike=True)


def partly(value: str, marked: str, **font: object) -> Edit:
    """Type a text at 1.6, whose end is written in another way."""

    def edit(sheet: Worksheet) -> None:
        sheet[at("1.6", "E")].value = CellRichText(value, TextBlock(InlineFont(**font), marked))

    return edit


def hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["F"].hidden = True


def hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[ROWS["1.4"]].hidden = True


def hide(sheet: Worksheet, code: str) -> None:
    sheet.row_dimensions[ROWS[code]].hidden = True


def flat_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[ROWS["1.4"]].height = 0.4


def flat_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["F"].width = 0.01


def without_row(code: str) -> Edit:
    return lambda sheet: sheet.delete_rows(ROWS[code])


def everywhere_not_applicable(sheet: Worksheet) -> None:
    for code in ROWS:
        if code not in GROUPS and code not in "TP":
            sheet[at(code, "F" if code.startswith("4.") else "E")] = "KPS"
            sheet[at(code, "D")] = None
    sheet[at("2.1", "E")] = sheet[at("2.1", "D")] = None


def other_codes(sheet: Worksheet) -> None:
    for code in ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "2.2", "2.3", "2.4"):
        sheet[at(code, "A")] = f"7{code}"


def codes_of_2019(sheet: Worksheet) -> None:
    sheet.delete_rows(FIRST, len(TREE) + 5)
    rows = [
        ("1", "Công tác chỉ đạo điều hành", 17),
        ("1.1", "Ban hành kế hoạch năm", 2),
        ("1.2", "Mức độ hoàn thành nhiệm vụ", 3),
    ]
    rows += [("1.11", "Tuyên truyền cải cách", 4), ("1.12", "Kiểm tra định kỳ", 4), ("1.13", "Tập huấn", 4)]
    for row, (code, title, maximum) in enumerate(rows, FIRST):
        for column, value in enumerate((code, title, maximum, 1, 1), 1):
            sheet.cell(row, column, value if code != "1" or column < 4 else None)


def decomposed(sheet: Worksheet) -> None:
    """Write every text in decomposed letters (NFD), with spaces at the end, as some keyboards do."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.coordinate not in sheet.merged_cells:
                cell.value = unicodedata.normalize("NFD", cell.value) + " "


BAD: dict[str, Edit | tuple[Edit, ...]] = {
    "L101_notes_only": lambda sheet: (sheet.delete_rows(1, 100), cells({"A1": "Ghi chú của đơn vị", "A2": 1})(sheet)),
    "L102_two_self_scores": cells({"E8": "Điểm tự đánh giá"}),
    "L102_score_beside_appraisal": cells({"F8": "Điểm đạt"}),
    "L103_no_scores": cells({"D7": "Đơn vị tính", "D8": None, "E8": None, "F8": None}),
    "L104_points_of_whom": cells({"I7": "Điểm khuyến khích của cụm"}),
    "L106_hidden_column": hidden_column,
    "L106_column_of_no_width": flat_column,
    "L107_hidden_row": hidden_row,
    "L107_row_of_next_to_no_height": flat_row,
    "L108_merged_scores": merged_scores,
    "L161_score_merged_with_its_maximum": merged_with_maximum,
    "L162_score_left_under_a_merge": left_under_a_merge,
    "L109_score_without_code": cells(
        {
            f"A{ROWS['1.10']}": None,
            f"A{LAST + 2}": "1.10",
            f"B{LAST + 2}": "Phối hợp giữa các cơ quan",
            f"E{LAST + 2}": 1,
        }
    ),
    "L110_below_the_table": cells(
        {f"A{LAST + 6}": "1.4", f"B{LAST + 6}": "Kiểm tra cải cách hành chính", f"E{LAST + 6}": 2}
    ),
    "S101_words": typed("1.4", "khoảng 1 điểm"),
    "S101_mixed_fraction": typed("1.4", "1 1/2"),
    "S101_letter_o": typed("1.4", "O,5"),
    "S102_negative": typed("1.4", -0.5),
    "S102_negative_text": typed("2.3", -5),
    "S103_over_the_maximum": typed("1.4", 2.01),
    "S103_decimal_point_lost": typed("1.4", 125),
    "S104_step": typed("1.5", 0.7),
    "S105_thousands_or_decimals": typed("2.3", "1.500"),
    "S105_comma": typed("2.3", "1,250"),
    "S106_unknown_level": typed("1.1", "Sớm"),
    "S106_unknown_condition": typed("1.3", "Báo cáo quý; Báo cáo tháng"),
    "S106_unknown_grade": typed("1.7", "Khá"),
    "S107_no_level_worth_it": typed("1.1", 0.75),
    "S107_no_conditions_make_it": typed("1.3", 1.75),
    "S107_no_grade": typed("1.7", 0.6, number_format="0%"),
    "S108_rate_over_100": typed("2.2", 101),
    "S109_rate_below_one": typed("2.2", 0.97),
    "S165_rate_below_the_maximum": typed("2.2", 2.5),
    "S166_points_where_rates_are_asked": cells({at("1.2", "E"): 2, at("2.2", "E"): 2.75, at("2.4", "E"): "a=1.8; b=1"}),
    "S110_half_a_count": typed("1.6", 2.5),
    "S111_percent_format": typed("1.4", 0.9, number_format="0%"),
    "S111_percent_sign": typed("1.4", "90%"),
    "S112_error_cell": error_cell,
    "S113_never_calculated": typed("1.4", "=1+0.5"),
    "S114_date": typed("1.4", date(2020, 5, 1)),
    "S106_check_box_where_points_are_asked": typed("1.4", value=True),
    "S164_check_box_of_two_levels": typed("1.1", value=True),
    "S115_one_value_for_two_parts": typed("2.4", 2),
    "S115_unknown_part": typed("2.4", "a=90%; c=1"),
    "S116_unknown_option": typed("4.1", "A=45; X=30", "F"),
    "S117_bonus_over_the_cap": typed("T", 3),
    "S120_decimal_comma": typed("1.4", "1,25"),
    "S120_out_of": typed("1.4", "1.25/2"),
    "S120_full_width": typed("1.4", "１．２５"),
    "S120_percent_text": typed("2.2", "97,25%"),
    "S120_three_decimals": typed("1.4", "1.250"),
    "S121_amount_shown_as_percent": typed("2.3", 1.18, number_format="0%"),
    "S122_rounded_by_its_format": typed("1.4", 0.75, number_format="0"),
    "S122_rounded_percent": typed("2.2", 0.97255, number_format="0.0%"),
    "S123_format_that_hides": typed("1.4", 1, number_format=";;;"),
    "S124_text_in_quotes": typed("1.4", 1, number_format='"1.5"'),
    "S124_points_with_a_percent_sign": typed("1.4", 1, number_format='0"%"'),
    "S124_scaled": typed("2.3", 118000, number_format="0,"),
    "S125_zero_not_shown": typed("1.4", 0, number_format="0.00;-0.00;"),
    "S161_struck_out": struck,
    "S161_partly_struck_out": partly("2", "9", strike=True),
    "S162_raised_sign_of_a_note": partly("1", "3", vertAlign="superscript"),
    "S162_lowered_sign_of_a_note": partly("1", "2", vertAlign="subscript"),
    "S163_struck_out_code": struck_code,
    "S170_struck_out_title": struck_title,
    "S171_empty_cell_of_a_program": typed("1.1", "None"),
    "S126_decomposed_letters": typed("1.1", unicodedata.normalize("NFD", "Đúng hạn")),
    "S126_space_after": typed("1.7", "Tốt "),
    "S126_not_applicable_with_an_unseen_character": typed("3.2", "Không\u200b phát sinh"),
    "S127_name_of_the_unit": cells({"A5": unicodedata.normalize("NFD", "Đơn vị: Phường An Mỹ")}),
    "S127_full_width_code": cells({at("1.4", "A"): "１．４"}),
    "S201_unknown_unit": cells({"A5": "Đơn vị: Phường An Mĩ"}),
    "S202_two_units": cells({"A5": "Đơn vị: Yên Viên"}),
    "S205_unit_gone": cells({"A5": "Đơn vị: Xã Bình Cũ"}),
    "S206_other_block": cells({"A5": "Đơn vị: Phòng Nội vụ"}),
    "S210_last_years_title": cells({"A3": "BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2019"}),
    "S213_last_years_form": codes_of_2019,
    "S214_other_form": other_codes,
    "S301_unknown_code": cells({f"A{LAST + 1}": "5.1", f"B{LAST + 1}": "Tiêu chí lạ", f"E{LAST + 1}": 1}),
    "S302_code_twice": lambda sheet: (
        sheet.insert_rows(ROWS["1.9"]),
        cells({f"A{ROWS['1.9']}": "1.8", f"B{ROWS['1.9']}": "Sai sót trong văn bản"})(sheet),
    ),
    "S303_code_is_a_date": cells({at("1.3", "A"): date(2020, 1, 3), at("1.3", "B"): "Tập huấn công chức"}),
    "S304_1_10_typed_as_1_1": lambda sheet: (
        cells({at("1.10", "A"): 1.1})(sheet),
        setattr(sheet[at("1.10", "A")], "number_format", "General"),
    ),
    "S304_code_turned_into_a_date": cells({at("2.1.1", "A"): date(2001, 1, 2)}),
    "S305_other_maximum": cells({at("1.4", "C"): 1.5}),
    "S306_other_title": cells({at("1.4", "B"): "Số lượng bưu phẩm"}),
    "S307_subtotal": cells({at("2.1", "E"): 2}),
    "S309_subtotal_of_rates_and_levels": cells({at("4", "F"): 9}),
    "S310_total_of_the_survey": cells({f"F{LAST + 1}": 10}),
    "S365_subtotal_of_points_for_rates": cells({at("1", "E"): 11.25, at("1.2", "E"): 2}),
    "S401_missing_score": typed("1.4", None),
    "S401_dash": typed("1.4", "-"),
    "S402_missing_row": without_row("1.9"),
    "S403_self_scores_only": cleared("E"),
    "S467_survey_scores_only": cleared("D", "E"),
    "S404_blank_form": cleared("D", "E", "F"),
    "S405_no_survey": cleared("F"),
    "S406_self_score_of_a_survey": typed("4.2", 88, "D"),
    "S407_nothing_arose": everywhere_not_applicable,
    "S408_area_without_anything": typed("3.1", "KPS"),
    "S466_two_areas_without_anything": cells(
        {
            **{at(code, "E"): "KPS" for code in ("3.1", "3.2")},
            **{at(code, "F"): "Không đánh giá" for code in ("4.1", "4.2")},
        }
    ),
    "L165_many_hidden_rows": lambda sheet: [hide(sheet, code) for code in ("1.4", "1.5", "1.6", "2.1.1")] and None,
    "S409_survey_score_of_an_appraisal": typed("1.4", 1, "F"),
}


def bad_books() -> dict[str, Workbook]:
    """Return the bad workbooks by name."""
    books = {}
    for name, edit in BAD.items():
        book, sheet = started()
        unit_sheet(sheet)
        edit(sheet)
        books[name] = book
    books |= {"L105_hidden_table": two_sheets(hidden=True), "S255_one_unit_on_two_sheets": two_sheets(hidden=False)}
    books["S204_one_unit_in_two_rows"] = from_matrix(cells({"B7": "Phường An Mỹ"}))
    books |= {"S208_stages_on_sheets_of_their_own": two_stages(), "S209_stages_on_sheets_of_their_own": two_stages()}
    books["S203_sheet_of_another_unit"] = titled("Phường An Sơn")
    books["L111_scores_without_a_unit"] = from_matrix(cells({"B7": None}))
    books["L270_scores_under_no_name"], nameless = started()
    turned(nameless)
    for row, (code, *_) in enumerate(TREE, 3):
        nameless.cell(row, 6, None if code in GROUPS else 1)
    books["L112_matrix_without_units"] = from_matrix(lambda sheet: sheet.delete_rows(6, 10))
    books["S207_two_criteria_sets"] = from_unit(None)
    books["S211_no_year"] = from_unit(cells({"A3": "BẢNG CHẤM ĐIỂM"}))
    books["S212_year_before_every_edition"] = from_unit(cells({"A3": "BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2010"}))
    books["S308_total"] = points_only()
    books["S410_no_self_scores"] = from_unit(cleared("D"))
    books["S412_self_scores_left_out"] = from_unit(cleared("D"))
    books["S465_many_missing_count_as_zero"] = from_unit(cells({at("1.4", "E"): None, at("1.5", "E"): None}))
    books["S411_missing_counts_as_zero"] = from_unit(typed("1.4", None))
    books["S103_in_a_matrix"] = from_matrix(cells({"F6": 2.5}))
    books["S201_in_a_matrix"] = from_matrix(cells({"B7": "Phường An Sớn"}))
    books["S201_only_unknown_units_in_a_matrix"] = from_matrix(cells({f"B{row}": f"Xã Lạ {row}" for row in (6, 7, 8)}))
    books["S401_in_a_matrix"] = from_matrix(cells({"F7": None}))
    books["L106_hidden_column_of_a_matrix"] = from_matrix(hidden_column)
    books["L107_hidden_row_of_a_matrix"] = from_matrix(lambda sheet: setattr(sheet.row_dimensions[7], "hidden", True))
    books["L110_below_a_matrix"] = from_matrix(cells({"F12": 1.5}))
    books["S201_below_a_blank_row_of_a_matrix"] = from_matrix(strangers(11, 12))
    books["S901_more_than_can_be_listed"] = from_matrix(strangers(9, 120))
    return books


def good_books() -> dict[str, Workbook]:
    """Return the good workbooks by name."""
    notes, sheet = started()
    unit_sheet(sheet)
    notes.create_sheet("Hướng dẫn")["A1"] = "Cách chấm điểm: xem công văn."
    one_a_sheet = Workbook()
    one_a_sheet.remove(one_a_sheet.worksheets[0])
    for name in ("Phường An Mỹ", "P.An Sơn"):
        unit_sheet(one_a_sheet.create_sheet(name), name)
    for sheet in one_a_sheet.worksheets:
        sheet["A5"] = None
    round_about, other = started()
    turned(other)
    return {
        "unit": notes,
        "sheet_per_unit": one_a_sheet,
        "matrix": from_matrix(None),
        "matrix_signed": from_matrix(signed),
        "turned": round_about,
        "decomposed": from_unit(decomposed),
        "english": english(),
    }


def english() -> Workbook:
    book, sheet = started("Scores")
    sheet["A1"], sheet["A2"], sheet["B2"] = "PAR index, year 2020", "Unit:", "Phường An Sơn"
    for column, text in enumerate(
        ["Code", "Criterion", "Max", "Self score", "Appraisal 1", "Appraisal 2", "Survey score", "Evidence"], 1
    ):
        sheet.cell(4, column, text)
    for row, (code, title, maximum, self_score, appraised) in enumerate(TREE, 5):
        survey = code.startswith("4.")
        first, second, third = (None, None, appraised) if survey else (appraised, self_score, None)
        for column, value in enumerate([code, title, maximum, self_score, first, second, third], 1):
            sheet.cell(row, column, value)
    return book


def started(name: str = "Bảng điểm") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    return book, sheet


def signed(sheet: Worksheet) -> None:
    """Sign a matrix as committees do: names of offices under the units and under scores, a unit of the registry too."""
    cells({"B9": "TỔ THƯ KÝ", "F9": "CHỦ TỊCH HỘI ĐỒNG", "B11": "PHÒNG NỘI VỤ", "D11": "Phường An Mỹ"})(sheet)


def strangers(first: int, end: int) -> Edit:
    """Return an edit that adds units that no registry knows."""

    def edit(sheet: Worksheet) -> None:
        for row in range(first, end):
            for column in range(3, 25):
                sheet.cell(row, column, sheet.cell(6, column).value)
            sheet.cell(row, 2, f"Xã Lạ {row}")

    return edit


def from_unit(edit: Edit | None) -> Workbook:
    book, sheet = started()
    unit_sheet(sheet)
    if edit:
        edit(sheet)
    return book


def from_matrix(edit: Edit | None) -> Workbook:
    book, sheet = started("Tổng hợp")
    matrix(sheet)
    if edit:
        edit(sheet)
    return book


def titled(name: str) -> Workbook:
    book, sheet = started(name)
    unit_sheet(sheet)
    return book


def two_sheets(*, hidden: bool) -> Workbook:
    book, sheet = started()
    unit_sheet(sheet)
    second = book.create_sheet("Bản cũ")
    unit_sheet(second)
    second.sheet_state = "hidden" if hidden else "visible"
    if not hidden:
        typed("1.4", 1)(second)
    return book


def two_stages() -> Workbook:
    book, sheet = started("Tự chấm")
    unit_sheet(sheet)
    cleared("E", "F")(sheet)
    second = book.create_sheet("Thẩm định")
    unit_sheet(second)
    cleared("D")(second)
    return book


def points_only() -> Workbook:
    """Return a sheet of another set, whose components are all points, with a wrong total."""
    book, sheet = started()
    sheet["A1"] = "Đơn vị: Phòng Nội vụ"
    sheet.append(["Mã số", "Nội dung", "Điểm tối đa", "Điểm đạt"])
    sheet.append(["9", "Tham mưu", 10, 8])
    sheet.append([None, "Tổng cộng", 10, 9])
    return book


def saved(book: Workbook, path: Path) -> None:
    """Save a workbook so that its bytes depend on its content alone."""
    buffer = BytesIO()
    book.properties.creator = "parindex tests"
    book.properties.created = THEN
    book.save(buffer)
    stamp = THEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            new.writestr(zipfile.ZipInfo(name, THEN.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


def main() -> None:
    """Write all files."""
    for folder, books in (("good", good_books()), ("bad", bad_books())):
        (HERE / folder).mkdir(exist_ok=True)
        for name, book in books.items():
            saved(book, HERE / folder / f"{name}.xlsx")


if __name__ == "__main__":
    main()
