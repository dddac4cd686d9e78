"""What became of units between two years, as the registry tells it."""

from collections import defaultdict
from collections.abc import Mapping

from parindex.model.results import Reason
from parindex.model.units import Registry, Unit

__all__ = ["fates"]


def fates(registry: Registry, before: int, now: int) -> Mapping[str, Reason]:
    """Return why units that were formed or dissolved between two years have no counterpart of their own.

    A unit formed from several, or dissolved into a unit with other roots, was merged; a unit whose
    predecessor has other successors too, or that has several successors itself, was divided.
    """
    heirs: dict[str, list[Unit]] = defaultdict(list)
    formed = [unit for unit in registry.units if unit.since is not None and before < unit.since.year <= now]
    for unit in formed:
        for predecessor in unit.predecessors:
            heirs[predecessor.unit].append(unit)
    found = {unit.id: _of_formed(unit, heirs) for unit in formed if unit.predecessors}
    return found | {unit: _of_dissolved(successors) for unit, successors in heirs.items()}


def _of_formed(unit: Unit, heirs: Mapping[str, list[Unit]]) -> Reason:
    (*_, last) = unit.predecessors
    alone = len(unit.predecessors) == 1 and len(heirs[last.unit]) > 1
    return Reason.DIVIDED if alone else Reason.MERGED


def _of_dissolved(successors: list[Unit]) -> Reason:
    return Reason.DIVIDED if len(successors) > 1 else Reason.MERGED
