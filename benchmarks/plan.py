"""What is run: every program with its arguments, on workspaces made for it."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Runs, repeat, run

__all__ = ["LARGE", "Size", "Start", "kernel", "measure_size", "measure_start"]

HERE = Path(__file__).parent
LARGE = 1000
"""From this number of sheets on, programs run fewer times, and the analyst's script is extrapolated."""


@dataclass(frozen=True)
class Size:
    """All that was measured on one number of sheets."""

    sheets: int
    parindex: Runs
    """Reading, computing, storing; the lap `store` tells the last one apart."""
    report: Runs
    calamine: Runs
    analyst: Runs
    analyst_sheets: int
    """On how many sheets the analyst's script ran; fewer than `sheets` means extrapolated."""


@dataclass(frozen=True)
class Start:
    """Commands on the example, beside an interpreter that does nothing."""

    nothing: Runs
    version: Runs
    rank: Runs


def measure_size(folder: Path, sheets: int, times: int, analyst: "Size | None") -> Size:
    """Measure one size; `analyst` (a smaller size) lends its run of the analyst's script."""
    root = folder / str(sheets)
    run(_python("benchmarks.workbooks", root, sheets))
    few = 1 if sheets >= LARGE else times
    return Size(
        sheets,
        parindex=repeat(_python("benchmarks.probes.parindex_run", root), few),
        report=repeat(_python("benchmarks.probes.report_run", root, root / "ours.xlsx"), few),
        calamine=repeat(_python("benchmarks.probes.calamine_read", root), times),
        analyst=analyst.analyst
        if analyst
        else repeat(_python("benchmarks.probes.analyst", root, root / "theirs.xlsx"), few),
        analyst_sheets=analyst.sheets if analyst else sheets,
    )


def kernel(rows: int) -> Runs:
    return repeat(_python("benchmarks.probes.kernel", rows), 3)


def measure_start(folder: Path, times: int) -> Start:
    example = folder / "example"
    shutil.copytree(HERE.parent / "examples" / "tam-ky", example)
    (example / "parindex.db").unlink(missing_ok=True)
    parindex = str(Path(sys.executable).with_name("parindex"))
    run([parindex, "score", "sheets"], cwd=example)
    return Start(
        nothing=repeat([sys.executable, "-c", "pass"], 2 * times, cwd=example),
        version=repeat([parindex, "--version"], times, cwd=example),
        rank=repeat([parindex, "rank", "--year", "2021", "--compare", "2020"], times, cwd=example),
    )


def _python(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", module, *map(str, arguments)]
