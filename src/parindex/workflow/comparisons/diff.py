"""Use case: what differs between two years, revisions, stores or workspaces, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from parindex.analysis.comparison.lineage import Between, between
from parindex.analysis.differences.differences import differences
from parindex.errors import ParindexError
from parindex.model.results.differences import ComparedState, Diff, Differences, UnitDifference
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis
from parindex.workflow.comparisons.diff_addresses import Address, Sides, holds_one_year, parse
from parindex.workflow.years.block_standings import block_standings
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import RevisionInputs

__all__ = ["DiffOptions", "diff"]


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """What to compare of both sides: one block or unit, by which scores."""

    block: str | None = None
    unit: str | None = None
    basis: Basis | None = None
    """`None`: those that each side was published with, else the last appraisal."""
    locale: str = "en"


def diff(workspace: Workspace | None, before: str, after: str, options: DiffOptions) -> Diff:
    """Compare two addresses (see `parindex.workflow.comparisons.diff_addresses`).

    Raises:
        ParindexError: nothing is there, or it cannot be read; an unknown block or unit.
    """
    one, other = _with_years(parse(before), parse(after))
    with Sides(workspace) as sides:
        old, new = sides.open(one), sides.open(other)
    standings, now = _standings(old, options), _standings(new, options)
    titles = {block.block: block.title for block in (*standings, *now)}
    _refuse_unknown(options, titles, (old, new))
    found = _only(options, differences(standings, now, _became(old, new)))
    return Diff(_side(one, old, options), _side(other, new, options), titles, found)


def _became(old: RevisionInputs, new: RevisionInputs) -> Between:
    """Return what happened to units between two years."""
    registry = max(old, new, key=lambda side: side.inputs.year).workspace.registry
    one, other = old.inputs, new.inputs
    return between(registry, one.year, other.year, scored_before=one.sheets, scored_now=other.sheets)


def _with_years(before: Address, after: Address) -> tuple[Address, Address]:
    """Let a side that names no year, and whose place holds more than one, have that of the other."""
    return _with_year(before, after.year), _with_year(after, before.year)


def _with_year(address: Address, year: int | None) -> Address:
    return address if address.year or holds_one_year(address) else replace(address, year=year)


def _standings(side: RevisionInputs, options: DiffOptions) -> list[BlockStandings]:
    blocks = side.workspace.registry.blocks
    asked = [block for block in blocks if options.block in {None, block}]
    return [
        block_standings(side.workspace, block, side.inputs, options.basis or side.basis, options.locale)
        for block in asked
    ]


def _refuse_unknown(options: DiffOptions, titles: dict[str, Any], sides: Sequence[RevisionInputs]) -> None:
    if options.block is not None and options.block not in titles:
        known = {block for side in sides for block in side.workspace.registry.blocks}
        raise ParindexError(
            "There is no block {block} in the registry; there are: {known}.",
            block=options.block,
            known=", ".join(sorted(known)),
        )
    registries = [side.workspace.registry for side in sides]
    if options.unit is not None and not any(one.spelled(options.unit) in one.by_id for one in registries):
        raise ParindexError("There is no unit {unit} in the registry; use its id.", unit=options.unit)


def _only(options: DiffOptions, found: Differences) -> Differences:
    wanted = None if options.unit is None else options.unit.casefold()

    def asked(unit: UnitDifference) -> bool:
        return wanted in {None, unit.unit.casefold(), unit.earlier.casefold()}

    return replace(found, units=tuple(filter(asked, found.units)))


def _side(address: Address, side: RevisionInputs, options: DiffOptions) -> ComparedState:
    revision, inputs = side.revision, side.inputs
    basis = options.basis or side.basis
    return ComparedState(address.text, inputs.year, revision.number, revision.is_published, len(inputs.sheets), basis)
