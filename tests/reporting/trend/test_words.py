from fractions import Fraction

import pytest
from tests.analysis.years import climber, of
from tests.reporting.trend.made_up import report, series

from parindex.language import speech
from parindex.model.criteria import Policy
from parindex.model.results.changes import Moved, NotComparable, Reason
from parindex.model.results.trends import Measure, Run
from parindex.reporting.report.figures import Figures
from parindex.reporting.trend.units import spark
from parindex.reporting.trend.words import run_words, step_words


def words(step, locale="vi"):
    voice = speech(locale)
    return step_words(step, Figures(Policy(), voice), voice)


def test_of_bac_tra_my_in_2023_both_are_said_the_rank_that_stays_and_the_index_that_falls():
    step = of(climber(), "bac-tra-my").steps[-1]
    assert words(step) == "giữ nguyên hạng dù chỉ số giảm (−1,99)"
    assert words(step, "en") == "rank unchanged, although the index fell (−1.99)"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Moved(None, Fraction("5.1"), 3), "up 3 places, index +5.10"),
        (Moved(None, Fraction("-1"), 1), "up 1 place, although the index fell (−1.00)"),
        (Moved(None, Fraction(1), -2), "down 2 places, although the index rose (+1.00)"),
        (Moved(None, Fraction(0), -1), "down 1 place, although the index stayed (0.00)"),
        (Moved(None, Fraction(0), 0), "rank unchanged, index 0.00"),
        (Moved(None, None, 6), "up 6 places"),
        (Moved(None, Fraction(1), None), "index +1.00"),
        (NotComparable(Reason.MERGED), "not comparable: it was merged"),
    ],
)
def test_a_step_says_what_the_rank_and_what_the_index_did(step, said):
    assert words(step, "en") == said


@pytest.mark.parametrize(
    ("length", "vi", "en"),
    [
        (2, "năm thứ hai liên tiếp chỉ số tăng (2011–2013)", "index rising for the second year in a row (2011–2013)"),
        (3, "năm thứ ba liên tiếp chỉ số tăng (2011–2014)", "index rising for the third year in a row (2011–2014)"),
        (12, "năm thứ 12 liên tiếp chỉ số tăng (2011–2023)", "index rising for the 12th year in a row (2011–2023)"),
    ],
)
def test_a_run_says_for_how_many_years_in_a_row(length, vi, en):
    run = Run("a", "A", Measure.INDEX, up=True, first=2011, last=2011 + length)
    assert (run_words(run, speech("vi")), run_words(run, speech("en"))) == (vi, en)


def test_small_bars_show_gaps_as_spaces_and_breaks_as_bars():
    assert [spark(unit) for unit in series().units] == ["▁▂▃▄¦█▆", "▆▅ █¦▁▃", "▁▂▃▅¦▆█"]


def test_tiers_are_told_where_they_begin_and_a_break_is_shown_between_two_schemes():
    (block,) = report().blocks
    assert {unit.unit: unit.tiers for unit in block.units}["a"] == "Khá (2015) ¦ Tốt (2019) → Khá (2020)"


def test_published_figures_are_marked_and_gaps_say_why():
    (block,) = report().blocks
    cells = {unit.unit: [cell.short for cell in unit.cells] for unit in block.units}
    assert cells["b"] == ["70,00 (1)*", "69,50 (1)*", "–", "71,00 (1)", "66,00 (2)", "68,00 (1)"]
    assert next(unit for unit in block.units if unit.unit == "b").cells[2].gap == "không có số liệu"


def test_a_tie_is_listed_as_tied():
    (block,) = report().blocks
    assert [(gain.place, gain.name) for gain in block.improved] == [("=1", "Xã Đồng Sữa"), ("=1", "Xã Yên Ổn")]


def test_a_break_of_the_whole_block_is_said_in_a_sentence():
    (block,) = report(locale="en").blocks
    assert block.breaks == ("2018 and 2019 are not compared: the criteria changed (maximum 1, 2).",)
