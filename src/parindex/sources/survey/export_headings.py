"""Which column of an export is what: headings as form programs write them.

KoBo puts the groups before a question (`group/q1`, with labels `Group/Question`), ODK Central joins names with a dash
(`group-q1`), LimeSurvey writes `Q1[SQ001]` and `Q1. Question`, Google Forms `Grid [Question]`. A question that was
asked with several answers has a column for each option.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parindex.model.survey.form_names import form_name, option_names
from parindex.model.survey.questionnaire import Questionnaire
from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import Grid

__all__ = ["CLUSTER", "GROUP", "SHEET", "STRATUM", "UNIT", "Columns", "ExportHeading", "find_heading"]

UNIT, GROUP, STRATUM, CLUSTER, SHEET = "\0unit", "\0group", "\0stratum", "\0cluster", "\0id"
"""What is read beside items; SHEET is the number of an answer sheet."""
Columns = dict[str, int]

_DEEPEST = 20
_MARKS: Final = re.compile(r"[\s:.\-–_]+$")
_BRACKETED: Final = re.compile(r"\[([^\]]+)\]\s*$")
_CODE: Final = re.compile(r"^([\w\[\]]+)\.\s+(.+)$", re.DOTALL)
_NAME: Final = re.compile(r"^[\w.-]+$", re.ASCII)
"""A name of XML: only in these a dash parts groups."""


@dataclass(frozen=True, slots=True)
class ExportHeading:
    """The heading of an export."""

    row: int
    columns: Columns
    """The column of each item and of what else is read."""
    twice: Sequence[tuple[str, int, int]]
    """Items with two columns."""
    split: Mapping[str, Mapping[str, int]]
    """Items that have a column for each option instead: the column of every option."""
    options: Mapping[str, str]
    """The options by what exports write for them."""


def find_heading(grid: Grid, survey: Questionnaire) -> ExportHeading | None:
    """Return the heading, if a row names the unit and an item."""
    wanted, options = _wanted(survey), _options(survey)
    for row in range(min(len(grid.rows), _DEEPEST)):
        columns: Columns = {}
        twice: list[tuple[str, int, int]] = []
        split: dict[str, dict[str, int]] = {}
        for at, cell in enumerate(grid.rows[row]):
            if not isinstance(cell, str):
                continue
            name = _known(cell, wanted)
            if name is not None and columns.setdefault(name, at) != at:
                twice.append((name, columns[name], at))
            elif name is None and (found := _option_of(cell, wanted, options)):
                split.setdefault(found[0], {})[found[1]] = at
        if UNIT in columns and any(name in survey.items for name in (*columns, *split)):
            alone = {name: places for name, places in split.items() if name in survey.items and name not in columns}
            return ExportHeading(row, columns, twice, alone, options)
    return None


def _options(survey: Questionnaire) -> dict[str, str]:
    own = {folded(option): option for option in survey.scale}
    return option_names(survey) | own | {folded(code): option for code, option in survey.codes.items()}


def _option_of(cell: str, wanted: Mapping[str, str], options: Mapping[str, str]) -> tuple[str, str] | None:
    """Return item and option of a column of a split question: `q1/o4` of KoBo and ODK, `q1[A4]` of LimeSurvey."""
    text = shown(cell)
    item, _, option = text.rpartition("/")
    if found := _BRACKETED.search(text):
        item, option = text[: found.start()], found[1]
    name = _known(item, wanted) if item else None
    return (name, options[folded(option)]) if name is not None and folded(option) in options else None


def _wanted(survey: Questionnaire) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, item in survey.items.items():
        for text in (name, item.title.vi, item.title.en, *item.columns):
            if text:
                found.setdefault(_key(text), name)
    strata = survey.strata
    for kind, text in (
        (UNIT, survey.unit_column),
        (GROUP, survey.group_column),
        (STRATUM, strata.column if strata else None),
        (CLUSTER, strata.cluster if strata else None),
        (SHEET, survey.id_column),
    ):
        if text:
            found.setdefault(_key(form_name(text)), kind)
            found[_key(text)] = kind
    return found


def _known(cell: str, wanted: Mapping[str, str]) -> str | None:
    return next((wanted[key] for form in _forms(shown(cell)) if (key := _key(form)) in wanted), None)


def _forms(text: str) -> Iterator[str]:
    """Yield the texts that a heading may mean: as it stands, without its groups or code, and what its brackets hold."""
    yield text
    for separator in "/-" if _NAME.match(text) else "/":
        parts = text.split(separator)
        yield from (separator.join(parts[at:]) for at in range(1, len(parts)))
    if found := _CODE.match(text):
        yield from found.groups()
    if found := _BRACKETED.search(text):
        yield found[1]


def _key(text: str) -> str:
    return _MARKS.sub("", folded(text))
