"""Whether two years were measured with the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.model.criteria import Edition
from parindex.model.results.changes import NotComparable, Reason
from parindex.model.results.series import Yardstick

__all__ = ["Yardsticks", "component_codes"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two editions have in common."""

    obstacle: NotComparable | None
    codes: Mapping[str, str] = field(default_factory=dict)


class Yardsticks:
    """Compares yardsticks; two editions are compared once, however many units were measured with them."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Pair] = {}

    def obstacle(self, before: Yardstick, now: Yardstick) -> NotComparable | None:
        """Return what keeps two years apart, or `None`.

        Editions at hand are compared by their components. Names alone say that two sets differ or are
        the same. Where a year does not tell its set, nobody can know: whoever knows can import it again
        with its name.
        """
        if before.edition is not None and now.edition is not None:
            return self.editions(before.edition, now.edition)
        if not before.name or not now.name:
            return NotComparable(Reason.CRITERIA_UNTOLD)
        if before.name != now.name:
            return NotComparable(Reason.CRITERIA_CHANGED, f"{before.name} -> {now.name}")
        if before.maximum is not None and now.maximum is not None and before.maximum != now.maximum:
            return NotComparable(Reason.SCALE_CHANGED, f"total {_short(before)} -> {_short(now)}")
        return None

    def editions(self, before: Edition, now: Edition) -> NotComparable | None:
        """Return what keeps results of two editions apart, or `None`."""
        return self._pair(before, now).obstacle

    def codes(self, before: Edition, now: Edition) -> Mapping[str, str]:
        """Return by the code of now which component was which before."""
        return self._pair(before, now).codes

    def _pair(self, before: Edition, now: Edition) -> _Pair:
        key = (id(before), id(now))  # two revisions of a set may bear one key
        if key not in self._known:
            self._known[key] = _Pair(comparability(now, before), component_codes(before, now))
        return self._known[key]


def component_codes(before: Edition, now: Edition) -> Mapping[str, str]:
    """Return by the code of now which criterion was which before."""
    if before is now:
        return {leaf.code: leaf.code for leaf in now.leaves}
    walk = crosswalk(before, now)
    pairs = [(match.now.code, match.before.code) for match in walk.matches]
    return dict(pairs) if walk.current is now else {then: code for code, then in pairs}


def _short(yardstick: Yardstick) -> str:
    maximum = yardstick.maximum
    if maximum is None:
        return ""
    return str(maximum.numerator) if maximum.denominator == 1 else f"{float(maximum):g}"
