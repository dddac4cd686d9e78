"""Answers out of exports of form programs. Only the columns that the questionnaire names are read.

Headings may be ids of items (`q1`, `group/q1`), their titles, or `columns`; cells may hold options or `codes`.
Nothing else of a sheet leaves this module: no name, telephone number or free text, not even in a message.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
from parindex.sources.survey.export_headings import (
    CLUSTER,
    GROUP,
    SHEET,
    STRATUM,
    UNIT,
    Columns,
    ExportHeading,
    find_heading,
)
from parindex.sources.workbook import open_workbooks

__all__ = ["ResponsesRead", "read_responses"]

_TICKED = frozenset(("1", "true", "y", "yes", "x", "có", "checked"))
_LEFT = frozenset(("0", "false", "n", "no", "không", "unchecked"))


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
        tables = [(grid, found) for grid in book.sheets if (found := find_heading(grid, survey)) is not None]
        if not tables:
            read.issues.append(Problem("Q001", {"heading": survey.unit_column}).at(Place(str(book.path))))
        for grid, heading in tables:
            _Reading(book, grid, survey, names, read, seen, heading).read()
    return read


@dataclass(slots=True)
class _Reading:
    """One sheet while it is read; problems of one kind are counted, and told once."""

    book: Workbook
    grid: Grid
    survey: Questionnaire
    names: NameIndex
    into: ResponsesRead
    seen: set[str]
    heading: ExportHeading
    counted: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def read(self) -> None:
        for name, first, second in self.heading.twice:
            if name in self.survey.items:
                places = {"first": address(self.top, first), "second": address(self.top, second)}
                self.into.issues.append(Problem("Q003", {"item": name, **places}).at(self.place(self.top, second)))
        lacking = [item for item in self.survey.items if item not in {*self.columns, *self.heading.split}]
        if lacking:
            self.into.issues.append(Problem("Q002", {"items": ", ".join(lacking)}).at(self.place(self.top, 0)))
        for row in range(self.top + 1, len(self.grid.rows)):
            if any(not blank(self.cell(row, name)) for name in self.columns):
                self.into.respondents += self.respondent(row)
        for (code, item), cells in self.counted.items():
            values: dict[str, object] = {"number": len(cells), "item": item}
            self.into.issues.append(Problem(code, values).at(self.place(*cells[0])))

    @property
    def top(self) -> int:
        return self.heading.row

    @property
    def columns(self) -> Columns:
        return self.heading.columns

    def respondent(self, row: int) -> Iterator[Respondent]:
        answers = [self.answer(row, item) for item in self.survey.items]
        if all(answer is None for answer in answers) and blank(self.cell(row, UNIT)):
            return
        unit = self.names.unit(shown(self.cell(row, UNIT)))
        group = self.group(row)
        if not isinstance(unit, Unit):
            self.count("Q005", "", row, UNIT)
        if group is None:
            self.count("Q006", "", row, GROUP)
        self.repeated(row)
        if isinstance(unit, Unit) and group is not None:
            yield Respondent(unit.id, group, self.text(row, STRATUM), self.text(row, CLUSTER), tuple(answers))

    def answer(self, row: int, item: str) -> str | None:
        if item in self.heading.split:
            return self.chosen(row, item, self.heading.split[item])
        value = self.cell(row, item)
        if blank(value):
            return None
        option = self.heading.options.get(folded(shown(value)))
        if option is None:
            self.count("Q004", item, row, item)
        return option

    def chosen(self, row: int, item: str, places: Mapping[str, int]) -> str | None:
        """Return the one option that is ticked; several are no answer on a scale."""
        cells = {option: folded(shown(value)) for option, at in places.items() if not blank(value := self.at(row, at))}
        ticked = [option for option, text in cells.items() if text in _TICKED]
        if len(ticked) > 1 or any(text not in _TICKED | _LEFT for text in cells.values()):
            self.counted["Q004", item].append((row, min(places.values())))
            return None
        return ticked[0] if ticked else None

    def group(self, row: int) -> str | None:
        groups = self.survey.respondents
        if not groups:
            return ""
        if self.survey.group_column is None:
            return next(iter(groups))
        text = folded(self.text(row, GROUP))
        for name, group in groups.items():
            titles = (group.title.vi, group.title.en) if group.title else ()
            if text in {folded(one) for one in (name, *titles, *group.names) if one}:
                return name
        return None

    def repeated(self, row: int) -> None:
        """Count sheets whose number came before; of the number itself only a digest is kept, and not for long."""
        value = self.cell(row, SHEET)
        if blank(value):
            return
        digest = sha256(shown(value).encode("utf-8", "surrogatepass")).hexdigest()
        if digest in self.seen:
            self.count("Q008", "", row, SHEET)
        self.seen.add(digest)

    def count(self, code: str, item: str, row: int, name: str) -> None:
        self.counted[code, item].append((row, self.columns.get(name, 0)))

    def at(self, row: int, column: int) -> CellValue:
        return cell_in(self.grid, row, column)

    def cell(self, row: int, name: str) -> CellValue:
        return cell_in(self.grid, row, self.columns.get(name))

    def text(self, row: int, name: str) -> str:
        value = self.cell(row, name)
        return "" if blank(value) else shown(value)

    def place(self, row: int, column: int) -> Place:
        return Place(str(self.book.path), self.grid.name, address(row, column))
