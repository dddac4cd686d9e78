"""What units claimed and what they were given: the difference on every component, exactly.

A unit's claim is its scorecard by self scores, what it was given the one by the last appraisal. The
differences of its components add up to the difference of the points of the two cards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.analysis.block.stage_counts import is_explained
from parindex.model.criteria import Edition
from parindex.model.results.disputes import Contested, Dispute, DisputeKind, UnitDisputes, Unproven
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.scores import Entry, Missing, NotApplicable, Scored

__all__ = ["most_disputed", "unit_disputes"]

_ZERO = Fraction(0)
_NOTHING = Entry("", ())


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


def _kind(claim: LeafScore, grant: LeafScore, cut: Fraction) -> DisputeKind | None:
    if isinstance(claim.answer, NotApplicable) is not isinstance(grant.answer, NotApplicable):
        return DisputeKind.APPLICABILITY
    if not cut:
        return None
    if _same(claim, grant):
        return DisputeKind.BLOCK
    return DisputeKind.CUT if cut > 0 else DisputeKind.RAISED


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
