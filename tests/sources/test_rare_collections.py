"""Memory that circles hold goes back after each round of a loop."""

import gc
import weakref

from parindex.sources.score_sheets.rare_collections import rounds


class Circle:
    def __init__(self) -> None:
        self.itself = self


def test_a_circle_made_in_a_round_is_gone_after_it_and_older_ones_are_not_looked_at():
    gc.disable()
    try:
        with rounds() as over:
            frozen = gc.get_freeze_count()
            for _ in range(3):
                made = weakref.ref(Circle())
                assert made() is not None
                over()
                assert made() is None
            assert frozen > 0
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()
