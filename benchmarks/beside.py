"""Two comparisons of their own: dirty sheets beside clean ones, and blank forms beside a bare XlsxWriter loop."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.forms import Forms, forms
from benchmarks.measure import Runs, repeat

__all__ = ["Beside", "beside", "lines"]

DIRTY_AT_MOST, FORMS_AT_MOST = 2.0, 1.3


@dataclass(frozen=True)
class Beside:
    """Reading, computing and storing by the state of the sheets, and the forms."""

    sheets: int
    clean: Runs
    dirty: Runs
    forms: Forms


def beside(folder: Path, sheets: int, times: int) -> Beside:
    runs = {}
    for state in ("clean", "dirty"):
        root = folder / f"{state}-{sheets}"
        subprocess.run([sys.executable, "-m", "benchmarks.workbooks", str(root), str(sheets), state], check=True)
        runs[state] = repeat([sys.executable, "-m", "benchmarks.probes.parindex_run", str(root)], times)
    return Beside(sheets, runs["clean"], runs["dirty"], forms(sheets, times))


def lines(found: Beside) -> Iterator[str]:
    yield f"### {found.sheets} clean sheets, and the same scores typed by hand"
    yield ""
    yield "| parindex: read + validate + compute + store | wall | CPU | of this, reading (CPU) | issues of | runs |"
    yield "|---|--:|--:|--:|---|--:|"
    for name, runs in (("clean", found.clean), ("half of the cells as texts", found.dirty)):
        wall, cpu, reading = (runs.least(pick) for pick in (lambda r: r.wall, lambda r: r.cpu, _reading))
        issues = ", ".join(runs.runs[0].facts.get("issues", ())) or "–"
        yield f"| {name} | {wall:.3f} | {cpu:.3f} | {reading:.3f} | {issues} | {len(runs.runs)} |"
    yield ""
    yield f"### {found.forms.count} blank forms of 92 components"
    yield ""
    yield "| | wall |"
    yield "|---|--:|"
    yield f"| parindex template | {found.forms.ours:.2f} |"
    yield f"| bare XlsxWriter loop, the same cells, formats and checks | {found.forms.bare:.2f} |"
    yield ""
    yield "| target | measured | wanted | |"
    yield "|---|--:|--:|---|"
    ratio = found.dirty.least(lambda run: run.cpu) / found.clean.least(lambda run: run.cpu)
    yield _target("dirty / clean sheets, CPU", ratio, DIRTY_AT_MOST)
    yield _target("forms / bare XlsxWriter loop, wall", found.forms.ratio, FORMS_AT_MOST)


def _reading(run: object) -> float:
    return run.laps["read"][1]  # type: ignore[attr-defined]  a Run of `measure`


def _target(what: str, ratio: float, limit: float) -> str:
    return f"| {what} | {ratio:.2f} × | ≤ {limit:g} × | {'pass' if ratio <= limit else '**miss**'} |"
