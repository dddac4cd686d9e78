"""The tidy table: one row for each unit and node of the tree, in one form whatever the language."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, assert_never

from parindex.model.criteria import Edition, Policy
from parindex.model.results.scorecards import BlockStandings, LeafScore, NodeScore, Scorecard
from parindex.model.rounding import rounded
from parindex.model.scores import Answer, Missing, NotApplicable, Scored
from parindex.reporting.harmless import harmless
from parindex.reporting.machine_numbers import exact
from parindex.reporting.open_data.described import Field, TableForm

__all__ = ["LONG_FORM", "LongRow", "decimal_text", "long_rows", "long_table"]

TOTAL: Final = "total"

_STATUSES: Final = (
    ("ranked", "unranked", "absent", "incomplete"),
    ("complete", "incomplete"),
    ("scored", "not_applicable", "missing"),
)
"""Of a whole sheet, of a group, of a component or adjustment."""

_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class LongRow:
    """One unit at one node. `index` is rounded by the policy of the set, `index_exact` is not."""

    year: int
    block: str
    unit: str
    code: str
    level: str
    points: Fraction | None
    max: Fraction | None
    index: Fraction | None
    index_exact: Fraction | None
    status: str
    rank: int | None = None
    tier: str = ""
    stage: str = ""
    file: str = ""
    cell: str = ""
    draft: str = ""
    period: str = ""


LONG_FORM: Final = TableForm(
    (
        Field("year", "year", "The year of the index.", required=True),
        Field("block", description="Id of the block.", required=True),
        Field("unit", description="Id of the unit.", required=True),
        Field("code", description="Code of the node; empty for the whole sheet."),
        Field(
            "level",
            description="total: the whole sheet; then the levels of the set from the top; bonus and penalty.",
            required=True,
        ),
        Field("points", "number", f"Exact, or to {_DIGITS} decimals where it has more.", "points"),
        Field("max", "number", "The maximum that applies to the unit, likewise.", "points"),
        Field("index", "number", "points / max x 100, rounded by the policy of the set.", "percent"),
        Field("index_exact", description="The same as a fraction of whole numbers.", unit="percent"),
        Field(
            "status",
            description="; ".join(
                f"{of}: {', '.join(values)}"
                for of, values in zip(("whole sheets", "groups", "components"), _STATUSES, strict=True)
            ),
            values=tuple(dict.fromkeys(value for values in _STATUSES for value in values)),
            required=True,
        ),
        Field("rank", "integer", "Place in the block; whole sheets only."),
        Field("tier", description="Id of the tier; whole sheets only."),
        Field("stage", description="The column of scores that counted: self, appraisal-1, appraisal-2, survey."),
        Field("file", description="The file that the score was read from."),
        Field("cell", description="Its cell."),
        Field("draft", description="true while the criteria set is a draft that was not reviewed.", values=("true",)),
        Field("period", description="The part of the year that the criteria set covers: 2025-07-01/2025-12-31."),
    )
)


def long_table(
    blocks: Iterable[BlockStandings], chosen: Callable[[LongRow], LongRow | None] = lambda row: row
) -> bytes:
    """Write the rows as far as they are chosen: UTF-8, commas, decimal points, ids."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(field.name for field in LONG_FORM.fields)
    writer.writerows(_texts(row) for each in long_rows(blocks) if (row := chosen(each)) is not None)
    return out.getvalue().encode()


def long_rows(blocks: Iterable[BlockStandings]) -> Iterator[LongRow]:
    """Yield every unit of every block from its total down; units without a sheet have one row."""
    for block in blocks:
        draft, period = "true" if block.edition.draft else "", str(block.edition.period or "")
        yield from (replace(row, draft=draft, period=period) for row in _rows(block))


def _rows(block: BlockStandings) -> Iterator[LongRow]:
    for standing in block.standings:
        status = "unranked" if standing.rank is None else "ranked"
        yield from _card_rows(block, standing.card, status, standing.rank)
    for card in block.incomplete:
        yield from _card_rows(block, card, "incomplete", None)
    for unit, _ in block.absent:
        yield LongRow(block.year, block.block, unit, "", TOTAL, None, None, None, None, "absent")


def _card_rows(block: BlockStandings, card: Scorecard, status: str, rank: int | None) -> Iterator[LongRow]:
    edition, place = card.edition, (block.year, block.block, card.unit)
    whole = (card.points, card.applicable, card.published, card.index)
    yield LongRow(*place, "", TOTAL, *whole, status, rank, card.tier or "")
    for depth, node in edition.walk():
        score, level = card.nodes[node.code], _level(edition, depth)
        amounts = (score.points, score.applicable, _published(score.index, edition.policy), score.index)
        if node.is_leaf:
            yield _leaf_row(LongRow(*place, node.code, level, *amounts, ""), card, card.leaves[node.code])
        else:
            yield LongRow(*place, node.code, level, *amounts, _group_status(card, score, node.code))
    for item in edition.adjustments:
        leaf = card.leaves[item.code]
        amounts = (leaf.points, Fraction(item.max), None, None)
        yield _leaf_row(LongRow(*place, item.code, item.kind, *amounts, ""), card, leaf)


def _level(edition: Edition, depth: int) -> str:
    return edition.levels[depth] if depth < len(edition.levels) else f"level-{depth + 1}"


def _published(index: Fraction | None, policy: Policy) -> Fraction | None:
    return None if index is None else rounded(index, policy.published_decimals, policy.rounding)


def _group_status(card: Scorecard, score: NodeScore, code: str) -> str:
    lacking = score.index is None and any(code in card.edition.paths[leaf] for leaf in card.missing)
    return "incomplete" if lacking else "complete"


def _leaf_row(row: LongRow, card: Scorecard, leaf: LeafScore) -> LongRow:
    """Add what was answered, in which column, in which file and cell."""
    stage = leaf.stage.value if leaf.stage else ""
    file = card.sheet.source_of(leaf.stage).path if leaf.cell else ""
    return replace(row, status=_answered(leaf.answer), stage=stage, file=file, cell=leaf.cell)


def _answered(answer: Answer) -> str:
    match answer:
        case Scored():
            return "scored"
        case NotApplicable():
            return "not_applicable"
        case Missing():
            return "missing"
        case _:
            assert_never(answer)


def _texts(row: LongRow) -> list[str]:
    return [
        str(row.year),
        *map(harmless, (row.block, row.unit, row.code, row.level)),
        *map(decimal_text, (row.points, row.max, row.index)),
        exact(row.index_exact) or "",
        row.status,
        "" if row.rank is None else str(row.rank),
        *map(harmless, (row.tier, row.stage, row.file, row.cell)),
        row.draft,
        row.period,
    ]


def decimal_text(value: Fraction | None) -> str:
    """Write a number with a decimal point and no more digits than it has.

    >>> decimal_text(Fraction(1863, 20)), decimal_text(Fraction(100)), decimal_text(Fraction(-1, 3))
    ('93.15', '100', '-0.333333333333')
    """
    if value is None:
        return ""
    short = rounded(value, _DIGITS, "half_up")
    text = f"{Decimal(short.numerator * 10**_DIGITS // short.denominator):f}"
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    digits = digits.rjust(_DIGITS + 1, "0")
    fraction = digits[-_DIGITS:].rstrip("0")
    return sign + digits[:-_DIGITS] + (f".{fraction}" if fraction else "")
