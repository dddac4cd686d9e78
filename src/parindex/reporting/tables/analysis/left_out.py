"""Ranks without each part of the set in tables: by part, by unit, and all of them for programs and workbooks."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.language import Speech
from parindex.model.studies.left_out import LeftOutBlock, LeftOutPart, LeftOutUnit
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Shown, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import TITLED, node_title

__all__ = ["part_table", "span_table", "steady_sentence", "without_table"]

_WORDS = {"area": Phrase("area"), "component": Phrase("component")}
_MACHINES = Shown.MACHINES
_MOST = 4
"""Codes that are named in a cell."""


def steady_sentence(block: LeftOutBlock) -> Phrase:
    """Say how many ranks depend on no single part, and how many parts move none."""
    held = sum(all(part.ranks[n] == unit.rank for part in block.parts) for n, unit in enumerate(block.units))
    return Phrase(
        "{held} of {units} ranks are the same whichever one area or component is left out; without {still} of {parts} "
        "areas and components no rank changes. The maxima of the others stay as they are.",
        {
            "held": held,
            "units": len(block.units),
            "still": len(block.parts) - len(_moving(block)),
            "parts": len(block.parts),
        },
    )


def _moving(block: LeftOutBlock) -> list[LeftOutPart]:
    return [part for part in block.parts if block.moved(part)]


def part_table(block: LeftOutBlock, voice: Speech) -> Table:
    """Return the parts without which a rank changes, with what moves."""
    columns = (
        (Column("level", Phrase("What"), Kind.TEXT, Shown.PEOPLE), lambda one: _WORDS[one.level]),
        (Column("level", Phrase("What"), Kind.CODE, _MACHINES), lambda one: one.level),
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda one: node_title(block.edition, one.code, voice),
        ),
        (
            Column("moved", Phrase("Units with another rank"), Kind.COUNT, short=Phrase("Moved")),
            block.moved,
        ),
        (Column("most", Phrase("Most places"), Kind.COUNT), lambda one: _farthest(block, one)[1]),
        (Column("farthest", Phrase("Moves farthest"), width=28), lambda one: _farthest(block, one)[0]),
        (Column("first", Phrase("First then"), width=28), lambda one: _first(block, one)),
    )
    return tabled(
        "parts",
        columns,
        _moving(block),
        title=Phrase("Areas and components without which ranks change"),
        policy=block.edition.policy,
    )


def _farthest(block: LeftOutBlock, part: LeftOutPart) -> tuple[Value, int]:
    """Return who moves farthest, the first in rank order of equals, and by how many places."""
    moves = [(abs(unit.rank - rank), unit.name) for unit, rank in _pairs(block, part)]
    places, name = max(moves, key=lambda one: one[0], default=(0, ""))
    return (name if places else ""), places


def _pairs(block: LeftOutBlock, part: LeftOutPart) -> list[tuple[LeftOutUnit, int]]:
    pairs = zip(block.units, part.ranks, strict=True)
    return [(unit, rank) for unit, rank in pairs if rank is not None]


def _first(block: LeftOutBlock, part: LeftOutPart) -> str:
    return ", ".join(unit.name for unit, rank in _pairs(block, part) if rank == 1)


@dataclass(frozen=True, slots=True)
class _Span:
    """One unit between its best and its worst rank, each with the parts without which it has it."""

    unit: LeftOutUnit
    best: int
    better: Sequence[str]
    worst: int
    worse: Sequence[str]


def _spans(block: LeftOutBlock) -> list[_Span]:
    found = []
    for number, unit in enumerate(block.units):
        ranks = {part.code: rank for part in block.parts if (rank := part.ranks[number]) is not None}
        best, worst = min([unit.rank, *ranks.values()]), max([unit.rank, *ranks.values()])
        better, worse = ([code for code, rank in ranks.items() if rank == end != unit.rank] for end in (best, worst))
        found.append(_Span(unit, best, better, worst, worse))
    return found


def span_table(block: LeftOutBlock) -> Table:
    """Return every unit between its best and its worst rank."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda one: one.unit.unit),
        (Column("name", Phrase("Unit"), width=30), lambda one: one.unit.name),
        (Column("index", Phrase("Index %"), Kind.PERCENT, exact=True), lambda one: one.unit.index),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: one.unit.rank),
        (Column("best", Phrase("Best rank"), Kind.RANK, short=Phrase("Best")), lambda one: one.best),
        (Column("better", Phrase("Best without"), Kind.TEXT), lambda one: _named(one.better)),
        (Column("worst", Phrase("Worst rank"), Kind.RANK, short=Phrase("Worst")), lambda one: one.worst),
        (Column("worse", Phrase("Worst without"), Kind.TEXT), lambda one: _named(one.worse)),
    )
    return tabled(
        "spans",
        columns,
        _spans(block),
        title=Phrase("Between which ranks every unit stands without any one part"),
        policy=block.edition.policy,
    )


def _named(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_MOST]) + (", …" if len(codes) > _MOST else "")


def without_table(block: LeftOutBlock) -> Table:
    """Return everybody's index and rank without every part: for programs and workbooks."""
    rows = [
        (unit, part, part.indexes[number], part.ranks[number])
        for part in block.parts
        for number, unit in enumerate(block.units)
    ]
    shown = _MACHINES | Shown.SHEET
    columns = (
        (Column("level", Phrase("What"), Kind.TEXT, Shown.SHEET), lambda row: _WORDS[row[1].level]),
        (Column("level", Phrase("What"), Kind.CODE, _MACHINES), lambda row: row[1].level),
        (Column("code", Phrase("Code"), Kind.CODE, shown), lambda row: row[1].code),
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda row: row[0].unit),
        (Column("name", Phrase("Unit"), Kind.TEXT, shown, width=30), lambda row: row[0].name),
        (
            Column("index_after", Phrase("Index % then"), Kind.PERCENT, shown, short=Phrase("Then"), exact=True),
            lambda row: row[2],
        ),
        (Column("rank_before", Phrase("Rank now"), Kind.RANK, shown, short=Phrase("Rank")), lambda row: row[0].rank),
        (Column("rank_after", Phrase("Rank then"), Kind.RANK, shown, short=Phrase("Then")), lambda row: row[3]),
    )
    return tabled(
        "without",
        columns,
        rows,
        title=Phrase("Everybody's rank without each part"),
        policy=block.edition.policy,
    )
