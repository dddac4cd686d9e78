"""Deadlines as they stand in plans."""

from datetime import date

import pytest

from parindex.sources.plan.deadlines import deadline_of


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-06-30", date(2026, 6, 30)), ("30/6/2026", date(2026, 6, 30)), ("trước 30/6", date(2026, 6, 30)),
        ("Trước ngày 30/6/2026", date(2026, 6, 30)), ("chậm nhất 15.11", date(2026, 11, 15)), ("6/7", date(2026, 7, 6)),
        ("quý II", date(2026, 6, 30)), ("Quý IV/2026", date(2026, 12, 31)), ("trong quý 3", date(2026, 9, 30)),
        ("tháng 2", date(2026, 2, 28)), ("tháng 02/2028", date(2028, 2, 29)), ("6 tháng đầu năm", date(2026, 6, 30)),
        ("cuối năm", date(2026, 12, 31)), ("Q2", date(2026, 6, 30)), ("before 30/6", date(2026, 6, 30)),
        ("quý I năm 2027", date(2027, 3, 31)),
        ("31/2", None), ("sau khi có hướng dẫn", None),
        ("theo kế hoạch của tỉnh", None), ("tháng 13", None), ("quý V", None),
    ],
)  # fmt: skip
def test_a_deadline_is_dated_as_people_mean_it_or_not_at_all(words, day):
    found = deadline_of(words, 2026)
    assert (found.day, found.words, found.standing) == (day, words, False)


@pytest.mark.parametrize("words", ["thường xuyên", "Hằng tháng", "hàng quý", "Thường xuyên trong năm"])
def test_a_standing_task_goes_on_until_the_end_of_the_year(words):
    found = deadline_of(words, 2026)
    assert (found.day, found.standing) == (date(2026, 12, 31), True)
