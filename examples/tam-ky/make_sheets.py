"""Writes the score sheets of this example: `python examples/tam-ky/make_sheets.py [FOLDER]`.

All scores are invented. They are drawn with a fixed seed so that every unit reaches the index in the table below,
and 2020 shows the facts that were published (see README.md). Running it again gives the same bytes.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from making.arithmetic import Answer  # noqa: E402  the folder above is known only now
from making.criteria import CriteriaSet, load  # noqa: E402
from making.drawing import Drawing, Wish  # noqa: E402
from making.forms import Filler, Form  # noqa: E402
from making.frozen import save  # noqa: E402
from making.look import Column  # noqa: E402
from making.matrix import Table, fill_matrix  # noqa: E402
from making.stages import Stages, play  # noqa: E402

YEARS = (2019, 2020, 2021)
CITY = "UBND thành phố Tam Kỳ"

COMMUNES = {  # index wished for in 2019, 2020, 2021; name as the sheet writes it
    "hoa-thuan": ("UBND phường Hòa Thuận", "87.92", "93.15", "90.75"),
    "an-son": ("UBND phường An Sơn", "85.90", "91.48", "91.12"),
    "tan-thanh": ("UBND phường Tân Thạnh", "88.46", "90.62", "90.10"),
    "truong-xuan": ("UBND phường Trường Xuân", "83.72", "89.85", "88.67"),
    "an-my": ("UBND phường An Mỹ", "86.75", "88.94", "90.10"),
    "an-xuan": ("UBND phường An Xuân", "84.37", "87.71", "87.94"),
    "hoa-huong": ("UBND phường Hòa Hương", "81.30", "86.93", "84.91"),
    "tam-ngoc": ("UBND xã Tam Ngọc", "79.02", "86.20", "88.05"),
    "phuoc-hoa": ("UBND phường Phước Hòa", "82.95", "85.36", "86.52"),
    "tam-thanh": ("UBND xã Tam Thanh", "80.14", "83.54", "85.43"),
    "tam-phu": ("UBND xã Tam Phú", "71.86", "81.27", "80.86"),
    "an-phu": ("UBND phường An Phú", "76.41", "79.65", "82.30"),
    "tam-thang": ("UBND xã Tam Thăng", "74.23", "76.88", "79.19"),
}
NOTHING_AROSE = {  # components of communes for which nothing arose that year
    (2019, "tam-thanh"): {"2.3.4", "4.2.2"},
    (2019, "an-phu"): {"2.6.3"},
    (2020, "hoa-huong"): {"2.6.3"},
    (2020, "an-my"): {"2.3.4", "3.5.2"},
    (2020, "tam-ngoc"): {"4.2.2"},
    (2020, "tam-phu"): {"2.3.4", "2.7.2", "2.7.3"},
    (2020, "an-phu"): {"2.3.4", "4.2.2"},
    (2021, "an-phu"): {"2.6.3", "2.3.4"},
    (2021, "tam-thanh"): {"1.3.3"},
}
ADJUSTED = {(2020, "tan-thanh"): {"T": "0.5"}, (2021, "phuoc-hoa"): {"T": "1"}, (2021, "tam-phu"): {"P": "0.5"}}
DEPARTMENTS = {
    "van-phong": ("Văn phòng HĐND và UBND thành phố", "87.10", "92.36", "91.77"),
    "noi-vu": ("Phòng Nội vụ", "88.25", "91.84", "93.02"),
    "tai-chinh-ke-hoach": ("Phòng Tài chính - Kế hoạch", "85.64", "90.27", "89.95"),
    "tu-phap": ("Phòng Tư pháp", "84.92", "88.93", "91.30"),
    "van-hoa-thong-tin": ("Phòng Văn hóa và Thông tin", "82.30", "87.45", "86.04"),
    "giao-duc-dao-tao": ("Phòng Giáo dục và Đào tạo", "83.17", "86.62", "88.21"),
    "lao-dong": ("Phòng Lao động - Thương binh và Xã hội", "79.96", "85.71", "84.66"),
    "kinh-te": ("Phòng Kinh tế", "77.05", "82.18", "85.50"),
    "quan-ly-do-thi": ("Phòng Quản lý đô thị", "71.83", "78.56", "80.93"),
    "thanh-tra": ("Thanh tra thành phố", "68.20", "73.42", "74.35"),
    "y-te": ("Phòng Y tế", "70.11", "69.87", "75.00"),
    "tai-nguyen-moi-truong": ("Phòng Tài nguyên và Môi trường", "60.94", "66.35", "76.20"),
}
AS_TYPED = {  # names as some units typed them: the registry knows these forms
    (2019, "hoa-thuan"): "UBND phường Hoà Thuận",
    (2019, "tam-thang"): "UBND X. Tam Thăng",
    (2021, "hoa-huong"): "UBND P. Hoà Hương",
    (2021, "an-xuan"): "P. An Xuân",
    (2019, "lao-dong"): "Phòng LĐTB&XH",
    (2020, "van-phong"): "Văn phòng HĐND&UBND",
    (2021, "tai-nguyen-moi-truong"): "Phòng TN&MT",
}
WITHOUT_PROCEDURES = {"van-phong", "thanh-tra"}
SAVED = ("120", "220", "260", "300", "320", "340", "360", "400")
"""Funds saved, in million đồng; some unit always has the largest, 400."""
DAYS = ("0.5", "0.6", "0.8", "1.0", "1.2", "1.5", "2.5")
"""Mean days to handle a document; some unit always has 0.5, and one 2.5."""
LEAN = {  # by block and year: areas in which the whole block does better or worse than elsewhere
    ("communes", 2019): {"4": -0.10, "3": 0.04},
    ("communes", 2020): {"4": -0.04, "2": 0.03},
    ("communes", 2021): {"1": -0.04, "4": 0.02},
    ("departments", 2019): {"7": -0.10, "1": 0.04},
    ("departments", 2020): {"7": -0.05, "3": 0.05},
    ("departments", 2021): {"7": 0.02, "5": -0.05},
}
SHEET_NAMES = {"tai-nguyen-moi-truong": "Phòng TN&MT", "lao-dong": "Phòng LĐTB&XH", "van-phong": "Văn phòng"}


@dataclass(frozen=True)
class Drawn:
    """What one sheet is drawn from."""

    wish: Wish
    random: Random
    extra: dict[str, Decimal] = field(default_factory=dict)
    """Bonus and penalty by code."""


def columns(year: int) -> tuple[Column, ...]:
    """Headings change a little from year to year, as they do."""
    claimed = {2019: "Tự chấm", 2020: "Điểm tự chấm", 2021: "Điểm tự đánh giá"}[year]
    found = "Điểm thẩm định"
    rounds = (Column("appraisal-1", found, width=11),)
    if year > 2019:
        rounds = (Column("appraisal-1", found, "Lần 1", 9.5), Column("appraisal-2", found, "Lần 2", 9.5))
    return (
        Column("code", "TT", width=7),
        Column("title", "Lĩnh vực, tiêu chí, tiêu chí thành phần", width=58),
        Column("max", "Điểm tối đa", width=8),
        Column("self", claimed, width=11),
        *rounds,
        Column("survey", "Điểm điều tra XHH", width=12),
        Column("evidence", "Tài liệu kiểm chứng", width=27),
        Column("note", "Ghi chú", width=22),
    )


def main(folder: Path) -> None:
    for year in YEARS:
        communes(year, folder / str(year) / "communes")
        departments(year, folder / str(year) / "departments")


def communes(year: int, folder: Path) -> None:
    """One workbook a commune."""
    criteria = load(HERE / "criteria" / f"tam-ky-communes-{year}.yaml")
    for unit, (name, *targets) in COMMUNES.items():
        random = Random(f"{year} {unit}")
        extra = {code: Decimal(text) for code, text in ADJUSTED.get((year, unit), {}).items()}
        target = Decimal(targets[YEARS.index(year)]) - extra.get("T", Decimal(0)) + extra.get("P", Decimal(0))
        arose = frozenset(NOTHING_AROSE.get((year, unit), ()))
        wish = Wish(target, arose, lean=LEAN["communes", year])
        book = Workbook()
        sheet = book.active
        sheet.title = "Tự chấm" if year == 2019 else f"CCHC {year}"
        _fill(sheet, year, AS_TYPED.get((year, unit), name), criteria, Drawn(wish, random, extra))
        save(book, folder / f"{unit}.xlsx", datetime(year + 1, 1, 15))  # noqa: DTZ001  xlsx knows no time zones


def departments(year: int, folder: Path) -> None:
    """2019: one matrix for all. 2020: one workbook a department. 2021: one workbook, a sheet a department."""
    criteria = load(HERE / "criteria" / f"tam-ky-departments-{year}.yaml")
    day = datetime(year + 1, 1, 20)  # noqa: DTZ001
    wishes = _wishes(year, criteria)
    if year == 2019:
        rows = {
            AS_TYPED.get((year, unit), DEPARTMENTS[unit][0]): Drawing(criteria, wish, _seed(year, unit)).answers()
            for unit, wish in wishes.items()
        }
        book = Workbook()
        table = Table(CITY, "Hội đồng thẩm định", f"TỔNG HỢP ĐIỂM THẨM ĐỊNH CHỈ SỐ CCHC CÁC PHÒNG, BAN NĂM {year}")
        fill_matrix(book.active, table, criteria, rows, Random(year))
        save(book, folder / "tong-hop.xlsx", day)
        return
    together = Workbook()
    together.remove(together.active)
    for unit, wish in wishes.items():
        name = AS_TYPED.get((year, unit), DEPARTMENTS[unit][0])
        book = Workbook() if year == 2020 else together
        sheet = book.active if year == 2020 else book.create_sheet(SHEET_NAMES.get(unit, name)[:31])
        sheet.title = "Bảng điểm" if year == 2020 else sheet.title
        _fill(sheet, year, name, criteria, Drawn(wish, _seed(year, unit)))
        if year == 2020:
            save(book, folder / f"{unit}.xlsx", day)
    if year == 2021:
        save(together, folder / "cac-phong-ban.xlsx", day)


def _fill(sheet: Worksheet, year: int, name: str, criteria: CriteriaSet, drawn: Drawn) -> None:
    form = Form(
        superior=CITY,
        office=name,
        heading=f"BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
        unit_line=f"Đơn vị: {name}",
        columns=columns(year),
        options=year > 2019,
    )
    final = Drawing(criteria, drawn.wish, drawn.random).answers()
    roles = tuple(column.role for column in form.columns)
    stages = Stages(final, roles[3:-2], drawn.wish.blocks or {}, sparse=year == 2021, adjustments=drawn.extra)
    Filler(sheet, form, criteria, play(criteria, stages, drawn.random, year), drawn.random).fill()


def _wishes(year: int, criteria: CriteriaSet) -> dict[str, Wish]:
    """Fix what is compared inside the block first, since one unit's amount changes all others' points."""
    units = list(DEPARTMENTS)
    saved, days = dict(_amounts(year, units, SAVED, "400")), dict(_amounts(year, units, DAYS, "0.5", "2.5"))
    blocks = {"6.4": tuple(saved.values()), "7.3": tuple(days.values())}
    exempt = frozenset(leaf.code for leaf in criteria.leaves if leaf.code.startswith(("3.", "7.2.")))
    wishes = {}
    for unit in units:
        fixed: dict[str, Answer] = {"6.4": saved[unit], "7.3": days[unit]}
        target = Decimal(DEPARTMENTS[unit][1 + YEARS.index(year)])
        without = exempt if unit in WITHOUT_PROCEDURES else frozenset()
        wishes[unit] = Wish(target, without, fixed, blocks, LEAN["departments", year])
    return wishes


def _amounts(year: int, units: list[str], choices: Sequence[str], *always: str) -> Iterator[tuple[str, Decimal]]:
    random = Random(f"{year} {choices}")
    lucky = random.sample(units, len(always))
    given = dict(zip(lucky, always, strict=True))
    for unit in units:
        yield unit, Decimal(given.get(unit, random.choice(choices)))


def _seed(year: int, unit: str) -> Random:
    return Random(f"{year} {unit}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sheets")
