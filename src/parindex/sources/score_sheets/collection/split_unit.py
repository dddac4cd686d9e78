"""One unit whose criteria are spread over several sheets of its workbook."""

from collections import defaultdict
from collections.abc import Sequence

from parindex.model.scores import ScoreSheet
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["GAPS", "tell_parted"]

GAPS = {"S401", "S402", "S403", "S404", "S405", "S410", "S411", "S465", "S467"}
"""What is missing in a part of a table, or of the stages, says nothing."""
_SHOWN = 8


def tell_parted(pages: Sequence[Page]) -> None:
    """Refuse sheets that each hold other criteria of one unit, and leave out what each of them lacks."""
    by_unit: dict[tuple[str, int], list[tuple[Page, ScoreSheet]]] = defaultdict(list)
    for page in pages:
        if len(page.read.sheets) == 1:
            (sheet,) = page.read.sheets
            by_unit[sheet.unit, sheet.year].append((page, sheet))
    for parts in by_unit.values():
        codes = [code for _, sheet in parts for code in sheet.by_code]
        if len(parts) > 1 and len(codes) == len(set(codes)) and all(sheet.entries for _, sheet in parts):
            _refuse(parts)


def _refuse(parts: Sequence[tuple[Page, ScoreSheet]]) -> None:
    names = "; ".join(shown(page.grid.name) for page, _ in parts)
    for number, (page, sheet) in enumerate(parts):
        codes = list(sheet.by_code)
        listed = ", ".join(codes[:_SHOWN]) + (", …" if len(codes) > _SHOWN else "")
        page.read.issues = [one for one in page.read.issues if one.code not in GAPS]
        page.tell(Problem("L116", {"sheets": names, "name": sheet.name, "components": listed}), None, sheet.unit)
        # One claim stays, so that a second file of the unit is still told.
        page.read.claims = page.read.claims if number == 0 else []
