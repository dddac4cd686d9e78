"""The family of a unit as a document for machines."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from parindex.language.one_line import one_line
from parindex.model.units import Unit
from parindex.reporting.machine import head

__all__ = ["family_document"]

Document = dict[str, Any]


class Relative(Protocol):
    """A predecessor or successor with its own."""

    @property
    def id(self) -> str: ...
    @property
    def unit(self) -> Unit | None: ...
    @property
    def share(self) -> Decimal | None: ...
    @property
    def day(self) -> date | None: ...
    @property
    def kin(self) -> "Sequence[Relative]": ...


def family_document(unit: Unit, predecessors: Sequence[Relative], successors: Sequence[Relative]) -> Document:
    """Return a unit with the trees of its predecessors and successors."""
    return {
        **head(),
        "unit": _unit(unit.id, unit),
        "predecessors": [_kin(each, "predecessors") for each in predecessors],
        "successors": [_kin(each, "successors") for each in successors],
    }


def _kin(kin: Relative, further: str) -> Document:
    return {
        **_unit(kin.id, kin.unit),
        "share": None if kin.share is None else format(kin.share.normalize(), "f"),
        "on": kin.day.isoformat() if kin.day else None,
        further: [_kin(each, further) for each in kin.kin],
    }


def _unit(unit_id: str, unit: Unit | None) -> Document:
    return {
        "unit": unit_id,
        "name": one_line(unit.name) if unit else None,
        "block": unit.block if unit else None,
        "since": unit.since.isoformat() if unit and unit.since else None,
        "until": unit.until.isoformat() if unit and unit.until else None,
        "formed": unit.formed if unit else None,
    }
