"""Writes the tables of this example: `python examples/quang-nam-districts/make_sheets.py [FOLDER]`.

Published are the figures that README.md lists; all others were invented to fill the table. Running it again
gives the same bytes.
"""

import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from making.cells import as_text  # noqa: E402  the folder above is known only now
from making.frozen import save  # noqa: E402
from making.look import (  # noqa: E402
    BOLD,
    BOX,
    HEADING,
    LEFT,
    OFFICE_BOLD,
    SMALL,
    across,
    letterhead,
    print_set_up,
    signature,
    write,
)

YEARS = (2019, 2020, 2021)
TOTALS = {  # totals of 2019, 2020 and 2021; names as the table writes them
    "Tam Kỳ": ("79.69", "84.79", "84.15"),
    "Hội An": ("81.35", "83.42", "85.30"),
    "Bắc Trà My": ("72.60", "82.65", "84.96"),
    "Điện Bàn": ("80.62", "81.90", "83.20"),
    "Thăng Bình": ("78.54", "80.74", "82.05"),
    "Núi Thành": ("80.10", "79.88", "81.64"),
    "Đại Lộc": ("77.80", "79.15", "80.22"),
    "Duy Xuyên": ("77.02", "78.60", "78.88"),
    "Phú Ninh": ("76.15", "77.93", "80.90"),
    "Tiên Phước": ("74.88", "76.50", "79.05"),
    "Quế Sơn": ("75.40", "75.70", "77.50"),
    "Hiệp Đức": ("73.25", "74.60", "77.50"),
    "Đông Giang": ("71.44", "73.40", "75.83"),
    "Nam Giang": ("70.08", "72.10", "73.92"),
    "Phước Sơn": ("69.35", "71.10", "74.60"),
    "Nông Sơn": ("68.10", "69.52", "71.70"),
    "Tây Giang": ("65.90", "68.05", "72.35"),
    "Nam Trà My": ("66.72", "67.33", "70.16"),
}
AS_TEXT = {"Núi Thành", "Phú Ninh", "Nông Sơn"}
"""Totals that the table holds as text with a comma, as typed tables do."""
TOP = 7


def main(folder: Path) -> None:
    for column, year in enumerate(YEARS):
        book = Workbook()
        _fill(book.active, year, {name: Decimal(totals[column]) for name, totals in TOTALS.items()})
        save(book, folder / str(year) / "tong-hop.xlsx", datetime(year + 1, 3, 1))  # noqa: DTZ001  no time zones in xlsx


def _fill(sheet: Worksheet, year: int, totals: dict[str, Decimal]) -> None:
    sheet.title = f"Năm {year}"
    letterhead(sheet, ("UBND TỈNH QUẢNG NAM", "HỘI ĐỒNG THẨM ĐỊNH"), 4)
    across(sheet, 4, (1, 4), f"TỔNG HỢP CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP HUYỆN NĂM {year}", OFFICE_BOLD)
    across(sheet, 5, (1, 4), "Số liệu minh họa: xem README về số liệu đã công bố và số liệu giả định", SMALL)
    for column, (heading, width) in enumerate((("TT", 8), ("Đơn vị", 34), ("CCHC", 24), ("Ghi chú", 34)), 1):
        cell = write(sheet, TOP, column, heading, BOLD)
        cell.fill, cell.border = HEADING, BOX
        sheet.column_dimensions["ABCD"[column - 1]].width = width
    for row, (name, total) in enumerate(totals.items(), TOP + 1):
        values = (row - TOP, name, as_text(total) if name in AS_TEXT else float(total), None)
        for column, value in enumerate(values, 1):
            cell = write(sheet, row, column, value)
            cell.border = BOX
            cell.number_format = "0.00" if isinstance(value, float) else "General"
        sheet.cell(row, 2).alignment = LEFT
        sheet.row_dimensions[row].height = 18
    signature(sheet, TOP + len(totals) + 2, 4, "TỔ THƯ KÝ", "CHỦ TỊCH HỘI ĐỒNG")
    print_set_up(sheet, (TOP, TOP))
    sheet.page_setup.orientation = "portrait"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sheets")
