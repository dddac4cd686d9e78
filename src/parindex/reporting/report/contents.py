"""What a report says: frozen, computed, sorted, rounded and written out. Templates only loop and print.

The docstrings below every field are the documentation of the template context.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field of the context is called date
from fractions import Fraction

from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.results.scorecards import AreaSummary, BlockStandings, ComponentLoss, Standing

__all__ = [
    "Area",
    "AreaRow",
    "BlockInput",
    "BlockReport",
    "ChangeWords",
    "CriteriaSet",
    "DerivedRow",
    "Figure",
    "IncompleteUnit",
    "LeftGroup",
    "LeftUnit",
    "LikeLine",
    "LikeReport",
    "Loss",
    "Mover",
    "PolicyLine",
    "ReportContext",
    "RevisionNote",
    "Row",
    "TierCount",
]


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
class Figure:
    """A number: printed, it is its text in the language of the report."""

    text: str
    """As printed: rounded by the policy, `–` where there is none."""
    exact: Fraction | None = None
    """The exact number, for formats that compute."""
    rounded: Fraction | None = None
    """The number as printed."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The criteria set of a block."""

    title: str
    id: str
    edition: int
    key: str
    """`id@edition`."""
    basis: str
    """The decision that issued the set; empty if not given."""
    model: bool
    """True: not an official text."""
    total: Figure
    """Full maximum in points."""
    areas: int
    """Number of areas."""
    components: int
    """Number of components that take a score."""


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One policy in words."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What changed since the compared year. The figures are `–` where they cannot be stated."""

    status: str
    """`moved`, `entered`, `left`, `not_comparable`; empty without a compared year."""
    points: Figure
    index: Figure
    rank: Figure
    """Places gained: `+3` is from 4 to 1."""
    tier: str
    """`up`, `same` or `down` in words; empty if it cannot be stated."""
    reason: str
    """Why there is no difference, in words; empty for a unit that moved."""
    how: str = ""
    """How the criteria changed, by code; empty for other reasons."""
    note: str = ""
    """What belongs to a change that is stated: the unit had another name, or no rank in one of the years."""
    previous_rank: str = ""
    """The rank of the compared year and of how many, `2/18`; empty without one."""
    remark: str = ""
    """The change of tier, or the reason why there is no difference; with the note."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the block."""

    unit: str
    """The id."""
    name: str
    rank: str
    """`–` for a unit that is not ranked."""
    place: str
    """The rank and of how many, `1/18`; `–` for a unit that is not ranked."""
    points: Figure
    applicable: Figure
    """The maximum that applies to the unit, in points."""
    index: Figure
    """Percent."""
    tier: str
    """Title of the tier; empty if none."""
    tier_id: str
    from_mean: Figure
    """Index less the mean of the block."""
    change: ChangeWords
    ranked: bool
    bonus: Figure
    """Bonus points, a part of `points`; `–` where the set has no bonus and no penalty."""
    penalty: Figure
    """Penalty points that were taken off."""
    source: tuple[BlockStandings, Standing]
    """The result itself, for tables; templates cannot reach it."""


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A merged or divided unit beside its predecessors, weighted by their shares: no official change."""

    unit: str
    name: str
    index: Figure
    previous: Figure
    """Σ share × index / Σ share of the predecessors in the compared year."""
    difference: Figure
    parts: tuple[str, ...]
    """Each predecessor with share and index, in words."""


@dataclass(frozen=True, slots=True)
class LikeLine:
    """One unit like for like, beside its official indexes."""

    unit: str
    name: str
    components: int
    """How many components count for this unit."""
    place: str
    """The rank on the common components and of how many; `–` without one."""
    previous_place: str
    index: Figure
    previous: Figure
    change: Figure
    places: Figure
    """Places gained."""
    official: Figure
    previous_official: Figure


@dataclass(frozen=True, slots=True)
class LikeReport:
    """A block on the components that both years measure alike: never the official index."""

    available: bool
    """False: only `text`, which says why."""
    text: str
    """How many components and points are common, or why nothing can be said."""
    rows: tuple[LikeLine, ...]
    """In official rank order."""


@dataclass(frozen=True, slots=True)
class TierCount:
    """One tier of the block."""

    id: str
    title: str
    bound: str
    """What the tier covers, in words."""
    count: int
    units: tuple[str, ...]
    """Names, in rank order."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit that rose or fell in an area, in points of the index."""

    name: str
    change: Figure


@dataclass(frozen=True, slots=True)
class Area:
    """One area over the block."""

    code: str
    title: str
    maximum: Figure
    mean: Figure
    """Mean index % of the ranked units."""
    change: Figure
    """Difference of the mean from the compared year."""
    rose: tuple[Mover, ...]
    """The largest rises, largest first; at most five."""
    fell: tuple[Mover, ...]
    """The deepest falls, deepest first; at most five."""
    rose_count: int
    """How many units rose."""
    fell_count: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The index % of one unit in every area."""

    rank: str
    name: str
    cells: tuple[Figure, ...]
    """In the order of `areas`."""
    index: Figure


@dataclass(frozen=True, slots=True)
class Loss:
    """A component on which the block lost points."""

    code: str
    title: str
    lost: Figure
    """Points, summed over the ranked units; the part of a mean's loss for components of one."""
    available: Figure
    share: Figure
    """Part of all lost points of the block, in percent."""
    units: int
    """How many units lost any."""


@dataclass(frozen=True, slots=True)
class IncompleteUnit:
    """A unit whose sheet lacks components."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftUnit:
    """A unit that only the compared year has."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftGroup:
    """The units that only the compared year has, for one reason."""

    reason: str
    names: tuple[str, ...]


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
    """Sentences that say why an index is above 100 % or below 0 %."""
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
    source: BlockInput
    """The results themselves, for spreadsheets and machines; templates cannot reach it."""


@dataclass(frozen=True, slots=True)
class RevisionNote:
    """Which revision of an amended year the report is about."""

    number: int
    reason: str
    """Why the revision before was amended; empty for the first."""
    published: str
    """The day of its publication in full; empty while it is open."""
    lines: tuple[str, ...]
    """All that a reader has to know, in sentences: `Revision 2, amended: …`, when which was published."""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """A report: the names that a template can use."""

    name: str
    """Name of the workspace; empty if there is none."""
    authority: str
    """The body that publishes."""
    superior: str
    """The body above it."""
    place: str
    """The place of signing."""
    date: str
    """The day of the report in full, with dots to fill in if it is not known."""
    generated_on: Day | None
    year: int
    compare: int | None
    locale: str
    """`vi` or `en`."""
    version: str
    """Version of the program."""
    blocks: tuple[BlockReport, ...]
    revision: RevisionNote | None = None
    """`None` for a year that was never amended."""
    revision_place: RevisionPlace | None = None
    """The revision itself, for machines; templates cannot reach it."""
