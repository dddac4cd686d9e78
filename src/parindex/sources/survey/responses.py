"""Answers out of exports of form programs. Only the columns that the questionnaire names are read.

Headings may be ids of items (`q1`, `group/q1`), their titles, or `columns`; cells may hold options or `codes`.
Nothing else of a sheet leaves this module: no name, telephone number or free text, not even in a message.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from parindex.model.issues import Issue, Place, Severity
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import Respondent
from parindex.model.units import Registry, Unit
from parindex.sources.cells.cell_text import address, blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid, Workbook
from parindex.sources.cells.named_columns import cell_in
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.workbook import open_workbooks

__all__ = ["ResponsesRead", "read_responses"]

_DEEPEST = 20
_MARKS = re.compile(r"[\s:.\-–_]+$")
_BRACKETED = re.compile(r"\[([^\]]+)\]\s*$")
_UNIT, _GROUP, _STRATUM, _CLUSTER, _ID = "\0unit", "\0group", "\0stratum", "\0cluster", "\0id"


@dataclass(slots=True)
class ResponsesRead:
    """The respondents of some files; with any error in `issues` they must not be counted."""

    respondents: list[Respondent] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Tell whether the files are refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def read_responses(paths: Sequence[Path], survey: Questionnaire, registry: Registry) -> ResponsesRead:
    """Read the answers of all sheets that have them.

    Raises nothing for what the files hold.
    """
    read = ResponsesRead()
    names = NameIndex(registry, survey.year)
    seen = set[str]()
    for book in open_workbooks(paths):
        read.issues += book.issues
        if any(one.severity is Severity.ERROR for one in book.issues):
            continue
        tables = [(grid, found) for grid in book.sheets if (found := _heading(grid, survey)) is not None]
        if not tables:
            read.issues.append(Problem("Q001", {"heading": survey.unit_column}).at(Place(str(book.path))))
        for grid, (row, columns, twice) in tables:
            _Reading(book, grid, survey, names, read, seen, row, columns).read(twice)
    return read


Columns = dict[str, int]


def _heading(grid: Grid, survey: Questionnaire) -> tuple[int, Columns, list[tuple[str, int, int]]] | None:
    """Return the row of the heading, the column of each item and of what else is read, and items with two columns."""
    wanted = _wanted(survey)
    for row in range(min(len(grid.rows), _DEEPEST)):
        columns: Columns = {}
        twice: list[tuple[str, int, int]] = []
        for at, cell in enumerate(grid.rows[row]):
            name = _known(cell, wanted) if isinstance(cell, str) else None
            if name is not None and columns.setdefault(name, at) != at:
                twice.append((name, columns[name], at))
        if _UNIT in columns and any(name in survey.items for name in columns):
            return row, columns, twice
    return None


def _wanted(survey: Questionnaire) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, item in survey.items.items():
        for text in (name, item.title.vi, item.title.en, *item.columns):
            if text:
                found.setdefault(_key(text), name)
    strata = survey.strata
    for kind, text in (
        (_UNIT, survey.unit_column),
        (_GROUP, survey.group_column),
        (_STRATUM, strata.column if strata else None),
        (_CLUSTER, strata.cluster if strata else None),
        (_ID, survey.id_column),
    ):
        if text:
            found[_key(text)] = kind
    return found


def _known(cell: str, wanted: dict[str, str]) -> str | None:
    """Return what a heading is of: as it stands, after the last `/` of KoBo, or in the brackets of a grid."""
    text = shown(cell)
    forms = [text, text.rpartition("/")[2]]
    if found := _BRACKETED.search(text):
        forms.append(found[1])
    return next((wanted[key] for form in forms if (key := _key(form)) in wanted), None)


def _key(text: str) -> str:
    return _MARKS.sub("", folded(text))


@dataclass(slots=True)
class _Reading:
    """One sheet while it is read; problems of one kind are counted, and told once."""

    book: Workbook
    grid: Grid
    survey: Questionnaire
    names: NameIndex
    into: ResponsesRead
    seen: set[str]
    top: int
    columns: Columns
    counted: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def read(self, twice: Sequence[tuple[str, int, int]]) -> None:
        for name, first, second in twice:
            if name in self.survey.items:
                places = {"first": address(self.top, first), "second": address(self.top, second)}
                self.into.issues.append(Problem("Q003", {"item": name, **places}).at(self.place(self.top, second)))
        lacking = [item for item in self.survey.items if item not in self.columns]
        if lacking:
            self.into.issues.append(Problem("Q002", {"items": ", ".join(lacking)}).at(self.place(self.top, 0)))
        for row in range(self.top + 1, len(self.grid.rows)):
            if any(not blank(self.cell(row, name)) for name in self.columns):
                self.into.respondents += self.respondent(row)
        for (code, item), cells in self.counted.items():
            values: dict[str, object] = {"number": len(cells), "item": item}
            self.into.issues.append(Problem(code, values).at(self.place(*cells[0])))

    def respondent(self, row: int) -> Iterator[Respondent]:
        answers = [self.answer(row, item) for item in self.survey.items]
        if all(answer is None for answer in answers) and blank(self.cell(row, _UNIT)):
            return
        unit = self.names.unit(shown(self.cell(row, _UNIT)))
        group = self.group(row)
        if not isinstance(unit, Unit):
            self.count("Q005", "", row, _UNIT)
        if group is None:
            self.count("Q006", "", row, _GROUP)
        self.repeated(row)
        if isinstance(unit, Unit) and group is not None:
            yield Respondent(unit.id, group, self.text(row, _STRATUM), self.text(row, _CLUSTER), tuple(answers))

    def answer(self, row: int, item: str) -> str | None:
        value = self.cell(row, item)
        if blank(value):
            return None
        text = shown(value)
        option = self.options().get(folded(text))
        if option is None:
            self.count("Q004", item, row, item)
        return option

    def options(self) -> dict[str, str]:
        own = {folded(option): option for option in self.survey.scale}
        return own | {folded(code): option for code, option in self.survey.codes.items()}

    def group(self, row: int) -> str | None:
        groups = self.survey.respondents
        if not groups:
            return ""
        if self.survey.group_column is None:
            return next(iter(groups))
        text = folded(self.text(row, _GROUP))
        for name, group in groups.items():
            titles = (group.title.vi, group.title.en) if group.title else ()
            if text in {folded(one) for one in (name, *titles, *group.names) if one}:
                return name
        return None

    def repeated(self, row: int) -> None:
        """Count sheets whose number came before; of the number itself only a digest is kept, and not for long."""
        value = self.cell(row, _ID)
        if blank(value):
            return
        digest = sha256(shown(value).encode("utf-8", "surrogatepass")).hexdigest()
        if digest in self.seen:
            self.count("Q008", "", row, _ID)
        self.seen.add(digest)

    def count(self, code: str, item: str, row: int, name: str) -> None:
        self.counted[code, item].append((row, self.columns.get(name, 0)))

    def cell(self, row: int, name: str) -> CellValue:
        return cell_in(self.grid, row, self.columns.get(name))

    def text(self, row: int, name: str) -> str:
        value = self.cell(row, name)
        return "" if blank(value) else shown(value)

    def place(self, row: int, column: int) -> Place:
        return Place(str(self.book.path), self.grid.name, address(row, column))
