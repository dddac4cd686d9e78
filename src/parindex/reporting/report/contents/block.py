"""What a report says of one block."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.model.records.revisions import Revision
from parindex.model.results.scorecards import AreaSummary, BlockStandings, ComponentLoss
from parindex.reporting.blocks import Chart
from parindex.reporting.figure import Figure
from parindex.reporting.report.contents.areas import Area, AreaRow, Loss, TierCount
from parindex.reporting.report.contents.sets import CriteriaSet, PolicyLine
from parindex.reporting.report.contents.units import DerivedRow, IncompleteUnit, LeftGroup, LeftUnit, LikeReport, Row

__all__ = ["BlockInput", "BlockReport"]


@dataclass(frozen=True, slots=True)
class BlockInput:
    """What the analysis found for one block; `received` and `expected` count sheets."""

    standings: BlockStandings
    previous: BlockStandings | None
    areas: Sequence[AreaSummary]
    losses: Sequence[ComponentLoss]
    tiers: Sequence[tuple[str, int]]
    received: int
    expected: int
    against_published: bool = False
    """The compared year is known only as published."""
    unsure: bool = False
    """Nobody told by which set that year was measured, so nothing is compared with it."""
    compared: Revision | None = None
    """The revision of the compared year, if that has scores."""


@dataclass(frozen=True, slots=True)
class BlockReport:
    """Everything about one block."""

    id: str
    title: str
    year: int
    compare: int | None
    """The compared year, if there is one for this block."""
    compare_areas: int | None
    """The same, where that year was scored: what was published does not tell the areas."""
    against: tuple[str, ...]
    """Sentences that mark changes against published figures, or against an amended year."""
    set: CriteriaSet
    policy: tuple[PolicyLine, ...]
    completeness: str
    """One sentence: "12 of 13 sheets received"."""
    absent: tuple[str, ...]
    """Names of units whose sheet is missing."""
    incomplete: tuple[IncompleteUnit, ...]
    incomplete_lines: tuple[str, ...]
    """The same in words: units that lack the same together, with how many scores, or with the codes of a few."""
    rows: tuple[Row, ...]
    """Every scored unit in rank order; those without a rank follow."""
    unranked: tuple[Row, ...]
    left: tuple[LeftUnit, ...]
    """Units that only the compared year has, one by one."""
    left_groups: tuple[LeftGroup, ...]
    """The same, by reason, for one sentence each."""
    mean: Figure
    """Mean index of the ranked units."""
    best: Row | None
    """The first place; its name holds all units that share it."""
    worst: Row | None
    """The last place, the same way."""
    """The last ranked unit."""
    tiers: tuple[TierCount, ...]
    areas: tuple[Area, ...]
    area_rows: tuple[AreaRow, ...]
    """In the order of `rows`."""
    losses: tuple[Loss, ...]
    """The components with the most lost points, most first."""
    losses_note: tuple[str, ...]
    """Sentences: how many points all components lost, what bonus and penalty did, how a mean is divided."""
    adjusted: bool
    """The set has a bonus or a penalty."""
    beyond: tuple[str, ...]
    """Sentences that say why an index is above 100 % or below 0 %, or what a bonus of a smaller whole is worth."""
    decided: tuple[str, ...]
    """Sentences with more digits where indexes that are printed alike have other ranks or tiers."""
    ranked: int
    """How many units have a rank."""
    not_comparable: tuple[str, ...]
    """How the criteria changed, in words; empty if they did not."""
    derived: tuple[DerivedRow, ...]
    """Merged and divided units whose predecessors' shares are stated: no official changes."""
    like_for_like: LikeReport | None
    """Only where the criteria set changed."""
    ranking_charts: tuple[Chart, ...]
    """Bars of the indexes with their tiers and of places gained: `{{p chart }}` in Word; none of very many units."""
    area_charts: tuple[Chart, ...]
    """Bars of the areas, beside those of the compared year."""
    source: BlockInput
    """The results themselves, for spreadsheets and machines; templates cannot reach it."""
