"""The cells of one component: open to those who score it, shut where it does not apply to a unit."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell

from parindex.model.criteria import Node
from parindex.reporting.forms.asks import Ask
from parindex.reporting.forms.book import Op, blank, formula, number, text
from parindex.reporting.forms.columns import Columns
from parindex.reporting.forms.lists import ListedChoices
from parindex.reporting.forms.points import points_formula

__all__ = ["NOTHING", "UNCOUNTED", "LeafLine", "quoted", "typed_in"]

NOTHING, UNCOUNTED = "–", "·"
"""Stands for the points of a component that does not apply; the second in groups that no sum counts."""


@dataclass(frozen=True, slots=True)
class LeafLine:
    """A component in its row. `granted`: the points of what does not apply, if it has any; `counted`: sums reach it."""

    leaf: Node
    row: int
    columns: Columns
    asked: Ask
    listed: ListedChoices | None
    surveyed: bool
    counted: bool
    granted: Fraction | None
    decimals: str
    refuted: Callable[[int], str | None] | None = None
    """Gives for a column the formula that says that it does not apply; `None`: it hangs on no answer."""

    @property
    def stages(self) -> tuple[int, ...]:
        """The columns in which its scores are typed."""
        columns = self.columns
        return tuple(at for at in columns.stages if (at == columns.survey) is self.surveyed)

    @property
    def mark(self) -> str:
        """What its points show where it does not apply."""
        return NOTHING if self.counted else UNCOUNTED

    def open(self) -> tuple[Op, ...]:
        """Return the cells after the head as they are filled in."""
        row, columns = self.row, self.columns
        shut = [blank(row, at, "closed") for at in columns.stages if at not in self.stages]
        inputs = [blank(row, at, f"input:{self.asked.look}") for at in self.stages]
        texts = [blank(row, at, "free") for at in columns.texts]
        return (*shut, *inputs, *self.points(), *texts)

    def barred(self) -> tuple[Op, ...]:
        """Return the cells of a unit to which the component does not apply: nothing to type or to compute.

        The mark in the survey's column tells the sums which part of the index is meant.
        """
        row, columns = self.row, self.columns
        shut = [
            text(row, at, self.mark, "closed") if self.surveyed and at == columns.survey else blank(row, at, "closed")
            for at in columns.stages
        ]
        return (*shut, *map(self._settled, self.points()), *(blank(row, at, "closed") for at in columns.texts))

    def points(self) -> tuple[Op, ...]:
        """Return the cells that count: formulas where one cell says it all."""
        return tuple(self._points(at) for at in self.columns.counting)

    def _points(self, column: int) -> Op:
        if self.surveyed and column == self.columns.self_points:
            return blank(self.row, column, "closed")
        cells, typed = typed_in(self.columns, self.row, column, surveyed=self.surveyed)
        words = self._formula(typed)
        if words is None:
            return blank(self.row, column, "closed")
        worth = f'IF(COUNTA({cells})=0,"",{words})'
        if self.refuted is not None:
            barred = self.refuted(column)
            if barred is None:
                return blank(self.row, column, "closed")
            worth = f"IF({barred},{self._nothing},{worth})"
        return formula(self.row, column, f"={worth}", f"points:{self.decimals}", "")

    @property
    def _nothing(self) -> str:
        """What a formula shows where the component does not apply."""
        return quoted(self.mark) if self.granted is None else str(float(self.granted))

    def _formula(self, typed: str) -> str | None:
        otherwise, word = '"?"', self.asked.not_applicable
        if word:
            otherwise = f"IF({typed}={quoted(word)},{self._nothing},{otherwise})"
        if self.listed is not None:
            hits = f"({typed}={self.listed.names})"
            return f"IF(SUMPRODUCT({hits}*1)=0,{otherwise},SUMPRODUCT({hits}*{self.listed.points}))"
        points = points_formula(self.leaf, typed)
        return None if points is None else f"IF(ISNUMBER({typed}),{points},{otherwise})"

    def _settled(self, op: Op) -> Op:
        if op.kind != "f":
            return op
        if self.granted is not None:
            return number(op.row, op.column, float(self.granted), op.look)
        return text(op.row, op.column, self.mark, "closed")


def typed_in(columns: Columns, row: int, column: int, *, surveyed: bool) -> tuple[str, str]:
    """Return the range and the expression of what counts in a column of points."""
    if surveyed or columns.appraised is None:
        cell = xl_rowcol_to_cell(row, columns.survey or 0)
        return cell, cell
    mine, first, second = (xl_rowcol_to_cell(row, at) for at in columns.appraised)
    if column == columns.self_points:
        return mine, mine
    return f"{first}:{second}", f'IF({second}<>"",{second},{first})'


def quoted(words: str) -> str:
    """Write a text as formulas take it."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
