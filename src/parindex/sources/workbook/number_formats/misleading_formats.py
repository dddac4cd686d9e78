"""Which looks of cells show a number as percent, or as another number than the cell holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from parindex.sources.workbook.number_formats.formats import BUILT_IN, NumberFormat, number_format, shows_percent

__all__ = ["Looks", "looks_of"]


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks that show percent, the formats of those that may show another number, and those that strike out."""

    percent: frozenset[int] = frozenset()
    formats: Mapping[int, NumberFormat] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()


def looks_of(used: Sequence[int], written: Mapping[int, str], struck: Collection[int] = ()) -> Looks:
    """Say what looks do to numbers; `struck` are the looks whose font strikes out.

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
        frozenset(struck),
    )
