"""Which of the codes that a cell may stand for is meant: settled by title and position, never by habit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from parindex.model.criteria import Edition, Node
from parindex.model.restarting import begins_with
from parindex.model.texts.bilingual import Text
from parindex.sources.cells.cell_text import folded
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.lines.code_cells import CodeReading
from parindex.sources.score_sheets.lines.title_similarity import likeness

__all__ = ["Known", "Row", "in_scope", "known_codes", "settle", "written_so"]

_SAME, _APART = 80.0, 10.0
"""Likeness of titles: enough to settle a code, and the lead over the next best."""


@dataclass(frozen=True, slots=True)
class Known:
    """A code of the set. Its parts, all the way down, have the orders after its own up to `last`."""

    order: int
    last: int
    title: Text
    maximum: Decimal | None
    leaf: bool
    scope: str = ""
    """The group below whose row the code is written shorter than it is; empty if it is written whole."""
    mark: str = ""
    """What is written there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line whose code is looked for. `placed` are the codes before it, `plain` those that others spell out."""

    code: CellValue
    title: str
    placed: Collection[str]
    plain: Collection[str]
    last: int
    """The order of the code before it; -1 in the first line."""
    maximum: Decimal | None = None
    """The maximum that the line gives."""
    stated: Collection[str] = ()
    """Groups with a row in the table, below which codes count anew."""


def known_codes(edition: Edition) -> dict[str, Known]:
    """Return all nodes and adjustments of a set."""
    known = {}
    for order, (_, node) in enumerate(edition.walk()):
        scope, mark = _scope(edition, node), node.mark or ""
        known[node.code] = Known(order, order + _size(node) - 1, node.title, _total(node), node.is_leaf, scope, mark)
    for order, one in enumerate(edition.adjustments, len(known)):
        known[one.code] = Known(order, order, one.title, one.max, leaf=True)
    return known


def _scope(edition: Edition, node: Node) -> str:
    """Return the nearest group above in which the codes count anew."""
    path = [edition.nodes[code] for code in edition.paths[node.code]]
    if node.mark is None or len(path) == 1:
        return ""
    steps = [(group, part) for group, part in pairwise(path) if not begins_with(part.printed, group.printed)]
    return steps[-1][0].code if steps else path[0].code


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.parts))


def _total(node: Node) -> Decimal | None:
    """Return the maximum that a sheet would print; a group that averages prints one only if it declares it."""
    return node.total if node.aggregate == "sum" else node.max


def in_scope(known: Mapping[str, Known], row: Row, reading: CodeReading) -> CodeReading:
    """Keep what a cell may stand for below the groups that are open where it stands.

    Only where codes count anew below groups, and if rows of such groups are `stated` in the table.
    """
    if not row.stated or not any(known[code].scope for code in reading.candidates):
        return reading
    found = reading.among([code for code in reading.candidates if _open(known, known[code].scope, row.last)])
    same = [code for code in found.own if code not in row.placed and written_so(known, code, reading)]
    if len(found.own) > 1 and len(same) == 1:
        return found.among(same)
    return found if found.candidates else replace(reading, certain=False)


def written_so(known: Mapping[str, Known], code: str, reading: CodeReading) -> bool:
    """Tell whether a cell holds a code letter for letter: areas A, B may have parts a, b."""
    return (known[code].mark or code).strip(".):") == reading.text.strip(" .):")


def _open(known: Mapping[str, Known], scope: str, last: int) -> bool:
    return not scope or known[scope].order <= last <= known[scope].last


def settle(known: Mapping[str, Known], row: Row, reading: CodeReading) -> str | None:
    """Choose among the codes that a cell may stand for; `None` if title and position leave a doubt."""
    free = [code for code in reading.candidates if code not in row.placed]
    if len(reading.candidates) == 1 and reading.certain:
        return reading.candidates[0]
    if not free:
        return reading.candidates[0]
    return _by_title(known, row, reading, free) if row.title else _by_position(known, row, reading, free)


def _by_title(known: Mapping[str, Known], row: Row, reading: CodeReading, free: Sequence[str]) -> str | None:
    named = [code for code in free if _named(known[code].title, row.title) and known[code].order > row.last]
    if len(named) == 1:
        return named[0]
    if named and known[named[0]].scope and _next(known, row.last, known[named[0]].order):
        return named[0]
    ranked = sorted(((likeness(row.title, known[code].title), code) for code in free), reverse=True)
    best, code = ranked[0]
    runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= _SAME and best - runner_up >= _APART and known[code].order > row.last:
        return code
    close = [each for alike, each in ranked if alike >= max(_SAME, best - _APART) and known[each].order > row.last]
    of_maximum = [each for each in close if row.maximum is not None and known[each].maximum == row.maximum]
    if len(of_maximum) == 1 and not reading.certain:
        return of_maximum[0]
    plain_first = (
        reading.certain
        and free[0] == reading.candidates[0]
        and best - _APART < likeness(row.title, known[free[0]].title)
    )
    return free[0] if plain_first else None


def _named(title: Text, typed: str) -> bool:
    return folded(typed) in {folded(one) for one in (title.vi, title.en) if one}


def _by_position(known: Mapping[str, Known], row: Row, reading: CodeReading, free: Sequence[str]) -> str | None:
    """Choose where there is no title: the code as it stands, unless its place was before and another's is here."""
    own = free[0] if reading.certain and free[0] == reading.candidates[0] else None
    if isinstance(row.code, date):
        return own
    others = [code for code in free if code != own and code not in row.plain]
    if own is not None and (not others or _fits(known[own], row.last)):
        return own
    next_ones = [code for code in others if _next(known, row.last, known[code].order)]
    if own is not None and (known[own].leaf or not next_ones):
        return own if isinstance(row.code, str) else None
    return next_ones[0] if len(next_ones) == 1 else None


def _fits(one: Known, last: int) -> bool:
    """Tell whether a code stands where it belongs: after what comes before it, or as a sum right after its parts."""
    return last < one.order or last == one.last


def _next(known: Mapping[str, Known], last: int, order: int) -> bool:
    """Tell whether no component comes between two places of the set."""
    return order > last and not any(one.leaf and last < one.order < order for one in known.values())
