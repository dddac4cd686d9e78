"""Trends and awards as pandas frames, for analysts; every column is there and of one type, rows or not."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import pandas as pd

from parindex.model.results.awards import AwardOutcome
from parindex.model.results.changes import Moved
from parindex.model.results.series import BlockSeries, Gap, Step, UnitSeries, YearResult
from parindex.workflow.output.frames import frame_of

__all__ = ["awards_frame", "trend_frame"]

_TREND: Final = {
    "year": "year",
    **dict.fromkeys(("block", "unit", "name", "source", "gap", "criteria"), "string"),
    **dict.fromkeys(("points", "max", "index"), "number"),
    **dict.fromkeys(("rank", "of"), "integer"),
    "tier": "string",
    "change": "string",
    "change_index": "number",
    "change_rank": "integer",
}
_AWARDS: Final = {
    "year": "year",
    **dict.fromkeys(("block", "award", "outcome", "unit", "name", "source"), "string"),
    "rank": "integer",
    "index": "number",
}


def trend_frame(blocks: Sequence[BlockSeries]) -> pd.DataFrame:
    """Return one row per unit and year, gaps too, unit by unit in the order of the last ranks."""
    return frame_of((row for block in blocks for unit in block.units for row in _years(block, unit)), _TREND)


def _years(block: BlockSeries, unit: UnitSeries) -> Iterator[dict[str, object]]:
    steps: tuple[Step | None, ...] = (None, *unit.steps)
    for year, step in zip(unit.years, steps, strict=True):
        row = {"year": year.year, "block": block.block, "unit": unit.unit, "name": unit.name}
        yield row | ({"gap": year.absence.value} if isinstance(year, Gap) else _result(year, unit) | _change(step))


def _result(year: YearResult, unit: UnitSeries) -> dict[str, object]:
    return {
        "name": year.name or unit.name,
        "source": year.origin.value,
        "criteria": year.yardstick.name or None,
        "points": _float(year.points),
        "max": _float(year.maximum),
        "index": _float(year.index),
        "rank": year.rank,
        "of": year.of,
        "tier": year.tier_id,
    }


def _change(step: Step | None) -> dict[str, object]:
    if not isinstance(step, Moved):
        return {"change": None if step is None else "not_comparable"}
    return {"change": "moved", "change_index": _float(step.index), "change_rank": step.rank}


def awards_frame(outcomes: Sequence[AwardOutcome]) -> pd.DataFrame:
    """Return one row per rule and unit that it names, awarded first."""
    return frame_of((row for outcome in outcomes for row in _named(outcome)), _AWARDS)


def _named(outcome: AwardOutcome) -> Iterator[dict[str, object]]:
    for name in ("awarded", "missed", "left_out", "unknown"):
        for one in getattr(outcome, name):
            yield {
                "year": outcome.year,
                "block": outcome.block,
                "award": outcome.rule.id,
                "outcome": name,
                "unit": one.unit,
                "name": one.name,
                "source": one.origin.value,
                "rank": one.rank,
                "index": _float(one.index),
            }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
