"""`python -m benchmarks [--sizes 18,241,3321] [--runs 3] [--full] [--only sizes|beside] [--write]`."""

import argparse
import re
import tempfile
from pathlib import Path

from benchmarks import beside, table
from benchmarks.plan import LARGE, Size, kernel, measure_size, measure_start

README = Path(__file__).with_name("README.md")
_BESIDE = 241


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as name:
        if options.only in {None, "sizes"}:
            _show("figures", _sizes(options, Path(name)), write=options.write)
        if options.only in {None, "beside"}:
            found = beside.beside(Path(name), min(_BESIDE, max(options.sizes)), options.runs)
            _show("beside", "\n".join(beside.lines(found)), write=options.write)


def _sizes(options: argparse.Namespace, folder: Path) -> str:
    sizes: list[Size] = []
    start = None if options.no_start else measure_start(folder, 3 * options.runs)
    for sheets in sorted(options.sizes):
        lender = None if options.full or sheets < LARGE or not sizes else sizes[-1]
        sizes.append(measure_size(folder, sheets, options.runs, lender))
    return table.figures(sizes, options.rows, kernel(options.rows), start)


def _show(area: str, figures: str, *, write: bool) -> None:
    """Print figures, and put them into their area of the README."""
    print(figures)
    if write:
        place = re.compile(rf"(<!-- {area} -->\n).*?(<!-- /{area} -->)", re.DOTALL)
        text = README.read_text("utf-8")
        README.write_text(place.sub(lambda found: f"{found[1]}{figures}\n{found[2]}", text), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Measure parindex beside peers.")
    parser.add_argument("--sizes", type=_numbers, default=[18, 241, 3321], help="numbers of sheets, comma separated")
    parser.add_argument("--runs", type=int, default=3, help="how often each program runs (1000 sheets or more: once)")
    parser.add_argument("--rows", type=int, default=3321, help="units in the comparison with a numpy sum")
    parser.add_argument("--full", action="store_true", help="run the analyst's script on every size (slow)")
    parser.add_argument("--no-start", action="store_true", help="leave out the commands on the example")
    parser.add_argument("--only", choices=["sizes", "beside"], help="only the tables by size, or only those after them")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/README.md")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()
