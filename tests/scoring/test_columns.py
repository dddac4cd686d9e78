"""Exact columns and their carriers."""

from fractions import Fraction

import numpy as np
import pytest
from tests.scoring.making import edition, group, leaf, sheet

from parindex.model.scores import Basis
from parindex.scoring.block import score_block
from parindex.scoring.columns import Carrier, Exact, add, at, common_scale, fits_int64, spread
from parindex.scoring.conversion import PartOfWhole, averaged, from_parts
from parindex.scoring.totals import NodeColumn, evaluate, full_marks


def test_columns_and_plain_numbers_add_by_row():
    assert spread(add([Exact([1, 2]), 5, Exact([Fraction(1, 2), 0])]), 2) == [Fraction(13, 2), 7]
    assert spread(add([5, np.array([1, 2])]), 2) == [6, 7]
    assert spread(add([]), 2) == [0, 0]


@pytest.mark.parametrize("column", [7, Exact([3, 7]), np.array([3, 7], dtype=np.int64)])
def test_a_row_is_a_python_number_on_every_carrier(column):
    assert (at(column, 1), type(at(column, 1))) == (7, int)


def test_columns_of_different_blocks_do_not_add():
    with pytest.raises(ValueError, match="longer"):
        add([Exact([1]), Exact([1, 2])])


def test_the_scale_makes_all_tables_whole_but_those_that_would_be_absurd():
    quarters, fifths = [Fraction("0.25"), Fraction(3)], [Fraction("1.2")]
    absurd = [Fraction(1, prime) for prime in (1009, 1013, 1019, 1021, 1031, 1033)]
    assert common_scale([quarters, fifths]) == 20
    assert common_scale([quarters, absurd, fifths]) == 20


def test_int64_is_used_only_where_no_sum_can_overflow():
    largest = 2**63 - 1
    assert fits_int64([[0, largest - 1], [1, 0]])
    assert not fits_int64([[0, largest - 1], [2, 0]])
    assert not fits_int64([[0, -(largest - 1)], [2, 0]])
    assert not fits_int64([[0, Fraction(1, 2)]])


def test_a_large_block_is_carried_by_int64_and_gives_the_same():
    model = edition(leaf("1", 3), leaf("2", 7))
    sheets = [sheet(str(row), {"1": f"{row % 4 * 3 / 4}", "2": 7}) for row in range(9)]
    small, large = (score_block(model, sheets, Basis.APPRAISED, {}, large=cells) for cells in (19, 18))
    assert isinstance(small.totals.root.points, Exact)
    assert isinstance(large.totals.root.points, np.ndarray)
    assert [small.totals.index.at(row) for row in range(9)] == [large.totals.index.at(row) for row in range(9)]


def test_a_large_block_with_means_stays_with_python_numbers():
    averaged = group("1", leaf("1.1", 3), leaf("1.2", 7), aggregate="weighted_mean", max="10")
    block = score_block(
        edition(averaged, leaf("2", 10)), [sheet("a", {"1.1": 1, "1.2": 7, "2": 5})], Basis.APPRAISED, {}, large=1
    )
    assert isinstance(block.totals.nodes["2"].points, Exact)
    assert block.totals.index.at(0) == Fraction(100, 20) * (Fraction(20, 3) + 5)


def test_numbers_that_no_scale_makes_whole_stay_exact_fractions():
    model = edition(*(leaf(str(code), 1, "best_unit") for code in range(7)))
    primes = [10007, 10037, 10061, 10067, 10079, 10091, 10093]  # each the denominator of one component
    sheets = [sheet(str(code), {str(code): prime - 1}) for code, prime in enumerate(primes)]
    full = sheet("all", {str(code): prime for code, prime in enumerate(primes)})
    block = score_block(model, [*sheets, full], Basis.APPRAISED, {}, large=1)
    scale = block.totals.scale
    whole, last = (block.totals.nodes[code].points[row] for code, row in (("0", 0), ("6", 6)))
    assert (Fraction(whole, scale), type(whole)) == (Fraction(10006, 10007), int)
    assert (Fraction(last, scale), type(last)) == (Fraction(10092, 10093), Fraction)


def test_columns_may_be_evaluated_without_any_sheet():
    model = edition(group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10))
    matrix = np.array([[4, 3, 5], [0, 6, 10]], dtype=np.int64)
    columns = dict(zip(("1.1", "1.2", "2"), matrix.T, strict=True))
    totals = evaluate(model, columns, rows=2)
    assert [totals.index.at(row) for row in range(2)] == [60, 80]
    assert totals.nodes["1"].indexes(2) == [70, 60]
    nobody = evaluate(model, {**columns, "2": 0}, {**full_marks(model, 1), "2": 0}, rows=2)
    assert [nobody.index.at(row) for row in range(2)] == [70, 60]


def test_a_vector_carrier_makes_int64():
    assert Carrier(vectors=True).column([1, 2]).dtype == np.int64
    assert Carrier(vectors=True).column([]).dtype == np.int64


def test_a_component_without_numbers_takes_no_room_in_int64():
    assert fits_int64([[], [2**63 - 1]])


def test_a_plain_number_stands_for_every_row():
    model = edition(group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10))
    totals = evaluate(model, {"1.1": 1, "1.2": 4, "2": 10}, rows=3)
    assert (totals.rows, totals.scale, totals.adjustment) == (3, 1, 0)
    assert [totals.index.at(row) for row in range(3)] == [75, 75, 75]
    assert totals.nodes["1"].indexes(3) == [50, 50, 50]


@pytest.mark.parametrize("policy", ["drop", "rescale"])
def test_columns_of_different_blocks_make_no_index(policy):
    gap = PartOfWhole(Exact([1, 2]), Exact([1, 4]), 4)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        from_parts(policy, gap, PartOfWhole(0, 0, 0), 0, rows=3)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        averaged([Fraction(50)], 100, Exact([1, 2]))
    with pytest.raises(ValueError, match=r"shorter|longer"):
        NodeColumn(Exact([1, 2]), 4).indexes(3)
    averaging = edition(group("1", leaf("1.1", 4), leaf("1.2", 4), aggregate="weighted_mean", max="8"))
    whole = {"1.1": Exact([4]), "1.2": Exact([4, 4])}
    with pytest.raises(ValueError, match=r"shorter|longer"):
        evaluate(averaging, {"1.1": Exact([1]), "1.2": Exact([1, 2])}, whole, rows=1)


def test_whole_numbers_need_no_scale_and_fifteen_digits_are_the_most():
    assert common_scale([[Fraction(3)]]) == 1
    assert common_scale([[Fraction(1, 10**15)]]) == 10**15
    assert common_scale([[Fraction(1, 10**15 + 1)]]) == 1
