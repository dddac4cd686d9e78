"""Paths as Windows writes them: separators, drives and shares, asked of every place that takes a path apart."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from parindex.sources.cells import globs
from parindex.sources.files import year_folders
from parindex.sources.files.year_folders import YearFolders
from parindex.workflow.publication import manifest
from parindex.workflow.publication.bundles.foreign_bundle import _safe

HOMES = [r"C:\W", r"\\server\share\W", r"D:\Chấm điểm năm\W"]


def inside(path, folder):
    whole, above = PureWindowsPath(path), PureWindowsPath(folder)
    return (whole.relative_to(above),) if whole.is_relative_to(above) else ()


@pytest.fixture(params=HOMES)
def home(request, monkeypatch):
    """A workspace on Windows; paths are taken apart as Windows does."""
    for module in (globs, year_folders, manifest):
        monkeypatch.setattr(module, "below", inside)
    monkeypatch.setattr(year_folders, "ways", lambda path: (PureWindowsPath(path),))
    for module in (year_folders, manifest):
        monkeypatch.setattr(module, "Path", PureWindowsPath)
    return request.param


@pytest.mark.parametrize("pattern", ["sheets/2021/*.xlsx", r"sheets\2021\*.xlsx", "sheets/**/a.xlsx", "a.*"])
def test_a_pattern_fits_whichever_way_its_separators_lean(home, pattern):
    file = PureWindowsPath(home) / "sheets" / "2021" / "A.xlsx"
    assert globs.file_fits(file, pattern, PureWindowsPath(home))
    assert not globs.file_fits(file.parent / "deeper" / "b.xlsx", pattern, PureWindowsPath(home))


@pytest.mark.parametrize("below", ["a.xlsx", r"communes\a.xlsx", "communes/a.xlsx"])
def test_a_folder_named_like_a_year_tells_the_year(home, below):
    folders = YearFolders(rf"{home}\sheets\{{year}}", PureWindowsPath(home))
    assert folders.years(PureWindowsPath(rf"{home}\sheets\2021\{below}")) == (2021,)
    assert folders.years(PureWindowsPath(rf"{home}\other\2021\{below}")) == ()
    assert folders.hinted(PureWindowsPath(rf"{home}\sent in 2021\{below}")) == (2021,)


def test_a_manifest_names_sheets_alike_on_every_system(home):
    assert manifest.place_in(PureWindowsPath(home), rf"{home}\sheets\2021\a.xlsx") == "sheets/2021/a.xlsx"


@pytest.mark.parametrize(
    ("told", "laid"),
    [
        (r"sheets\2021\a.xlsx", "sheets/2021/a.xlsx"),
        (r"C:\W\sheets\a.xlsx", "inputs-3/a.xlsx"),
        (r"\\server\share\a.xlsx", "inputs-3/a.xlsx"),
        (r"..\..\a.xlsx", "inputs-3/a.xlsx"),
    ],
)
def test_a_bundle_from_windows_is_laid_out_inside_its_folder(told, laid):
    assert _safe(told, ".xlsx", 3) == PurePosixPath(laid)
