"""The same inputs give the same bytes: in another process, folder, time zone, language, order, with other workers."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from parindex.reporting.formats.registry import FORMATS
from parindex.reporting.trend.formats import TREND_FORMATS

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("driver.py")
PUBLISHED = "published: {2021: 2022-01-15}\n"


@dataclass(frozen=True)
class World:
    """Where and how the program runs; nothing of this may be seen in what it writes."""

    folder: Path
    environment: dict[str, str]
    inside: bool
    backwards: bool
    workers: int

    def run(self, commands: list[list[str]], out: Path, root: Path) -> dict[str, bytes]:
        """Run commands on the workspace `root` and return all files that came out, by name."""
        out.mkdir(parents=True)
        where = root if self.inside else self.folder
        given = [[word.replace("OUT", str(out)) for word in command] for command in commands]
        if not self.inside:
            given = [["--workspace", str(root), *command] for command in given]
        done = subprocess.run(
            [sys.executable, str(DRIVER), str(out)],
            input=json.dumps(given),
            cwd=where,
            env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **self.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found = sorted(path for path in out.rglob("*") if path.is_file())
        return {str(path.relative_to(out)): path.read_bytes() for path in found}

    def sheets(self, root: Path, year: int) -> list[str]:
        """Name the sheets of a year: as a folder, or one by one and the last first."""
        folder = root / "sheets" / str(year)
        if not self.backwards:
            return [f"sheets/{year}"]
        return [str(path) for path in sorted(folder.rglob("*.xlsx"), reverse=True)]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    base = tmp_path_factory.mktemp("worlds")
    one, other = base / "one", base / "quite another place"
    for folder in (one, other):
        folder.mkdir()
    plain = {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "HOME": str(one),
        "USER": "officer-one",
        "LOGNAME": "officer-one",
        "WORLD_UMASK": "022",
    }
    strange = {
        "PYTHONHASHSEED": "4242",
        "TZ": "Asia/Ho_Chi_Minh",
        "LANG": "vi_VN.UTF-8",
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "1",
        "COLUMNS": "41",
        "HOME": "/nonexistent",
        "USER": "officer-two",
        "LOGNAME": "officer-two",
        "PARINDEX_USER": "somebody else",
        "TMPDIR": str(other),
        "WORLD_UMASK": "077",
    }
    return (
        World(one, plain, inside=True, backwards=False, workers=1),
        World(other, strange, inside=False, backwards=True, workers=2),
    )


def _compare(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.fixture(scope="module")
def city(worlds):
    """What every command writes about the example city, in both worlds, each from scores of its own."""
    found = []
    for world in worlds:
        root = world.folder / "tam-ky"
        shutil.copytree(ROOT / "examples" / "tam-ky", root, ignore=shutil.ignore_patterns("*.db"))
        settings = root / "parindex.yaml"
        settings.write_text(settings.read_text("utf-8") + PUBLISHED, "utf-8")
        workers = ["--workers", str(world.workers)]
        commands = [["score", *world.sheets(root, year), "--year", str(year), *workers] for year in (2020, 2021)]
        world.run(commands, world.folder / "scored", root)
        commands = [
            ["report", "--format", form, "--year", "2021", "--out", f"OUT/{locale}", *more]
            for form in FORMATS
            for locale, more in (("ours", ()), ("departments", ("--block", "departments")))
        ]
        commands += [
            ["trend", "--from", "2020", "--to", "2021", "--format", form, "--out", "OUT/years"]
            for form in TREND_FORMATS
        ]
        commands += [
            ["rank", "--year", "2021", "--compare", "2020", "--format", "json"],
            ["explain", "hoa-thuan", "--year", "2021", "--format", "json"],
            ["check", "--format", "json"],
            ["disputes", "--year", "2021", "--format", "json"],
            ["diff", "2020", "2021", "--format", "json"],
            ["template", "--year", "2021", "--out", "OUT/forms"],
            ["template", "--year", "2021", "--out", "OUT/matrix", "--matrix"],
        ]
        made = world.run(commands, world.folder / "city", root)
        # `check` names files as the caller would open them: from the root of each workspace they are the same.
        found.append({name: content.replace(f"{root}/".encode(), b"") for name, content in made.items()})
    return found


@pytest.fixture(scope="module")
def returned(worlds):
    """What goes back to the senders, in both worlds."""
    found = []
    for world in worlds:
        root = world.folder / "returned-sheets"
        shutil.copytree(ROOT / "examples" / "returned-sheets", root, ignore=shutil.ignore_patterns("*.db"))
        commands = [
            ["return", "--year", "2025", "--out", "OUT/docx", "--deadline", "2026-01-20"],
            ["return", "--year", "2025", "--out", "OUT/md", "--note", "md", "--unit", "ben-do"],
        ]
        found.append(world.run(commands, world.folder / "back", root))
    return found


def test_reports_forms_and_documents_for_machines_are_the_same_bytes_everywhere(city):
    one, other = city
    assert {Path(name).suffix for name in one} == {".md", ".xlsx", ".docx", ".pdf", ".json", ".csv", ".txt"}
    assert all(content.startswith(b"0\n") for name, content in one.items() if name.endswith(".txt"))
    _compare(one, other)
    assert "ngày 15 tháng 01 năm 2022" in one["ours/par-index-2021.md"].decode()


def test_marked_copies_and_covering_notes_are_the_same_bytes_everywhere(returned):
    one, other = ({name: content for name, content in found.items() if "/" in name} for found in returned)
    assert sum(name.endswith(".xlsx") for name in one) == 20
    assert sum(name.endswith(".docx") for name in one) > 15
    _compare(one, other)


def test_no_document_names_a_folder_or_a_person_of_the_machine(city, returned):
    words = (b"quite another place", b"somebody else", b"officer-two")
    documents = {**city[1], **{name: content for name, content in returned[1].items() if "/" in name}}
    for name, content in documents.items():
        assert not any(word in text for text in _texts(name, content) for word in words), name


def _texts(name: str, content: bytes) -> list[bytes]:
    if not name.endswith((".xlsx", ".docx")):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(member) for member in package.namelist()]
