"""What a sheet gives again and again is told once: of many units with their names, of many cells with their places."""

from collections.abc import Mapping, Sequence

from parindex.model.issues import Issue
from parindex.sources.cells.problem import Problem

__all__ = ["TOGETHER", "told_together"]

TOGETHER = {"S406": "S490", "S465": "S491", "S466": "S492"}
"""By the code of one cell or unit, that of many."""
_FEW = 3
"""So many are told one by one."""
_LISTED = 12


def told_together(issues: Sequence[Issue], counts: Mapping[str, int], names: Mapping[str, str]) -> list[Issue]:
    """Return the issues with those of some codes told once, where there are many.

    `counts` says how many there are of a code, of which only some may be listed; `names` are those of units.
    """
    many = {code for code in TOGETHER if counts.get(code, 0) > _FEW}
    found: list[Issue] = []
    for one in issues:
        if one.code not in many:
            found.append(one)
        elif not any(other.code == TOGETHER[one.code] for other in found):
            same = [other for other in issues if other.code == one.code]
            found.append(_together(same, counts[one.code], names))
    return found


def _together(same: Sequence[Issue], number: int, names: Mapping[str, str]) -> Issue:
    first, units = same[0], list(dict.fromkeys(one.unit for one in same))
    listed = [_named(one, names) for one in same[:_LISTED]]
    values: dict[str, object] = {
        "number": number,
        "listed": ", ".join(listed) + (", …" if number > len(listed) else ""),
    }
    return Problem(TOGETHER[first.code], values).at(first.place, units[0] if len(units) == 1 else "")


def _named(one: Issue, names: Mapping[str, str]) -> str:
    """Return a cell with its component, or a unit with the number of what it lacks."""
    if one.criterion:
        return f"{one.criterion} ({one.place.cell})" if one.place.cell else one.criterion
    return f"{names.get(one.unit, one.unit) or one.place.cell} ({one.values['number']})"
