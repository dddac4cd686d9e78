"""Write the bad sheets of tests/sheets/bad that speak of layout rules and of tables in parts.

    python tests/sheets/make_layout_sheets.py

They are variations of the sheets that make_sheets.py writes; all units and scores are invented. The rules that
they break stand in tests/sources/test_bad_sheets.py.
"""

from pathlib import Path

from make_sheets import HERE, TREE, saved, started, unit_sheet
from openpyxl import Workbook

HEAD = ("Mã số", "Nội dung", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điều tra XHH")


def plain() -> Workbook:
    book, sheet = started()
    unit_sheet(sheet)
    return book


def parted() -> Workbook:
    """Return the table of one unit with each area on a sheet of its own."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for area in "1234":
        sheet = book.create_sheet(f"Lĩnh vực {area}")
        sheet.append(["Đơn vị: Phường An Mỹ"])
        sheet.append(["Năm 2020"])
        sheet.append(HEAD)
        for code, title, maximum, self_score, appraised in TREE:
            if code.startswith(area):
                survey = code.startswith("4.")
                found = (None, appraised) if survey else (appraised, None)
                sheet.append([code, title, maximum, self_score, *found])
    return book


LEAVES = [(code, title, score) for code, title, _, _, score in TREE if score is not None]


def matrix_of_two_rows() -> Workbook:
    """Return a matrix with two rows under each merged name, and nothing that says what they are."""
    book, sheet = started("Tổng hợp")
    sheet.append(["Đơn vị", *(code for code, _, _ in LEAVES)])
    for at in (2, 4):
        for name in ("Phường An Mỹ" if at == 2 else "Phường An Sơn", None):
            sheet.append([name, *(score for _, _, score in LEAVES)])
        sheet.merge_cells(f"A{at}:A{at + 1}")
    return book


def long_table() -> Workbook:
    """Return a row for each unit and component, one of them twice."""
    book, sheet = started("Xuất từ hệ thống")
    sheet.append(["Đơn vị", "Mã tiêu chí", "Tên tiêu chí", "Điểm thẩm định"])
    for name in ("Phường An Mỹ", "Phường An Sơn"):
        for line in LEAVES:
            sheet.append([name, *line])
    sheet.append(["Phường An Sơn", *LEAVES[1]])
    return book


def sums() -> Workbook:
    book, sheet = started("Tổng hợp")
    sheet.append(["STT", "Đơn vị", "1. Công tác chỉ đạo điều hành", "2. Thủ tục hành chính", "Tổng điểm"])
    sheet.append([1, "Phường An Mỹ", 12, 9, 21])
    return book


def links() -> Workbook:
    """Return the sheet of a unit and beside it a matrix of formulas that were never calculated."""
    book = plain()
    name = book.worksheets[0].title
    sheet = book.create_sheet("Tổng hợp")
    sheet.append(["Đơn vị", *(code for code, _, _ in LEAVES)])
    sheet.append(["Phường An Mỹ", *(f"='{name}'!E{row}" for row in range(11, 11 + len(LEAVES)))])
    return book


def beside(first: str, second: str, *, survey: str = "", others: bool = False, left: bool = False) -> Workbook:
    """Return a sheet with two columns of numbers beside each other: the second one has one that differs."""
    book, sheet = started("Bảng điểm")
    sheet.append(["Đơn vị: Phường An Mỹ"])
    sheet.append(["Năm 2020"])
    sheet.append(["Mã số", "Nội dung", first, survey or "Điểm thẩm định", second])
    for code, title, maximum, self_score, appraised in TREE:
        if appraised is not None:
            surveyed = code.startswith("4.")
            mine = None if surveyed else self_score
            theirs = (appraised if surveyed else None) if survey else appraised
            other = (
                99
                if code == "1.1"
                else maximum
                if others
                else 1.5
                if code == "1.4"
                else None
                if surveyed
                else appraised
            )
            sheet.append([code, title, mine, theirs, other if others or not surveyed else None])
    if left:
        for row in sheet.iter_rows(min_row=3, min_col=4, max_col=5):
            row[0].value, row[1].value = row[1].value, row[0].value
    return book


def books() -> dict[str, Workbook]:
    """Return the workbooks by name."""
    return {
        "L113_column_that_is_empty": plain(),
        "L114_heading_below_the_table": plain(),
        "L115_sheet_of_another_name": plain(),
        "L116_areas_on_their_own_sheets": parted(),
        "L155_two_rows_of_a_unit": matrix_of_two_rows(),
        "L156_component_twice": long_table(),
        "L157_code_of_a_unit_sheet": plain(),
        "L158_sums_alone": sums(),
        "L159_table_of_links": links(),
        "L255_agreed_scores_unread": beside("Điểm tự chấm", "Điểm điều chỉnh", left=True),
        "L256_headings_unknown": beside("Đợt đầu", "Đợt sau", survey="Điều tra XHH"),
        "L257_other_maxima": beside("Điểm tự chấm", "Khung mới", others=True),
    }


def main(folder: Path = HERE / "bad") -> None:
    for name, book in books().items():
        saved(book, folder / f"{name}.xlsx")


if __name__ == "__main__":
    main()
