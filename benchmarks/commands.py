"""`python -m benchmarks.commands [--sizes 25,241,3321] [--only check,verify] [--root DIR] [--at-most 1.05] [--fail]`.

Every command on a year of so many units: CPU, peak memory, and how fast its cost grows. The exponent is that of
`CPU = start + n ** exponent`, from two sizes; the start is what the command costs with one unit.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import log
from pathlib import Path

from benchmarks.measure import Run, run

__all__ = ["COMMANDS", "Measured", "exponent", "lines", "measure"]

YEAR, NEXT = 2020, 2021
CPU_TO_TELL = 0.08
"""Seconds above the start from which a cost says how it grows; below, the clock's grain does."""
MEMORY_MB = 400
_AWARDS = """
awards:
  - {id: first, title: Dẫn đầu, first: 3, no_area_under: 60}
  - {id: improved, title: Tiến bộ, most_improved: {count: 2, by: rank}}
  - {id: high, title: Chỉ số cao, at_least: 90, no_area_under: 70}
"""


@dataclass(frozen=True)
class Command:
    """A command of the program with its arguments."""

    name: str
    arguments: str
    fills: bool = False
    """Others need what it leaves behind, so that it runs once whatever is asked for."""
    most: int = 1_000_000
    """The most units that it is measured with, so that all sizes together take a quarter of an hour."""


COMMANDS = (
    Command("check", "check sheets/2020"),
    Command("score", "score sheets/2020", fills=True),
    Command("stages", "stages --year 2020"),
    Command("rank", "rank --year 2020"),
    Command("rank, JSON", "rank --year 2020 --format json"),
    Command("explain one unit", "explain xa-0001 --year 2020"),
    Command("disputes", "disputes --year 2020"),
    Command("losses", "losses --year 2020"),
    Command("profile", "profile xa-0001 --year 2020"),
    Command("path", "path xa-0001 --to rank:1 --year 2020"),
    Command("diagnose", "diagnose --year 2020", most=500),
    Command("whatif --without-each", "whatif --without-each --year 2020", most=500),
    Command("report md", "report --year 2020 --format md --out made/r.md"),
    Command("report csv", "report --year 2020 --format csv --out made/r.csv"),
    Command("report json", "report --year 2020 --format json --out made/r.json"),
    Command("report long", "report --year 2020 --format long --out made/long.csv"),
    Command("report xlsx", "report --year 2020 --format xlsx --out made/r.xlsx"),
    Command("report docx", "report --year 2020 --format docx --out made/r.docx"),
    Command("publish", "publish --year 2020 --partial", fills=True),
    Command("site", "site --year 2020 --out made/site"),
    Command("verify", "verify --year 2020"),
    Command("bundle", "bundle --year 2020 --out made/b.zip", fills=True),
    Command("verify --bundle", "verify --bundle made/b.zip"),
    Command("rank --compare", "rank --year 2021 --compare 2020"),
    Command("diff", "diff 2020 2021"),
    Command("awards", "awards --year 2021"),
    Command("trend, JSON", "trend --format json --out made/t.json"),
    Command("trend, CSV", "trend --format csv --out made/t.csv"),
    Command("return", "return --year 2020 --out made/back", most=500),
    Command("template", "template --year 2020 --out made/forms"),
    Command("backup", "backup made/copy.db"),
)


@dataclass(frozen=True)
class Measured:
    """A command at each size: CPU seconds and peak MB of all its processes."""

    name: str
    runs: dict[int, Run]

    def cpu(self, size: int) -> float:
        return self.runs[size].cpu

    def memory(self, size: int) -> float:
        return max(self.runs[size].tree, self.runs[size].main)


def measure(folder: Path, sizes: Sequence[int], only: Sequence[str] = ()) -> Iterator[Measured]:
    """Run every command on every size, and on one unit."""
    found: dict[str, dict[int, Run]] = {command.name: {} for command in COMMANDS}
    for size in (1, *sorted(sizes)):
        root = _workspace(folder, size)
        for command in COMMANDS:
            asked = (not only or command.name in only) and size <= command.most
            if asked or (command.fills and not (root / f".{command.name}").exists()):
                ran = _run(root, command)
                if asked:
                    found[command.name][size] = ran
                    _progress(command.name, size, ran)
                (root / f".{command.name}").touch()
    for name, runs in found.items():
        if len(runs) > 1:
            yield Measured(name, runs)


def _progress(name: str, size: int, ran: Run) -> None:
    print(f"{size:>6} {name:<20} {ran.cpu:8.2f} s {ran.tree:7.0f} MB", file=sys.stderr, flush=True)


def _workspace(folder: Path, size: int) -> Path:
    root = folder / f"commands-{size}"
    if not root.exists():
        run([sys.executable, "-m", "benchmarks.workbooks", str(root), str(size)])
        with (root / "parindex.yaml").open("a", encoding="utf-8") as settings:
            settings.write(_AWARDS)
    (root / "made").mkdir(exist_ok=True)
    return root


def _run(root: Path, command: Command) -> Run:
    """Run a command anew: what it wrote before is put aside."""
    arguments = command.arguments.split()
    if command.name in {"score", "publish"}:
        _fresh(root, command.name)
    if "--out" in arguments:
        out = root / arguments[arguments.index("--out") + 1]
        _aside(out)
    if command.name == "backup":
        _aside(root / "made" / "copy.db")
    ran = run([sys.executable, "-m", "parindex", *arguments], cwd=root, codes={0, 3})
    if command.name == "publish":
        _next_year(root)
    return ran


def _fresh(root: Path, name: str) -> None:
    """Take away what was stored; before publishing, what was scored comes back."""
    store, kept = root / "parindex.db", root / ".scored.db"
    _aside(root / "published")
    if name == "score":
        store.unlink(missing_ok=True)
        kept.unlink(missing_ok=True)
        for later in ("publish", "bundle"):
            (root / f".{later}").unlink(missing_ok=True)
    elif kept.exists():
        store.write_bytes(kept.read_bytes())
    else:
        kept.write_bytes(store.read_bytes())


def _aside(path: Path) -> None:
    if path.exists():
        number = sum(1 for _ in path.parent.glob(f"{path.name}.old*"))
        path.rename(path.with_name(f"{path.name}.old{number}"))


def _next_year(root: Path) -> None:
    """Make a next year of the same answers; every tenth unit has those of its neighbour."""
    from parindex.store import open_store  # noqa: PLC0415  a measuring process stays small
    from parindex.workflow.years.workspace import load  # noqa: PLC0415

    workspace = load(root)
    with open_store(workspace.store) as store:
        sheets = [one.sheet for one in store.load(YEAR)]
        moved = [replace(one, year=NEXT, entries=sheets[at - (at % 10 == 0)].entries) for at, one in enumerate(sheets)]
        store.save(NEXT, moved, at=datetime.now(UTC), version="benchmark")


def exponent(found: Measured) -> float | None:
    """Return the exponent between the two largest sizes; `None`: too small to say."""
    start, (small, large) = found.cpu(1), sorted(found.runs)[-2:]
    below, above = found.cpu(small) - start, found.cpu(large) - start
    if small <= 1 or below < CPU_TO_TELL or above <= 0:
        return None
    return log(above / below) / log((large - 1) / (small - 1))


def lines(all_found: Sequence[Measured], at_most: float) -> Iterator[str]:
    sizes = sorted({size for found in all_found for size in found.runs})[1:]
    yield "| command | " + " | ".join(f"CPU s, {size:,} | MB, {size:,}" for size in sizes) + " | exponent | missed |"
    yield "|---|" + "--:|--:|" * len(sizes) + "--:|---|"
    for found in all_found:
        cells = " | ".join(
            f"{found.cpu(size):.2f} | {found.memory(size):.0f}" if size in found.runs else "– | –" for size in sizes
        )
        grows = exponent(found)
        missed = "; ".join(_missed(found, max(found.runs), grows, at_most))
        yield f"| {found.name} | {cells} | {'–' if grows is None else f'{grows:.2f}'} | {missed} |"


def _missed(found: Measured, largest: int, grows: float | None, at_most: float) -> Iterator[str]:
    if grows is not None and grows > at_most:
        yield f"exponent > {at_most:g}"
    if found.memory(largest) > MEMORY_MB:
        yield f"> {MEMORY_MB} MB"


def main() -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.commands", description=__doc__)
    parser.add_argument("--sizes", default="25,241,3321")
    parser.add_argument("--only", default="", help="names of commands, separated by commas")
    parser.add_argument("--root", type=Path, help="a folder that keeps the workspaces")
    parser.add_argument("--at-most", type=float, default=1.05, help="the exponent above which a command is missed")
    parser.add_argument("--fail", action="store_true", help="end with 1 if an exponent is missed")
    options = parser.parse_args()
    sizes = [int(part) for part in options.sizes.split(",")]
    only = [part for part in options.only.split(",") if part]
    with tempfile.TemporaryDirectory(prefix="parindex-commands-") as made:
        found = list(measure(options.root or Path(made), sizes, only))
    print("\n".join(lines(found, options.at_most)))
    if options.fail and any((exponent(one) or 0) > options.at_most for one in found):
        sys.exit(1)


if __name__ == "__main__":
    os.environ["PARINDEX_LOCALE"] = "vi"
    main()
