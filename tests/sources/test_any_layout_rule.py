"""Whatever a rule says and whatever a sheet holds: it is read or refused, and nothing breaks."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.model.definitions.layout_rules import LayoutRule, LayoutSettings
from parindex.model.scores import Stage
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.score_sheets.recognition import watched

EDITION = read_edition(Path(__file__).parent.parent / "sheets" / "other_2020.yaml")[0]

HEADINGS = ("Mã số", "TT", "Đơn vị", "Nội dung", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điểm")
VALUES = st.sampled_from((*HEADINGS, None, "", "9", 9, "9. Tham mưu", "Phòng Nội vụ", "Tổng", 8, 10, "I", "(1)"))
GRIDS = st.lists(st.lists(VALUES, max_size=6), max_size=8).map(lambda rows: tuple(map(tuple, rows)))
MERGES = st.lists(
    st.tuples(*[st.integers(0, 5)] * 4).map(lambda m: (min(m[0], m[2]), min(m[1], m[3]), *m[2:])), max_size=3
)
ROWS = st.none() | st.integers(1, 10)
ROLES = st.sampled_from(
    ["code", "title", "max", "self", "appraisal-1", "appraisal-2", "survey", "comment", "unit", "skip"]
)
RULES = st.builds(
    LayoutRule,
    files=st.just("*"),
    heading=st.integers(1, 10),
    columns=st.dictionaries(st.sampled_from("ABCDEFG"), ROLES, max_size=4),
    codes=ROWS,
    units=ROWS,
    stage=st.sampled_from([None, *map(str, Stage)]),
    unit=st.sampled_from([None, "Phòng Nội vụ"]),
)


@settings(max_examples=300)
@given(GRIDS, MERGES, RULES, st.booleans())
def test_every_rule_reads_or_refuses_every_sheet(rows, merges, rule, without_heading):
    if without_heading:
        rule = rule.model_copy(
            update={"heading": None, "columns": {k: v for k, v in rule.columns.items() if v != "unit"}}
        )
    expectation = Expectation((EDITION,), year=2020, layout=LayoutSettings(rules=(rule,)))
    grid = Grid("Phiếu", rows, merges=tuple(merges))
    seen = []
    found = read_workbooks(watched([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], expectation, seen), expectation)
    assert found.sheets or found.issues
    assert len(seen) == 1
    if rule.unit is not None and found.sheets and seen[0].shape == "unit":
        assert [sheet.name for sheet in found.sheets] == [rule.unit]
