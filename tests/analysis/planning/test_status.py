"""What is late is computed, on the day that is asked for."""

from datetime import date

from parindex.analysis.planning.status import plan_status
from parindex.model.plan.tasks import Plan, State
from parindex.sources.plan.deadlines import deadline_of


def status(on, **task):
    plan = Plan.model_validate(
        {
            "year": 2026,
            "title": "K",
            "tasks": [{"id": "T1", "area": "1", "title": "Việc", "lead": "x", "due": "2026-06-30"} | task],
        }
    )
    return plan_status(plan, on, deadline_of, {"x": "X"}, {"1": "A"}).tasks[0]


DONE_LATE = [{"on": "2026-04-01", "state": "doing"}, {"on": "2026-07-10", "state": "done"}]


def test_on_its_last_day_a_task_is_not_late():
    assert status(date(2026, 6, 30)).late_days == 0
    assert status(date(2026, 7, 1)).is_overdue


def test_a_task_done_late_stays_late_for_ever():
    found = status(date(2030, 1, 1), progress=DONE_LATE)
    assert (found.state, found.late_days, found.is_overdue, found.done_on) == (State.DONE, 10, False, date(2026, 7, 10))


def test_entries_after_the_day_are_not_known_yet():
    assert status(date(2026, 3, 31), progress=DONE_LATE).state is State.PLANNED
    assert status(date(2026, 7, 9), progress=DONE_LATE).is_overdue


def test_blocked_and_overdue_may_coincide():
    found = status(date(2026, 8, 1), progress=[{"on": "2026-05-01", "state": "blocked", "obstacle": "o"}])
    assert (found.state, found.is_overdue) == (State.BLOCKED, True)


def test_a_cancelled_task_is_never_late():
    cancelled = [{"on": "2026-05-01", "state": "cancelled", "note": "gộp"}]
    assert status(date(2027, 1, 1), progress=cancelled).late_days == 0


def test_before_a_deadline_was_moved_the_old_one_held():
    moved = {"due": "quý III", "moves": [{"on": "2026-07-05", "due": "2026-06-30", "reason": "chờ"}]}
    assert status(date(2026, 7, 4), **moved).is_overdue
    after = status(date(2026, 7, 5), **moved)
    assert (after.is_overdue, after.deadline.day, after.first.day) == (False, date(2026, 9, 30), date(2026, 6, 30))


def test_a_task_without_a_day_is_never_late():
    assert status(date(2027, 1, 1), due="sau khi có hướng dẫn").late_days == 0
