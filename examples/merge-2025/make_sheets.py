"""Writes the tables of this example: `python examples/merge-2025/make_sheets.py [FOLDER]`.

Real are the units and which became which (lineage.csv, see README.md). All scores are invented, drawn with a
fixed seed: they say nothing about any unit. Running it again gives the same bytes.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from making.criteria import CriteriaSet, load  # noqa: E402  the folder above is known only now
from making.drawing import Drawing, Wish  # noqa: E402
from making.frozen import save  # noqa: E402
from making.matrix import Table, fill_matrix  # noqa: E402

YEARS = (2023, 2024, 2025)
PLACES = {
    "Thành phố Tam Kỳ": "tam-ky",
    "Huyện Đồng Hỷ": "dong-hy",
    "Huyện Bắc Trà My": "bac-tra-my",
    "Thành phố Hạ Long": "ha-long",
}
LEVEL = {2023: 78, 2024: 82, 2025: 84}
"""About where the units of a year stand, in percent."""


def lineage() -> list[dict[str, str]]:
    with (HERE / "lineage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def units(place: str, year: int) -> Iterator[str]:
    """Yield the units of a place as its table writes them: those before 1 July 2025, or those after."""
    column = "new_unit" if year >= 2025 else "old_unit"
    rows = lineage()
    seen = Counter(name for name, _ in {(row[column], row["old_district"]) for row in rows})
    for name in dict.fromkeys(row[column] for row in rows if row["old_district"] == place):
        yield name if seen[name] == 1 else f"{name}, {place}"


def target(year: int, name: str) -> Decimal:
    """Draw the index that a unit shall reach."""
    drawn = Random(f"{year} {name}").gauss(LEVEL[year], 5)
    return Decimal(round(min(max(drawn, 62), 96) * 100)) / 100


def main(folder: Path) -> None:
    for year in YEARS:
        criteria = load(HERE / "criteria" / f"merge-2025-communes-{year}.yaml")
        day = datetime(year + 1, 1, 20)  # noqa: DTZ001  xlsx knows no time zones
        for place, file in PLACES.items():
            save(_book(year, place, criteria), folder / str(year) / f"{file}.xlsx", day)


def _book(year: int, place: str, criteria: CriteriaSet) -> Workbook:
    rows = {
        name: Drawing(criteria, Wish(target(year, name)), Random(f"{year} {place} {name}")).answers()
        for name in units(place, year)
    }
    book = Workbook()
    heading = f"TỔNG HỢP ĐIỂM CHỈ SỐ CCHC CẤP XÃ NĂM {year} (SỐ LIỆU GIẢ ĐỊNH)"
    fill_matrix(book.active, Table("SỐ LIỆU VÍ DỤ", place, heading), criteria, rows, Random(year))
    return book


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sheets")
