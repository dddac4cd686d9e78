"""Score sheets to store: as many as asked for, of 92 components, all invented."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from parindex.model.scores import Choice, Entry, Mark, NotApplicable, Numeric, Scored, ScoreSheet, Source, Stage

NOON = datetime(2021, 1, 15, 5, 0, tzinfo=UTC)

MakeSheets = Callable[..., list[ScoreSheet]]


def make_sheets(number: int, *, year: int = 2020, comment: str = "", first: int = 0) -> list[ScoreSheet]:
    return [_sheet(unit, year, comment) for unit in range(first, first + number)]


def _sheet(unit: int, year: int, comment: str) -> ScoreSheet:
    entries = tuple(_entry(row, (row + unit) % 9, comment) for row in range(92))
    source = Source(f"sheets/{year}/{unit:04}.xlsx", "Điểm", f"{unit:064x}")
    return ScoreSheet(f"xa-{unit:04}", f"Xã số {unit}", f"set@{year}", year, entries, source, "0123abcd")


@cache
def _entry(row: int, quarters: int, comment: str) -> Entry:
    code = f"{row // 20 + 1}.{row // 4 % 5 + 1}.{row % 4 + 1}"
    score = Scored(Numeric(Decimal(quarters) / 4), str(quarters / 4))
    appraised = NotApplicable("KPS") if row == 7 else Scored(Choice("late"), "Trễ hạn") if row % 3 else score
    marks = (Mark(Stage.SELF, score, f"E{row + 8}"), Mark(Stage.APPRAISAL_1, appraised, f"F{row + 8}"))
    return Entry(code, marks, "Kế hoạch số 12/KH-UBND", comment)


@pytest.fixture
def sheets() -> MakeSheets:
    return make_sheets


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made, in every kind of database: what is asked of a place is asked of all of them."""
    if request.param == "sqlite":
        return str(tmp_path / "a.db")
    return str(request.getfixturevalue("server").place())
