"""Workspaces that hold one case each."""

import json
import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
CITY = Path(__file__).parents[2] / "examples" / "tam-ky"


class Case:
    """One case in a workspace of its own, and what commands say of it."""

    def __init__(self, root, run):
        self.root, self._run = root, run

    def run(self, *arguments, locale="en"):
        return self._run(*arguments, cwd=self.root, locale=locale)

    def text(self, *arguments, locale="en"):
        """What is printed, with the lines that a narrow terminal folds joined."""
        ran = self.run(*arguments, locale=locale)
        return " ".join((ran.out + ran.err).split())

    def issues(self):
        """Return the exit code of `check` and its issues, without those of the example city itself."""
        ran = self.run("check", "--year", 2020, "--format", "json")
        return ran.code, [one for one in json.loads(ran.out)["issues"] if one["code"] != "U008"]

    def codes(self):
        """Return the codes of the errors and warnings."""
        return {one["code"] for one in self.issues()[1] if one["severity"] in {"error", "warning"}}

    def indexes(self):
        """Score the sheets and return the index of each unit."""
        ran = self.run("score", "--year", 2020, "sheets/2020", "--dry-run", "--format", "json")
        return {one["unit"]: one["index"] for one in json.loads(ran.out)["units"]}

    def score(self):
        """Score every folder under sheets/; what is refused there stays out."""
        for folder in sorted((self.root / "sheets").glob("20??")):
            assert self.run("score", f"sheets/{folder.name}").code in {0, 3}

    def report(self, *arguments, locale="en"):
        """Return the Markdown of a report."""
        assert self.run("report", *arguments, "--format", "md", "--out", "out.md", locale=locale).code == 0
        return (self.root / "out.md").read_text(encoding="utf-8")


@pytest.fixture
def city(tmp_path, run):
    """Return a function that puts files of a case into the example city; without names, all of the folder."""

    def put(case, *names):
        root = shutil.copytree(CITY, tmp_path / case, ignore=shutil.ignore_patterns("*.db", "sheets", "expected"))
        folder = root / "sheets" / "2020" / "communes"
        folder.mkdir(parents=True)
        for source in sorted((DATA / "sheets" / case).iterdir()):
            if not names or source.name in names:
                shutil.copy(source, root if source.name == "units.yaml" else folder)
        if (DATA / "sheets" / case / "units.yaml").exists():
            shutil.copy(CITY / "sheets" / "2020" / "communes" / "an-my.xlsx", folder)
        return Case(root, run)

    return put


@pytest.fixture
def told(tmp_path, run):
    """Return a function that copies a whole workspace of a case."""

    def copy(case, kind="telling"):
        return Case(shutil.copytree(DATA / kind / case, tmp_path / case), run)

    return copy
