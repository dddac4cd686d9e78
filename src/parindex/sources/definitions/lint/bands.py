"""Checks of bands: in order, without gaps, and all of them within reach."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules import Band, Bands
from parindex.sources.definitions.lint.ladder import below, misplaced
from parindex.sources.definitions.lint.tree_places import RuleSpot, rule_spots
from parindex.sources.definitions.yaml.document import Document

__all__ = ["check_bands"]

_ZERO, _FULL = Decimal(0), Decimal(100)


def check_bands(edition: Edition, document: Document) -> Iterator[Issue]:
    """Every value from 0 falls in a band, and every band has values."""
    for spot in rule_spots(edition):
        if isinstance(spot.rule, Bands):
            yield from _order(spot, spot.rule, document)
            yield from _ends(spot, spot.rule, document)


def _order(spot: RuleSpot, rule: Bands, document: Document) -> Iterator[Issue]:
    wrong = list(misplaced(rule.bands))
    # Values begin at 0: after a band that takes it, nothing is left.
    last = len(rule.bands) - 1
    if last and last not in wrong and _takes_zero(rule.bands[last - 1]):
        wrong.append(last)
    for number in wrong:
        yield issue("C038", document.place((*spot.path, "bands", number)), criterion=spot.code)
    steps = {later.points > earlier.points for earlier, later in pairwise(rule.bands) if later.points != earlier.points}
    if len(steps) > 1 and not wrong:
        yield issue("C040", document.place((*spot.path, "bands")), criterion=spot.code)


def _ends(spot: RuleSpot, rule: Bands, document: Document) -> Iterator[Issue]:
    for number, band in enumerate(rule.bands):
        if rule.of == "rate" and band.bound is not None and not band.bound.met_by(_FULL):
            yield issue("C039", document.place((*spot.path, "bands", number)), criterion=spot.code)
    if not any(_takes_zero(band) for band in rule.bands):
        lowest = rule.bands[-1]
        yield issue("C037", document.place((*spot.path, "bands")), criterion=spot.code, below=below(lowest))


def _takes_zero(band: Band) -> bool:
    return band.bound is None or band.bound.met_by(_ZERO)
