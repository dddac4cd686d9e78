"""What units claimed and what they were given: the difference on every component, exactly.

A unit's claim is its scorecard by self scores, what it was given the one by the last appraisal. The
differences of its components add up to the difference of the points of the two cards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parindex.analysis.block.stage_counts import is_explained
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.scores import Entry, Missing, NotApplicable, Scored

__all__ = ["Contested", "Dispute", "Kind", "UnitDisputes", "Unproven", "most_disputed", "unit_disputes"]

_ZERO = Fraction(0)
_NOTHING = Entry("", ())


class Kind(StrEnum):
    """How the appraisal differs from the claim."""

    CUT = "cut"
    RAISED = "raised"
    APPLICABILITY = "applicability"
    """One says that the component does not apply, the other scores it."""
    BLOCK = "block"
    """The same was typed; its points depend on other units of the block."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One component, bonus or penalty of one unit. `cut` is in points, negative if they were raised."""

    code: str
    kind: Kind
    claimed: LeafScore
    given: LeafScore
    cut: Fraction
    explained: bool
    evidence: bool


@dataclass(frozen=True, slots=True)
class Unproven:
    """Points that a unit claims for a component without any evidence."""

    code: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class UnitDisputes:
    """One unit: its claim, what it was given, and where they differ, in printed order."""

    claimed: Scorecard
    given: Scorecard
    disputes: tuple[Dispute, ...]
    unproven: tuple[Unproven, ...]

    @property
    def cuts(self) -> tuple[Dispute, ...]:
        """The components that were cut."""
        return tuple(dispute for dispute in self.disputes if dispute.kind is Kind.CUT)

    @property
    def points_cut(self) -> Fraction:
        """All points that were cut, those that were raised left aside."""
        return sum((dispute.cut for dispute in self.cuts), _ZERO)

    @property
    def difference(self) -> Fraction:
        """Points claimed - points given, over all components and adjustments."""
        return sum((dispute.cut for dispute in self.disputes), _ZERO)

    @property
    def points_unproven(self) -> Fraction:
        """All points claimed without evidence."""
        return sum((one.points for one in self.unproven), _ZERO)


@dataclass(frozen=True, slots=True)
class Contested:
    """One component over all units: how many were cut, by how many points together, how many explained."""

    code: str
    units: int
    cut: Fraction
    explained: int
    of: int
    """Units whose claim and appraisal of the component are both there."""


def unit_disputes(claimed: Scorecard, given: Scorecard) -> UnitDisputes:
    """Compare the two scorecards of one unit: one by self scores, one by appraisal.

    Components that a survey assesses are no claims. Where one of the two cards has nothing, there is
    nothing to compare.
    """
    edition = claimed.edition
    codes = [leaf.code for leaf in edition.leaves if leaf.code not in edition.survey_codes | edition.uncounted]
    codes += [item.code for item in edition.adjustments]
    penalties = {item.code for item in edition.adjustments if item.kind == "penalty"} | edition.deducted
    found = (_dispute(code, claimed, given, -1 if code in penalties else 1) for code in codes)
    disputes = tuple(dispute for dispute in found if dispute)
    unproven = tuple(_unproven(claimed, [code for code in codes if code not in penalties]))
    return UnitDisputes(claimed, given, disputes, unproven)


def most_disputed(edition: Edition, units: Sequence[UnitDisputes]) -> list[Contested]:
    """Return the components that were cut, most points first, equals in printed order."""
    cuts: dict[str, list[Dispute]] = defaultdict(list)
    for unit in units:
        for dispute in unit.cuts:
            cuts[dispute.code].append(dispute)
    order = [leaf.code for leaf in edition.leaves] + [item.code for item in edition.adjustments]
    found = [
        Contested(
            code,
            len(cuts[code]),
            sum((dispute.cut for dispute in cuts[code]), _ZERO),
            sum(dispute.explained for dispute in cuts[code]),
            sum(_comparable(code, unit.claimed, unit.given) for unit in units),
        )
        for code in order
        if code in cuts
    ]
    return sorted(found, key=lambda one: (one.cut, one.units), reverse=True)


def _dispute(code: str, claimed: Scorecard, given: Scorecard, sign: int) -> Dispute | None:
    claim, grant = claimed.leaves[code], given.leaves[code]
    cut = sign * (claim.points - grant.points)
    kind = _kind(claim, grant, cut) if _comparable(code, claimed, given) else None
    if kind is None:
        return None
    entry = given.sheet.by_code.get(code, _NOTHING)
    return Dispute(code, kind, claim, grant, cut, is_explained(entry, given.sheet), bool(entry.evidence))


def _kind(claim: LeafScore, grant: LeafScore, cut: Fraction) -> Kind | None:
    if isinstance(claim.answer, NotApplicable) is not isinstance(grant.answer, NotApplicable):
        return Kind.APPLICABILITY
    if not cut:
        return None
    if _same(claim, grant):
        return Kind.BLOCK
    return Kind.CUT if cut > 0 else Kind.RAISED


def _comparable(code: str, claimed: Scorecard, given: Scorecard) -> bool:
    """Tell whether both sides speak: nothing typed is 0 points of an adjustment, and else what the policy says."""
    if code not in claimed.edition.nodes or claimed.edition.policy.missing != "refuse":
        return True
    return not any(isinstance(card.leaves[code].answer, Missing) for card in (claimed, given))


def _same(claim: LeafScore, grant: LeafScore) -> bool:
    one, other = claim.answer, grant.answer
    return isinstance(one, Scored) and isinstance(other, Scored) and one.value == other.value


def _unproven(claimed: Scorecard, codes: Sequence[str]) -> Iterator[Unproven]:
    for code in codes:
        leaf = claimed.leaves[code]
        entry = claimed.sheet.by_code.get(code, _NOTHING)
        if isinstance(leaf.answer, Scored) and leaf.points > 0 and not entry.evidence:
            yield Unproven(code, leaf.points)
