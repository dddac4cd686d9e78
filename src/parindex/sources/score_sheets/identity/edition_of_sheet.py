"""Which year a sheet is for, and by which edition of which criteria set it is scored."""

from collections.abc import Mapping
from pathlib import Path

from parindex.model.criteria import Edition
from parindex.model.units import Unit
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.expectation import Expectation

__all__ = ["editions_for", "the_edition", "the_year"]

Spot = tuple[tuple[int, int] | None, Problem]


def editions_for(expectation: Expectation, unit: Unit | None, year: int | None) -> tuple[Edition, ...] | Problem:
    """Return the editions of the one criteria set that applies, oldest first; `year` tells the unit's block."""
    ids = {edition.id for edition in expectation.editions}
    if unit is not None and expectation.registry is not None:
        block = expectation.registry.blocks[unit.block if year is None else unit.block_in(year)]
        wanted = block.criteria_in(year)
        if wanted not in ids:
            values = {
                "name": unit.name,
                "block": str(block.title),
                "wanted": wanted,
                "given": ", ".join(sorted(ids)),
            }
            return Problem("S206", values)
        ids = {wanted}
    if len(ids) > 1:
        return Problem("S207", {"given": ", ".join(sorted(ids))})
    found = [edition for edition in expectation.editions if edition.id in ids]
    return tuple(sorted(found, key=lambda edition: edition.edition))


def the_year(
    expectation: Expectation, titled: Mapping[int, tuple[int, int]], path: Path, editions: tuple[Edition, ...]
) -> tuple[int | None, Spot | None]:
    """Return the year asked for, or that of the title, the folder, or the only edition; and what speaks against it."""
    folders = () if expectation.year else expectation.folders.years(path)
    if len(folders) > 1:
        return None, (None, Problem("S211", {"found": ", ".join(map(str, folders))}))
    folder = folders[0] if folders else None
    asked = expectation.year or folder
    if asked is not None and titled and asked not in titled:
        year, place = next(iter(titled.items()))
        return asked, (place, Problem("S210", {"found": year, "year": asked}))
    if asked is not None:
        return asked, None
    # The only edition says nothing of a file whose folder speaks of another year.
    years = set(titled) or {*(edition.edition for edition in editions), *expectation.folders.hinted(path)}
    if len(years) == 1:
        return years.pop(), None
    return None, (None, Problem("S211", {"found": ", ".join(map(str, sorted(years)))}))


def the_edition(editions: tuple[Edition, ...], year: int) -> Edition | Problem:
    """Return the edition of the year, else the newest before it."""
    earlier = [edition for edition in editions if edition.edition <= year]
    if earlier:
        return earlier[-1]
    return Problem("S212", {"year": year, "given": ", ".join(edition.key for edition in editions)})
