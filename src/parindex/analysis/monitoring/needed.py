"""What a unit needs to be in a zone at the end of the year."""

from fractions import Fraction
from math import ceil, floor

from parindex.analysis.monitoring.rates import parts_of
from parindex.model.monitoring.dossiers import Dossiers
from parindex.model.monitoring.results import Needed
from parindex.model.monitoring.settings import RateDefinition, Zone

__all__ = ["MONTHS", "expected_dossiers", "needed"]

MONTHS = 12
_ON_TIME = Dossiers(received=1, on_time=1)
_LATE = Dossiers(received=1, late=1)


def expected_dossiers(total: Dossiers, reported: int, left: int) -> int:
    """Return how many dossiers are still to come: the mean of the months reported for each month left, half up."""
    mean = Fraction(total.received * left, reported) if reported else Fraction(0)
    return floor(mean + Fraction(1, 2))


def needed(total: Dossiers, reported: int, until: int, definition: RateDefinition, zone: Zone) -> Needed:
    """Return what brings the counts of the year into a zone.

    Dossiers that come are taken as solved on time, or as solved late; those that are open stay as they are.
    """
    expected = expected_dossiers(total, reported, MONTHS - until)
    return Needed(_on_time(total, definition, zone), expected, _late_allowed(total, expected, definition, zone))


def _bound(zone: Zone) -> Fraction:
    bound = zone.at_least if zone.above is None else zone.above
    return Fraction(bound or 0) / 100


def _ahead(numerator: int, denominator: int, zone: Zone) -> Fraction:
    """Return by how much a numerator is ahead of the bound; above 0 (or 0, where the bound belongs): in the zone."""
    return numerator - _bound(zone) * denominator


def _reached(ahead: Fraction, zone: Zone) -> bool:
    return ahead > 0 or (ahead == 0 and zone.above is None)


def _on_time(total: Dossiers, definition: RateDefinition, zone: Zone) -> int | None:
    numerator, denominator = parts_of(total, definition)
    ahead = _ahead(numerator, denominator, zone)
    if denominator > 0 and _reached(ahead, zone):
        return 0
    gain = _ahead(*parts_of(_ON_TIME, definition), zone)
    return None if gain <= 0 else max(1, _least(-ahead / gain, zone))


def _least(steps: Fraction, zone: Zone) -> int:
    return floor(steps) + 1 if zone.above is not None else ceil(steps)


def _late_allowed(total: Dossiers, expected: int, definition: RateDefinition, zone: Zone) -> int | None:
    numerator, denominator = parts_of(total, definition)
    gained = _ahead(*parts_of(_ON_TIME, definition), zone)
    ahead = _ahead(numerator, denominator, zone) + expected * gained
    if not _reached(ahead, zone):
        return None
    loss = gained - _ahead(*parts_of(_LATE, definition), zone)
    if loss <= 0:
        return expected
    most = ceil(ahead / loss) - 1 if zone.above is not None else floor(ahead / loss)
    return min(expected, most)
