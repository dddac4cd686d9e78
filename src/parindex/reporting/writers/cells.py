"""Typed values made into figures and texts in one language: what all formats for people share."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, assert_never

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, RankOf, Said, Span, Table, Value
from parindex.reporting.report.contents import NO_FIGURE, Figure
from parindex.reporting.report.figures import Figures

__all__ = ["Cells", "said"]

_MOST_KNOWN: Final = 5_000
_KNOWN: defaultdict[tuple[object, ...], dict[object, Figure]] = defaultdict(dict)
"""Figures that were made: by decimals, rounding, language and kind, then by number."""


def said(text: Said | tuple[Span, ...], voice: Speech) -> str:
    """Return a text in the language of the reader, on one line and without signs that steer what shows it."""
    match text:
        case Phrase(template=template, values=values):
            return one_line(voice.say(template, **values))
        case str():
            return one_line(text)
        case _:
            return "".join(said(span.text, voice) for span in text)


class Cells:
    """The cells of one table in one language, rounded by its policy."""

    def __init__(self, table: Table, voice: Speech) -> None:
        self.columns = table.columns
        self._rows = table.rows
        self._voice = voice
        self._figures = Figures(table.policy, voice)
        how = (table.policy.published_decimals, table.policy.rounding, voice.locale)
        self._known = [_KNOWN[(*how, column.kind)] for column in table.columns]

    def heads(self) -> list[str]:
        """Return the titles of the columns."""
        return [said(column.title, self._voice) for column in self.columns]

    def rows(self) -> list[list[Figure]]:
        """Return every row; a text is a figure without a number."""
        return [self._row(row) for row in self._rows]

    def _row(self, row: Sequence[Value]) -> list[Figure]:
        return [self._once(*cell) for cell in zip(row, self.columns, self._known, strict=True)]

    def _once(self, value: Value, column: Column, known: dict[object, Figure]) -> Figure:
        """Return a figure; most numbers of a table stand in it, and in others, many times."""
        if not isinstance(value, int | Fraction):
            return self.figure(value, column)
        found = known.get(value)
        if found is None:
            if len(known) > _MOST_KNOWN:
                known.clear()
            found = known[value] = self.figure(value, column)
        return found

    def figure(self, value: Value, column: Column) -> Figure:
        """Return a value as it is printed in this column, with the number that is printed."""
        match value:
            case None:
                return NO_FIGURE if column.kind.is_numeric else Figure("")
            case Figure():
                return value
            case str() | Phrase():
                return Figure(said(value, self._voice))
            case RankOf(rank=rank):
                return Figure(str(value), *((Fraction(rank),) * 2 if rank is not None else ()))
            case int() | Fraction() | Decimal():
                return self._number(Fraction(value), column.kind)
            case date():
                return Figure(self._voice.day(value))
            case _:
                assert_never(value)

    def _number(self, value: Fraction, kind: Kind) -> Figure:
        figures = self._figures
        match kind:
            case Kind.POINTS | Kind.PERCENT:
                return figures.value(value)
            case Kind.MAXIMUM:
                return figures.maximum(value)
            case Kind.CHANGE:
                return figures.change(value)
            case Kind.AMOUNT:
                return figures.amount(value)
            case Kind.COUNT | Kind.PLACES if value.denominator == 1:
                return Figure(self._voice.number(value, 0, signed=kind is Kind.PLACES), value, value)
            case _:
                return Figure(str(value), value, value)
