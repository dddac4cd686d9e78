import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SHEETS = Path(__file__).parents[2] / "sheets"


@pytest.fixture(scope="session")
def making() -> ModuleType:
    """The script that writes the bad files; its functions build other workbooks too."""
    specification = importlib.util.spec_from_file_location("make_bad_files", SHEETS / "make_bad_files.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def book(making, tmp_path):
    """Write a workbook out of the XML of its rows and return its path."""

    def write(*sheets: str, name: str = "book.xlsx", **parts: str) -> Path:
        path = tmp_path / name
        path.write_bytes(making.packed(making.workbook(*sheets) | parts))
        return path

    return write
