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


def books() -> dict[str, Workbook]:
    """Return the workbooks by name."""
    return {
        "L113_column_that_is_empty": plain(),
        "L114_heading_below_the_table": plain(),
        "L115_sheet_of_another_name": plain(),
        "L116_areas_on_their_own_sheets": parted(),
    }


def main(folder: Path = HERE / "bad") -> None:
    for name, book in books().items():
        saved(book, folder / f"{name}.xlsx")


if __name__ == "__main__":
    main()
