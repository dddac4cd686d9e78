"""Forms print the codes of a set as its annex does, and are read back exactly."""

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.reporting.forms.filling import SETTINGS

from parindex.model.scores import Basis
from parindex.model.units import Registry
from parindex.reporting.forms import FormWriter, file_name
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_sheets

SHEETS = Path(__file__).parents[2] / "sheets"
SETS = [read_edition(SHEETS / name)[0] for name in ("restarting_2026.yaml", "restarting_letters_2026.yaml")]
UNITS = Registry.model_validate(
    {
        "blocks": {"communes": {"title": "Khối xã", "criteria": "small"}},
        "units": [{"id": "song-la", "name": "Phường Sông Lá", "block": "communes"}],
    }
)


def form(edition, locale):
    return FormWriter(edition, SETTINGS, year=2026, locale=locale, version="0").unit(UNITS.by_id["song-la"])


def cells_of(sheet):
    return [cell for cells in sheet.iter_rows() for cell in cells]


def read_back(path, edition):
    found = read_sheets([path], Expectation((edition,), UNITS, 2026, basis=Basis.SELF), workers=1)
    assert [one.code for one in found.issues if one.severity.value != "hint"] == []
    (sheet,) = found.sheets
    return {entry.code: mark.answer.value.number for entry in sheet.entries for mark in entry.marks}


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("edition", SETS)
def test_a_form_prints_the_codes_of_the_annex_and_is_read_back_exactly(tmp_path, edition, locale):
    book = openpyxl.load_workbook(io.BytesIO(form(edition, locale)))
    sheet = book.worksheets[0]
    printed = [node.printed for _, node in edition.walk()]
    rows = [cell.row for cell in cells_of(sheet) if cell.column == 1 and cell.value in set(printed)]
    assert [sheet.cell(row, 1).value for row in rows] == printed
    leaves = [(row, node) for row, (_, node) in zip(rows, edition.walk(), strict=True) if node.is_leaf]
    wanted = {node.code: node.max * number / 8 for number, (_, node) in enumerate(leaves, 1)}
    for row, node in leaves:
        sheet.cell(row, 5).value = float(wanted[node.code])
    path = tmp_path / file_name("song-la", 2026)
    book.save(path)
    assert read_back(path, edition) == {code: Decimal(number) for code, number in wanted.items()}
