"""Units that only the compared year has, in words."""

from collections.abc import Iterable

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.report.changes import reason_words
from parindex.reporting.report.contents import LeftGroup, LeftUnit

__all__ = ["left_groups", "left_units", "left_words"]


def left_units(standings: BlockStandings, voice: Speech) -> tuple[LeftUnit, ...]:
    """Name the units, each with its reason."""
    return tuple(
        LeftUnit(one_line(name or unit), reason_words(left.reason, "", voice, left=True))
        for unit, name, left in standings.left
    )


def left_groups(left: Iterable[LeftUnit]) -> tuple[LeftGroup, ...]:
    """Put the units of one reason together; reasons and names keep the order in which they came."""
    names: dict[str, list[str]] = {}
    for unit in left:
        names.setdefault(unit.reason, []).append(unit.name)
    return tuple(LeftGroup(reason, tuple(each)) for reason, each in names.items())


def left_words(group: LeftGroup, year: int | None, voice: Speech) -> str:
    """Return one sentence: why they are gone, and who."""
    names = "; ".join(group.names)
    return voice.say("Only in {year} ({reason}): {names}", year=year, reason=group.reason, names=names)
