"""Which looks of cells show a number as percent, or as another number than the cell holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parindex.sources.workbook.number_formats import BUILT_IN, NumberFormat, number_format, shows_percent

__all__ = ["Looks", "looks_of"]


@dataclass(frozen=True, slots=True)
class Looks:
    """The numbers of the looks that show percent, and the formats of those that may show another number."""

    percent: frozenset[int] = frozenset()
    formats: Mapping[int, NumberFormat] = field(default_factory=dict)


def looks_of(used: Sequence[int], written: Mapping[int, str]) -> Looks:
    """Say what looks do to numbers.

    `used` has the number of the format of every look in turn, `written` the codes of the formats that a workbook
    brings itself; the numbers of the others mean the same in all formats of Excel since 1993.
    """
    codes = {**BUILT_IN, **written}
    percent = {number for number in set(used) if shows_percent(codes.get(number, ""))}
    formats = {number: number_format(codes[number]) for number in set(used) if codes.get(number)}
    return Looks(
        frozenset(look for look, number in enumerate(used) if number in percent),
        {
            look: formats[number]
            for look, number in enumerate(used)
            if number in formats and not formats[number].is_faithful
        },
    )
