"""Sums that come out only if the rates of a sheet are taken as points."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import Scorecard
from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import Numeric, Scored, ScoreSheet
from parindex.sources.score_sheets.answers.point_like import like_points

__all__ = ["summed_as_points"]


def summed_as_points(card: Scorecard, sheet: ScoreSheet, total: TypedTotal, slack: Fraction) -> Sequence[str]:
    """Return the components whose rates have to be taken as points for a typed sum to come out; else nothing.

    Only sums of components are looked at: a mean, or an index, is no sum of points.
    """
    typed = Fraction(total.number)
    for span in _spans(card, total):
        meant = {code: number for code in span if (number := _points(card, sheet, total, code)) is not None}
        if meant and abs(typed - _sum(card, span, meant)) <= slack:
            return tuple(meant)
    return ()


def _spans(card: Scorecard, total: TypedTotal) -> Sequence[Sequence[str]]:
    if not total.code:
        return total.spans
    node = card.edition.nodes[total.code]
    return [_leaves(node)] if _adds_up(card.edition, node) else []


def _leaves(node: Node) -> list[str]:
    return [node.code] if node.is_leaf else [code for part in node.parts for code in _leaves(part)]


def _adds_up(edition: Edition, node: Node) -> bool:
    return edition.adds_up(node) and all(part.counts and _adds_up(edition, part) for part in node.parts)


def _sum(card: Scorecard, span: Sequence[str], meant: Mapping[str, Decimal]) -> Fraction:
    signs = {one.code: -1 for one in card.edition.adjustments if one.kind == "penalty"}
    signs |= dict.fromkeys(card.edition.deducted, -1)
    return sum(
        (Fraction(meant[code]) if code in meant else signs.get(code, 1) * card.leaves[code].points for code in span),
        Fraction(0),
    )


def _points(card: Scorecard, sheet: ScoreSheet, total: TypedTotal, code: str) -> Decimal | None:
    """Return the number of a rate that may be points, of the stage that was summed up."""
    node, entry = card.edition.nodes.get(code), sheet.by_code.get(code)
    marks = [mark for mark in entry.marks if total.stage in {None, mark.stage}] if entry else []
    answer = marks[-1].answer if marks else None
    if node is None or not isinstance(answer, Scored) or not isinstance(answer.value, Numeric) or "%" in answer.text:
        return None
    number = answer.value.number
    return number if like_points(node.score.answer, node.total, number) else None
