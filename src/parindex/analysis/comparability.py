"""Whether two editions measure the same thing, and if not, in what they differ.

The same: one set id, the same components (maximum, rule, who assesses), the same bonus and penalty points
(code, kind, cap), and the same aggregation and weights. A criterion that was renumbered says so with
`compares_with`. Titles, tiers and policies may change freely: they do not change what is measured.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from parindex.model.changes import Difference, DifferenceKind, NotComparable, Reason
from parindex.model.criteria import Edition, Node

__all__ = ["comparability", "earlier_code", "measured"]

_SHOWN = 8
"""Codes listed of one kind of difference before the rest is only counted."""


def earlier_code(node: Node) -> str:
    """Return the code of the same criterion in the edition before."""
    return node.compares_with or node.code


def comparability(current: Edition, previous: Edition) -> NotComparable | None:
    """Return `None` if results of the two editions can be compared, else the reason.

    The detail lists the differences by code: "added 1.3; removed 2.1; maximum 1.1.2".
    """
    if current is previous:
        return None
    if current.edition < previous.edition:
        return comparability(previous, current)
    if current.id != previous.id:
        other = Difference(DifferenceKind.SET, (f"{previous.id} -> {current.id}",))
        return _told(Reason.CRITERIA_CHANGED, other)
    factor = _factor(current, previous)
    if factor is not None and factor != 1:
        scale = Difference(DifferenceKind.TOTAL, (f"{previous.total:f} -> {current.total:f}",))
        return _told(Reason.SCALE_CHANGED, scale)
    found = list(_differences(current, previous))
    return _told(Reason.CRITERIA_CHANGED, *found) if found else None


def _told(reason: Reason, *differences: Difference) -> NotComparable:
    return NotComparable(reason, "; ".join(map(str, differences)), differences)


def _leaves(edition: Edition, *, renumbered: bool) -> dict[str, Node]:
    return {earlier_code(leaf) if renumbered else leaf.code: leaf for leaf in edition.leaves}


def _factor(current: Edition, previous: Edition) -> Fraction | None:
    """Return by what all maxima were multiplied, if the components are the same otherwise."""
    now, before = _leaves(current, renumbered=_renumbers(current, previous)), _leaves(previous, renumbered=False)
    if now.keys() != before.keys():
        return None
    ratios = {_ratio(now[code].total, before[code].total) for code in now} - {None}
    return ratios.pop() if len(ratios) == 1 else None


def _ratio(now: Decimal, before: Decimal) -> Fraction | None:
    if not now and not before:
        return None
    return Fraction(now) / Fraction(before) if before else Fraction(0)


def _renumbers(current: Edition, previous: Edition) -> bool:
    """Two versions of one edition have the same codes; what they compare with is a third one."""
    return current.edition != previous.edition


def _differences(current: Edition, previous: Edition) -> Iterator[Difference]:
    renumbered = _renumbers(current, previous)
    now, before = _leaves(current, renumbered=renumbered), _leaves(previous, renumbered=False)
    both = [code for code in now if code in before]
    found = {
        DifferenceKind.ADDED: [now[code].code for code in now if code not in before],
        DifferenceKind.REMOVED: [code for code in before if code not in now],
        DifferenceKind.MAXIMUM: [code for code in both if now[code].total != before[code].total],
        DifferenceKind.RULE: [code for code in both if measured(now[code]) != measured(before[code])],
        DifferenceKind.ASSESSED_BY: [
            code for code in both if (now[code].code in current.survey_codes) != (code in previous.survey_codes)
        ],
        DifferenceKind.AGGREGATION: _unequal(
            _averages(current, renumbered=renumbered), _averages(previous, renumbered=False)
        ),
        DifferenceKind.WEIGHT: _unequal(_weights(current, renumbered=renumbered), _weights(previous, renumbered=False)),
        DifferenceKind.ADJUSTMENT: _unequal(_adjustments(current), _adjustments(previous)),
    }
    for kind, codes in found.items():
        if codes:
            yield Difference(kind, tuple(codes[:_SHOWN]), max(0, len(codes) - _SHOWN))


def measured(leaf: Node) -> object:
    """Return the rule of a component in a form that can be compared."""
    return _untitled(leaf.score.model_dump())


def _untitled(part: object) -> object:
    """Return a rule without the titles of its choices, which may be worded anew."""
    if isinstance(part, dict):
        return {key: _untitled(value) for key, value in part.items() if key != "title"}
    return [_untitled(value) for value in part] if isinstance(part, list | tuple) else part


def _averages(edition: Edition, *, renumbered: bool) -> dict[str, object]:
    """How the groups that average do so; what is added up is the same however it is grouped."""
    return {
        _code(node, renumbered=renumbered): (node.aggregate, node.total)
        for node in (edition.root, *edition.nodes.values())
        if node.aggregate != "sum" and node.parts
    }


def _weights(edition: Edition, *, renumbered: bool) -> dict[str, object]:
    return {
        _code(part, renumbered=renumbered): (_code(node, renumbered=renumbered), part.weight or Decimal(1))
        for node in (edition.root, *edition.nodes.values())
        if node.aggregate != "sum"
        for part in node.parts
    }


def _adjustments(edition: Edition) -> dict[str, object]:
    """Bonus and penalty belong to no component, and are in the index all the same."""
    return {item.code: (item.kind, item.max) for item in edition.adjustments}


def _code(node: Node, *, renumbered: bool) -> str:
    return earlier_code(node) if renumbered else node.code


def _unequal(now: Mapping[str, object], before: Mapping[str, object]) -> list[str]:
    return [code for code in {**now, **before} if now.get(code) != before.get(code)]
