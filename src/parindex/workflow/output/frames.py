"""Results as pandas frames, for analysts. Exact numbers become floats here and only here.

Every frame has all of its columns, of one type each, whether there are rows or not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

import pandas as pd

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.results.printed.tables import PublishedBlock, PublishedStanding
from parindex.model.results.scorecards import (
    BlockStandings,
    Change,
    ComponentLoss,
    Entered,
    Left,
    Moved,
    NotComparable,
    Scorecard,
    Standing,
)
from parindex.model.units import Registry
from parindex.reporting.blocks import Shown
from parindex.reporting.machine_numbers import exact
from parindex.reporting.open_data.long_table import LONG_FORM, long_rows
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.cards import CARD_COLUMNS
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.reporting.writers.csv import type_of

__all__ = ["frame_of", "long_frame", "losses_frame", "ranking_frame", "scored_frame"]

_TYPES: Final = {"year": "int64", "boolean": "bool", "integer": "Int64", "number": "float64", "string": "object"}

_CARD: Final = [(column, read) for column, read in CARD_COLUMNS if column.shown & Shown.FRAME]
_SCORED: Final = {
    "year": "year",
    "block": "string",
    **dict.fromkeys(("unit", "name", "criteria", "status"), "string"),
    "draft": "boolean",
    "period": "string",
    **{column.key: type_of(column) for column, _ in _CARD},
}
_RANKED: Final = {
    **_SCORED,
    **{column.key: type_of(column) for column in ranking_table((), readers=Shown.FRAME).columns},
}
_CHANGED: Final = {
    "change": "string",
    "change_points": "number",
    "change_index": "number",
    "change_rank": "integer",
    "change_tier": "string",
}
_LOST: Final = {
    "year": "year",
    "block": "string",
    "criteria": "string",
    "code": "string",
    "title": "string",
    "lost": "number",
    "max": "number",
    "share": "number",
    "units": "integer",
}


def frame_of(rows: Iterable[Mapping[str, object]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return rows as a frame with just these columns; types are those of Table Schema."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype="object")
    frame = frame.where(frame.notna(), None)
    return frame.astype({name: _TYPES[kind] for name, kind in columns.items()})


def ranking_frame(
    blocks: Sequence[BlockStandings], published: Sequence[PublishedBlock] = (), *, compared: bool = False
) -> pd.DataFrame:
    """Return one row per unit of every block: ranks first, then who is incomplete, absent or has left."""
    rows = [row for block in blocks for row in _block_rows(block)]
    rows += [row for block in published for row in _published_rows(block)]
    areas = _area_columns(block.edition for block in blocks)
    return frame_of(rows, {**_RANKED, **(_CHANGED if compared else {}), **areas})


def scored_frame(cards: Sequence[Scorecard], registry: Registry | None = None) -> pd.DataFrame:
    """Return one row per scorecard, in the order of reading; without a registry there are no blocks."""
    rows = []
    for card in cards:
        year = card.sheet.year
        block = registry.by_id[card.unit].block_in(year) if registry else None
        rows.append({"year": year, "block": block, **_card(card, _state(card))})
    return frame_of(rows, {**_SCORED, **_area_columns(card.edition for card in cards)})


def long_frame(blocks: Sequence[BlockStandings]) -> pd.DataFrame:
    """Return one row per unit and code; empty texts are `None`, and exact numbers stay texts in `index_exact`."""
    types = {field.name: field.type for field in LONG_FORM.fields}
    rows = ({name: _plain(getattr(row, name), kind) for name, kind in types.items()} for row in long_rows(blocks))
    return frame_of(rows, types)


def losses_frame(year: int, blocks: Iterable[tuple[str, Edition, Iterable[ComponentLoss]]]) -> pd.DataFrame:
    """Return one row per component of every block, most lost first."""
    rows = [
        {
            "year": year,
            "block": block,
            "criteria": edition.key,
            "code": loss.code,
            "title": str(edition.nodes[loss.code].title),
            "lost": float(loss.lost),
            "max": float(loss.available),
            "share": float(loss.share),
            "units": loss.units,
        }
        for block, edition, found in blocks
        for loss in found
    ]
    return frame_of(rows, _LOST)


def _plain(value: Any, kind: str) -> object:  # noqa: ANN401  a field of a row
    if isinstance(value, Fraction):
        return float(value) if kind == "number" else exact(value)
    return None if value == "" else value


def _area_columns(editions: Iterable[Edition]) -> dict[str, str]:
    return {f"area_{node.code}": "number" for edition in editions for node in edition.index}


def _state(card: Scorecard) -> str:
    return "incomplete" if card.index is None and card.missing else "scored"


def _block_rows(block: BlockStandings) -> Iterator[dict[str, object]]:
    place = {"year": block.year, "block": block.block}
    lines = ranking_lines(block, Figures(block.edition.policy, speech("en")))
    table = ranking_table(lines, readers=Shown.FRAME)
    for line, row in zip(lines, table.rows, strict=True):
        told = {column.key: _raw(value) for column, value in zip(table.columns, row, strict=True)}
        yield place | _card(line.card, _status(line.standing)) | told | _change(line.standing.change)
    for card in block.incomplete:
        yield place | _card(card, "incomplete")
    for unit, name in block.absent:
        yield {**place, "unit": unit, "name": name, "status": "absent", **_set(block.edition)}
    for unit, name, change in block.left:
        left = _set(block.edition) | {"criteria": None}
        yield {**place, "unit": unit, "name": name, "status": "left", **left, **_change(change)}


def _published_rows(block: PublishedBlock) -> Iterator[dict[str, object]]:
    place = {"year": block.year, "block": block.block}
    for standing in block.standings:
        yield place | _printed(standing)
    for unit, name, change in block.left:
        yield {**place, "unit": unit, "name": name, "status": "left", **_change(change)}


def _card(card: Scorecard, status: str) -> dict[str, object]:
    return {
        **_set(card.edition),
        "status": status,
        **{column.key: _raw(read(card)) for column, read in _CARD},
        **{f"area_{node.code}": _float(card.nodes[node.code].index) for node in card.edition.index},
    }


def _set(edition: Edition) -> dict[str, object]:
    period = None if edition.period is None else str(edition.period)
    return {"criteria": edition.key, "draft": edition.draft, "period": period}


def _raw(value: object) -> object:
    return float(value) if isinstance(value, Fraction) else value


def _printed(standing: PublishedStanding) -> dict[str, object]:
    """Return a line that is known only as published."""
    result = standing.result
    return {
        "unit": result.unit,
        "name": result.name,
        "criteria": "published",
        "status": "published",
        "points": None if result.points is None else float(result.points),
        "max": None if result.maximum is None else float(result.maximum),
        "index": _float(standing.index),
        "tier": result.tier or None,
        "rank": result.rank,
        **_change(standing.change),
    }


def _status(standing: Standing) -> str:
    return "unranked" if standing.rank is None else "ranked"


def _change(change: Change | None) -> dict[str, object]:
    match change:
        case Moved(points=points, index=index, rank=rank, tier=tier):
            return _changed("moved", _float(points), _float(index), rank, tier)
        case Entered():
            return _changed("entered")
        case Left():
            return _changed("left")
        case NotComparable(reason=reason):
            return _changed(f"not_comparable: {reason}")
    return {}


def _changed(
    status: str,
    points: float | None = None,
    index: float | None = None,
    rank: int | None = None,
    tier: str | None = None,
) -> dict[str, Any]:
    return dict(zip(_CHANGED, (status, points, index, rank, tier), strict=True))


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
