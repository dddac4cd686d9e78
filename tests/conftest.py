"""What several tests start from."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.postgresql import Server, running

from parindex.__main__ import main
from parindex.workflow.setting_up.init import init

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Processes that tests start load tests/offline/sitecustomize.py, which keeps them from the network.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(ROOT / "tests" / "offline"), os.environ.get("PYTHONPATH")))
)

os.environ.pop("COLUMNS", None)  # of the runner's terminal: the width of tables must not depend on it

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


SLOW = (
    "tests/examples/test_ci.py",
    "tests/examples/test_whole_year.py",
    "tests/executors/",
    "tests/faults/",
    "tests/page/test_in_browser.py",
    "tests/reproducible/",
    "tests/site/test_in_browser.py",
    "tests/sources/workbook/test_corpus.py::test_values_agree_with_a_second_reader",
    "tests/store/test_faults.py",
)
"""What takes longest, by itself a third of the whole: `make slow` runs it, and CI; `make test` leaves it out."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A new workspace of 2020 with the invented scores of `parindex init`."""
    init(tmp_path / "workspace", year=2020, locale="en")
    return tmp_path / "workspace"


@pytest.fixture
def tam_ky(tmp_path: Path) -> Path:
    """A copy of the example city."""
    return shutil.copytree(ROOT / "examples" / "tam-ky", tmp_path / "tam-ky", ignore=shutil.ignore_patterns("*.db"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `parindex` with arguments in a folder, in this process."""

    def run(*arguments: object, cwd: Path | None = None, locale: str = "en") -> Ran:
        monkeypatch.setenv("PARINDEX_LOCALE", locale)
        if cwd is not None:
            monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["parindex", *map(str, arguments)])
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return Ran(int(code or 0), out, err)

    return run


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of these tests' own; its folder is a short one, as the names of sockets are limited."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder) / "s") as server:
            yield server
