"""What is missing until a year is complete: units without a sheet, and sheets that lack scores."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Basis, ScoreSheet
from parindex.model.units import Unit
from parindex.scoring import score
from parindex.sources.definitions.yaml.yaml_file import read_yaml
from parindex.sources.score_sheets.collection.unread_files import UNREAD
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.block_standings import exemptions, stored_sheets
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import stored_revision

__all__ = ["gaps", "gaps_after", "stored_gaps"]

_NAMED = 10
"""So many components are named of those that lack a score."""

Sheets = Mapping[tuple[int, str], ScoreSheet]
"""What counts, by year and unit."""


def gaps(  # noqa: PLR0913  a year, what there is of it, and how it is scored
    workspace: Workspace,
    year: int,
    sheets: Sheets,
    basis: Basis | None,
    *,
    refused: Mapping[str, str] | None = None,
    unread: Sequence[Path] = (),
    blocks: Sequence[str] | None = None,
) -> Iterator[Issue]:
    """Yield one issue for each registered unit of `year` whose scores are not complete.

    `basis` tells which scores have to be there; `None`: any sheet will do. `refused` maps units to the file
    that was refused in this run; `unread` are files that came and could not be read at all.
    """
    places = _places(workspace)
    sent = _senders(workspace, year, unread)
    for block in blocks or workspace.registry.blocks:
        members = workspace.registry.members(block, year)
        here = {unit.id: sheets[year, unit.id] for unit in members if (year, unit.id) in sheets}
        for unit in members:
            if unit.id not in here:
                yield _absent(unit, year, places[unit.id], (refused or {}).get(unit.id), sent.get(unit.id))
        if here:
            yield from _incomplete(workspace, (block, year), here, basis, places)


@one_moment
def stored_gaps(workspace: Workspace, year: int, basis: Basis | None, block: str | None = None) -> list[Issue]:
    """Return what the store lacks of a year, of all blocks or of one; by default of the scores that it counts."""
    counted = basis or stored_revision(workspace, year).basis
    sheets = {(year, one.sheet.unit): one.sheet for one in stored_sheets(workspace, year)}
    return list(gaps(workspace, year, sheets, counted, blocks=chosen_blocks(workspace, block)))


def gaps_after(
    workspace: Workspace, years: Collection[int], sheets: Sheets, basis: Basis | None, issues: Collection[Issue]
) -> Iterator[Issue]:
    """Yield what is missing of the years after sheets were read; their `issues` tell which were refused."""
    refused = {one.unit: Path(one.place.file).name for one in issues if one.unit and one.severity is Severity.ERROR}
    unread = [Path(one.place.file) for one in issues if one.code in UNREAD]
    for year in sorted(years):
        yield from gaps(workspace, year, sheets, basis, refused=refused, unread=unread)
    if not years:
        yield issue("B105", Place(str(workspace.root / workspace.settings.registry), cell="1:1"))


def _senders(workspace: Workspace, year: int, unread: Sequence[Path]) -> dict[str, str]:
    """Return the files that are named after a unit, by unit."""
    if not unread:
        return {}
    names = NameIndex(workspace.registry).of(year)
    ids = workspace.registry.by_id
    found = ((ids.get(slug(path.stem)) or names.unit(path.stem), path.name) for path in unread)
    return {unit.id: name for unit, name in found if isinstance(unit, Unit)}


def _absent(unit: Unit, year: int, place: Place, refused: str | None, unread: str | None) -> Issue:
    if refused is None and unread is not None:
        return issue("B151", place, unit=unit.id, name=unit.name, year=year, file=unread)
    if refused is None:
        return issue("B101", place, unit=unit.id, name=unit.name, year=year)
    return issue("B102", place, unit=unit.id, name=unit.name, year=year, file=refused)


def _incomplete(
    workspace: Workspace,
    group: tuple[str, int],
    sheets: Mapping[str, ScoreSheet],
    basis: Basis | None,
    places: Mapping[str, Place],
) -> Iterator[Issue]:
    """Yield the units of one block whose sheets cannot be scored, or only in part."""
    edition = workspace.edition_for(*group)
    current = []
    for unit, sheet in sheets.items():
        if (sheet.edition, sheet.digest) == (edition.key, edition.digest):
            current.append(sheet)
        else:
            yield issue("B104", places[unit], unit=unit, name=sheet.name, year=sheet.year, then=sheet.edition)
    for card in score(edition, current, basis=basis, exempt=exemptions(workspace, edition)) if basis else ():
        if card.missing:
            yield _short(card, places[card.unit])


def _short(card: Scorecard, place: Place) -> Issue:
    number = len(card.missing)
    named = ", ".join(card.missing[:_NAMED]) + (", …" if number > _NAMED else "")
    return issue("B103", place, unit=card.unit, name=card.name, year=card.sheet.year, number=number, components=named)


def _places(workspace: Workspace) -> dict[str, Place]:
    """Return the line of every unit in the registry, which is where its absence can be shown."""
    path = workspace.root / workspace.settings.registry
    document, _ = read_yaml(path)
    units = workspace.registry.units
    if document is None:
        return {unit.id: Place(str(path)) for unit in units}
    return {unit.id: document.place(("units", number)) for number, unit in enumerate(units)}
