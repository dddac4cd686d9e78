"""Writes the monthly tables of this example: `python examples/monitor/make_months.py [FOLDER]`.

All counts are invented, drawn with a fixed seed. One thing was published: in the first half of 2022 the district
Bắc Trà My stayed above 90 %. Running it again gives the same bytes.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
HEADS = (
    "Đơn vị", "Tháng", "Tồn kỳ trước", "Tiếp nhận", "Trước hạn", "Đúng hạn", "Quá hạn",
    "Đang giải quyết: trong hạn", "Đang giải quyết: quá hạn", "Trả lại/rút",
)  # fmt: skip
DISTRICTS = {  # dossiers a month, and the share in thousandths that is late
    "Thành phố Tam Kỳ": (2400, 32), "Thành phố Hội An": (2100, 41), "Thị xã Điện Bàn": (2600, 72),
    "Huyện Bắc Trà My": (420, 35), "Huyện Đại Lộc": (1500, 58), "Huyện Đông Giang": (310, 130),
    "Huyện Duy Xuyên": (1400, 88), "Huyện Hiệp Đức": (460, 150), "Huyện Nam Giang": (240, 240),
    "Huyện Nam Trà My": (210, 110), "Huyện Nông Sơn": (330, 96), "Huyện Núi Thành": (1700, 94),
    "Huyện Phú Ninh": (980, 66), "Huyện Phước Sơn": (270, 320), "Huyện Quế Sơn": (900, 120),
    "Huyện Tây Giang": (150, 180), "Huyện Thăng Bình": (1800, 105), "Huyện Tiên Phước": (700, 85),
}  # fmt: skip
NOTHING = ("Huyện Tây Giang", 8)
"""A month in which there was nothing to solve."""
SILENT = ("Huyện Nông Sơn", 12)
"""A month that was not reported."""
WORSE = ("Huyện Bắc Trà My", 9, 130)


@dataclass
class Left:
    """What is open after a month."""

    pending: int = 0
    overdue: int = 0


def months(name: str, volume: int, late: int) -> list[tuple[object, ...]]:
    """Return the rows of one district; every month balances."""
    random, left, rows = Random(f"{name} 2022"), Left(), []
    for month in range(1, 13):
        last = (name, month + 1) == NOTHING
        if (name, month) == NOTHING:
            rows.append((name, month, 0, 0, 0, 0, 0, 0, 0, 0))
            continue
        share = WORSE[2] if (name, month) == WORSE[:2] else late + random.randint(-late // 3, late // 3)
        carried = left.pending + left.overdue
        received = volume + random.randint(-volume // 8, volume // 8)
        returned = random.randint(0, volume // 100)
        pending = 0 if last else random.randint(volume // 20, volume // 12)
        overdue = 0 if last else random.randint(0, max(1, volume * share // 6000))
        solved = carried + received - returned - pending - overdue
        slow = solved * share // 1000
        early = (solved - slow) * random.randint(45, 75) // 100
        rows.append((name, month, carried, received, early, solved - slow - early, slow, pending, overdue, returned))
        left = Left(pending, overdue)
    return [row for row in rows if row[:2] != SILENT]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [row for name, (volume, late) in DISTRICTS.items() for row in months(name, volume, late)]
    for quarter in range(4):
        mine = [row for row in rows if (int(str(row[1])) - 1) // 3 == quarter]
        with (folder / f"2022-quy-{quarter + 1}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerows([HEADS, *mine])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "dossiers")
