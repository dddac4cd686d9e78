"""What award rules come to: units with the figures that speak for them, and those that just missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Policy
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.records.revisions import Revision
from parindex.model.results.changes import NotComparable
from parindex.model.results.series import Origin, YearResult
from parindex.model.scores import Basis
from parindex.model.texts.bilingual import Text

__all__ = ["AreasHeld", "AwardOutcome", "Awarded", "Finding", "Gained", "IndexHeld", "NoResult", "Placed", "TiersHeld"]
__all__ += ["Verdict"]


class Verdict(StrEnum):
    """Whether a condition holds."""

    HELD = "held"
    NEAR = "near"
    """Just missed."""
    MISSED = "missed"
    TIED = "tied"
    """Equal to others at the end of the list, and the rule leaves all of them out."""
    UNKNOWN = "unknown"
    """It cannot be said: no data, no rank, years that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Placed:
    """`first`: the rank."""

    verdict: Verdict
    rank: int | None
    of: int | None
    index: Fraction | None
    wanted: int


@dataclass(frozen=True, slots=True)
class Gained:
    """`most_improved`: from `first` to `last`; `obstacle` says why nothing can be stated, in which year."""

    verdict: Verdict
    by: str
    first: int
    last: int
    before: YearResult | None = None
    now: YearResult | None = None
    index: Fraction | None = None
    places: int | None = None
    place: int | None = None
    """Place among all gains of the block."""
    wanted: int = 0
    obstacle: NotComparable | None = None
    broken_in: int | None = None


@dataclass(frozen=True, slots=True)
class TiersHeld:
    """`tier`: how many years in a row, of the `wanted` ones, up to `last`."""

    verdict: Verdict
    wanted_tier: str
    years: int
    wanted: int
    last: int
    tier: str
    """The tier of the award year, in words; empty: none."""
    wanted_title: Text | None = None
    """The title of the wanted tier in the set of that year."""
    tiers: tuple[str, ...] = ()
    """The tiers of the `years`, in words, oldest first."""


@dataclass(frozen=True, slots=True)
class AreasHeld:
    """`no_area_under`: the weakest area, and how many are under the bound."""

    verdict: Verdict
    bound: Fraction
    lowest: Fraction | None = None
    area: str = ""
    under: int = 0


@dataclass(frozen=True, slots=True)
class IndexHeld:
    """`at_least`."""

    verdict: Verdict
    bound: Fraction
    index: Fraction | None


@dataclass(frozen=True, slots=True)
class NoResult:
    """The year is known only as published, and the rule does not count such years."""

    verdict: Verdict = Verdict.UNKNOWN


Finding = Placed | Gained | TiersHeld | AreasHeld | IndexHeld | NoResult


@dataclass(frozen=True, slots=True)
class Awarded:
    """A unit and what was found about it, condition by condition."""

    unit: str
    name: str
    rank: int | None
    index: Fraction | None
    origin: Origin
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The conditions that do not hold."""
        return tuple(finding for finding in self.findings if finding.verdict is not Verdict.HELD)


@brief
@dataclass(frozen=True, slots=True)
class AwardOutcome:
    """One rule in one block. Units stand in the order of their ranks (those of gains in the order of these)."""

    rule: AwardRule
    block: str
    title: str
    """Of the block."""
    year: int
    policy: Policy
    """By which numbers are printed."""
    origin: Origin | None
    """Where the results of the year come from; `None`: there are none."""
    revisions: tuple[Revision, ...] = ()
    """Of the scored years that the rule looks at, with the scores that count; the last is the year itself."""
    awarded: Sequence[Awarded] = ()
    missed: Sequence[Awarded] = ()
    """Those that failed one condition, and just so."""
    left_out: Sequence[Awarded] = ()
    """Equals at the end of a list, which the rule leaves out."""
    unknown: Sequence[Awarded] = ()
    """Those of which a condition cannot be told."""

    @property
    def counted(self) -> tuple[tuple[int, Basis], ...]:
        """By which scores each year counts that the rule looks at."""
        return tuple((one.year, one.counted) for one in self.revisions if one.counted)
