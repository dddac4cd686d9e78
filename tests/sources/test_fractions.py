"""0.9 or 1 where a rate in percent belongs: 0.9 %, or 90 %?"""

from pathlib import Path

import pytest

from parindex.model.criteria import Edition
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

EDITION = Edition.model_validate(
    {
        "id": "rates",
        "edition": 2020,
        "title": "Tỷ lệ",
        "index": [{"code": "1", "title": "Đúng hạn", "max": 10, "score": {"by": "proportional"}}],
    }
)


def read(rate, suffix, percents=()):
    grid = Grid("Bảng", (("Đơn vị", "1"), ("Xã A", rate)), percents=frozenset(percents))
    return read_workbooks([Workbook(Path(f"a{suffix}"), "0" * 64, (grid,))], Expectation((EDITION,)))


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".xlsb"])
@pytest.mark.parametrize(("rate", "rather"), [(0.9, "90"), (1.0, "100")])
def test_a_rate_that_may_be_a_fraction_is_told(rate, rather, suffix):
    found = read(rate, suffix)
    (told,) = found.issues
    assert (told.code, told.severity, told.values["rather"]) == ("S109", "warning", rather)
    assert len(found.sheets) == 1


@pytest.mark.parametrize("rate", [0.0, 10.5, 100.0])
def test_other_rates_are_read_without_a_word(rate):
    assert (read(rate, ".xls").issues, len(read(rate, ".xls").sheets)) == ([], 1)


def test_a_cell_that_shows_percent_is_certain():
    assert read(1.0, ".xlsx", [(1, 1)]).issues == []
