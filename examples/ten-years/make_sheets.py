"""Writes the files of this example: `python examples/ten-years/make_sheets.py [FOLDER]`.

Everything is invented: the city, its offices and wards, every score. The story is like that of a real city in
2011-2020 (README.md). Running it again gives the same bytes.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from making.criteria import CriteriaSet, load  # noqa: E402  the folder above is known only now
from making.frozen import save  # noqa: E402
from making.look import (  # noqa: E402
    AREA,
    BOLD,
    BOX,
    HEADING,
    LEFT,
    OFFICE_BOLD,
    SMALL,
    across,
    letterhead,
    print_set_up,
    write,
)

FIRST, SCORED, NEW_SET, LAST = 2011, 2015, 2016, 2020
"""Until 2014 there are only published tables; from 2016 on another criteria set is in force."""
PASTED = 2014
"""The year whose table was copied out of a document."""
CITY = "UBND THÀNH PHỐ VỊNH XANH"
NO = None

WARDS: Mapping[str, Sequence[str | None]] = {  # index of 2011 … 2020; names as the tables write them
    "Phường Cửa Sông": ("68.50", "71.25", "74.80", "78.40", "81.75", "83.10", "86.45", "88.90", "91.20", "93.05"),
    "Phường Bến Thuyền": ("74.20", "75.10", "76.85", "77.30", "79.05", "80.40", "82.15", "84.70", "86.35", "88.15"),
    "Phường Chợ Cũ": ("79.35", "78.90", "80.15", "81.60", "80.95", "78.30", "79.85", "80.20", "81.45", "80.75"),
    "Phường Đồi Thông": ("72.40", "73.95", "73.10", "75.65", "77.20", "77.20", "78.95", "81.30", "83.05", "84.60"),
    "Phường Vườn Đào": ("66.75", "68.30", "70.45", "69.80", "72.55", "74.90", "73.15", "76.40", "78.85", "80.75"),
    "Phường Suối Mây": ("70.15", "72.60", "71.35", "74.05", "75.40", "72.85", "74.70", "75.95", NO, NO),
    "Phường Hồ Sen": ("64.30", "65.85", "68.20", "70.75", "71.10", "70.05", "71.60", "73.25", NO, NO),
    "Phường Mây Sen": (NO, NO, NO, NO, NO, NO, NO, NO, "79.60", "82.40"),
    "Xã Đảo Xanh": ("58.60", "61.45", "64.90", "72.80", "78.15", "81.55", "85.20", "90.05", "95.30", "94.15"),
    "Xã Rừng Thông": ("62.85", "64.20", NO, "66.95", "69.30", "67.40", "70.25", "72.80", "74.15", "77.90"),
}
OFFICES: Mapping[str, Sequence[str | None]] = {
    "Văn phòng HĐND và UBND": (
        "82.10",
        "83.45",
        "84.05",
        "85.60",
        "86.95",
        "88.20",
        "89.75",
        "91.30",
        "92.85",
        "94.10",
    ),
    "Phòng Nội vụ": ("80.55", "82.20", "84.70", "86.15", "88.40", "89.05", "91.60", "92.95", "94.20", "95.35"),
    "Phòng Tư pháp": ("76.30", "77.85", "77.85", "79.40", "81.25", "80.10", "82.75", "84.30", "85.05", "86.60"),
    "Phòng Tài chính - Kế hoạch": (
        "78.95",
        "78.95",
        "80.20",
        "80.85",
        "82.60",
        "81.35",
        "83.90",
        "85.15",
        "87.40",
        "86.20",
    ),
    "Phòng Quản lý đô thị": ("65.40", "67.95", "70.10", "72.65", "71.30", "69.85", "74.20", "77.75", "81.10", "84.45"),
    "Phòng Văn hóa và Thông tin": (
        "73.80",
        "75.35",
        "76.90",
        "78.05",
        "79.60",
        "78.45",
        "80.95",
        "82.50",
        "83.15",
        "84.45",
    ),
    "Phòng Y tế": ("71.25", "72.10", "73.65", "74.20", "75.85", "74.30", "76.15", NO, NO, NO),
}
BLOCKS = {"wards": WARDS, "offices": OFFICES}
TITLES = {"wards": "CÁC XÃ, PHƯỜNG", "offices": "CÁC PHÒNG, BAN"}
TIERS = ((90, "Xuất sắc"), (80, "Tốt"), (65, "Khá"), (50, "Trung bình"), (0, "Yếu"))


def main(folder: Path) -> None:
    for block in BLOCKS:
        for year in range(FIRST, SCORED):
            _published(folder / "published", block, year)
        for year in range(SCORED, LAST + 1):
            _scored(folder / "sheets", block, year)


def of_year(block: str, year: int) -> dict[str, Decimal]:
    """Return the index of every unit that has one, in the order of the table."""
    return {name: Decimal(given) for name, row in BLOCKS[block].items() if (given := row[year - FIRST]) is not None}


def _published(folder: Path, block: str, year: int) -> None:
    """Write what was published of a year: a CSV as saved from Excel, or text as copied out of Word."""
    rows = [("TT", "Đơn vị", "Chỉ số (%)", "Xếp hạng", "Xếp loại"), *_lines(block, year)]
    if year == PASTED:
        title = f"KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH {TITLES[block]} NĂM {year}\n(Số liệu giả định)\n\n"
        text, name = title + "\n".join("\t".join(row) for row in rows) + "\n", f"{block}-{year}.txt"
    else:
        text, name = "\ufeff" + "".join(";".join(row) + "\r\n" for row in rows), f"{block}-{year}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8", newline="")


def _lines(block: str, year: int) -> Iterator[tuple[str, ...]]:
    indexes = of_year(block, year)
    ordered = sorted(indexes, key=lambda name: -indexes[name])
    for number, name in enumerate(ordered, 1):
        index = indexes[name]
        rank = 1 + sum(other > index for other in indexes.values())
        tier = next(title for bound, title in TIERS if index >= bound)
        yield str(number), name, f"{index:.2f}".replace(".", ","), str(rank), tier


def _scored(folder: Path, block: str, year: int) -> None:
    edition = FIRST if year < NEW_SET else NEW_SET
    criteria = load(HERE / "criteria" / f"vinh-xanh-{block}-{edition}.yaml")
    book = Workbook()
    _fill(book.active, block, year, criteria)
    save(book, folder / str(year) / f"{block}.xlsx", datetime(year + 1, 1, 15))  # noqa: DTZ001  no time zones in xlsx


def _fill(sheet: Worksheet, block: str, year: int, criteria: CriteriaSet) -> None:
    sheet.title, width = f"Năm {year}", len(criteria.leaves) + 1
    letterhead(sheet, (CITY, "HỘI ĐỒNG THẨM ĐỊNH"), width)
    across(sheet, 4, (1, width), f"ĐIỂM THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH {TITLES[block]} NĂM {year}", OFFICE_BOLD)
    across(sheet, 5, (1, width), "Số liệu giả định", SMALL)
    for row, label in ((7, "Đơn vị"), (8, "Điểm tối đa")):
        write(sheet, row, 1, label, BOLD).fill = HEADING if row == 7 else AREA
    sheet.column_dimensions["A"].width = 32
    for column, leaf in enumerate(criteria.leaves, 2):
        code = write(sheet, 7, column, leaf.code, BOLD)
        code.fill, code.number_format = HEADING, "@"
        write(sheet, 8, column, float(leaf.maximum)).fill = AREA
    for row, (name, index) in enumerate(of_year(block, year).items(), 9):
        write(sheet, row, 1, name).alignment = LEFT
        for column, number in enumerate(_scores(criteria, index, Random(f"{year} {name}")), 2):
            write(sheet, row, column, float(number)).number_format = "0.00"
    for cells in sheet.iter_rows(7, sheet.max_row, 1, width):
        for cell in cells:
            cell.border = BOX
    print_set_up(sheet, (7, 8))


def _scores(criteria: CriteriaSet, index: Decimal, random: Random) -> list[Decimal]:
    """Draw points in hundredths that add up to the index, none above its maximum."""
    total = criteria.total * index / 100
    leaves = list(criteria.leaves)
    scores = {leaf.code: (leaf.maximum * index / 100).quantize(Decimal("0.25")) for leaf in leaves}
    for _ in leaves:
        giver, taker = random.sample(leaves, 2)
        part = min(Decimal("0.5"), scores[giver.code], taker.maximum - scores[taker.code])
        scores[giver.code] -= part
        scores[taker.code] += part
    rest = total - sum(scores.values())
    for leaf in sorted(leaves, key=lambda each: scores[each.code] - each.maximum):
        change = min(rest, leaf.maximum - scores[leaf.code]) if rest > 0 else max(rest, -scores[leaf.code])
        scores[leaf.code] += change
        rest -= change
    assert rest == 0
    return [scores[leaf.code] for leaf in leaves]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
