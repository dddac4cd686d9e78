"""Writes the answers of this example: `python examples/satisfaction/make_answers.py`.

All answers, persons and telephone numbers are invented, drawn with a fixed seed; the columns of names and telephones
are there to show that nothing of them is ever read. Running it again gives the same bytes.
"""

import csv
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
QUESTIONS = (
    "Nơi ngồi chờ có đủ chỗ", "Trang thiết bị phục vụ người dân đầy đủ", "Thủ tục được niêm yết công khai",
    "Thời gian giải quyết đúng hẹn", "Công chức có thái độ giao tiếp lịch sự", "Công chức hướng dẫn dễ hiểu",
)  # fmt: skip
OPTIONS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng", "Không biết", "")
COMMUNES = {  # answers, and the weights of the options; persons of each village
    "Xã An": (60, (1, 3, 8, 50, 34, 3, 1), {"Thôn 1": 820, "Thôn 2": 640, "Thôn 3": 410, "Thôn 4": 90}),
    "Xã Bình": (48, (2, 6, 14, 48, 25, 4, 1), {"Thôn 1": 700, "Thôn 2": 560}),
    "Xã Châu": (24, (1, 2, 6, 52, 36, 2, 1), {"Thôn 1": 380, "Thôn 2": 300}),
    "Xã Đông": (6, (1, 2, 6, 52, 36, 2, 1), {"Thôn 1": 210}),
}


def main() -> None:
    random, rows = Random(2025), []
    for commune, (number, weights, villages) in COMMUNES.items():
        for at in range(number):
            village = (
                "Thôn 4"
                if "Thôn 4" in villages and at == 0
                else random.choices(
                    [v for v in villages if v != "Thôn 4"], [villages[v] for v in villages if v != "Thôn 4"]
                )[0]
            )
            answers = random.choices(OPTIONS, weights, k=len(QUESTIONS))
            person = f"Người trả lời giả định {len(rows) + 1}"
            rows.append(
                (
                    f"2025-10-{1 + at % 28:02d} 08:00",
                    person,
                    f"SĐT giả định {len(rows) + 1}",
                    commune,
                    village,
                    *answers,
                    "Ý kiến giả định",
                )
            )
    with (HERE / "answers" / "google-forms.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        head = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Thôn", *QUESTIONS, "Ý kiến khác")
        writer.writerows([head, *rows])
    with (HERE / "surveys" / "dan-so.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("Đơn vị", "Thôn", "Số người", "Số phiếu"))
        for commune, (number, _, villages) in COMMUNES.items():
            parts = [
                (village, size, max(2, round(number * size / sum(villages.values()))))
                for village, size in villages.items()
            ]
            writer.writerows((commune, *part) for part in parts)


if __name__ == "__main__":
    main()
