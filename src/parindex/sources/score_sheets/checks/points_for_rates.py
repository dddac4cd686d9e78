"""Points typed where rates are asked for: one cell is a question, most cells of a column are an error."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.model.rules.answers import AnswerKind, AsksParts
from parindex.model.scores import Numeric, Scored, Several, Stage, Value
from parindex.sources.cells.cell_text import address
from parindex.sources.cells.grid import Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.answers.point_like import asks_rate
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks

__all__ = ["without_doubts"]

_DOUBTS = {"S109", "S165"}
_FEW, _SURE = 3, 2
_NAMED = 12
"""Cells that a message names."""


@dataclass(slots=True)
class _Column:
    """The rates of one stage: how many there are, and the cells in which they look like something else."""

    rates: int = 0
    doubtful: list[Position] = field(default_factory=list)
    full: int = 0
    """Doubtful cells that hold just the maximum."""

    @property
    def refused(self) -> bool:
        """Tell whether most rates are in doubt, and too many for a low rate that happens to be true."""
        number = len(self.doubtful)
        return number * 2 > self.rates and (number >= _FEW or number == self.full >= _SURE)


def without_doubts(tools: Tools, found: Sequence[Marks]) -> tuple[list[Marks], list[tuple[Position, Problem]]]:
    """Turn the questions about single rates into one error where most rates of a stage are in question.

    `found` are the marks of all units of a sheet. A few low rates of many units are one warning.
    """
    if not any(problem.code in _DOUBTS for marks in found for _, problem in marks.problems):
        return list(found), []
    whole = list(_columns(tools, found).values())
    refused = [column for column in whole if column.refused]
    if not refused and len(found) > 1:
        refused = [column for marks in found for column in _columns(tools, [marks]).values() if column.refused]
    many = [column for column in whole if len(column.doubtful) > _FEW and len(found) > 1] if not refused else []
    cells = {cell for column in (*refused, *many) for cell in column.doubtful}
    told = [*(_told(column, "S166") for column in refused), *(_told(column, "S167") for column in many)]
    return [_told_once(marks, cells) for marks in found], told


def _told_once(marks: Marks, cells: set[Position]) -> Marks:
    left = tuple(one for one in marks.problems if one[1].code not in _DOUBTS or one[0] not in cells)
    return replace(marks, problems=left)


def _told(column: _Column, code: str) -> tuple[Position, Problem]:
    cells = [address(*cell) for cell in column.doubtful]
    named = ", ".join(cells[:_NAMED]) + (", …" if len(cells) > _NAMED else "")
    return column.doubtful[0], Problem(code, {"number": len(cells), "all": column.rates, "cells": named})


def _columns(tools: Tools, found: Iterable[Marks]) -> dict[Stage, _Column]:
    """Gather the rates of each stage; a rate of nothing is the same in points and counts for neither."""
    columns: dict[Stage, _Column] = {}
    for marks in found:
        doubts = {address(*cell): cell for cell, problem in marks.problems if problem.code in _DOUBTS}
        for code, given in marks.by_code.items():
            for mark in given:
                column = columns.setdefault(mark.stage, _Column())
                full = _rates(tools, code, mark.answer) if isinstance(mark.answer, Scored) else []
                column.rates += len(full[:1])
                if full and mark.cell in doubts:
                    column.doubtful.append(doubts[mark.cell])
                    column.full += any(full)
    return columns


def _rates(tools: Tools, code: str, answer: Scored) -> list[bool]:
    """Return for each rate in an answer whether it is just the maximum."""
    node = tools.edition.nodes.get(code)
    return [] if node is None else list(_full(node.score.answer, node.total, answer.value))


def _full(asked: AnswerKind, maximum: Decimal, value: Value) -> Iterator[bool]:
    match asked, value:
        case AsksParts(parts=parts), Several(parts=values):
            given = dict(values)
            for part in parts:
                if part.id in given:
                    yield from _full(part.score.answer, part.max, given[part.id])
        case _, Numeric(number=number) if number and asks_rate(asked, maximum):
            yield number == maximum
        case _:
            return
