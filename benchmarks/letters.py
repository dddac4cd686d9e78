"""`python -m benchmarks.letters [UNITS…]`: time and memory of a letter for every unit, and of a report as PDF.

The workspace is that of `benchmarks.trend`: invented units with typed scores of 92 components in the store, of which
a unit holds about two thirds in full, as in real years: a letter names about thirty lost components on two pages.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import run
from benchmarks.trend import FIRST, fill, workspace

SIZES = (241, 3321)
FORMS = ("pdf", "docx")


def main() -> None:
    print("| | units | CPU, s | peak, MB | size, MB |\n|---|--:|--:|--:|--:|")
    for units in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory(prefix="parindex-letters-") as name:
            root = Path(name)
            workspace(root, units)
            fill(root, units, range(FIRST, FIRST + 2), lean=140)
            for form in FORMS:
                _measure(root, units, "letters", form, root / f"letters-{form}")
            for form in FORMS:
                _measure(root, units, "report", form, root / f"report.{form}")


def _measure(root: Path, units: int, command: str, form: str, out: Path) -> None:
    asked = ("--year", str(FIRST + 1), "--format", form, "--out", str(out))
    ran = run([sys.executable, "-m", "parindex", command, *asked], cwd=root)
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"| `{command} --format {form}` | {units:,} | {ran.cpu:.1f} | {ran.tree:.0f} | {size:.1f} |", flush=True)


if __name__ == "__main__":
    main()
