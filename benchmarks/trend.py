"""`python -m benchmarks.trend [UNITS YEARS [FORMAT…]]`: time and memory of a trend over many units and years.

Makes a workspace of invented units, puts typed scores of 92 components for each unit and year into its store (as
`parindex score` would), and runs `parindex trend` in a process of its own for each format.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.measure import run
from parindex.model.criteria import Edition
from parindex.model.scores import Entry, Mark, Numeric, Scored, ScoreSheet, Source, Stage
from parindex.store import open_store
from parindex.workflow.years.workspace import load

COMPONENTS, PER_AREA = 92, 12
FORMATS = ("json", "csv", "xlsx", "md", "docx")
FIRST = 2011


def main() -> None:
    units, years = (int(text) for text in (sys.argv[1:3] + ["3321", "10"][len(sys.argv[1:3]) :]))
    formats = sys.argv[3:] or FORMATS
    with tempfile.TemporaryDirectory(prefix="parindex-trend-") as name:
        root = Path(name)
        workspace(root, units)
        start = time.perf_counter()
        fill(root, units, range(FIRST, FIRST + years))
        stored = time.perf_counter() - start
        print(f"{units:,} units x {years} years x {COMPONENTS} components, stored in {stored:.1f} s\n", flush=True)
        print("| | wall, s | CPU, s | peak, MB | size, MB |\n|---|--:|--:|--:|--:|")
        for kind in formats:
            _measure(root, kind, FIRST + years - 1)


def _measure(root: Path, kind: str, last: int) -> None:
    out = root / f"trend.{kind}"
    span = ("--from", str(FIRST), "--to", str(last))
    ran = run([sys.executable, "-m", "parindex", "trend", *span, "--format", kind, "--out", str(out)], cwd=root)
    size = out.stat().st_size / 1e6
    print(f"| `--format {kind}` | {ran.wall:.1f} | {ran.cpu:.1f} | {ran.tree:.0f} | {size:.1f} |", flush=True)


def workspace(root: Path, units: int) -> None:
    (root / "criteria").mkdir()
    (root / "parindex.yaml").write_text("schema: 1\nname: Thử\ncriteria: criteria\nregistry: units.yaml\n", "utf-8")
    lines = [f"  - {{id: u{number}, name: Xã Thử {number}, block: b}}\n" for number in range(units)]
    head = "schema: 1\nblocks:\n  b: {title: Khối, criteria: set}\nunits:\n"
    (root / "units.yaml").write_text(head + "".join(lines), "utf-8")
    areas = [range(first, min(first + PER_AREA, COMPONENTS + 1)) for first in range(1, COMPONENTS + 1, PER_AREA)]
    index = "".join(
        f'  - code: "{place}"\n    title: Lĩnh vực {place}\n    parts:\n'
        + "".join(f'      - {{code: "{place}.{number}", title: Tiêu chí {number}, max: 2}}\n' for number in area)
        for place, area in enumerate(areas, 1)
    )
    set_ = f"schema: 1\nid: set\nedition: {FIRST}\ntitle: Thử\nmodel: true\nlevels: [area, component]\nindex:\n{index}"
    (root / "criteria" / "set.yaml").write_text(set_, "utf-8")


def fill(root: Path, units: int, years: range, lean: int = 100) -> None:
    """Store typed scores; the more `lean`, from 100 on, the more components are held in full."""
    workspace = load(root)
    (edition,) = workspace.editions
    with open_store(workspace.store.location) as store:
        for year in years:
            sheets = list(_sheets(units, year, edition, lean))
            store.save(year, sheets, at=datetime(year, 12, 31, tzinfo=UTC), version="benchmark")


def _sheets(units: int, year: int, edition: Edition, first: int) -> Iterator[ScoreSheet]:
    codes = [leaf.code for leaf in edition.leaves]
    for number in range(units):
        dice = Random(f"{year} {number}")
        lean = first + (number % 50) + (year - FIRST) * 4
        entries = tuple(
            Entry(code, (Mark(Stage.APPRAISAL_1, _points(dice, lean), f"E{row}"),)) for row, code in enumerate(codes, 8)
        )
        source = Source("made.xlsx", "A", "0" * 64)
        yield ScoreSheet(f"u{number}", f"Xã Thử {number}", edition.key, year, entries, source, edition.digest)


def _points(dice: Random, lean: int) -> Scored:
    number = min(Decimal(2), Decimal(dice.randint(0, 100) + lean) / 100)
    return Scored(Numeric(number), str(number))


if __name__ == "__main__":
    main()
