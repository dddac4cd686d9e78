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
WORKSPACES = ("tam-ky", "quang-nam-districts")
YEARS = (2019, 2020, 2021)


def rankings(workspace: str, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Score a copy of an example in `folder`; yield the name of each expected file and what belongs into it."""
    copy = folder / workspace
    shutil.copytree(HERE / workspace, copy, ignore=shutil.ignore_patterns("*.db*", "expected"))
    for year in YEARS:
        _run(copy, "score", f"sheets/{year}", "--format", "json")
    for year in YEARS:
        before = ["--compare", str(year - 1)] if year > YEARS[0] else []
        answer: dict[str, Any] = json.loads(_run(copy, "rank", "--year", str(year), *before, "--format", "json"))
        del answer["parindex"]  # the version says nothing about the ranking
        yield f"rank-{year}.json", answer
    if "\nawards:" in (copy / "parindex.yaml").read_text(encoding="utf-8"):
        proposed: dict[str, Any] = json.loads(_run(copy, "awards", "--year", str(YEARS[-1]), "--format", "json"))
        del proposed["parindex"]
        yield f"awards-{YEARS[-1]}.json", proposed


def _run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "parindex", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def main() -> None:
    with TemporaryDirectory() as folder:
        for workspace in WORKSPACES:
            (HERE / workspace / "expected").mkdir(exist_ok=True)
            for name, answer in rankings(workspace, Path(folder)):
                text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
                (HERE / workspace / "expected" / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
