"""Which line of a table is which criterion: codes settled by title and position, never by habit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from parindex.model.criteria import Edition
from parindex.model.texts.number_text import plain_number
from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.lookalikes import repair, visible
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.shapes.coded_titles import split_code
from parindex.sources.score_sheets.layout.shapes.split_stages import STAGED
from parindex.sources.score_sheets.layout.words import Role, role_of
from parindex.sources.score_sheets.lines.code_cells import CodeBook, CodeReading
from parindex.sources.score_sheets.lines.code_choice import Known, Row, in_scope, known_codes, settle, written_so
from parindex.sources.score_sheets.lines.title_similarity import likeness

__all__ = ["Line", "LinePlan", "Lines", "Planner", "Spot"]

_OTHER, _SAME = 40.0, 80.0
"""Likeness of titles: too little to be the same, and enough."""

_TOTALS = ("tổng", "cộng", "total", "sum")
_ENDS = (
    "ghi chú",
    "nơi nhận",
    "người lập",
    "người chấm",
    "tm.",
    "tm ",
    "kt.",
    "thủ trưởng",
    "xác nhận",
    "chủ tịch",
    "ngày ",
    "note",
)
_AGREED = {Role.AGREED, Role.ADJUSTED, Role.COUNCIL}
_SCORES = {*STAGED, *_AGREED}
_FORMS, _LONGEST = 100, 2000
"""Forms are few and short; what is kept of a folder of odd ones must not pile up."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row (or, in a matrix, column) of a table, without its scores."""

    index: int
    code: CellValue
    title: str
    maximum: CellValue


class Lines(NamedTuple):
    """All lines of a table from `first` on: their codes, titles (one sequence a column) and maxima.

    `unknown` are lines whose code is one, by its looks and the scores under it, though the set may lack it.
    """

    first: int
    codes: tuple[CellValue, ...]
    titles: tuple[tuple[CellValue, ...], ...]
    maxima: tuple[CellValue, ...]
    unknown: frozenset[int] = frozenset()

    def split(self) -> list[Line]:
        """Return the lines one by one."""
        titles = [
            next((shown(one) for one in found if one is not None), "") for found in zip(*self.titles, strict=True)
        ]
        found = zip(self.codes, titles or [""] * len(self.codes), self.maxima or [None] * len(self.codes), strict=True)
        return [Line(at, *one) for at, one in enumerate(found, self.first)]


@dataclass(frozen=True, slots=True)
class Spot:
    """A problem of a line: in its code, title or maximum."""

    index: int
    part: str
    problem: Problem


@dataclass(frozen=True, eq=False)
class LinePlan:
    """What the lines of a table are.

    `leaves` are lines of components and adjustments, `groups` of areas and criteria: (index, code).
    `totals` are lines of sums, `uncoded` lines without a code inside the table, `beyond` lines below it.
    """

    leaves: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, str], ...]
    totals: tuple[int, ...]
    uncoded: tuple[int, ...]
    beyond: tuple[tuple[int, str], ...]
    spots: tuple[Spot, ...]
    doubtful: frozenset[str]
    """Codes that a line may stand for that could not be settled."""
    misfits: int
    """Codes that the set does not have and maxima that differ."""
    agreed: frozenset[int] = frozenset()
    """Those of `totals` that say what was agreed on in the end."""


@dataclass(slots=True)
class _Draft:
    plain: frozenset[str]
    unknown: frozenset[int]
    scopes: frozenset[str]
    """Groups with a row of their own, below which codes count anew."""
    opened: Mapping[int, str]
    """The rows of such groups that hold code and title in one cell, or a title alone."""
    placed: dict[str, int] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    uncoded: list[int] = field(default_factory=list)
    odd: list[tuple[int, str]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    last: int = -1
    doubtful: set[str] = field(default_factory=set)
    misfits: int = 0


class Planner:
    """Plans the tables of one edition, each distinct table once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._known = known_codes(edition)
        self.book = CodeBook(self._known, {code: one.mark for code, one in self._known.items() if one.mark})
        self._scopes = frozenset(one.scope for one in self._known.values() if one.scope)
        self._plans: dict[Lines, LinePlan] = {}

    @property
    def restarts(self) -> bool:
        """Tell whether codes of the set count anew below groups."""
        return bool(self._scopes)

    def below(self, group: CellValue, code: CellValue) -> str | None:
        """Return the code that counts anew below a group, if cells hold both and leave no doubt."""
        groups = self.book.read(group).own if self.restarts else ()
        found = [one for one in self.book.read(code).own if self._known[one].scope in groups] if groups else []
        return found[0] if len(found) == 1 else None

    def plan(self, lines: Lines) -> LinePlan:
        """Return what each line is; lines are in the order of the table."""
        plan = self._plans.get(lines)
        if plan is None:
            if len(self._plans) >= _FORMS:
                self._plans.clear()
            plan = self._plan(lines.split(), lines.unknown)
            if len(lines.codes) <= _LONGEST:
                self._plans[lines] = plan
        return plan

    def _plan(self, lines: Sequence[Line], unknown: frozenset[int]) -> LinePlan:
        readings = [self.book.read(line.code) for line in lines]
        plain = {one.candidates[0] for one in readings if one.certain and len(one.candidates) == 1}
        opened = {line.index: code for line in lines if (code := self._opened(line))}
        draft = _Draft(frozenset(plain), unknown, self._stated(readings) | {*opened.values()}, opened)
        for line, reading in zip(lines, readings, strict=True):
            self._place(draft, line, reading)
        end = max(draft.placed.values(), default=-1)
        scores = {line.index: role for line in lines if line.index > end and (role := _headed(line)) in _SCORES}
        draft.totals += [index for index in draft.uncoded if index in scores]
        draft.uncoded = [index for index in draft.uncoded if index not in scores]
        beyond = {index for index, _ in draft.odd if index > end and any(end < at < index for at in draft.ends)}
        leaves = [(index, code) for code, index in draft.placed.items() if self._known[code].leaf]
        groups = [(index, code) for code, index in draft.placed.items() if not self._known[code].leaf]
        spots = [spot for spot in draft.spots if spot.index not in beyond]
        return LinePlan(
            tuple(leaves),
            tuple(groups),
            tuple(draft.totals),
            tuple(index for index in draft.uncoded if index < end),
            (*((i, t) for i, t in draft.odd if i in beyond), *((i, "") for i in draft.uncoded if i > end)),
            tuple(spots),
            frozenset(draft.doubtful),
            sum(spot.problem.code in {"S301", "S305"} for spot in spots),
            frozenset(index for index in draft.totals if scores.get(index) in _AGREED),
        )

    def _place(self, draft: _Draft, line: Line, reading: CodeReading) -> None:
        if _is_total(line, reading):
            draft.totals.append(line.index)
            draft.ends.append(line.index)
        elif _only_a_date(reading, draft) or (
            not reading.candidates and not reading.looks_like_code and line.index not in draft.unknown
        ):
            self._without_code(draft, line)
        elif not reading.candidates:
            draft.odd.append((line.index, reading.text))
            draft.spots.append(
                Spot(line.index, "code", Problem("S301", self._unknown(line, reading), reading.text[:40]))
            )
        else:
            self._with_code(draft, line, reading)

    def _stated(self, readings: Sequence[CodeReading]) -> frozenset[str]:
        """Return the groups below which codes count anew that have a row of their own."""
        own = ((code, one) for one in readings for code in one.own if code in self._scopes)
        return frozenset(code for code, one in own if len(one.own) == 1 or written_so(self._known, code, one))

    def _opened(self, line: Line) -> str | None:
        """Return the group below which codes count anew whose row this is, without a code in the column of codes."""
        if not self._scopes or (line.code is not None and self.book.knows(line.code)):
            return None
        text = line.title or shown(line.code)
        found = split_code(text)
        code, title = found or ("", text)
        known = [one for one in self.book.read(code).candidates if one in self._scopes] if code else self._scopes
        named = [one for one in known if likeness(title, self._known[one].title) >= _SAME]
        return named[0] if len(named) == 1 else None

    def _without_code(self, draft: _Draft, line: Line) -> None:
        if line.index in draft.opened:
            draft.last = self._known[draft.opened[line.index]].order
            return
        if isinstance(line.code, str) and role_of(line.code) in {Role.CODE, Role.ORDINAL}:
            return
        text = folded(line.title or shown(line.code))
        if not text or text.startswith(_ENDS):
            draft.ends.append(line.index)
        draft.uncoded.append(line.index)

    def _with_code(self, draft: _Draft, line: Line, reading: CodeReading) -> None:
        maximum = None if blank(line.maximum) else _maximum(line.maximum)
        row = Row(line.code, line.title, draft.placed, draft.plain, draft.last, maximum, draft.scopes)
        reading = in_scope(self._known, row, reading)
        code = settle(self._known, row, reading)
        if code is None or code in draft.placed:
            draft.odd.append((line.index, reading.text))
            draft.doubtful |= set(reading.candidates) if code is None else set()
            number = "S303" if code is None else "S302"
            values = {
                "found": _titled(line, reading),
                "possible": ", ".join(reading.candidates),
                "component": code or reading.text,
            }
            draft.spots.append(Spot(line.index, "code", Problem(number, values, code or "")))
            return
        known = self._known[code]
        draft.placed[code] = line.index
        draft.last = known.order
        if code != reading.candidates[0] or not reading.certain:
            values = {"before": reading.text, "after": code, "title": str(known.title)}
            draft.spots.append(Spot(line.index, "code", Problem("S304", values, code)))
        elif isinstance(line.code, str) and (why := repair(line.code)) is not None:
            repaired = {"before": visible(line.code), "after": code, "why": why}
            draft.spots.append(Spot(line.index, "code", Problem("S127", repaired, code)))
        self._compare(draft, line, code, known)

    def _compare(self, draft: _Draft, line: Line, code: str, known: Known) -> None:
        """Compare title and maximum of a line with the criteria set."""
        values = {"component": code, "title": str(known.title)}
        if line.title and likeness(line.title, known.title) < _OTHER:
            draft.spots.append(Spot(line.index, "title", Problem("S306", {**values, "found": line.title}, code)))
        if known.maximum is None or blank(line.maximum):
            return
        found = _maximum(line.maximum)
        if found is None or abs(found) != known.maximum:
            more = {"found": shown(line.maximum), "max": plain_number(known.maximum)}
            draft.spots.append(Spot(line.index, "maximum", Problem("S305", {**values, **more}, code)))

    def _unknown(self, line: Line, reading: CodeReading) -> dict[str, object]:
        return {"found": _titled(line, reading), "edition": self.edition.key}


def _titled(line: Line, reading: CodeReading) -> str:
    return f"{reading.text} ({line.title})" if line.title else reading.text


def _only_a_date(reading: CodeReading, draft: _Draft) -> bool:
    """Tell whether a text is a date, since all codes that it may have been stand in the table as they are."""
    return reading.of_date and all(code in draft.placed or code in draft.plain for code in reading.candidates)


def _is_total(line: Line, reading: CodeReading) -> bool:
    return not reading.candidates and any(
        folded(text).startswith(_TOTALS) for text in (line.title, line.code) if isinstance(text, str)
    )


def _headed(line: Line) -> Role | None:
    """Return what a line without a code is headed as; scores of no component are those of everything above."""
    return role_of(line.title or shown(line.code))


def _maximum(value: CellValue) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        return exact(value)
    typed = read_number(value)
    return typed.number if isinstance(typed, Typed) else None
