"""Results as pandas frames, for analysts. Exact numbers become floats here and only here."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from parindex.model.published import PublishedBlock, PublishedStanding
from parindex.model.results import BlockStandings, Entered, Left, Moved, NotComparable, Scorecard, Standing

__all__ = ["ranking_frame", "scored_frame"]


def ranking_frame(blocks: Sequence[BlockStandings], published: Sequence[PublishedBlock] = ()) -> pd.DataFrame:
    """Return one row per unit of every block, in rank order."""
    rows = [_standing(block, standing) for block in blocks for standing in block.standings]
    rows += [_printed(block, standing) for block in published for standing in block.standings]
    frame = pd.DataFrame(rows)
    for column in ("rank", "change_rank"):
        if column in frame:
            frame[column] = frame[column].astype("Int64")
    return frame


def scored_frame(cards: Sequence[Scorecard]) -> pd.DataFrame:
    """Return one row per scorecard, in the order of reading."""
    return pd.DataFrame([{**_card(card), "year": card.sheet.year} for card in cards])


def _card(card: Scorecard) -> dict[str, object]:
    return {
        "unit": card.unit,
        "name": card.name,
        "criteria": card.edition.key,
        "points": float(card.points),
        "max": float(card.applicable),
        "index": _float(card.index),
        "tier": card.tier,
    }


def _printed(block: PublishedBlock, standing: PublishedStanding) -> dict[str, object]:
    """Return a line that is known only as published."""
    result = standing.result
    return {
        "block": block.block,
        "unit": result.unit,
        "name": result.name,
        "criteria": "published",
        "points": None if result.points is None else float(result.points),
        "max": None if result.maximum is None else float(result.maximum),
        "index": _float(standing.index),
        "tier": result.tier or None,
        "rank": result.rank,
        "from_mean": None,
    }


def _standing(block: BlockStandings, standing: Standing) -> dict[str, object]:
    row = {"block": block.block, **_card(standing.card), "rank": standing.rank, "from_mean": _float(standing.from_mean)}
    match standing.change:
        case None:
            return row
        case Moved(points=points, index=index, rank=rank, tier=tier):
            change: tuple[object, ...] = ("moved", _float(points), _float(index), rank, tier)
        case Entered():
            change = ("entered", None, None, None, None)
        case Left():
            change = ("left", None, None, None, None)
        case NotComparable(reason=reason):
            change = (f"not_comparable: {reason}", None, None, None, None)
    names = ("change", "change_points", "change_index", "change_rank", "change_tier")
    return row | dict(zip(names, change, strict=True))


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
