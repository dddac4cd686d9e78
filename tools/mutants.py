"""Change the arithmetic in small ways and see whether a test fails: `python -m tools.mutants [--write] [PATTERN …]`.

mutmut makes the mutants and runs the tests that reach each of them; here its results are counted by module, without
those that cannot be told from the original (`equivalent_mutants.toml` says why of each). A module of which nothing was
run is not listed. Below 95 % over all this fails.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
_FIGURES = re.compile(r"(<!-- mutants -->\n).*?(<!-- /mutants -->)", re.DOTALL)
_WANTED = 95
_SURVIVED, _NOT_RUN = {0, 33}, {None}
"""Exit codes of the tests of a mutant: it passed them, or no test reaches it; every other one is a death."""


def main() -> int:
    """Run, count, tell, and fail where too many survive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pattern", nargs="*", default=["parindex.scoring*", "parindex.analysis*"])
    parser.add_argument("--count", action="store_true", help="count what the last run left, without running")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {PAGE.name}")
    given = parser.parse_args()
    if not given.count:
        subprocess.run([sys.executable, "-m", "mutmut", "run", *given.pattern], cwd=ROOT, check=True)
    table = counted(dict(results()), equivalent())
    together = sum(table.values(), Counter())
    lines = ["| Module | mutants | not run | killed | cannot be told apart | survived | killed of the others |"]
    lines += ["|---|--:|--:|--:|--:|--:|--:|", *(_line(f"`{name}`", counts) for name, counts in table.items())]
    lines.append(_line("all", together))
    print("\n".join(lines))
    if given.write:
        text = "\n".join(["", *lines, "", ""])
        PAGE.write_text(_FIGURES.sub(rf"\g<1>{text}\g<2>", PAGE.read_text("utf-8")), "utf-8", newline="\n")
    return 0 if table and score(together) >= _WANTED else 1


def results() -> Iterator[tuple[str, int | None]]:
    """Yield the mutants of the last run with the exit codes of their tests."""
    for path in sorted((ROOT / "mutants" / "src").rglob("*.meta")):
        yield from json.loads(path.read_text("utf-8"))["exit_code_by_key"].items()


def equivalent() -> dict[str, str]:
    """Return the changes that make no difference, as `function: - before + after`, with the reason of each."""
    listed = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("mutant", [])
    return {f"{one['function']}: {one['change']}": one["reason"] for one in listed}


def counted(results: dict[str, int | None], known: dict[str, str]) -> dict[str, Counter[str]]:
    """Count mutants by module and by what became of them."""
    table: dict[str, Counter[str]] = {}
    for name, code in results.items():
        table.setdefault(".".join(name.split(".")[1:3]), Counter())[_fate(name, code, known)] += 1
    return {module: counts for module, counts in table.items() if counts.total() > counts["not run"]}


def _fate(name: str, code: int | None, known: dict[str, str]) -> str:
    if code in _NOT_RUN:
        return "not run"
    if code not in _SURVIVED:
        return "killed"
    return "equivalent" if change(name) in known else "survived"


def change(name: str) -> str:
    """Return what a mutant changes, in a form that does not depend on the number of the mutant."""
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    lines = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
    function = re.sub(r"__mutmut_\d+$", "", name).replace(".x_", ".")
    return f"{function}: " + " ".join(f"{line[0]} {line[1:].strip()}" for line in lines)


def score(counts: Counter[str]) -> float:
    """Return the share of killed mutants in percent, without those that cannot be told from the original."""
    others = counts["killed"] + counts["survived"]
    return 100 * counts["killed"] / others if others else 100.0


def _line(name: str, counts: Counter[str]) -> str:
    fates = " | ".join(str(counts[fate]) for fate in ("not run", "killed", "equivalent", "survived"))
    return f"| {name} | {counts.total()} | {fates} | {score(counts):.1f} % |"


if __name__ == "__main__":
    sys.exit(main())
