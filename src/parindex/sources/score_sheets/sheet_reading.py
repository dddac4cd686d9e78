"""One sheet of one file while it is read, and what comes of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.model.codes import CODES
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place, Severity
from parindex.model.results.typed_totals import TypedTotal, Unchecked
from parindex.model.scores import Entry, ScoreSheet, Source, Stage
from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.cell_text import address, shown
from parindex.sources.cells.grid import Grid, Position, Workbook
from parindex.sources.cells.lookalikes import repair, visible
from parindex.sources.cells.moments import sent_at
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.identity.edition_of_sheet import editions_for, the_edition, the_year
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.title_block import years_in
from parindex.sources.score_sheets.identity.unit_of_sheet import Identity
from parindex.sources.score_sheets.layout import Layout
from parindex.sources.score_sheets.reading_tools import SheetContext
from parindex.sources.score_sheets.told_together import TOGETHER, told_together

__all__ = ["MOST_TOLD", "Claim", "Page", "TableRead", "foreign", "of_block"]

MOST_TOLD = 100
"""Issues of one code that are listed for one sheet."""

_TEXT_FILES = {".csv", ".tsv", ".txt"}
_PLAIN = re.compile(r"-?[0-9]+([.,][0-9]+)?%?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sheet says that it holds the scores of a unit for a year, whether it is accepted or not."""

    unit: str
    name: str
    year: int
    place: Place
    when: str = ""
    """When the row was sent, if it says so, as answers to online forms do."""


@dataclass(slots=True)
class TableRead:
    """What one sheet of a workbook came to."""

    sheets: list[ScoreSheet] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    totals: list[tuple[TypedTotal, ...]] = field(default_factory=list)
    """For each of the sheets, the sums that could not be checked without scoring it."""

    def sheet_of(self, claim: Claim) -> ScoreSheet | None:
        """Return the sheet that a claim is about; nothing where the sheets of a file are refused."""
        if len(self.sheets) != len(self.claims):
            return None
        return next((sheet for sheet, own in zip(self.sheets, self.claims, strict=True) if own is claim), None)

    def drop(self, claim: Claim) -> None:
        """Take back a sheet that another one repeats."""
        at = next(at for at, own in enumerate(self.claims) if own is claim)
        del self.sheets[at], self.claims[at], self.totals[at]

    def rename(self, name: str, unit: str) -> None:
        """Give the unit of a name another id, where two names had made the same."""
        before = {claim.unit for claim in self.claims if claim.name == name}
        self.sheets = [replace(one, unit=unit) if one.name == name else one for one in self.sheets]
        self.claims = [replace(one, unit=unit) if one.name == name else one for one in self.claims]
        if len({claim.unit for claim in self.claims}) == 1:
            self.issues = [replace(one, unit=unit) if one.unit in before else one for one in self.issues]


@dataclass(slots=True)
class Page:
    """A sheet, its layout, and the issues found so far."""

    context: SheetContext
    book: Workbook
    grid: Grid
    layout: Layout
    read: TableRead = field(default_factory=TableRead)
    _told: dict[str, list[Severity]] = field(default_factory=dict)

    def place(self, position: Position | None = None) -> Place:
        """Return the place of a cell of this sheet, or of the sheet."""
        cell = "" if position is None else address(*position)
        return Place(str(self.book.path), self.grid.name, cell)

    def tell(self, problem: Problem | None, position: Position | None = None, unit: str = "") -> None:
        """Add an issue; of each code only the first are kept, the others counted."""
        if problem is None or self._natural(problem):
            return
        told = self._told.setdefault(problem.code, [])
        told.append(problem.severity or CODES[problem.code].severity)
        if len(told) <= MOST_TOLD:
            self.read.issues.append(problem.at(self.place(position), unit))

    def close(self) -> None:
        """Tell once what comes again and again, and say how many issues were only counted."""
        expectation = self.context.expectation
        together = {} if expectation.for_sender else {code: len(self._told.get(code, ())) for code in TOGETHER}
        names = {one.id: one.name for one in expectation.registry.units} if expectation.registry else {}
        self.read.issues = told_together(self.read.issues, together, names)
        for code, told in sorted(self._told.items()):
            left = () if together.get(code) else told[MOST_TOLD:]
            if left:
                values = {"kind": code, "number": len(left), "listed": MOST_TOLD}
                worst = min(left, key=list(Severity).index)
                self.read.issues.append(Problem("S901", values, severity=worst).at(self.place()))

    def _natural(self, problem: Problem) -> bool:
        """Tell whether a number was read from a text because the file has nothing but texts."""
        if problem.code != "S120" or self.book.path.suffix.casefold() not in _TEXT_FILES:
            return False
        before = str(problem.values.get("before"))
        if _PLAIN.fullmatch(before) is None:
            return False
        return plain_number(Decimal(before.rstrip("%").replace(",", "."))) == problem.values.get("typed")

    def tell_all(self, spots: Iterable[tuple[Position | None, Problem]], unit: str = "") -> None:
        """Add issues with their cells."""
        for position, problem in spots:
            self.tell(problem, position, unit)

    def tell_letters(self, identity: Identity, position: Position | None) -> None:
        """Tell that letters of a name were repaired before it was looked up."""
        if identity.unit is None or position is None or position[0] >= len(self.grid.rows):
            return
        row, column = position
        value = self.grid.rows[row][column] if column < len(self.grid.rows[row]) else None
        why = repair(value) if isinstance(value, str) else None
        if why is not None:
            values = {"before": visible(str(value)), "after": shown(value), "why": why}
            self.tell(Problem("S127", values), position, identity.unit.id)

    def edition(self, identity: Identity) -> tuple[Edition, int] | None:
        """Settle edition and year, or tell why that cannot be done."""
        unit_id = identity.unit.id if identity.unit else ""
        expectation = self.context.expectation
        titled = self._titled()
        editions = editions_for(expectation, identity.unit, self.context.year or next(iter(titled), None))
        if isinstance(editions, Problem):
            if identity.unit is not None or expectation.registry is None:
                self.tell(editions, None, unit_id)
            return None
        year, spot = the_year(expectation, titled, self.book.path, editions)
        if spot is not None:
            self.tell(spot[1], spot[0], unit_id)
        if year is None:
            return None
        edition = the_edition(editions, year)
        if isinstance(edition, Problem):
            self.tell(edition, None, unit_id)
            return None
        return edition, year

    def _titled(self) -> dict[int, tuple[int, int]]:
        """Return the years that the sheet says it is for, with their places."""
        year, heading = self.layout.year, self.layout.heading[0]
        return dict(years_in(self.grid, heading)) if year is None else {year: (heading, 0)}

    def exists(self, identity: Identity, year: int, at: Position | None) -> None:
        """Tell if the unit did not exist in the year."""
        unit = identity.unit
        if unit is not None and not unit.exists_in(year):
            since, until = unit.since or "–", unit.until or "–"
            values = {"name": unit.name, "year": year, "since": since, "until": until}
            self.tell(Problem("S205", values), at, unit.id)

    def tell_sum(
        self, found: Problem | Unchecked, position: Position, stage: Stage | None, unit: str
    ) -> tuple[TypedTotal, ...]:
        """Tell a sum that is wrong; return one that has to be checked against the computed score."""
        if isinstance(found, Problem):
            self.tell(found, position, unit)
            return ()
        return (
            TypedTotal(found.code, found.spans, stage, found.number, found.text, self.place(position), found.agreed),
        )

    def add(  # noqa: PLR0913, PLR0917  what makes a sheet
        self,
        identity: Identity,
        edition: Edition,
        year: int,
        entries: Sequence[Entry],
        at: Position | None,
        totals: Sequence[TypedTotal] = (),
    ) -> None:
        """Add the sheet of a unit."""
        unit = identity.unit.id if identity.unit else slug(identity.name)
        source = Source(str(self.book.path), self.grid.name, self.book.sha256)
        self.read.sheets.append(
            ScoreSheet(unit, identity.name, edition.key, year, tuple(entries), source, edition.digest)
        )
        self.read.totals.append(tuple(totals))
        self.read.claims.append(Claim(unit, identity.name, year, self.place(at), sent_at(self.grid, at)))


def of_block(page: Page, edition: Edition, identity: Identity, year: int, at: Position) -> None:
    """Tell a unit whose block has another criteria set than the table of many units that it stands in."""
    registry = page.context.expectation.registry
    if identity.unit is None or registry is None:
        return
    block = registry.blocks[identity.unit.block_in(year)]
    wanted = block.criteria_in(year)
    if wanted != edition.id:
        values = {"name": identity.name, "block": str(block.title), "wanted": wanted, "given": edition.id}
        page.tell(Problem("S206", values), at, identity.unit.id)


def foreign(edition: Edition, misfits: int, fits: Sequence[tuple[str, int]], known: int) -> Problem | None:
    """Say that a sheet is for another edition, if many of its codes or maxima are not of this one.

    `fits` gives for every other edition the codes and maxima that are not of it; `known` is how
    many lines of the sheet have a place in `edition`.
    """
    better = min(fits, key=lambda fit: fit[1], default=("", misfits))
    if misfits >= 3 and (better[1] * 3 <= misfits):  # noqa: PLR2004  two slips are slips
        return Problem("S213", {"edition": edition.key, "other": better[0], "number": misfits})
    if misfits >= 3 and misfits * 3 > known + misfits:  # noqa: PLR2004
        return Problem("S214", {"edition": edition.key, "number": misfits, "known": known})
    return None
