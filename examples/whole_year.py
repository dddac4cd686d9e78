"""One year as a whole: `python examples/whole_year.py FOLDER`.

From the points lost in 2021 to a plan for 2022, its status in June, twelve months of dossiers with a map, a survey
that gives the points of satisfaction, and the ranking of 2022 that uses both. All scores and answers are invented,
drawn with a fixed seed; of the dossiers one fact was published (examples/monitor/README.md).
"""

import csv
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
COMPONENTS = {"1.1": 10, "1.2": 100, "2.1": 100, "2.2": 10, "3.1": 10, "4.1": 15, "5.1": 100}
"""Code, and what its cell holds at most: points, or a percentage."""
OPTIONS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
SURVEY = """\
schema: 1
id: hai-long-2022
year: 2022
title: {vi: "Khảo sát mức độ hài lòng 2022 (mẫu)", en: "Survey of satisfaction 2022 (model)"}
model: true
criterion: "5.1"
scale: {Rất không hài lòng: 0, Không hài lòng: 0, Bình thường: 0, Hài lòng: 100, Rất hài lòng: 100}
items:
  q1: {title: {vi: "Thời gian giải quyết đúng hẹn", en: "Solved as promised"}}
  q2: {title: {vi: "Công chức lịch sự", en: "Civil servants are polite"}}
factors:
  - {id: service, title: {vi: Phục vụ, en: Service}, items: [q1, q2]}
"""


def units(folder: Path) -> list[str]:
    lines = (folder / "units.yaml").read_text(encoding="utf-8").splitlines()
    return [line.split("name: ")[1].split(",")[0] for line in lines if "name: " in line]


def write(path: Path, rows: list[list[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def scores(folder: Path, year: int, stage: str, codes: list[str]) -> Path:
    """Write a table with a row for each unit and component."""
    random = Random(f"{year} {stage}")
    rows: list[list[object]] = [["Đơn vị", "Mã", "Thẩm định lần 1" if stage == "appraisal" else "Điều tra XHH"]]
    for unit in units(folder):
        for code in codes:
            most = COMPONENTS[code]
            share = random.randint(70, 100)
            rows.append([unit, code, f"{share}%" if most == 100 else f"{most * share // 10 / 10:g}"])
    path = folder / "sheets" / str(year) / f"{stage}.csv"
    write(path, rows)
    return path


def answers(folder: Path) -> None:
    (folder / "surveys").mkdir()
    (folder / "surveys" / "hai-long-2022.yaml").write_text(SURVEY, encoding="utf-8")
    random, rows = Random(2022), [["Họ tên", "Đơn vị", "q1", "q2"]]
    for at, unit in enumerate(units(folder)):
        weights = (1, 2, 6, 40 + at, 40)
        rows += [["Giả định", unit, *random.choices(OPTIONS, weights, k=2)] for _ in range(40)]
    write(folder / "answers.csv", [list(row) for row in rows])


def with_leads(plan: Path) -> None:
    """Let an office decide lead, result and deadline of what was proposed, and report in spring."""
    days = ("quý I", "trước 31/5", "quý II", "30/9", "thường xuyên")
    lines: list[str] = []
    number = 0
    for line in plan.read_text(encoding="utf-8").splitlines():
        lines.append(line)
        if line.startswith("    title:"):
            lines += ["    result: Báo cáo", "    lead: Sở Nội vụ", f"    due: {days[number % len(days)]}"]
            if number % 3 == 0:
                lines += ["    progress:", '      - {on: 2022-03-25, state: done, evidence: "Giả định"}']
            number += 1
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    shutil.copytree(HERE / "monitor", folder, ignore=shutil.ignore_patterns("*.db", "*.py", "README.md"))

    def run(*arguments: object) -> None:
        command = [sys.executable, "-m", "parindex", *map(str, arguments)]
        print("$ parindex", *arguments, flush=True)
        subprocess.run(command, cwd=folder, check=True)

    run("score", scores(folder, 2021, "appraisal", ["1.1", "1.2", "2.1", "2.2", "3.1", "4.1"]).relative_to(folder),
        "--stage", "appraisal-1", "--year", 2021)  # fmt: skip
    run("score", scores(folder, 2021, "survey", ["5.1"]).relative_to(folder), "--stage", "survey", "--year", 2021)
    run("plan", "draft", "--year", 2022, "--from-losses", 2021, "--out", "plan-2022.yaml")
    with_leads(folder / "plan-2022.yaml")
    run("plan", "check", "--year", 2022)
    run("plan", "status", "--year", 2022, "--on", "2022-06-30", "--format", "md", "--out", "status-june.md")
    run("plan", "calendar", "--year", 2022, "--on", "2022-06-30", "--out", "plan.ics")
    run(
        "monitor",
        "import",
        *sorted(f"dossiers/{one.name}" for one in (folder / "dossiers").glob("*.csv")),
        "--year",
        2022,
    )
    run("monitor", "map", "--year", 2022, "--out", "map.png")
    run("monitor", "report", "--year", 2022, "--out", "monitor.docx")
    appraisal = scores(folder, 2022, "appraisal", ["1.1", "1.2", "2.1", "2.2", "3.1", "4.1"]).relative_to(folder)
    run("score", appraisal, "--stage", "appraisal-1", "--year", 2022)
    run("monitor", "points", "--year", 2022, "--out", "rates.csv")
    run("score", "rates.csv", "--stage", "appraisal-2", "--year", 2022)
    answers(folder)
    run("survey", "score", "hai-long-2022", "answers.csv", "--out", "satisfaction.csv")
    run("score", "satisfaction.csv", "--stage", "survey", "--year", 2022)
    run("rank", "--year", 2022, "--compare", 2021)
    run("explain", "bac-tra-my", "2.1", "--year", 2022)
    run("explain", "bac-tra-my", "5.1", "--year", 2022)
    run("plan", "report", "--year", 2022, "--form", "paid-off", "--format", "md", "--out", "paid-off.md")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
