"""The figures as Markdown: what was measured, and the ratios against their targets."""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.measure import Run, Runs
from benchmarks.plan import Size, Start

__all__ = ["figures"]

_PACKAGES = ("numpy", "openpyxl", "pandas", "python-calamine", "xlsxwriter")
_READ = ("import", "read", "compute")


@dataclass(frozen=True)
class _Target:
    what: str
    ratio: float
    limit: float
    unit: str = "×"
    at_least: bool = False

    def __str__(self) -> str:
        met = self.ratio >= self.limit if self.at_least else self.ratio <= self.limit
        sign = "≥" if self.at_least else "≤"
        verdict = "pass" if met else "**miss**"
        return f"| {self.what} | {self.ratio:.1f} {self.unit} | {sign} {self.limit:g} {self.unit} | {verdict} |"


def figures(sizes: Sequence[Size], rows: int, kernel: Runs, start: Start | None) -> str:
    lines = [_machine(), ""]
    for size in sizes:
        lines += [*_size(size), ""]
    if start:
        lines += [*_start(start), ""]
    lines += ["| target | measured | wanted | |", "|---|--:|--:|---|"]
    lines += map(str, _targets(sizes, rows, kernel, start))
    lines += ["", *_besides(sizes)]
    return "\n".join(lines)


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python {platform.python_version()}, "
        f"{packages}. Seconds and MB; each row is a process of its own: least (median) of its runs."
    )


def _size(size: Size) -> Iterator[str]:
    yield f"### {size.sheets:,} sheets of 92 components"
    yield ""
    yield "| | wall | CPU | peak, main | peak, largest worker | peak, all at once | runs |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    yield _row("parindex: read + validate + compute + store", size.parindex)
    yield _lap("parindex: of this, store", size.parindex, "store")
    yield _row("parindex: report (xlsx) from the store", size.report)
    yield _row("python-calamine: bare read", size.calamine)
    if size.analyst_sheets == size.sheets:
        yield _row("analyst's script: read + compute + write", size.analyst)
        yield _lap("analyst's script: of this, write (xlsx)", size.analyst, "report")
    else:
        wall, cpu = (size.analyst.least(lambda run, pick=pick: _stretched(size, run, pick)) for pick in (0, 1))
        note = f"analyst's script: read + compute, *extrapolated from {size.analyst_sheets}*"
        yield f"| {note} | {wall:.1f} | {cpu:.1f} | | | | |"


def _row(name: str, runs: Runs) -> str:
    peaks = (runs.most(pick) for pick in (lambda run: run.main, lambda run: run.worker, lambda run: run.tree))
    main, worker, tree = (f"{peak:.0f}" if peak else "–" for peak in peaks)
    return f"| {name} | {_wall(runs)} | {_cpu(runs)} | {main} | {worker} | {tree} | {len(runs.runs)} |"


def _lap(name: str, runs: Runs, lap: str) -> str:
    wall, cpu = (_both(runs, lambda run, pick=pick: run.laps[lap][pick]) for pick in (0, 1))
    return f"| {name} | {wall} | {cpu} | | | | {len(runs.runs)} |"


def _wall(runs: Runs) -> str:
    return _both(runs, lambda run: run.wall)


def _cpu(runs: Runs) -> str:
    return _both(runs, lambda run: run.cpu)


def _both(runs: Runs, what: Callable[[Run], float]) -> str:
    return f"{runs.least(what):.3f} ({runs.median(what):.3f})"


def _start(start: Start) -> Iterator[str]:
    yield "### Starting"
    yield ""
    yield "| | wall | CPU | peak | runs |"
    yield "|---|--:|--:|--:|--:|"
    named = (
        ("`python -c pass`", start.nothing),
        ("`parindex --version`", start.version),
        ("`parindex rank --year 2021 --compare 2020` (examples/tam-ky)", start.rank),
    )
    for name, runs in named:
        peak = runs.most(lambda run: run.main)
        yield f"| {name} | {_wall(runs)} | {_cpu(runs)} | {f'{peak:.0f}' if peak else '–'} | {len(runs.runs)} |"


def _targets(sizes: Sequence[Size], rows: int, kernel: Runs, start: Start | None) -> Iterator[_Target]:
    for size in sizes:
        ratio = size.parindex.least(lambda run: _scored(run, 1)) / size.calamine.least(lambda run: run.cpu)
        yield _Target(f"{size.sheets:,} sheets: CPU of read + validate + compute / bare calamine read", ratio, 3)
    for size in sizes:
        theirs = size.analyst.least(lambda run, size=size: _stretched(size, run, 0))
        how = "" if size.sheets == size.analyst_sheets else " (extrapolated)"
        what = f"{size.sheets:,} sheets: analyst's script{how} / parindex, read + compute, wall"
        yield _Target(what, theirs / size.parindex.least(lambda run: _scored(run, 0)), 6, at_least=True)
    ratio = kernel.least(lambda run: run.facts["ours"]) / kernel.least(lambda run: run.facts["numpy"])
    yield _Target(f"totals, tiers and ranks of {rows:,} × 92 / numpy int64 sum", ratio, 50)
    largest = max(sizes, key=lambda size: size.sheets)
    for what, runs in (("read + validate + compute + store", largest.parindex), ("report", largest.report)):
        peak = runs.most(lambda run: max(run.tree, run.main))
        yield _Target(f"{largest.sheets:,} sheets: peak memory of {what}, all processes at once", peak, 400, "MB")
    if start:
        yield from _start_targets(start)


def _start_targets(start: Start) -> Iterator[_Target]:
    for name, runs, limit in (("--version", start.version, 7), ("rank", start.rank, 40)):
        for kind, what in (("wall", lambda run: run.wall), ("CPU", lambda run: run.cpu)):
            yield _Target(
                f"`parindex {name}` / `python -c pass`, {kind}", runs.least(what) / start.nothing.least(what), limit
            )


def _besides(sizes: Sequence[Size]) -> Iterator[str]:
    """The same ratios with the start of the interpreter and all imports of the main process left out."""
    yield "Without the start of the interpreter and the imports of the main process (both sides):"
    yield ""
    yield "| sheets | CPU / bare calamine read | analyst's script / parindex, wall | largest part of it |"
    yield "|--:|--:|--:|---|"
    for size in sizes:
        ours = size.parindex.least(lambda run: run.laps["read"][1] + run.laps["compute"][1])
        cpu = ours / size.calamine.least(lambda run: run.laps["read"][1])
        wall = size.parindex.least(lambda run: run.laps["read"][0] + run.laps["compute"][0])
        theirs = size.analyst.least(lambda run: run.laps["read"][0] + run.laps["compute"][0])
        theirs *= size.sheets / size.analyst_sheets
        read = size.parindex.least(lambda run: run.laps["read"][1])
        share = f"reading {100 * read / ours:.0f} %"
        yield f"| {size.sheets:,} | {cpu:.1f} × | {theirs / wall:.1f} × | {share} |"


def _scored(run: Run, pick: int) -> float:
    """parindex without storing: (wall, CPU)[pick]."""
    return (run.wall, run.cpu)[pick] - run.laps["store"][pick]


def _stretched(size: Size, run: Run, pick: int) -> float:
    """The analyst's script without its report: (wall, CPU)[pick], stretched to the number of sheets."""
    whole = (run.wall, run.cpu)[pick]
    work = sum(run.laps[name][pick] for name in ("read", "compute"))
    once = whole - work - run.laps["report"][pick]
    return once + work * size.sheets / size.analyst_sheets


if sys.platform == "win32":
    sys.exit("The benchmarks measure child processes in a way that Windows does not offer.")
