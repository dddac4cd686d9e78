"""Laws of published tables: what was rounded and ranked honestly passes, what was swapped is found."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from parindex.model.issues import Severity
from parindex.model.rounding import rounded
from parindex.model.units import Registry
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.printed import Asked, as_csv, read_published
from parindex.sources.printed.rank_checks import Ranked, gaps, misplaced

_scores = st.lists(st.fractions(0, 100, max_denominator=997), min_size=1, max_size=12)
_decimals = st.integers(0, 3)


def printed(scores, decimals, mode):
    return [Decimal(int(rounded(score, decimals, mode) * 10**decimals)).scaleb(-decimals) for score in scores]


def ranks(scores, ties):
    better = [{other for other in scores if other > score} for score in scores]
    if ties == "dense":
        return [1 + len(found) for found in better]
    return [1 + sum(other > score for other in scores) for score in scores]


def lines(scores, places):
    return [
        Ranked(str(number), rank, score, number)
        for number, (score, rank) in enumerate(zip(scores, places, strict=True))
    ]


@given(_scores, _decimals, st.sampled_from(["half_up", "half_even", "down"]), st.sampled_from(["competition", "dense"]))
def test_scores_that_were_ranked_exactly_and_then_rounded_pass(scores, decimals, mode, ties):
    places = ranks(scores, ties)
    step = Decimal(1).scaleb(-decimals)
    assert list(misplaced(lines(printed(scores, decimals, mode), places), step)) == []
    assert list(gaps(places)) == []


@given(_scores.filter(lambda scores: len(set(scores)) > 1), _decimals, st.data())
def test_two_swapped_ranks_are_found_where_rounding_cannot_explain_them(scores, decimals, data):
    shown, places = printed(scores, decimals, "half_up"), ranks(scores, "competition")
    step = Decimal(1).scaleb(-decimals)
    one, other = data.draw(st.lists(st.integers(0, len(scores) - 1), min_size=2, max_size=2, unique=True))
    places[one], places[other] = places[other], places[one]
    if abs(shown[one] - shown[other]) > step:
        codes = {problem.code for _, problem in misplaced(lines(shown, places), step)}
        assert codes & {"H401", "H403"}


@given(st.lists(st.lists(st.fractions(0, 40, max_denominator=97), min_size=3, max_size=3), min_size=1, max_size=6))
def test_parts_that_were_rounded_one_by_one_add_up_to_the_rounded_total(table):
    units = [{"id": f"u{number}", "name": f"Xã {number}", "block": "b"} for number in range(len(table))]
    registry = Registry.model_validate({"blocks": {"b": {"title": "B", "criteria": "set"}}, "units": units})
    head = ("Đơn vị", "Lĩnh vực 1", "Lĩnh vực 2", "Lĩnh vực 3", "Tổng điểm")
    rows = [
        (f"Xã {number}", *map(text, printed([*parts, sum(parts, Fraction(0))], 2, "half_up")))
        for number, parts in enumerate(table)
    ]
    book = Workbook(Path("a.csv"), "0" * 64, (Grid("", (head, *rows)),))
    read = read_published(book, Asked(2020, registry))
    assert [one.code for one in read.issues] == []


def text(number):
    return str(number).replace(".", ",")


_words = st.sampled_from(
    [
        "Đơn vị",
        "Chỉ số",
        "Hạng",
        "Tổng điểm",
        "Điểm tối đa",
        "Xếp loại",
        "Lĩnh vực 1",
        "Năm 2019",
        "Xã 1",
        "Xã 2",
        "STT",
    ]
)
_cells = st.none() | _words | st.text(max_size=6) | st.integers(-5, 400) | st.floats(0, 200) | st.booleans()
_rows = st.lists(st.lists(_cells, max_size=6).map(tuple), max_size=8).map(tuple)
_registry = Registry.model_validate(
    {
        "blocks": {"b": {"title": "B", "criteria": "set"}},
        "units": [{"id": f"u{number}", "name": f"Xã {number}", "block": "b"} for number in (1, 2)],
    }
)


@given(_rows, st.frozensets(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=3))
def test_any_table_gives_results_or_reasons_and_never_stops_the_program(rows, percents):
    book = Workbook(Path("a.xlsx"), "0" * 64, (Grid("S", rows, percents=percents, uncached=percents),))
    read = read_published(book, Asked(2020, _registry))
    assert read.results or any(one.severity is Severity.ERROR for one in read.issues)
    if not read.has_errors:
        assert len({one.unit for one in read.results}) == len(read.results)


@given(st.binary(max_size=200) | st.text(alphabet='a|;\t"\n-1,', max_size=60).map(str.encode))
def test_any_pasted_bytes_become_a_table_or_stay_what_they_are(raw):
    assert isinstance(as_csv(raw), bytes)
