"""Writes the score sheets of this example: `python examples/ci/make_sheets.py [FOLDER]`.

All units and scores were invented. Running it again gives the same bytes.
"""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import yaml

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from making.frozen import save  # noqa: E402  the folder above is known only now
from making.look import (  # noqa: E402
    AREA,
    BOLD,
    BOX,
    LEFT,
    OFFICE_BOLD,
    SMALL,
    Column,
    across,
    headings,
    letterhead,
    print_set_up,
    signature,
    write,
)

Typed = str | float | int

UNITS = {unit["id"]: unit["name"] for unit in yaml.safe_load((HERE / "units.yaml").read_text("utf-8"))["units"]}
AREAS = yaml.safe_load((HERE / "criteria" / "example-ci-2019.yaml").read_text("utf-8"))["index"]
CODES = ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1")
APPRAISED: dict[int, dict[str, tuple[Typed, ...]]] = {  # a year, a unit, what was typed for each of CODES
    2019: {
        "dong-sen": (10, 91, 7, 94.5, 13, 84.2),
        "goc-gao": (10, 96, 8, 97.0, 14, 88.6),
        "ben-nua": (5, 82, 6, 90.5, 11, 79.0),
        "cau-ngoi": (10, 88, 7, 95.5, 12.5, 86.1),
        "doi-sim": (0, 74, 5, 86.0, 10, 71.4),
        "lang-tram": (5, 85, 6.5, 92.0, 12, 80.3),
    },
    2020: {
        "dong-sen": (10, 95, 7.5, 96.0, 13.5, 87.9),
        "goc-gao": (10, 94, 8, 96.5, 14, 89.1),
        "ben-nua": (10, 90, 6.5, 93.5, 12, 83.7),
        "cau-ngoi": (10, 89, 7, "95,8%", 13, 85.0),  # an appraised rate typed as a text: the known problem
        "doi-sim": (5, 81, 6, 89.0, 11, 76.8),
        "lang-tram": (10, 87, 7, 93.0, 12.5, 81.9),
    },
}
COLUMNS = (
    Column("code", "Mã số", width=9),
    Column("title", "Nội dung", width=44),
    Column("maximum", "Điểm tối đa", width=10),
    Column("self", "Điểm tự chấm", width=12),
    Column("appraisal", "Điểm thẩm định", width=12),
    Column("survey", "Điểm điều tra XHH", width=13),
    Column("comment", "Ghi chú", width=24),
)


def main(folder: Path) -> None:
    for year, units in APPRAISED.items():
        for unit, typed in units.items():
            book = Workbook()
            _fill(book.active, UNITS[unit], year, dict(zip(CODES, typed, strict=True)))
            save(book, folder / str(year) / f"{unit}.xlsx", datetime(year + 1, 1, 15))  # noqa: DTZ001  no zones in xlsx


def _fill(sheet: Worksheet, name: str, year: int, typed: Mapping[str, Typed]) -> None:
    width = len(COLUMNS)
    sheet.title = f"CCHC {year}"
    letterhead(sheet, ("ỦY BAN NHÂN DÂN THÀNH PHỐ …", name.upper()), width)
    across(sheet, 4, (1, width), f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}", OFFICE_BOLD)
    across(sheet, 5, (1, width), f"Đơn vị: {name}", BOLD)
    across(sheet, 6, (1, width), "Số liệu giả định", SMALL)
    row = headings(sheet, 8, COLUMNS)
    for area in AREAS:
        _line(sheet, row, (area["code"], area["title"]["vi"], area["max"], None, None, None, None), is_area=True)
        for part in area["parts"]:
            row += 1
            score = typed[part["code"]]
            scores = (None, None, score) if "assessed_by" in area else (_claimed(score), score, None)
            _line(sheet, row, (part["code"], part["title"]["vi"], part["max"], *scores, None), is_area=False)
        row += 1
    signature(sheet, row + 1, width, "NGƯỜI LẬP BIỂU", "CHỦ TỊCH")
    print_set_up(sheet, (8, 10))


def _claimed(score: Typed) -> Typed:
    """Units typed what the appraisal found, and always a number."""
    return float(score.rstrip("%").replace(",", ".")) if isinstance(score, str) else score


def _line(sheet: Worksheet, row: int, values: tuple[object, ...], *, is_area: bool) -> None:
    for column, value in enumerate(values, 1):
        cell = write(sheet, row, column, value, *((BOLD,) if is_area else ()))
        cell.border = BOX
        cell.number_format = "@" if isinstance(value, str) else "General"
        if is_area:
            cell.fill = AREA
    sheet.cell(row, 2).alignment = LEFT


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sheets")
