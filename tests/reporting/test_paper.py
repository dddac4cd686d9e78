from hypothesis import given
from hypothesis import strategies as st

from parindex.reporting.excel.paper import breaks, page_height

LINES = st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=60)


def test_rows_that_fit_need_no_break():
    assert breaks([(10, False)] * 10, 100) == []


def test_a_page_ends_where_the_next_row_does_not_fit():
    assert breaks([(10, False)] * 25, 100) == [10, 20]


def test_a_heading_goes_to_the_page_of_its_rows():
    rows = [*[(10, False)] * 8, (10, True), (10, True), (10, False)]
    assert breaks(rows, 100) == [8]


def test_what_is_higher_than_a_page_is_parted_all_the_same():
    assert breaks([(10, True)] * 25, 100) == [10, 20]


def test_a_smaller_scale_has_room_for_more():
    assert page_height(50) == 2 * page_height(100)


@given(LINES)
def test_no_page_is_higher_than_the_paper(rows):
    ends = [0, *breaks(rows, 40), len(rows)]
    assert ends == sorted(ends)
    assert all(sum(height for height, _ in rows[a:b]) <= 40 for a, b in zip(ends, ends[1:], strict=False))
