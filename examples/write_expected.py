"""Writes what parindex says of the examples: `python examples/write_expected.py`. Compare before you keep it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
WORKSPACES = {
    "tam-ky": (2019, 2020, 2021),
    "quang-nam-districts": (2019, 2020, 2021),
    "merge-2025": (2023, 2024, 2025),
}
OVER_YEARS = ("ten-years",)


def rankings(workspace: str, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Score a copy of an example in `folder`; yield the name of each expected file and what belongs into it."""
    copy = folder / workspace
    shutil.copytree(HERE / workspace, copy, ignore=shutil.ignore_patterns("*.db*", "expected"))
    years = WORKSPACES[workspace]
    for year in years:
        _run(copy, "score", f"sheets/{year}", "--format", "json")
    for year in years:
        before = ["--compare", str(year - 1)] if year > years[0] else []
        answer: dict[str, Any] = json.loads(_run(copy, "rank", "--year", str(year), *before, "--format", "json"))
        del answer["parindex"]  # the version says nothing about the ranking
        yield f"rank-{year}.json", answer
    if "\nawards:" in (copy / "parindex.yaml").read_text(encoding="utf-8"):
        proposed: dict[str, Any] = json.loads(_run(copy, "awards", "--year", str(years[-1]), "--format", "json"))
        del proposed["parindex"]
        yield f"awards-{years[-1]}.json", proposed


def trends(workspace: str, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Import the published years of a copy, score the others; yield what the years say side by side."""
    copy = folder / workspace
    shutil.copytree(HERE / workspace, copy, ignore=shutil.ignore_patterns("*.db*", "expected"))
    _run(copy, "score", "sheets", "--format", "json")
    for table in sorted((copy / "published").iterdir()):
        block, year = table.stem.split("-")
        arguments = ("--year", year, "--block", block, "--criteria", f"vinh-xanh-{block}@2011")
        if table.suffix == ".txt":
            _run(copy, "history", "import", "-", *arguments, pasted=table.read_text(encoding="utf-8"))
        else:
            _run(copy, "history", "import", str(table.relative_to(copy)), *arguments)
    answer: dict[str, Any] = json.loads(_run(copy, "trend", "--from", "2011", "--to", "2020", "--format", "json"))
    del answer["parindex"]
    for unit in (unit for block in answer["blocks"] for unit in block["units"]):
        for year in unit["years"]:
            year.pop("areas", None)  # long, and the same as what `score` says
    yield "trend-2011-2020.json", answer


def _run(folder: Path, *arguments: str, pasted: str | None = None) -> str:
    command = [sys.executable, "-m", "parindex", *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8", input=pasted)
    return done.stdout


def main() -> None:
    with TemporaryDirectory() as folder:
        for workspace in (*WORKSPACES, *OVER_YEARS):
            (HERE / workspace / "expected").mkdir(exist_ok=True)
            make = trends if workspace in OVER_YEARS else rankings
            for name, answer in make(workspace, Path(folder)):
                text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
                (HERE / workspace / "expected" / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
