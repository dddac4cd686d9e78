"""Whether two years of a series were measured with the same thing."""

from parindex.analysis.comparability import comparability
from parindex.model.changes import Reason
from parindex.model.criteria import Edition
from parindex.model.series import Break, Yardstick

__all__ = ["Yardsticks"]


class Yardsticks:
    """Compares yardsticks; two editions are compared once, however many units were measured with them."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Break | None] = {}

    def obstacle(self, before: Yardstick, now: Yardstick) -> Break | None:
        """Return what keeps two years apart, or `None`.

        Editions at hand are compared by their components. Names alone say that two sets differ or are
        the same. Where a year does not tell its set, nobody can know: whoever knows can import it again
        with its name.
        """
        if before.edition is not None and now.edition is not None:
            return self._editions(before.edition, now.edition)
        if not before.name or not now.name:
            return Break(Reason.CRITERIA_UNTOLD)
        if before.name != now.name:
            return Break(Reason.CRITERIA_CHANGED, f"{before.name} -> {now.name}")
        if before.maximum is not None and now.maximum is not None and before.maximum != now.maximum:
            return Break(Reason.SCALE_CHANGED, f"total {_short(before)} -> {_short(now)}")
        return None

    def _editions(self, before: Edition, now: Edition) -> Break | None:
        key = (id(before), id(now))  # two revisions of a set may bear one key
        if key not in self._known:
            found = comparability(now, before)
            self._known[key] = Break(found.reason, found.detail, found.differences) if found else None
        return self._known[key]


def _short(yardstick: Yardstick) -> str:
    maximum = yardstick.maximum
    if maximum is None:
        return ""
    return str(maximum.numerator) if maximum.denominator == 1 else f"{float(maximum):g}"
