"""From the store to the standings of one block in one year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.analysis import rank as rank_block
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.records.arrivals import StoredSheet
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis, ScoreSheet
from parindex.model.tie_breakers import property_of
from parindex.scoring import score
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.workspace import Workspace

__all__ = [
    "YearInputs",
    "block_standings",
    "checked",
    "class_weights",
    "exemptions",
    "load_year",
    "published_years",
    "refuse_without_scores",
    "stored_sheets",
    "stored_years",
]


@dataclass(frozen=True, slots=True)
class YearInputs:
    """The stored score sheets of one year, by unit."""

    year: int
    sheets: Mapping[str, ScoreSheet]


def stored_years(workspace: Workspace) -> list[int]:
    """Return the years that have sheets in the store, oldest first."""
    if not workspace.store.exists:
        return []
    with workspace.store.reading() as store:
        return store.years()


def published_years(workspace: Workspace) -> list[int]:
    """Return the years that have published results, oldest first."""
    if not workspace.store.exists:
        return []
    with workspace.store.reading() as store:
        return store.history.years()


def stored_sheets(workspace: Workspace, year: int, revision: int | None = None) -> list[StoredSheet]:
    """Return what the store holds of a year (its latest revision), checked against nothing; refuse a year without any.

    Raises:
        ParindexError: There are no scores of the year.
    """
    refuse_without_scores(workspace, year)
    with workspace.store.reading() as store:
        return store.load(year, revision)


def refuse_without_scores(workspace: Workspace, year: int) -> None:
    """Refuse a year without any sheet."""
    if year not in stored_years(workspace):
        raise _without_scores(workspace, year)


def _without_scores(workspace: Workspace, year: int) -> ParindexError:
    folder = workspace.settings.sheets.replace("{year}", str(year))
    if year in published_years(workspace):
        return ParindexError(
            "{year} is known only as published: the store has its results, but no scores that this could be done with. "
            "See them: parindex history show --year {year}. If the sheets are at hand: parindex score {folder}",
            year=year,
            folder=folder,
        )
    return ParindexError(
        "There are no scores of {year} in the store. Read the sheets first: parindex score {folder} – or, if only the "
        "published table is at hand: parindex history import FILE --year {year}",
        year=year,
        folder=folder,
    )


def load_year(workspace: Workspace, year: int) -> YearInputs:
    """Return the stored sheets of a year; refuse a year without any, or a unit that nobody knows."""
    return checked(workspace, year, stored_sheets(workspace, year))


def checked(workspace: Workspace, year: int, stored: Iterable[StoredSheet]) -> YearInputs:
    """Return sheets that can be scored; refuse a unit that nobody knows, or a set that is not the one of the sheets."""
    sheets = {one.sheet.unit: one.sheet for one in stored}
    for sheet in sheets.values():
        _check(workspace, sheet)
    return YearInputs(year, sheets)


def _check(workspace: Workspace, sheet: ScoreSheet) -> None:
    """Inputs are trusted by the arithmetic, so they must have been read with the very set of today."""
    unit = workspace.registry.by_id.get(sheet.unit)
    if unit is None or not unit.exists_in(sheet.year):
        raise ParindexError(
            "The store holds scores of {unit} for {year}, but the registry {registry} has no such unit in that "
            "year. Put the unit back, or its since and until right.",
            unit=sheet.unit,
            year=sheet.year,
            registry=workspace.settings.registry,
        )
    edition = workspace.edition_for(unit.block_in(sheet.year), sheet.year)
    if (edition.key, edition.digest) != (sheet.edition, sheet.digest):
        raise ParindexError(
            "The criteria set {now} is not the one that the sheet of {unit} for {year} was read with ({then}): "
            "its criteria, maxima or rules have changed since. Score the sheets of {year} again.",
            now=edition.key,
            then=sheet.edition,
            unit=unit.name,
            year=sheet.year,
        )


def exemptions(workspace: Workspace, edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the codes that do not apply under an edition, by unit."""
    return {unit.id: codes for unit in workspace.registry.units if (codes := edition.exempt(unit))}


def class_weights(workspace: Workspace, edition: Edition) -> dict[str, dict[str, Decimal]]:
    """Return what parts of means weigh under an edition for the class of a unit, by unit."""
    return {unit.id: own for unit in workspace.registry.units if (own := edition.class_weights(unit))}


def block_standings(workspace: Workspace, block: str, inputs: YearInputs, basis: Basis, locale: str) -> BlockStandings:
    """Score and rank one block with the sheets that there are."""
    year, sheets = inputs.year, inputs.sheets
    members = workspace.registry.members(block, year)
    expected = workspace.registry.expected(block, year, sheets.keys())
    edition = workspace.edition_for(block, year)
    received = [sheets[unit.id] for unit in members if unit.id in sheets]
    exempt, own = exemptions(workspace, edition), class_weights(workspace, edition)
    cards = score(edition, received, basis=basis, exempt=exempt, weights=own)
    if any(property_of(one) for one in edition.policy.tie_breakers):
        units = workspace.registry.by_id
        cards = [replace(card, outside=edition.outside(units[card.unit])) for card in cards]
    in_force = workspace.registry.blocks[block].in_force_in(year)
    ranked = rank_block(
        block,
        block_title(workspace, block, year, locale),
        year,
        edition,
        cards,
        unranked={unit.id for unit in members if not unit.ranked},
        absent=[(unit.id, unit.name) for unit in expected if unit.id not in sheets],
        weights=workspace.registry.weights(block),
    )
    return replace(ranked, in_force=in_force) if len(in_force) > 1 else ranked
