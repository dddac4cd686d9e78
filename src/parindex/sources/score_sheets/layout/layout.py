"""What was recognised in one sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from parindex.model.scores import Stage
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["Column", "Layout", "Shape"]


class Shape(StrEnum):
    """How a table is laid out."""

    UNIT = "unit"
    """Components down, stages across: one unit."""
    MATRIX = "matrix"
    """Units down, components across."""
    TURNED = "turned"
    """Components down, units across."""
    LONG = "long"
    """A row for each unit and component."""


@dataclass(frozen=True, slots=True)
class Column:
    """One recognised column; `why` is the heading that was read.

    `settled`: a rule of the workspace says what it is. `yields`: its heading says something that a
    rule gives to another column, so it is not read.
    """

    index: int
    role: Role
    why: str
    settled: bool = False
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table stands in a sheet. All rows and columns count from 0.

    `heading` is the first and last row of the heading, `body` the first row of the table below it.
    `stages` gives the column of each stage of a unit sheet. `across` gives the columns of the
    components of a matrix, or of the units of a turned one. `problems` say what keeps the sheet
    from being read: (row, column, problem).
    """

    sheet: str
    shape: Shape
    heading: tuple[int, int]
    body: int
    columns: tuple[Column, ...] = ()
    stages: Mapping[Stage, int] = field(default_factory=dict)
    code: int = 0
    """The column of the codes; in a matrix the row of the codes."""
    titles: tuple[int, ...] = ()
    """The columns of the titles; in a matrix their rows."""
    maximum: int | None = None
    """The column of the maxima; in a matrix their row."""
    single: bool = False
    """One column of scores that does not say whose they are."""
    unit: int = 0
    """The column of the units in a matrix, the row of their names in a turned one."""
    across: tuple[int, ...] = ()
    problems: tuple[tuple[int, int, Problem], ...] = ()
    coded_titles: bool = False
    """The codes stand at the beginning of the titles: "1.1. Kế hoạch năm"."""
    staged: Mapping[int, Mapping[Stage, int]] = field(default_factory=dict)
    """In a matrix that gives a unit several rows: the row of each stage, by the first row of the unit."""
    stage_at: int | None = None
    """The column that says the stage of each row."""
    stage_words: Mapping[str, Stage] = field(default_factory=dict)
    """What the texts of that column mean, in a table with a row for each unit and component."""
    sums: bool = False
    """Only areas and criteria have a place, no component: a summary."""
    settled_codes: Mapping[int, str] = field(default_factory=dict)
    """The components that the rule gives to columns."""
    parts: Mapping[int, Mapping[Stage, int]] = field(default_factory=dict)
    """For each column of `across` that is divided by stages: the column of each stage."""
    rule: str = ""
    """The files that the rule of the workspace speaks of, if a rule settled the layout."""
    unit_name: str = ""
    """The unit that the rule names."""
    year: int | None = None
    """The year that the rule names."""
    stage: Stage | None = None
    """The stage of all scores of a table of many units, if the rule names one."""
