"""What is remembered of one sheet never changes what is read of another."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.model.rules import Bands, BestUnit, Levels, PointsTyped, Proportional, Survey
from parindex.model.scores import Stage
from parindex.sources.cells.grid import Grid
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.answers import AnswerReader, Slot
from parindex.sources.score_sheets.answers.reader import _read
from parindex.sources.score_sheets.line_cache import read_lines, score_lines
from parindex.sources.score_sheets.lines.criteria_lines import Lines
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import read_marks

EDITION = read_edition(Path(__file__).parent.parent / "sheets" / "small_2020.yaml")[0]
TOOLS = Tools(EDITION)
CODES = tuple(leaf.code for leaf in EDITION.leaves)
PLAN = TOOLS.planner.plan(Lines(0, CODES, (), ()))
STAGES = {Stage.SELF: 1, Stage.APPRAISAL_1: 2, Stage.SURVEY: 4}
LINES = score_lines(TOOLS, PLAN, STAGES, single=False)

RULES = [
    PointsTyped(by="points"),
    PointsTyped(by="points", step="0.5"),
    Proportional(by="proportional"),
    BestUnit(by="best_unit"),
    Survey(by="survey", options={"A": 100}),
    Bands(by="bands", bands=[{"above": 90, "points": 2}, {"points": 0}]),
    Bands(by="bands", of="number", bands=[{"at_least": 1, "points": 2}, {"points": 0}]),
    Levels(by="levels", levels={"yes": 1, "no": 0}),
]
SLOTS = [
    Slot(f"{number}{capped}", "X", Decimal(2), rule, capped) for number, rule in enumerate(RULES) for capped in (0, 1)
]
READER = AnswerReader(SLOTS)
NUMBER = st.one_of(
    st.floats(),
    st.integers(-2, 110),
    st.sampled_from([0.1 + 0.2, 2.0000000000000004, 2, -0.0, 0, 1, 100, 100.1, 10**9, 10**13, 1e300, 0.9, True, False]),
)


@settings(deadline=None)
@given(st.sampled_from(SLOTS), NUMBER, st.booleans())
def test_a_number_is_read_the_same_with_and_without_the_short_way(slot, value, percent):
    short, long = READER.read(slot.code, value, percent=percent), _read(slot, value, percent=percent, decimal="")
    assert repr(short) == repr(long)


CELL = st.sampled_from(
    [None, 0, 1, 1.0, True, False, 0.5, 90, 0.9, "1", "Đúng hạn", "KPS", "a=90; b=1", "A=3", "-", -1]
)


@st.composite
def sheets(draw):
    rows = [tuple(draw(st.lists(CELL, min_size=2, max_size=5))) for _ in CODES]
    places = st.tuples(st.integers(0, len(CODES) - 1), st.sampled_from([1, 2, 4]))
    return Grid("x", tuple(rows), percents=draw(st.frozensets(places, max_size=8)))


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_a_sheet_is_read_as_if_it_were_the_first(grid):
    remembered = read_lines(grid, TOOLS, LINES, None)
    fresh = read_marks(grid, Tools(EDITION), [one for line in LINES for one in line.targets])
    assert repr(remembered.by_code) == repr(fresh.by_code)
    assert (remembered.problems, remembered.unread) == (fresh.problems, fresh.unread)
