"""On-time rates of a year for programs: schema 1."""

from parindex.model.monitoring.dossiers import COUNTS, Dossiers
from parindex.model.monitoring.results import MonitoredYear, PeriodRate, UnitOfYear
from parindex.model.rounding import rounded
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import exact
from parindex.reporting.writers.records import harmless_document

__all__ = ["monitor_document"]


def monitor_document(found: MonitoredYear) -> Document:
    """Return every unit: counts, rates in percent with the exact ones, zones, streaks, turns, what is needed."""
    definition = found.definition
    return harmless_document(
        {
            **head(),
            "year": found.year,
            "until": found.until,
            "definition": {
                "id": definition.id,
                "title": title_document(str(definition.title)),
                "numerator": list(definition.numerator),
                "denominator": list(definition.denominator),
            },
            "zones": [
                {
                    "id": zone.id,
                    "title": title_document(str(zone.title)),
                    "letter": zone.letter,
                    "above": None if zone.above is None else float(zone.above),
                    "at_least": None if zone.at_least is None else float(zone.at_least),
                }
                for zone in found.zones
            ],
            "units": [_unit(unit) for unit in found.units],
        }
    )


def _unit(unit: UnitOfYear) -> Document:
    needed = unit.needed
    return {
        "unit": unit.unit,
        "name": unit.name,
        "block": unit.block,
        "total": _period(unit.total),
        "months": [{"month": one.month, **_period(one)} for one in unit.months],
        "streak": unit.streak and {"zone": unit.streak.zone or None, "months": unit.streak.months},
        "turns": [{"month": turn.month, "before": turn.before, "after": turn.after} for turn in unit.turns],
        "needed": needed
        and {"on_time": needed.on_time, "expected": needed.expected, "late_allowed": needed.late_allowed},
        "received_for_others": unit.for_others,
    }


def _period(period: PeriodRate) -> Document:
    percent = None if period.rate is None else 100 * period.rate
    return {
        "state": period.state,
        "counts": None if period.counts is None else _counts(period.counts),
        "rate": None if percent is None else float(rounded(percent, 2, "half_up")),
        "rate_exact": exact(percent),
        "zone": period.zone or None,
    }


def _counts(counts: Dossiers) -> Document:
    return {name: getattr(counts, name) for name in COUNTS}
