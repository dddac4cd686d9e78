"""From the stored sheets of a year to its manifest: results down to the cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import assert_never

from parindex.language.single_line import one_line
from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.manifest import (
    BlockResults,
    Cell,
    Definition,
    DossierLine,
    HistoryLine,
    Input,
    Manifest,
    UnitResult,
)
from parindex.model.results.scorecards import BlockStandings, LeafScore, Scorecard
from parindex.model.scores import (
    Answer,
    Basis,
    Choice,
    Missing,
    NotApplicable,
    Numeric,
    Scored,
    Several,
    Tally,
    Ticks,
    Value,
)
from parindex.reporting.machine_numbers import exact
from parindex.sources.files.paths import below
from parindex.store import digest_of_entries
from parindex.workflow.years.block_standings import block_standings, checked
from parindex.workflow.years.kept_definitions import DefinitionFile
from parindex.workflow.years.workspace import Workspace

__all__ = ["Head", "manifest_of_year", "meaning", "place_in"]


@dataclass(frozen=True, slots=True)
class Head:
    """What a manifest says beside definitions, inputs and results."""

    program: str
    year: int
    revision: int
    reason: str
    previous: str
    journal: str
    published_at: str
    basis: Basis
    partial: bool
    history: tuple[HistoryLine, ...] = ()
    dossiers: tuple[DossierLine, ...] = ()


def manifest_of_year(
    workspace: Workspace, stored: Sequence[StoredSheet], definitions: Sequence[DefinitionFile], head: Head
) -> Manifest:
    """Compute everything that a manifest says.

    Raises:
        ParindexError: a unit that nobody knows, or a set that is not the one of the sheets.
    """
    return Manifest(
        parindex=head.program,
        workspace=one_line(workspace.settings.name.in_("vi")),
        year=head.year,
        revision=head.revision,
        reason=head.reason,
        previous=head.previous,
        journal=head.journal,
        published_at=head.published_at,
        basis=head.basis.value,
        partial=head.partial,
        definitions=tuple(Definition(role=one.role, path=one.path, sha256=one.sha256) for one in definitions),
        inputs=tuple(_inputs(stored, workspace.home)),
        blocks=dict(_blocks(workspace, stored, head)),
        history=head.history,
        dossiers=head.dossiers,
    )


def place_in(home: Path, path: str) -> str:
    """Return the path of a sheet as the manifest names it: relative to the workspace if it lies there."""
    known = below(path, home) if Path(path).is_absolute() else ()
    return known[0].as_posix() if known else path


def _inputs(stored: Sequence[StoredSheet], home: Path) -> Iterator[Input]:
    for one in stored:
        for arrival in one.arrivals:
            source = arrival.sheet.source
            yield Input(
                unit=arrival.sheet.unit,
                step=arrival.step or "",
                path=place_in(home, source.path),
                sheet=source.sheet,
                sha256=source.sha256,
                entries=digest_of_entries(arrival.sheet),
            )


def _blocks(workspace: Workspace, stored: Sequence[StoredSheet], head: Head) -> Iterator[tuple[str, BlockResults]]:
    inputs = checked(workspace, head.year, stored)
    for block in workspace.registry.blocks:
        if workspace.registry.members(block, head.year):
            yield block, _block(block_standings(workspace, block, inputs, head.basis, "vi"))


def _block(standings: BlockStandings) -> BlockResults:
    units = {one.card.unit: _unit(one.card, one.rank) for one in standings.standings}
    units |= {card.unit: _unit(card, None) for card in standings.incomplete}
    return BlockResults(
        title=one_line(standings.title),
        criteria=standings.edition.key,
        digest=standings.edition.digest,
        mean=exact(standings.mean),
        units=units,
        absent=dict(standings.absent),
    )


def _unit(card: Scorecard, rank: int | None) -> UnitResult:
    return UnitResult(
        name=card.name,
        points=_exact(card.points),
        applicable=_exact(card.applicable),
        index=exact(card.index),
        published=exact(card.published),
        tier=card.tier,
        rank=rank,
        missing=card.missing,
        cells={code: _cell(leaf) for code, leaf in card.leaves.items()},
    )


def _exact(number: Fraction) -> str:
    return exact(number) or "0"


def _cell(leaf: LeafScore) -> Cell:
    text = leaf.answer.text if isinstance(leaf.answer, Scored) else ""
    return leaf.stage or "", leaf.cell, text, meaning(leaf.answer), _exact(leaf.points)


def meaning(answer: Answer) -> str:
    """Say what an answer was taken for: `number 0.5`, `choice late`, `ticks a b`, `not applicable: …`, `missing`."""
    match answer:
        case Scored(value=value):
            return _value(value)
        case NotApplicable(reason=reason):
            return f"not applicable: {reason}"
        case Missing():
            return "missing"
        case _:
            assert_never(answer)


def _value(value: Value) -> str:
    match value:
        case Numeric(number=number):
            return f"number {number}"
        case Choice(key=key):
            return f"choice {key}"
        case Ticks(keys=keys):
            return " ".join(("ticks", *sorted(keys)))
        case Tally(counts=counts):
            return " ".join(("tally", *(f"{option}={count}" for option, count in counts)))
        case Several(parts=parts):
            return " ".join(("several", *(f"{part}=({_value(inner)})" for part, inner in parts)))
        case _:
            assert_never(value)
