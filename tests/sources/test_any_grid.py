"""Whatever a sheet holds, reading ends in score sheets or issues."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]

HEADINGS = [
    "Mã số", "TT", "Đơn vị", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điểm", "Điều tra XHH", "Ghi chú",
    "Thẩm định lần 2", "Hội đồng", "Kết quả", "Unit", "Code", "Đơn vị: Phường An Mỹ", "Năm 2020", "Phường An Sơn",
]  # fmt: skip
CODES = ["1", "1.1", "1.2", "1.10", "2.1.1", "4.1", "T", "I", "1.", "TC 1.3", "9.9", "a", "-", "Tổng cộng", 1.1, 1.0, 2]
ODD = [
    None, "", "x" * 600, "1,5", "1.500", "90%", "=A1", "\ud800", "\x00\x07", "KPS", True, float("inf"), float("nan"),
    1e300, -1, 10**40, date(2020, 3, 1), datetime.fromisoformat("0001-01-01"),
    time(1), timedelta(days=3), "a=1; b=2", "A=1", ";;", "=", "0/0",
]  # fmt: skip
CELL = st.one_of(
    st.sampled_from(HEADINGS), st.sampled_from(CODES), st.sampled_from(ODD), st.text(max_size=8), st.floats()
)
PLACE = st.tuples(st.integers(0, 9), st.integers(0, 7))


@st.composite
def grids(draw):
    top = draw(st.lists(st.lists(st.sampled_from([*HEADINGS, None]), max_size=8), max_size=3))
    rows = draw(st.lists(st.tuples(st.sampled_from(CODES), CELL, CELL, CELL, CELL), max_size=8))
    merges = draw(st.lists(st.tuples(PLACE, PLACE), max_size=3))
    return Grid(
        name=draw(st.sampled_from(["Bảng điểm", "Phường An Mỹ", ""])),
        rows=tuple(map(tuple, [*top, *rows])),
        hidden=draw(st.booleans()),
        merges=tuple((min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in merges),
        hidden_rows=draw(st.frozensets(st.integers(0, 9), max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(0, 7), max_size=2)),
        errors=draw(st.dictionaries(PLACE, st.just("#REF!"), max_size=2)),
        uncached=draw(st.frozensets(PLACE, max_size=2)),
        percents=draw(st.frozensets(PLACE, max_size=3)),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(grids(), max_size=2), st.booleans(), st.sampled_from([None, 2020]), st.booleans())
def test_any_grid_ends_in_sheets_or_issues_that_can_be_said(sheets, registered, year, strict):
    expected = Expectation((EDITION,), REGISTRY if registered else None, year, strict=strict)
    found = read_workbooks([Workbook(Path("any.xlsx"), "0" * 64, tuple(sheets))], expected)
    for issue in found.issues:
        for locale in ("vi", "en"):
            assert speech(locale).message(issue)
            assert speech(locale).remedy(issue)
    refused = {issue.place.sheet for issue in found.issues if issue.severity is Severity.ERROR}
    assert not refused & {
        sheet.source.sheet for sheet in found.sheets if len({one.name for one in sheets}) == len(sheets)
    }
    assert found.sheets or found.issues
